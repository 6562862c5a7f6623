"""What is there for named readers only, and what is kept from the public."""

from collections.abc import Iterable

from playwright.sync_api import Locator

from tests.journeys.pages.place import Place
from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.visitor import Visitor


class RestrictPage(Place):
    heading = "Restrict to named readers"

    @classmethod
    def of(cls, visitor: Visitor) -> "RestrictPage":
        """From the page of a recommendation."""
        visitor.follow("Restrict it to named readers")
        return cls(visitor)

    def restrict(self, readers: Iterable[str], reason: str) -> "RestrictedPage":
        for name in readers:
            self.main.get_by_label(f"{name} (").check()
        self.field("Reason").fill(reason)
        self.press("Restrict it")
        return RestrictedPage(self.visitor)


class RestrictedPage(Place):
    heading = "Restricted to you and others"

    @classmethod
    def found_by(cls, visitor: Visitor) -> "RestrictedPage":
        """From the home page."""
        visitor.follow("Home")
        visitor.follow("Open them, or see who may read them")
        return cls(visitor)

    def named(self, name: str) -> Locator:
        return self.main.get_by_role("row").filter(has_text=name)

    def open(self, name: str) -> RecommendationPage:
        self.named(name).get_by_role("link", name=name, exact=True).click()
        OpenPage(self.visitor).press("Open it")
        return RecommendationPage(self.visitor)


class OpenPage(Place):
    heading = "You are about to open something restricted"


class ReadersPage(Place):
    heading = "Who may read it"


class ExemptPage(Place):
    heading = "Mark a text as exempt"

    @classmethod
    def of(cls, entry: Locator, visitor: Visitor) -> "ExemptPage":
        """From an entry of a time line."""
        entry.get_by_text("Where this comes from").click()
        entry.get_by_role("link", name="Mark as exempt").click()
        return cls(visitor)

    def mark(self, paragraph: str, reason: str, review_on: str) -> RecommendationPage:
        self.main.get_by_label(paragraph).check()
        self.main.get_by_label("Why the public interest").fill(reason)
        self.field("Looked at again on").fill(review_on)
        self.press("Mark it as exempt")
        return RecommendationPage(self.visitor)
