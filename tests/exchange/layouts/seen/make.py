"""Helpers that the layouts of former exams share: truth rows, Word, Excel and PDF builders, files with the same bytes every time."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tests.exchange.layouts import making
from tests.exchange.layouts.making import same_zip, update

Rec = dict[str, Any]
FIXED = (2025, 1, 1, 0, 0, 0)
SPACE = "\v"  # a line break inside one paragraph; "\n" starts a new paragraph


# Truth


def rec(number: str | None, text: str, *, updates: Iterable[tuple[str | None, str]] = (), **said: str | None) -> Rec:
    """One recommendation as the document prints it; an empty cell is None, an empty update is no update."""
    values = {key: plain(value) if value else None for key, value in said.items()}
    news = [update(plain(body), date) for date, body in updates if body]
    return making.rec(number, plain(text), updates=news, **values)


def plain(text: str) -> str:
    return text.replace(SPACE, "\n")


def truth(title: str | None, as_at: str | None, recommendations: Sequence[Rec], **more: Any) -> dict[str, Any]:
    return {"title": title, "as_at": as_at, **more, "recommendations": list(recommendations)}


# Word


def document(*, landscape: bool = False) -> Doc:
    doc = Document()
    section = doc.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(1.8)
    return doc


def docx_bytes(doc: Doc) -> bytes:
    doc.core_properties.created = doc.core_properties.modified = datetime(*FIXED)
    out = io.BytesIO()
    doc.save(out)
    return same_zip(out.getvalue())


def fill(cell: _Cell, text: str, *, bold: bool = False) -> None:
    """Put text into a cell: a paragraph for each line, a line break for each SPACE."""
    first, *rest = text.split("\n")
    para(cell.paragraphs[0], first, bold=bold)
    for line in rest:
        para(cell.add_paragraph(), line, bold=bold)


def para(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    if text:
        paragraph.add_run(text.replace(SPACE, "\n")).bold = bold or None


def grid(doc: Doc, rows: Sequence[Sequence[str]], *, heads: int = 1, widths: Sequence[float] = ()) -> Table:
    table = doc.add_table(rows=len(rows), cols=max(len(r) for r in rows), style="Table Grid")
    for r, row in enumerate(rows):
        cells = table.rows[r].cells
        for c, text in enumerate(row):
            fill(cells[c], text, bold=r < heads)
            if widths:
                cells[c].width = Cm(widths[c])
    return table


def merge(table: Table, top: int, left: int, bottom: int, right: int) -> None:
    """Merge a block whose text stands in its first cell."""
    block = table.cell(top, left).merge(table.cell(bottom, right))
    for p in block.paragraphs[1:]:
        if not p.text and len(block.paragraphs) > 1:
            p._p.getparent().remove(p._p)


def element(tag: str, **attributes: str) -> Any:
    """A Word element; attributes are in Word's own namespace."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def numbering(doc: Doc, pattern: str, form: str = "decimal") -> str:
    """A new automatic list in a pattern of Word's, such as "R%1"; its id, for `numbered`."""
    root = doc.part.numbering_part.element
    made = str(700 + len(root))
    level = element("w:lvl", ilvl="0")
    level.extend([element("w:start", val="1"), element("w:numFmt", val=form), element("w:lvlText", val=pattern)])
    abstract, num = element("w:abstractNum", abstractNumId=made), element("w:num", numId=made)
    abstract.extend([element("w:multiLevelType", val="singleLevel"), level])
    num.append(element("w:abstractNumId", val=made))
    root.insert(0, abstract)
    root.append(num)
    return made


def numbered(paragraph: Paragraph, number: str) -> None:
    """Let Word count this paragraph in a list of `numbering`."""
    props = element("w:numPr")
    props.extend([element("w:ilvl", val="0"), element("w:numId", val=number)])
    paragraph._p.get_or_add_pPr().append(props)


# Excel


class Book:
    """A workbook with fixed dates and a cache of formats."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.book: Workbook = xlsxwriter.Workbook(self.out, {"in_memory": True})
        self.book.set_properties({"created": datetime(*FIXED)})
        self.formats: dict[str, Format] = {}

    def style(self, **properties: Any) -> Format:
        key = repr(sorted(properties.items(), key=str))
        if key not in self.formats:
            self.formats[key] = self.book.add_format({"text_wrap": True, "valign": "top", **properties})
        return self.formats[key]

    def sheet(self, name: str, widths: Sequence[float] = ()) -> Worksheet:
        made = self.book.add_worksheet(name)
        for c, width in enumerate(widths):
            made.set_column(c, c, width)
        return made

    def rows(self, sheet: Worksheet, top: int, rows: Sequence[Sequence[str]], **properties: Any) -> int:
        """Write rows of text from row `top` (0 first); the next free row."""
        for r, row in enumerate(rows, start=top):
            for c, text in enumerate(row):
                if text:
                    sheet.write_string(r, c, text.replace(SPACE, "\n"), self.style(**properties))
        return top + len(rows)

    def done(self) -> bytes:
        self.book.close()
        return same_zip(self.out.getvalue())


# PDF


HEAD = """
#set document(date: none, author: ())
#set text(size: 11pt, hyphenate: false, lang: "en", region: "gb")
#let lines(s) = s.split("\\n").join(linebreak())
"""


def pdf(source: str, data: Any = None, images: Mapping[str, bytes] | None = None) -> bytes:
    return making.pdf(HEAD + source, data, images)


def pages_png(source: str, data: Any = None, *, ppi: float = 90) -> list[bytes]:
    return making.typeset(HEAD + source, data, "png", ppi=ppi)
