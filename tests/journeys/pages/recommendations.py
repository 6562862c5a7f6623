"""A recommendation and what is said about it."""

from playwright.sync_api import Locator

from tests.journeys.pages.place import Place


class RecommendationPage(Place):
    heading = "Recommendation"

    def entries(self) -> Locator:
        """The time line, newest first."""
        return self.page.locator(".timeline > li")

    def updates(self) -> Locator:
        return self.entries().filter(has=self.page.get_by_role("heading", name="Progress update"))

    def as_at(self, day: str) -> "RecommendationPage":
        self.visitor.open(f"{self.address}?as-at={day}")
        return RecommendationPage(self.visitor)

    def correct(self, update: Locator) -> "CorrectPage":
        update.get_by_text("Where this comes from").click()
        update.get_by_role("link", name="Correct this").click()
        return CorrectPage(self.visitor)


class UpdatePage(Place):
    heading = "Record an update"

    def record(self, state: str, words: str) -> RecommendationPage:
        self.field(state).check()
        self.field("What has been done, in your words").fill(words)
        self.press("Record the update")
        return RecommendationPage(self.visitor)

    def no_change(self) -> RecommendationPage:
        self.press("No change")
        return RecommendationPage(self.visitor)


class CorrectPage(Place):
    heading = "Correct"
