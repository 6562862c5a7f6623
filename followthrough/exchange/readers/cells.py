"""The tables of a Word or Excel file with every character as it was typed, for a sheet that was filled in.

The other readers fold white space and drop empty lines, which a paper can do without; an answer cannot.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from lxml import etree

from followthrough.exchange.readers.word import children, runs
from followthrough.exchange.readers.word_numbers import Numbering, W, read_numbering
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import BadPackage, Package, Why

# Tables as rows of cells; the lines of a cell are parted by "\n".
Tables = list[list[list[str]]]
NOT_A_SHEET = "This is neither a Word nor an Excel file: choose the filled sheet, a .docx or .xlsx."
TOO_HARD = (
    "This file is too large or too intricate to read: copy the answers into a new copy of the sheet and try that."
)
FAILED = "This file could not be understood: open it, save a new copy as .docx or .xlsx and try that."
_MACROS = "This file carries macros, which are not let in: save a copy without them, as .docx or .xlsx, and try that."
_OLD = "This file is protected by a password or of an old kind: save a copy without one, as .docx or .xlsx."
_WHY = {
    Why.DAMAGED: "This file is damaged or cut short: open it in Word or Excel, save a new copy and try that.",
    Why.DECLARES: "This file declares a document type, which can do harm: save a new copy from Word or Excel.",
    Why.PASSWORD: "This file is protected by a password: save a copy without the password and try that.",
    Why.TOO_BIG: TOO_HARD,
}
MOST_ROWS = 5_000  # of all tables; a round asks one recipient some dozens of things
_WIDEST = 60
_PACKED, _OLD_OFFICE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
_OUTSIDE = re.compile(r"(^|/)\.\.(/|$)|^/|\\")
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}
_LINE_ENDS = re.compile("_x000[dD]_\n?|\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def read_cells(data: bytes) -> Tables:
    """The tables of a .docx or .xlsx. Raises Unreadable with one sentence that says what to do."""
    try:
        return _tables(data)
    except BadPackage as error:
        raise Unreadable(_WHY[error.why]) from error
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # parsers that others wrote raise what they like on a broken file
        raise Unreadable(_WHY[Why.DAMAGED]) from error


def _tables(data: bytes) -> Tables:
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(_OLD)
    if not data.startswith(_PACKED):
        raise Unreadable(NOT_A_SHEET)
    package = Package(data)
    if any(_OUTSIDE.search(name) for name in package.names):
        raise Unreadable(_WHY[Why.DAMAGED])
    if any("vbaproject" in name.casefold() for name in package.names):
        raise Unreadable(_MACROS)
    package.refuse_doctypes()
    if "word/document.xml" in package:
        return list(_word(package))
    if "xl/workbook.xml" in package:
        return list(_excel(data))
    raise Unreadable(NOT_A_SHEET)


# Word ------------------------------------------------------------------------------------------------


def _word(package: Package) -> Iterator[list[list[str]]]:
    body = package.xml("word/document.xml").find(f"{W}body")
    if body is None:
        raise Unreadable(_WHY[Why.DAMAGED])
    numbering = read_numbering(*(_optional(package, f"word/{part}.xml") for part in ("numbering", "styles")))
    rows = 0
    for table in body.iter(f"{W}tbl"):
        found = [_row(row, numbering) for row in children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        rows += len(found)
        _check(rows)
        yield found


def _optional(package: Package, name: str) -> etree._Element | None:
    return package.xml(name) if name in package else None


def _row(row: etree._Element, numbering: Numbering) -> list[str]:
    return [_cell(cell, numbering) for cell in children(row, f"{W}tc")][:_WIDEST]


def _cell(cell: etree._Element, numbering: Numbering) -> str:
    return "\n".join(_paragraph(one, numbering) for one in children(cell, f"{W}p"))


def _paragraph(paragraph: etree._Element, numbering: Numbering) -> str:
    text = "".join(_run(run) for run in runs(paragraph) if not _left_to_choose(run))
    mark = numbering.mark(paragraph)
    return _clean(f"{mark} {text}" if mark else text)


def _run(run: etree._Element) -> str:
    return "".join(one.text or "" if one.tag == f"{W}t" else _BREAKS.get(one.tag, "") for one in run)


def _left_to_choose(run: etree._Element) -> bool:
    """Whether it is what a list to choose from shows before anybody has chosen."""
    control = next(run.iterancestors(f"{W}sdt"), None)
    return control is not None and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


# Excel -----------------------------------------------------------------------------------------------


def _excel(data: bytes) -> Iterator[list[list[str]]]:
    import openpyxl  # noqa: PLC0415 - it is large, and the process that asks for this reading never needs it

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    rows = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        found = []
        for row in sheet.iter_rows(max_col=_WIDEST, values_only=True):
            cells = [_printed(one) for one in row]
            if any(cells):
                found.append(cells)
                _check(rows + len(found))
        rows += len(found)
        width = max((at + 1 for row in found for at, text in enumerate(row) if text), default=0)
        yield [row[:width] for row in found]


def _printed(value: Any) -> str:
    """A value as somebody typed it. A formula is its own text: nothing is worked out."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.10g}"
    return "" if value is None else _clean(str(getattr(value, "text", value)))


def _clean(text: str) -> str:
    return _LINE_ENDS.sub("\n", text)


def _check(rows: int) -> None:
    if rows > MOST_ROWS:
        raise Unreadable("This file has more rows than any sheet of this system: check that it is the right file.")
