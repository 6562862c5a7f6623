"""A report to a committee: begun, written, cleared, finalised."""

import re
from collections.abc import Iterable

from playwright.sync_api import Locator

from followthrough.reports.exports import MEDIA_TYPES
from tests.journeys.pages.place import Place
from tests.journeys.visitor import Visitor
from tests.packs.word import edited, updated


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

    def came_back(self, numbers: Iterable[str], words: str) -> "ReturnedPage":
        """Appendix 1 comes back, in which the updates of some recommendations say other words."""
        reply = self.page.request.get(f"{self.address}appendix-1.docx")
        data = edited(reply.body(), *(updated(number, words) for number in numbers))
        self.visitor.follow("A Word file of this version came back")
        page = CameBackPage(self.visitor)
        page.field("The file that came back").set_input_files(
            {"name": "Appendix.docx", "mimeType": MEDIA_TYPES["docx"], "buffer": data}
        )
        page.press("Show what differs")
        return ReturnedPage(self.visitor)


class CameBackPage(Place):
    heading = "A Word file of this version came back"


class ReturnedPage(Place):
    def put_last_to_owner(self) -> "ReturnedPage":
        with self.page.expect_navigation():
            self.main.get_by_role("link", name=re.compile("Put it to its owner")).last.click()
        PutPage(self.visitor).press("Put it to its owner")
        return ReturnedPage(self.visitor)


class PutPage(Place):
    heading = "Put it to its owner"


class TemplatePage(Place):
    @classmethod
    def found_by(cls, visitor: Visitor) -> "TemplatePage":
        visitor.follow("Reports")
        visitor.follow("What reports look like in Word")
        return cls(visitor)

    def built_in(self) -> bytes:
        """The template that comes with the product."""
        return self.page.request.get(f"{self.address}built-in.docx").body()

    def use(self, data: bytes, name: str) -> "TemplatePage":
        upload = {"name": name, "mimeType": MEDIA_TYPES["docx"], "buffer": data}
        self.field("Upload a template").set_input_files(upload)  # type: ignore[arg-type]
        self.press("Use this template")
        return TemplatePage(self.visitor)


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
