"""Shared builders: truth records, Word, Excel and PDF files whose bytes are the same on every call."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

import typst
import xlsxwriter
from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.exchange.papers import zipped

STAMP = dt.datetime(2024, 1, 2, 9, 0, 0)
Truth = dict[str, Any]
Merge = Literal["", "restart", "continue"]

# Inline marks in cell texts: {+inserted+} {-deleted-} {^superscript^} {=content control=} {*bold*} {#footnote id#}
# {~prompt of an empty content control~}
MARK = re.compile(r"\{([+\-^=*#~])(.*?)\1\}", re.S)


# ---- truth ---------------------------------------------------------------------------------------------------------


def plain(marked: str) -> str:
    """The text as a reader of the finished page has it: deletions and note marks gone, insertions kept."""
    text = MARK.sub(lambda m: "" if m[1] in "-^#~" else m[2], marked)
    return re.sub(r"\s+", " ", text).strip()


def update(text: str, date: str | None = None) -> dict[str, str | None]:
    return {"date": date, "text": plain(text)}


def rec(
    number: str | None,
    text: str,
    *,
    response: str | None = None,
    owner: str | None = None,
    due: str | None = None,
    status: str | None = None,
    section: str | None = None,
    updates: Iterable[dict[str, str | None]] = (),
) -> Truth:
    def value(printed: str | None) -> str | None:
        return plain(printed) or None if printed else None

    return {
        "number": number,
        "text": plain(text),
        "response": value(response),
        "owner": value(owner),
        "due": value(due),
        "status": value(status),
        "section": value(section),
        "updates": [u for u in updates if u["text"]],
    }


def truth(title: str, as_at: str | None, recommendations: list[Truth], **more: Any) -> Truth:
    return {"title": title, "as_at": as_at, "recommendations": recommendations, **more}


# ---- Word ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Cell:
    """A cell of a Word table. A newline in the text starts a paragraph, a vertical tab breaks the line."""

    text: str = ""
    span: int = 1
    merge: Merge = ""
    fill: str = ""
    bold: bool = False
    num: int | None = None
    parts: int | None = None  # the automatic list of the paragraphs after the first, where it is another


def merged(text: str, position: int, total: int, bold: bool = False) -> Cell:
    """The cell at `position` (counted from 0) of a cell merged down over `total` rows."""
    if total == 1:
        return Cell(text, bold=bold)
    return Cell("", merge="continue") if position else Cell(text, merge="restart", bold=bold)


def _run(text: str, props: str = "", tag: str = "t") -> str:
    breaks = f'</w:{tag}><w:br/><w:{tag} xml:space="preserve">'
    inner = breaks.join(escape(part) for part in text.split("\v"))
    rpr = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{rpr}<w:{tag} xml:space="preserve">{inner}</w:{tag}></w:r>'


def _marked_run(kind: str, text: str, props: str) -> str:
    who = 'w:id="7" w:author="Scrutiny Officer" w:date="2024-01-02T09:00:00Z"'
    if kind == "+":
        return f"<w:ins {who}>{_run(text, props)}</w:ins>"
    if kind == "-":
        return f"<w:del {who}>{_run(text, props, 'delText')}</w:del>"
    if kind == "^":
        return _run(text, props + '<w:vertAlign w:val="superscript"/>')
    if kind in "=~":
        empty = "<w:showingPlcHdr/>" if kind == "~" else ""
        choice = f'<w:sdtPr><w:alias w:val="Choose"/>{empty}</w:sdtPr>'
        return f"<w:sdt>{choice}<w:sdtContent>{_run(text, props)}</w:sdtContent></w:sdt>"
    if kind == "#":
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{text}"/></w:r>'
    return _run(text, "<w:b/>" + props)


def _paragraph(text: str, bold: bool = False, num: int | None = None) -> str:
    props = "<w:b/>" if bold else ""
    runs, at = [], 0
    for mark in MARK.finditer(text):
        if mark.start() > at:
            runs.append(_run(text[at : mark.start()], props))
        runs.append(_marked_run(mark[1], mark[2], props))
        at = mark.end()
    if at < len(text):
        runs.append(_run(text[at:], props))
    ppr = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr></w:pPr>' if num else ""
    return f"<w:p>{ppr}{''.join(runs)}</w:p>"


def _cell(cell: Cell | str) -> str:
    cell = Cell(cell) if isinstance(cell, str) else cell
    props = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    props += {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", "": ""}[cell.merge]
    props += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    first, *rest = cell.text.split("\n")
    paragraphs = _paragraph(first, cell.bold, cell.num)
    paragraphs += "".join(_paragraph(line, cell.bold, cell.parts or cell.num) for line in rest)
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{paragraphs}</w:tc>"


def word_table(doc: Doc, rows: Sequence[Sequence[Cell | str]], header_rows: int = 1) -> None:
    """Put a bordered table at the end of the document."""
    width = sum(c.span if isinstance(c, Cell) else 1 for c in rows[0])
    grid = f'<w:gridCol w:w="{14000 // width}"/>' * width
    lines = []
    for i, row in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if i < header_rows else ""
        cells = (Cell(c, bold=True) if i < header_rows and isinstance(c, str) else c for c in row)
        lines.append(f"<w:tr>{head}{''.join(map(_cell, cells))}</w:tr>")
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )
    doc.element.body.sectPr.addprevious(table)


def word_note(doc: Doc, text: str, style: str = "Normal") -> None:
    doc.add_paragraph(text, style=style)


def word_numbers(doc: Doc, pattern: str, form: str = "decimal") -> int:
    """A new automatic list counting 1, 2, 3 (or in another form of Word's) in a pattern, such as "R%1."; its id."""
    root = doc.part.numbering_part.element
    number = 900 + len(root)
    root.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>'
            '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        ),
    )
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def word_footnotes(doc: Doc, notes: dict[int, str]) -> None:
    """Real Word footnotes, referred to in cells by {#id#}."""
    own = "".join(
        f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for i, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    for i, text in notes.items():
        own += f'<w:footnote w:id="{i}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + text)}</w:p></w:footnote>'
    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{own}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob.encode(), doc.part.package)
    doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def word(build: Callable[[Doc], None], landscape: bool = True) -> bytes:
    doc = Document()
    section = doc.sections[0]
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    core = doc.core_properties
    core.author, core.last_modified_by, core.title, core.comments = "Democratic Services", "Democratic Services", "", ""
    core.created = core.modified = STAMP
    build(doc)
    out = io.BytesIO()
    doc.save(out)
    return same_zip(out.getvalue())


def same_zip(blob: bytes) -> bytes:
    """The same archive with every time in it fixed."""
    with zipfile.ZipFile(io.BytesIO(blob)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})


# ---- Excel ---------------------------------------------------------------------------------------------------------


def excel(build: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"author": "Democratic Services", "created": STAMP})
    build(book)
    book.close()
    return out.getvalue()


def excel_rows(sheet: Any, first: int, rows: Sequence[Sequence[Any]], form: Any = None, column: int = 0) -> int:
    """Write rows from row `first` (counted from 0), leaving empty values blank; returns the next free row."""
    for i, row in enumerate(rows, first):
        for j, value in enumerate(row, column):
            if value not in (None, ""):
                sheet.write(i, j, value, form)
    return first + len(rows)


# ---- PDF -----------------------------------------------------------------------------------------------------------


TYPST_HEAD = """
#let data = json(bytes(sys.inputs.data))
#set document(date: datetime(year: 2024, month: 1, day: 2), author: "Democratic Services")
#set text(size: 9.5pt, hyphenate: false, lang: "en", region: "GB", font: "Libertinus Serif")
"""


def pdf(source: str, data: Any = None, images: Mapping[str, bytes] | None = None) -> bytes:
    """Compile typst source; the content reaches it as JSON in `data`, so that text cannot inject markup."""
    return typeset(source, data, "pdf", images)[0]


def png(source: str, data: Any, ppi: float) -> bytes:
    """The one page of some typst source as a picture."""
    (page,) = typeset(source, data, "png", ppi=ppi)
    return page


def typeset(
    source: str, data: Any, form: Literal["pdf", "png"], images: Mapping[str, bytes] | None = None, **more: Any
) -> list[bytes]:
    """What typst makes of some source, which may show images by name: one PDF, or a picture for each page."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in {"main.typ": (TYPST_HEAD + source).encode(), **(images or {})}.items():
            Path(folder, name).write_bytes(content)
        inputs = {"data": json.dumps(data)}
        made = typst.compile(
            f"{folder}/main.typ", root=folder, format=form, ignore_system_fonts=True, sys_inputs=inputs, **more
        )
    return list(made) if isinstance(made, list) else [made]
