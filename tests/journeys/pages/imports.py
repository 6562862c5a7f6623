"""A paper on its way in."""

from pathlib import Path
from typing import Self

from playwright.sync_api import FilePayload, Locator

from tests.journeys.pages.place import Place
from tests.journeys.visitor import Visitor


class NewImportPage(Place):
    heading = "Import a paper"

    @classmethod
    def found_by(cls, visitor: Visitor) -> Self:
        """By the menu."""
        visitor.follow("Imports")
        visitor.sees_heading("Imports")
        visitor.page.get_by_role("button", name="Import a paper").click()
        return cls(visitor)

    def upload(self, paper: "Path | FilePayload") -> None:
        self.field("Upload the file").set_input_files(paper)
        self.press("Read it")

    def paste(self, table: str) -> None:
        self.field("Or paste the table").fill(table)
        self.press("Read it")


class CheckPage(Place):
    heading = "Check what was understood"

    def row(self, position: int) -> Locator:
        return self.page.locator(f"#row-{position}")

    def mend(self, position: int) -> "MendPage":
        self.page.get_by_role("link", name=f"Mend row {position}", exact=True).click()
        return MendPage(self.visitor)

    def go_on(self) -> "ConfirmPage":
        self.press("Continue")
        return ConfirmPage(self.visitor)


class MendPage(Place):
    heading = "Mend row"

    def save(self) -> CheckPage:
        self.press("Save the row")
        return CheckPage(self.visitor)


class ConfirmPage(Place):
    heading = "Confirm the import"

    def confirm(self, **fields: str) -> None:
        for label, words in fields.items():
            self.field(label.replace("_", " ")).fill(words)
        self.press("Confirm")


class ImportedPage(Place):
    """What came of a paper."""

    def undo(self, reason: str) -> "ImportedPage":
        self.press("Undo this import")
        asked = UndoPage(self.visitor)
        asked.field("Why it is undone").fill(reason)
        asked.press("Undo the import")
        self.page.wait_for_url("**/imports/*-*/")
        return ImportedPage(self.visitor)


class UndoPage(Place):
    heading = "Undo this import?"
