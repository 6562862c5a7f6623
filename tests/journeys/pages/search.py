"""The page that searches."""

from typing import Self

from playwright.sync_api import Locator

from tests.journeys.pages.place import Place
from tests.journeys.visitor import Visitor


class SearchPage(Place):
    heading = "Search"

    @classmethod
    def by_the_box(cls, visitor: Visitor, words: str) -> Self:
        """Type into the box at the top of whatever page this is, and press Enter."""
        box = visitor.page.get_by_role("searchbox", name="Search for words or numbers")
        box.fill(words)
        with visitor.page.expect_navigation():
            box.press("Enter")
        return cls(visitor)

    def again(self, words: str, look_in: str = "Everything") -> "SearchPage":
        self.field("Words or numbers").fill(words)
        self.field("Look in").select_option(look_in)
        return self._answer("Search")

    def as_at(self, day: str) -> "SearchPage":
        self.field("As at").fill(day)
        return self._answer("Show")

    def _answer(self, button: str) -> "SearchPage":
        self.press(button)
        return SearchPage(self.visitor)

    @property
    def results(self) -> Locator:
        return self.main.locator("ol.found > li")

    def found(self) -> list[str]:
        """The headings of the results."""
        return self.results.get_by_role("heading").all_inner_texts()

    def marked(self) -> set[str]:
        """The words that are marked, in small letters."""
        return {word.casefold() for word in self.results.locator("mark").all_inner_texts()}
