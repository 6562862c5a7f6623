"""A review, what changed in it, and what is entered after a committee."""

import re
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator

from tests.journeys.pages.place import Place
from tests.journeys.visitor import Visitor


class ReviewPage(Place):
    @classmethod
    def named(cls, visitor: Visitor, neutral_name: str) -> Self:
        """By the menu and the list of reviews, as people go."""
        visitor.follow("Reviews")
        visitor.sees_heading("Reviews")
        visitor.follow(neutral_name)
        visitor.page.wait_for_url("**/reviews/*-*/")
        return cls(visitor)

    def as_at(self, day: str) -> "ReviewPage":
        """The same review on another day, asked for in the box."""
        self.field("As at").fill(day)
        self.press("Show")
        return ReviewPage(self.visitor)

    def row(self, number: str) -> Locator:
        link = self.page.get_by_role("link", name=f"Recommendation {number}", exact=True)
        return self.page.get_by_role("row").filter(has=link)

    def numbers(self) -> list[str]:
        """The numbers of the rows shown, in their order."""
        headings = self.page.locator("table.recommendations tbody th")
        return [text.split()[-1] for text in headings.all_inner_texts()]

    def filter(self, label: str, choice: str) -> "ReviewPage":
        box = self.page.get_by_label(label, exact=True)
        counted = re.compile(rf"^{choice} \(\d+\)$")  # an option says how often it occurs
        box.select_option(box.locator("option").filter(has_text=counted).get_attribute("value"))
        self.press("Filter")
        return ReviewPage(self.visitor)

    def recommendation(self, number: str) -> None:
        self.visitor.follow(f"Recommendation {number}")

    def download(self, name: str, into: Path) -> Path:
        """Press a link of "Take it away"; the file under the name that the browser would give it."""
        with self.page.expect_download() as waiting:
            self.main.get_by_role("link", name=name, exact=True).click()
        path = into / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path


class ChangesPage(Place):
    heading = "What changed in"

    def between(self, since: str, until: str) -> "ChangesPage":
        self.field("Since the end of").fill(since)
        self.field("Up to the end of").fill(until)
        self.press("Compare")
        return ChangesPage(self.visitor)

    def change(self, number: str) -> Locator:
        """The part of the page about one recommendation."""
        heading = self.page.get_by_role("heading", name=f"Recommendation {number}", exact=True)
        return self.page.locator("section").filter(has=heading)


class OutcomesPage(Place):
    heading = "After a committee: responses, owners and dates"

    def cell(self, what: str, number: str) -> Locator:
        return self.field(f"{what}, recommendation {number}")
