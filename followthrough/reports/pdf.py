"""A document as a tagged PDF that claims PDF/UA-1: the same bytes for the same document."""

import json
import shutil
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from typing import Any

import typst

from followthrough.reports.document import Block, Cell, Document, Figure, Table, is_short, printable_document
from followthrough.reports.glyphs import FAMILY, face_paths, showable
from followthrough.reports.pdf_tags import with_row_headers


def pdf_bytes(document: Document) -> bytes:
    """The document as PDF: A4, tagged, bookmarked, fonts embedded, header rows repeated."""
    made = datetime.combine(document.as_at, time(), UTC)
    raw = typst.compile(
        resources.files(__package__).joinpath("templates/report.typ").read_bytes(),
        font_paths=_faces(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"report": json.dumps(_data(printable_document(document)))},
        timestamp=made,
    )
    return with_row_headers(raw)


def png_bytes(svg: str, *, pixels_per_inch: int = 220) -> bytes:
    """A figure's SVG as PNG, in the documents' own typeface, at its own size of 1 px to 0.75 pt."""
    source = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'
    made = typst.compile(
        source.encode(),
        font_paths=_faces(),
        ignore_system_fonts=True,
        format="png",
        ppi=pixels_per_inch,
        sys_inputs={"svg": showable(svg)},
    )
    if not isinstance(made, bytes):
        raise TypeError("a figure fills one page")
    return made


@cache
def _faces() -> typst.Fonts:
    """The typeface alone, so that no system's fonts and no order of files on a disk can choose another.

    Typst reads a font when it first needs it, and silently draws nothing if the file has gone by then: a first
    small document makes it read them all while they are here.
    """
    with tempfile.TemporaryDirectory() as folder:
        for path in face_paths():
            shutil.copy(path, folder)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
        if fonts.families() != [FAMILY]:
            raise RuntimeError(f"The typeface {FAMILY} is missing: install the requirements again.")
        sample = f'#set text(font: "{FAMILY}", fallback: false)\na *a* _a_ *_a_*'
        typst.compile(sample.encode(), font_paths=fonts, ignore_system_fonts=True, format="pdf")
    return fonts


def _data(document: Document) -> dict[str, Any]:
    lang, _, region = document.language.partition("-")
    whole = {
        "title": document.title,
        "heading": document.heading,
        "council_name": document.council_name,
        "as_at_line": document.as_at_line,
        "notice": document.notice,
        "font": FAMILY,
        "lang": lang,
        "region": region or "GB",
        "portrait": document.portrait,
        "blocks": [_block(block) for block in document.blocks],
    }
    return {name: _showable(value) for name, value in whole.items()}


def _block(block: Block) -> dict[str, Any]:
    data = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Table):
        data["short"] = is_short(block)
        data["rows"] = [[_cell(cell) for cell in row] for row in block.rows]
    elif isinstance(block, Figure):
        data["twin"] = _block(block.twin)
    return data


def _cell(cell: Cell) -> dict[str, Any]:
    return {"content": [{"kind": type(part).__name__.lower(), **asdict(part)} for part in cell.content]}


def _showable(value: Any) -> Any:
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, dict):
        return {name: _showable(item) for name, item in value.items()}
    return [_showable(item) for item in value] if isinstance(value, list | tuple) else value
