"""The sample's progress reports as Word tables, as an officer would have written them."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row

from followthrough.sample.facts import facts

LOADED = ("paper-2022-04", "paper-2024-01")
TO_TRY = "paper-2024-11"
COLUMNS = ("Recommendation", "Agree?", "Comment")
_WIDTHS = (Cm(10), Cm(2.5), Cm(12.5))
_NUMBERED = "recommendations-7"


@dataclass(frozen=True)
class PaperRow:
    """A row of the table: the number and text stand in one cell, the status is the comment's last line."""

    number: str
    text: str
    printed: str
    comment: str
    status: str = ""


def rows(paper: dict[str, Any]) -> list[PaperRow]:
    """The rows of a paper, in the order of its recommendations; what it adds itself comes last."""
    comments, only_named, printed = paper["comments"], paper.get("only_named", False), _printed()
    known = [
        _row(item, printed, comments.get(item["number"], {}))
        for item in facts(_NUMBERED)["recommendations"]
        if item["number"] in comments or not only_named
    ]
    return known + [PaperRow(**extra) for extra in paper.get("extra_rows", [])]


def word(paper: dict[str, Any]) -> bytes:
    """The paper as a Word document in landscape: a heading, its month and one table of three columns."""
    document = Document()
    _landscape(document)
    document.core_properties.author = facts("council")["name"]
    document.core_properties.title = paper["file"].removesuffix(".docx")
    document.add_heading(paper["title"], level=1)
    document.add_paragraph(paper["heading"])
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    _header(table)
    for row in rows(paper):
        _fill(table.add_row(), row)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def write(folder: Path) -> Path:
    """Write the paper that is not loaded into `folder`, so that an upload can be tried; gives its path."""
    paper = facts(TO_TRY)
    path = folder / str(paper["file"])
    path.write_bytes(word(paper))
    return path


def _row(item: dict[str, Any], printed: Callable[[str], str], comment: dict[str, str]) -> PaperRow:
    number = item["number"]
    return PaperRow(number, item["text"], printed(number), comment.get("text", ""), comment.get("status", ""))


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


def _header(table: Table) -> None:
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # repeated on every page
    for cell, title, width in zip(first.cells, COLUMNS, _WIDTHS, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(title).bold = True


def _fill(cells: _Row, row: PaperRow) -> None:
    contents = ([f"{row.number}) {row.text}"], [row.printed], list(_comment(row)))
    for cell, lines, width in zip(cells.cells, contents, _WIDTHS, strict=True):
        cell.width = width
        _lines(cell, lines)


def _comment(row: PaperRow) -> Iterator[str]:
    if row.comment:
        yield row.comment
    if row.status:
        yield row.status


def _lines(cell: _Cell, lines: list[str]) -> None:
    if lines:
        cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        cell.add_paragraph(line)
