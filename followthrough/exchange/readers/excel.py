"""Excel workbooks: values by calamine, fills of cells by openpyxl where they may matter."""

import io
import re
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import python_calamine

from followthrough.exchange.readers.excel_conditions import conditional_fills
from followthrough.exchange.readers.excel_formats import formats_of, shown
from followthrough.exchange.readers.grid import Cell, Paper, Row, Table, cell, padded
from followthrough.exchange.readers.package import Package
from followthrough.exchange.unreadable import Unreadable

_MOST_ROWS = 50_000
_WIDEST = 200
_MOST_CELLS = 2_000_000
_MOST_CELLS_WITH_FILLS = 60_000  # openpyxl takes five times as long, so fills are read from sheets of a usual size
_SOLID = re.compile(rb"patternType=[\"']solid")
_CONDITION = b"<conditionalFormatting"
_Place = tuple[int, int]


def read_excel(data: bytes) -> Paper:
    """A table for each sheet that holds anything; hidden sheets are left out with a remark."""
    package = Package(data) if data[:2] == b"PK" else None
    if package:
        package.refuse_doctypes()
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except Exception as error:  # calamine's errors have no common base but Exception
        raise Unreadable(
            "This workbook is damaged or protected: open it in Excel, save a copy without a password and try that."
        ) from error
    paper = Paper()
    formats = formats_of(package) if package else {}
    fills = _fills(data) if data[:2] == b"PK" and _cells(book) <= _MOST_CELLS_WITH_FILLS else {}
    for sheet in book.sheets_metadata:
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != python_calamine.SheetVisibleEnum.Visible:
            paper.remarks.append(f"The sheet “{sheet.name}” is hidden and was not read.")
            continue
        table = _table(book, sheet.name, fills.get(sheet.name, {}), formats.get(sheet.name, {}))
        if table.rows:
            paper.blocks.append(table)
    if not paper.blocks:
        raise Unreadable("This workbook is empty: check that it is the right file and that its sheet is not hidden.")
    return paper


def _cells(book: python_calamine.CalamineWorkbook) -> int:
    sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    return sum(sheet.total_height * sheet.total_width for sheet in sheets)


def _table(
    book: python_calamine.CalamineWorkbook, name: str, fills: dict[_Place, str], formats: dict[_Place, str]
) -> Table:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > _MOST_ROWS or sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise Unreadable(
            f"The sheet “{name[:40]}” has more rows or columns than a tracker can have: delete the empty ones "
            f"and save it."
        )
    values = sheet.to_python(skip_empty_area=False)
    merged = _merged(sheet.merged_cell_ranges or [])
    width = min(max((_last(row) for row in values), default=0), _WIDEST)
    table = Table(f"sheet {name}")
    for at, row in enumerate(values):
        cells = [_cell(values, merged, fills, formats, at, column) for column in range(min(len(row), width))]
        if any(one.lines or one.fill for one in cells):
            table.rows.append(Row(at + 1, padded(cells, width)))
    return table if any(one.lines for row in table.rows for one in row.cells) else Table(table.place)


def _last(row: list[Any]) -> int:
    return max((at + 1 for at, value in enumerate(row) if value not in ("", None)), default=0)


def _cell(
    values: list[list[Any]],
    merged: dict[_Place, _Place],
    fills: dict[_Place, str],
    formats: dict[_Place, str],
    row: int,
    column: int,
) -> Cell:
    origin = merged.get((row, column), (row, column))
    fill = fills.get(origin) or None
    if origin == (row, column) or (origin[0] < row and origin[1] == column and origin[0] < len(values)):
        printed = _printed(values[origin[0]][origin[1]], formats.get(origin))
        return cell(printed, fill=fill, merged="" if origin == (row, column) else "above")
    return Cell(merged="left")


def _merged(ranges: list[tuple[_Place, _Place]]) -> dict[_Place, _Place]:
    """Each place inside a merged cell and where that cell starts; only as far as a tracker can reach."""
    origins: dict[_Place, _Place] = {}
    for (top, left), (bottom, right) in ranges[:20_000]:
        for row in range(top, min(bottom, _MOST_ROWS) + 1):
            if len(origins) > _MOST_CELLS // 2:
                raise Unreadable(
                    "This workbook merges more cells than a tracker has: copy the table into a new workbook."
                )
            for column in range(left, min(right, _WIDEST) + 1):
                if (row, column) != (top, left):
                    origins[row, column] = (top, left)
    return origins


def _printed(value: Any, code: str | None) -> str:
    """A value as a person reads it in the sheet: a day in figures as 30/07/2025, a whole number without its ".0"."""
    said = shown(value, code)
    if said is not None:
        return said
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return "" if value is None or isinstance(value, (time, timedelta)) else str(value)


def _fills(data: bytes) -> dict[str, dict[_Place, str]]:
    """The solid fills of each sheet, by place; nothing where openpyxl cannot read them."""
    package = Package(data)
    if not _has_fills(package):
        return {}
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception:  # fills are a help; a file that calamine has read is not refused for them
        return {}
    found: dict[str, dict[_Place, str]] = {}
    for sheet in book.worksheets:
        if (sheet.max_row or 0) * (sheet.max_column or 0) > 400_000:
            continue
        for row in sheet.iter_rows():
            for one in row:
                colour = _colour(one)
                if colour:
                    found.setdefault(sheet.title, {})[one.row - 1, one.column - 1] = colour
        found[sheet.title] = {**found.get(sheet.title, {}), **conditional_fills(sheet)}
    return found


def _has_fills(package: Package) -> bool:
    """Whether a style or a condition may fill a cell."""
    styles = package.part("xl/styles.xml") if "xl/styles.xml" in package else b"patternType='solid'"
    sheets = (name for name in package.names if name.startswith("xl/worksheets/"))
    return bool(_SOLID.search(styles)) or any(_CONDITION in package.part(name) for name in sheets)


def _colour(one: Any) -> str | None:
    if not one.has_style or one.fill.fill_type != "solid":
        return None
    colour = one.fill.fgColor.rgb
    return (
        colour[-6:]
        if isinstance(colour, str) and re.fullmatch(r"[0-9A-F]{8}", colour) and colour[-6:] != "FFFFFF"
        else None
    )
