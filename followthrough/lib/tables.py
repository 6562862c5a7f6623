"""Rows of typed cells as CSV, JSON or an Excel workbook.

Text never becomes a formula: a workbook stores it as text; a CSV file, which has no types, gets an apostrophe
in front of text that a spreadsheet would otherwise read as a formula.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Literal

from followthrough.lib import clock
from followthrough.lib.printable import printable

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Value = str | int | date | None
Row = Mapping[str, Value]
Kind = Literal["text", "whole", "day", "moment"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST_EXCEL_TEXT = 32_767
_WIDTHS: dict[Kind, int] = {"text": 40, "whole": 12, "day": 14, "moment": 20}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in each row, its printed heading, what its cells are, and what they mean."""

    name: str
    title: str
    kind: Kind = "text"
    description: str = ""


def csv_bytes(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """A CSV file: UTF-8 with a byte order mark (Excel needs it), CRLF line ends, days as 2024-01-16, moments in UTC."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_csv_text(column.title) for column in columns])
    for row in rows:
        writer.writerow([_csv_value(row[column.name]) for column in columns])
    return out.getvalue().encode("utf-8-sig")


def json_bytes(columns: Sequence[Column], rows: Iterable[Row], *, about: Mapping[str, Value] | None = None) -> bytes:
    """A JSON object: what `about` says of the file, `fields` that describe the columns, and `rows`.

    Days are "2024-01-16", moments ISO 8601 in UTC, absent values null, text untouched but for control characters.
    """
    names = [column.name for column in columns]
    document = {
        **{name: _json_value(value) for name, value in (about or {}).items()},
        "fields": [_field(column) for column in columns],
        "rows": [{name: _json_value(row[name]) for name in names} for row in rows],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def xlsx_bytes(columns: Sequence[Column], rows: Iterable[Row], *, title: str, made_on: date) -> bytes:
    """An Excel workbook of one sheet, the same bytes for the same input; `made_on` is its only date.

    Text over Excel's 32,767 characters a cell is cut and ends in "…".
    """
    # It is large, and most processes never make a workbook.
    import xlsxwriter  # type: ignore[import-untyped] # noqa: PLC0415

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": printable(title), "created": datetime.combine(made_on, time(), UTC)})
    sheet = book.add_worksheet()
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    formats = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "whole": book.add_format({"num_format": "0", "valign": "top"}),
        "day": book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"}),
        "moment": book.add_format({"num_format": "d mmmm yyyy hh:mm", "valign": "top", "align": "left"}),
    }
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS[column.kind])
        sheet.write_string(0, at, _excel_text(column.title), heading)
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            _write(sheet, line, at, row[column.name], formats)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def _write(
    sheet: "Worksheet",
    line: int,
    at: int,
    value: Value,
    formats: Mapping[str, "Format"],
) -> None:
    if value is None:
        return
    if isinstance(value, str):
        sheet.write_string(line, at, _excel_text(value), formats["text"])
    elif isinstance(value, datetime):
        # A workbook knows no time zones: the London clock, as pages show it.
        local = value.astimezone(clock.LONDON).replace(tzinfo=None, microsecond=0)
        sheet.write_datetime(line, at, local, formats["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(line, at, datetime.combine(value, time()), formats["day"])
    else:
        sheet.write_number(line, at, value, formats["whole"])


def _excel_text(text: str) -> str:
    clean = printable(text)
    return clean if len(clean) <= _LONGEST_EXCEL_TEXT else clean[: _LONGEST_EXCEL_TEXT - 1] + "…"


def _csv_value(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _csv_text(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _csv_text(text: str) -> str:
    """`text`, after an apostrophe if a spreadsheet could take it for a formula, leading spaces or not."""
    clean = printable(text)
    dangerous = clean.startswith(_FORMULA_STARTS) or clean.lstrip().startswith(_FORMULA_STARTS)
    return f"'{clean}" if dangerous else clean


def _json_value(value: Value) -> str | int | None:
    if isinstance(value, str):
        return printable(value)
    return value.isoformat() if isinstance(value, date) else value


def _field(column: Column) -> dict[str, str]:
    return {
        "name": column.name,
        "title": column.title,
        "type": column.kind,
        "description": column.description,
    }
