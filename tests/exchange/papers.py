"""Word files made for a test, from the smallest XML that Word would call a document."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.plugins.machine import BESIDE_THE_PROJECT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHARED = Path(__file__).parents[2].parent / "shared"


def shared(relative: str) -> Path:
    """A file beside the project; a machine without it skips loudly."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip(f"{BESIDE_THE_PROJECT}: {relative}, so the real trackers were not read")
    return path


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def cell(content: str, properties: str = "") -> str:
    """A cell: of paragraphs already made, or of plain text, a paragraph a line."""
    inner = content if content.startswith("<w:") else "".join(paragraph(line) for line in content.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table of rows of cells; a cell already made is kept."""
    made = ("".join(text if text.startswith("<w:tc>") else cell(text) for text in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in made) + "</w:tbl>"


def docx(body: str, before: str = "", **parts: str) -> bytes:
    """A .docx whose body is this XML; `before` stands before the root; other parts by name (numbering, styles)."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    files |= {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{xml}</w:{name}>' for name, xml in parts.items()}
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip of these files, dated alike: the same files are the same bytes at any time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


HEADINGS = ("Recommendation", "Agree?", "Comment")


def tracker(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> bytes:
    """A Word tracker of these rows under these headings."""
    return docx(table(headings, *rows))
