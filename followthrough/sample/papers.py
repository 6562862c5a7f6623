"""The sample's progress reports as Word tables, as an officer would have written them."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table
from docx.table import _Row as TableRow

from followthrough.sample.facts import Facts, facts

LOADED = ("paper-2022-04", "paper-2024-01")
TO_TRY = "paper-2024-11"
_WIDTHS = {"Recommendation": Cm(9), "Agree?": Cm(2.5), "Due": Cm(3), "Comment": Cm(10.5)}
_NUMBERED = "recommendations-7"


@dataclass(frozen=True)
class PaperRow:
    """A row of the table: the number and text stand in one cell, the status is the comment's last line."""

    number: str
    section: str
    text: str
    printed: str
    comment: str = ""
    status: str = ""
    due: str = ""

    def cell(self, column: str) -> list[str]:
        """What stands in a column, a paragraph each."""
        cells = {
            "Recommendation": [f"{self.number}) {self.text}"],
            "Agree?": [self.printed],
            "Due": [self.due],
            "Comment": [self.comment, self.status],
        }
        return [line for line in cells[column] if line]


def rows(paper: Facts) -> list[PaperRow]:
    """The rows of a paper in the order of its recommendations; what it adds comes last in its section."""
    comments, only_named, printed = paper["comments"], paper.get("only_named", False), _printed()
    known = [
        _row(item, printed, comments.get(item["number"], {}))
        for item in facts(_NUMBERED)["recommendations"]
        if item["number"] in comments or not only_named
    ]
    sections = list(dict.fromkeys(row.section for row in known))
    every = known + [PaperRow(**extra) for extra in paper.get("extra_rows", [])]
    return sorted(every, key=lambda row: sections.index(row.section))


def word(paper: Facts) -> bytes:
    """The paper as a Word document in landscape: a heading and one table, with a row for each section."""
    document = Document()
    _landscape(document)
    document.core_properties.author = facts("council")["name"]
    document.core_properties.title = paper["file"].removesuffix(".docx")
    document.add_heading(paper["title"], level=1)
    columns = paper["columns"]
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    _header(table, columns)
    for section, group in groupby(rows(paper), key=lambda row: row.section):
        _section(table, section)
        for row in group:
            _fill(table.add_row(), columns, row)
    for column, title in zip(table.columns, columns, strict=True):
        column.width = _WIDTHS[title]
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def write(folder: Path) -> Path:
    """Write the paper that is not loaded into `folder`, so that an upload can be tried; gives its path."""
    paper = facts(TO_TRY)
    path = folder / str(paper["file"])
    path.write_bytes(word(paper))
    return path


def _row(item: Facts, printed: Callable[[str], str], comment: dict[str, str]) -> PaperRow:
    return PaperRow(
        number=item["number"],
        section=item["section"],
        text=item["text"],
        printed=printed(item["number"]),
        comment=comment.get("text", ""),
        status=comment.get("status", ""),
        due=comment.get("due", ""),
    )


def _printed() -> Callable[[str], str]:
    """What a paper prints as the response to a number."""
    responses = facts("responses")
    kinds = {number: kind for kind in ("agreed_in_part", "not_agreed") for number in responses[kind]}
    return lambda number: str(responses["printed"][kinds.get(number, "agreed")])


def _landscape(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(10.5)


def _header(table: Table, columns: list[str]) -> None:
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    for cell, title in zip(first.cells, columns, strict=True):
        cell.paragraphs[0].add_run(title).bold = True


def _section(table: Table, section: str) -> None:
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    cells[0].merge(cells[-1]).paragraphs[0].add_run(section).bold = True


def _fill(into: TableRow, columns: list[str], row: PaperRow) -> None:
    for cell, title in zip(into.cells, columns, strict=True):
        first, *more = row.cell(title) or [""]
        cell.width = _WIDTHS[title]
        cell.paragraphs[0].text = first
        for line in more:
            cell.add_paragraph(line)
