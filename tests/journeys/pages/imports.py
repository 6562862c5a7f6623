"""A paper on its way in."""

import re
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

    def paste_from_word(self, page: str, text: str) -> None:
        """As a browser does it: the table as a page and as text, of which it puts the text into the field."""
        self.field("Or paste the table").evaluate(
            """(area, [page, text]) => {
              const data = new DataTransfer()
              data.setData('text/html', page)
              data.setData('text/plain', text)
              area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
              area.value = text
              area.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }))
            }""",
            [page, text],
        )


class CheckPage(Place):
    heading = "Check what was understood"

    def row(self, position: int) -> Locator:
        return self.page.locator(f"#row-{position}")

    def tables(self) -> list[str]:
        """What became of each table of the paper."""
        cells = self.page.get_by_role("table", name="Tables in this paper").get_by_role("cell")
        return cells.filter(has_text=re.compile("^(Read|Left out)[:,]")).all_inner_texts()

    def choose_table(self, name: str, button: str) -> "CheckPage":
        with self.page.expect_navigation():
            self.page.get_by_role("row", name=name).get_by_role("button", name=button).click()
        return CheckPage(self.visitor)

    def mend(self, position: int) -> "MendPage":
        self.page.get_by_role("button", name=f"Mend row {position}", exact=True).click()
        return MendPage(self.visitor)

    def groups(self) -> list[str]:
        """The headings of the groups beside the review, each with its count."""
        return self.page.locator("form h3.govuk-heading-m").all_inner_texts()

    def choose(self, position: int) -> "MatchPage":
        name = f"Choose another recommendation for row {position}"
        self.page.get_by_role("button", name=name, exact=True).click()
        return MatchPage(self.visitor)

    def go_on(self) -> "ConfirmPage":
        self.press("Continue")
        return ConfirmPage(self.visitor)


class MendPage(Place):
    heading = "Mend row"

    def save(self) -> CheckPage:
        self.press("Save the row")
        return CheckPage(self.visitor)


class MatchPage(Place):
    heading = "Which recommendation is row"

    def save(self) -> CheckPage:
        self.press("Save")
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
