"""A sheet to fill in as an Excel workbook: one row for each thing asked, lists to choose from, cells that are text."""

import io
from datetime import UTC, datetime, time
from typing import Any

from followthrough.lib.printable import printable
from followthrough.rounds.sheet_document import Row, Sheet
from followthrough.rounds.sheet_rows import ANSWER, Column

_WIDTHS = {
    Column.MARK: 11,
    Column.NAME: 17,
    Column.WORDING: 36,
    Column.RESPONSE: 16,
    Column.LAST: 28,
    Column.CHOICE: 13,
    Column.STATE: 15,
    Column.TEXT: 40,
    Column.REASON: 18,
    Column.EVIDENCE: 18,
    Column.UNTIL: 16,
    Column.UNTIL_REASON: 18,
    Column.WHOSE: 17,
}
_LONGEST = 32_767
_GIVEN, _ASKED, _EDGE = "#E9EAEB", "#FFFFFF", "#505A5F"
_A3 = 8  # thirteen columns would be too small to read on less; the Word sheet is for A4
_LINE = 15.0  # points
_LETTERS_A_WIDTH = 1.1


def xlsx_bytes(sheet: Sheet) -> bytes:
    """The workbook, of one sheet, without an author; what is typed into it stays text, formulas too."""
    # It is large, and most processes never make a workbook.
    import xlsxwriter  # type: ignore[import-untyped] # noqa: PLC0415

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": printable(sheet.title), "created": datetime.combine(sheet.made_on, time(), UTC)})
    page = book.add_worksheet("Sheet1")
    formats = _formats(book)
    page.write_string(0, 0, printable(sheet.title), formats["title"])
    for at, sentence in enumerate(sheet.instructions, start=1):
        page.write_string(at, 0, printable(sentence), formats["plain"])
    top = len(sheet.instructions) + 2
    for at, column in enumerate(Column):
        page.set_column(at, at, _WIDTHS[column])
        page.write_string(top, at, _heading(sheet, column), formats["heading"])
    page.set_row(top, max(_lines(_heading(sheet, column), _WIDTHS[column]) for column in Column) * _LINE)
    for line, row in enumerate(sheet.rows, start=top + 1):
        _add(page, line, row, formats)
    _lists(page, sheet, top)
    _set_up(page, top, len(sheet.rows))
    book.close()
    return out.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    common = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _EDGE}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "plain": book.add_format({}),
        "heading": book.add_format({**common, "bold": True, "bg_color": _GIVEN}),
        "given": book.add_format({**common, "bg_color": _GIVEN, "num_format": "@"}),
        # Text, so that nothing which is typed there becomes a formula, a number or a day.
        "asked": book.add_format({**common, "bg_color": _ASKED, "num_format": "@"}),
    }


def _heading(sheet: Sheet, column: Column) -> str:
    hint = sheet.hints.get(column)
    return printable(f"{sheet.headings[column]}\n{hint}" if hint else sheet.headings[column])


def _add(page: Any, line: int, row: Row, formats: dict[str, Any]) -> None:
    lines = 1.0
    for at, column in enumerate(Column):
        if column in ANSWER:
            page.write_blank(line, at, None, formats["asked"])
            continue
        text = _text(row, column)
        page.write_string(line, at, text, formats["given"])
        lines = max(lines, _lines(text, _WIDTHS[column]))
    page.set_row(line, min(lines * _LINE, 400))


def _text(row: Row, column: Column) -> str:
    text = row.cells.get(column, "")
    if column is Column.NAME and row.same_as:
        text = f"{text}\n{row.same_as}"
    clean = printable(text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


def _lines(text: str, width: int) -> float:
    return sum(len(one) // (width * _LETTERS_A_WIDTH) + 1 for one in text.split("\n"))


def _lists(page: Any, sheet: Sheet, top: int) -> None:
    if not sheet.rows:
        return
    for at, column in enumerate(Column):
        if items := sheet.lists(column):
            # Another word may stay: whoever reads the sheet asks what it means.
            rule = {"validate": "list", "source": list(items), "error_type": "warning"}
            page.data_validation(top + 1, at, top + len(sheet.rows), at, rule)


def _set_up(page: Any, top: int, rows: int) -> None:
    page.freeze_panes(top + 1, 2)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(_A3)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, top + rows, len(Column) - 1)
