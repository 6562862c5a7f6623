"""The sheet of a service review as an Excel workbook: a row a criterion, a list to choose from, cells of text."""

import io
from datetime import UTC, datetime, time
from typing import Any

from followthrough.accreditation.sheet import ANSWER, Column, Sheet
from followthrough.lib.printable import printable

_WIDTHS = {
    Column.MARK: 11,
    Column.REF: 10,
    Column.TITLE: 46,
    Column.ASKS: 20,
    Column.SO_FAR: 14,
    Column.VERDICT: 16,
    Column.EVIDENCE: 34,
    Column.NOTE: 34,
}
_LONGEST = 32_767
_GIVEN, _EDGE = "#E9EAEB", "#505A5F"
_A4 = 9
_LINE = 15.0  # points
_LETTERS_A_WIDTH = 1.1
_LONGEST_LIST = 255  # characters that Excel takes for the words of a list


def xlsx_bytes(sheet: Sheet) -> bytes:
    """The workbook, of one sheet, without an author; what is typed into it stays text, formulas too."""
    # It is large, and most processes never make a workbook.
    import xlsxwriter  # type: ignore[import-untyped] # noqa: PLC0415

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": printable(sheet.title), "created": datetime.combine(sheet.made_on, time(), UTC)})
    page, formats = book.add_worksheet("Sheet1"), _formats(book)
    page.write_string(0, 0, printable(sheet.heading), formats["title"])
    for at, sentence in enumerate(sheet.instructions, start=1):
        page.write_string(at, 0, printable(sentence), formats["plain"])
    top = len(sheet.instructions) + 2
    for at, column in enumerate(Column):
        page.set_column(at, at, _WIDTHS[column])
        page.write_string(top, at, printable(sheet.headings[column]), formats["heading"])
    page.set_row(top, max(_lines(sheet.headings[column], _WIDTHS[column]) for column in Column) * _LINE)
    for line, row in enumerate(sheet.rows, start=top + 1):
        _add(page, line, row, formats)
    _choose(page, sheet, top)
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
        "asked": book.add_format({**common, "num_format": "@"}),
    }


def _add(page: Any, line: int, row: Any, formats: dict[str, Any]) -> None:
    lines = 2.0
    for at, column in enumerate(Column):
        if column in ANSWER:
            page.write_blank(line, at, None, formats["asked"])
            continue
        text = printable(row.get(column, ""))[:_LONGEST]
        page.write_string(line, at, text, formats["given"])
        lines = max(lines, _lines(text, _WIDTHS[column]))
    page.set_row(line, min(lines * _LINE, 400))


def _lines(text: str, width: int) -> float:
    return sum(len(one) // (width * _LETTERS_A_WIDTH) + 1 for one in text.split("\n"))


def _choose(page: Any, sheet: Sheet, top: int) -> None:
    fits = len(",".join(sheet.verdicts)) <= _LONGEST_LIST and not any("," in one for one in sheet.verdicts)
    if sheet.rows and fits:
        at = list(Column).index(Column.VERDICT)
        # Another word may stay: whoever reads the sheet asks what it means.
        rule = {"validate": "list", "source": list(sheet.verdicts), "error_type": "warning"}
        page.data_validation(top + 1, at, top + len(sheet.rows), at, rule)


def _set_up(page: Any, top: int, rows: int) -> None:
    page.freeze_panes(top + 1, 2)
    page.repeat_rows(top)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.fit_to_pages(1, 0)
    page.print_area(0, 0, top + rows, len(Column) - 1)
