"""OpenDocument files made for a test, from the smallest XML that LibreOffice would call a document."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.exchange.papers import HEADINGS, zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing"}
NAMES = " ".join(f'xmlns:{prefix}="{_ODF}{name}:1.0"' for prefix, name in _PREFIXES.items())
NAMES += f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0"'
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest:manifest>'
)
MIMETYPE = "application/vnd.oasis.opendocument."


def p(text: str, style: str = "") -> str:
    """A paragraph; a text that is XML already is kept."""
    inner = text if text.startswith("<") else escape(text)
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def cell(content: str, more: str = "") -> str:
    """A cell: of paragraphs already made, or of plain text, a paragraph a line; `more` are its attributes."""
    inner = content if content.startswith("<") else "".join(p(line) for line in content.split("\n") if line)
    return f"<table:table-cell {more}>{inner}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def row(*cells: str, more: str = "") -> str:
    """A row of cells; one already made is kept."""
    made = "".join(one if one.startswith("<table:") else cell(one) for one in cells)
    return f"<table:table-row {more}>{made}</table:table-row>"


def table(*rows: Sequence[str] | str, name: str = "Table1", more: str = "") -> str:
    """A table of rows; one already made is kept."""
    made = "".join(one if isinstance(one, str) else row(*one) for one in rows)
    return f'<table:table table:name="{name}" {more}>{made}</table:table>'


def item(text: str, more: str = "", inner: str = "") -> str:
    """An item of a list, and the list within it."""
    return f"<text:list-item {more}>{p(text)}{inner}</text:list-item>"


def listed(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(items)}</text:list>"


def content(body: str, styles: str = "", kind: str = "text", before: str = "") -> str:
    """content.xml; `before` stands before the root."""
    return (
        f"{before}<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )


def package(kind: str, xml: str, **parts: str | bytes) -> bytes:
    """A package of this kind ("text", "spreadsheet"); other parts by name."""
    files: dict[str, str | bytes] = {"mimetype": MIMETYPE + kind, "META-INF/manifest.xml": MANIFEST.format("")}
    return zipped({**files, "content.xml": xml, **parts})


def odt(body: str, styles: str = "", named: str = "") -> bytes:
    """A text document; `styles` are automatic ones, `named` those of styles.xml."""
    common = f"<office:document-styles {NAMES}><office:styles>{named}</office:styles></office:document-styles>"
    return package("text", content(body, styles), **{"styles.xml": common})


def ods(*sheets: str, styles: str = "") -> bytes:
    """A workbook of these tables."""
    return package("spreadsheet", content("".join(sheets), styles, "spreadsheet"))


def tracker(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> bytes:
    """A text document with a tracker of these rows under these headings."""
    return odt(table(headings, *rows))
