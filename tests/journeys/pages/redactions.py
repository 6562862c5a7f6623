"""Words on their way out."""

from typing import Self

from tests.journeys.pages.place import Place
from tests.journeys.visitor import Visitor


class AskPage(Place):
    heading = "Ask for words to be redacted"

    @classmethod
    def found_by(cls, visitor: Visitor) -> Self:
        """By the menu."""
        visitor.follow("Redactions")
        visitor.sees_heading("Redactions")
        visitor.page.get_by_role("main").get_by_role("button", name="Ask for words to be redacted").click()
        return cls(visitor)

    def ask(self, words: str, reason: str) -> "RedactionPage":
        """Look where the words stand, then ask."""
        self.field("Words to be redacted").fill(words)
        self.field("Reason").fill(reason)
        self.press("Look where they stand")
        self.page.get_by_role("button", name="Ask for the redaction").wait_for()
        again = AskPage(self.visitor)
        again.press("Ask for the redaction")
        return RedactionPage(self.visitor)


class RedactionPage(Place):
    heading = "A redaction"

    def approve(self) -> "RedactionPage":
        self.press("Approve")
        ApprovePage(self.visitor).press("Yes, take them out")
        return RedactionPage(self.visitor)


class ApprovePage(Place):
    heading = "Take these words out everywhere?"
