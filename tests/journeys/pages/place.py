"""What every page has: a heading by which it is known, an address, and nothing for axe to find."""

from typing import ClassVar

from playwright.sync_api import Locator, Page, expect

from tests.journeys.visitor import Visitor


class Place:
    """A page that the visitor has come to. Making one waits for its heading.

    A visitor's first page of each kind is scanned: a scan of 48 rows takes longer than all else that is done there.
    """

    heading: ClassVar[str] = ""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        visitor.sees_heading(self.heading)
        self.address = visitor.page.url.split("?")[0].split("#")[0]
        if type(self) not in visitor.scanned:
            visitor.scanned.add(type(self))
            visitor.scan()

    @property
    def page(self) -> Page:
        return self.visitor.page

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def button(self, name: str) -> Locator:
        return self.main.get_by_role("button", name=name, exact=True)

    def field(self, label: str) -> Locator:
        return self.main.get_by_label(label, exact=True)

    def press(self, name: str) -> None:
        """Press a button, and wait for the page that it leads to: often one of the same heading and address."""
        with self.page.expect_navigation():
            self.button(name).click()

    def done(self) -> str:
        """What the page says has just been done."""
        return self.page.locator(".govuk-notification-banner__heading").inner_text()

    def problems(self) -> list[str]:
        """The lines of the error summary, once it is there."""
        lines = self.page.locator(".govuk-error-summary__list li")
        expect(lines.first).to_be_visible()
        return lines.all_inner_texts()


class SummaryOfProblems(Place):
    """The same page again, with what is wrong at its top."""

    def __init__(self, visitor: Visitor) -> None:
        expect(visitor.page.locator(".govuk-error-summary")).to_be_visible()
        super().__init__(visitor)
