"""A report to a committee: begun, written, cleared, finalised."""

import re

from playwright.sync_api import Locator

from tests.journeys.pages.place import Place
from tests.journeys.visitor import Visitor


class BeginPage(Place):
    heading = "Begin a report to a committee"

    @classmethod
    def of(cls, visitor: Visitor) -> "BeginPage":
        """From the page of a review."""
        visitor.follow("Begin a report to a committee")
        return cls(visitor)

    def begin(self, day: str, layout: str) -> "ReportPage":
        meeting = self.field("Meeting").locator("option", has_text=day).first.get_attribute("value")
        self.field("Meeting").select_option(meeting)
        self.field("Layout").select_option(label=f"{layout} (comes with Followthrough)")
        self.press("Begin the report")
        return ReportPage(self.visitor)


class ReportPage(Place):
    """The desk at which a report is written."""

    def fill_in_the_front_page(self, words: str) -> "ReportPage":
        self.visitor.follow("Front page and lists")
        page = FrontPage(self.visitor)
        for box in page.empty():
            box.fill(words)
        page.press("Save")
        return ReportPage(self.visitor)

    def write(self, section: str, words: str) -> "ReportPage":
        self.visitor.follow(section)
        page = SectionPage(self.visitor)
        page.field(section).fill(words)
        page.press("Save")
        return ReportPage(self.visitor)

    def clear(self, name: str) -> "ReportPage":
        with self.page.expect_navigation():
            self.main.get_by_role("link", name=re.compile(f"Record a clearance.*{name}")).click()
        page = ClearPage(self.visitor)
        page.field("Cleared by").fill(f"The {name.lower()}")
        page.press("Record the clearance")
        return ReportPage(self.visitor)

    def finalise(self) -> "VersionPage":
        self.visitor.follow("Finalise the report")
        FinalisePage(self.visitor).press("Finalise the report")
        return VersionPage(self.visitor)


class FrontPage(Place):
    heading = "Front page and lists"

    def empty(self) -> list[Locator]:
        return [box for box in self.main.get_by_role("textbox").all() if not box.input_value()]


class SectionPage(Place):
    pass


class ClearPage(Place):
    heading = "Record a clearance"


class FinalisePage(Place):
    heading = "Finalise the report"


class VersionPage(Place):
    heading = "Version"


class LayoutsPage(Place):
    heading = "How reports are laid out"


class AddLayoutPage(Place):
    heading = "Add a layout"

    @classmethod
    def found_by(cls, visitor: Visitor, start: str) -> "AddLayoutPage":
        """By the menu, from a layout that comes with the product."""
        visitor.follow("Reports")
        visitor.follow("How reports are laid out")
        page = LayoutsPage(visitor)
        with page.page.expect_navigation():
            page.main.get_by_role("link", name=re.compile(f"Start from it.*{start}")).click()
        return cls(visitor)

    def add(self, name: str) -> "LayoutPage":
        self.field("Name").fill(name)
        self.press("Add the layout")
        return LayoutPage(self.visitor)


class LayoutPage(Place):
    pass
