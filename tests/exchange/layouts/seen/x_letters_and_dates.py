"""Welsh authority's scrutiny workbook: the number merged down over lettered parts in the next column, two columns of
updates under headings that are real dates."""

from __future__ import annotations

import datetime as dt

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update
from tests.exchange.layouts.words import lines, turn

TITLE = "Ymholiad Craffu / Scrutiny Inquiry: Loneliness and isolation"
FIRST, SECOND = dt.datetime(2025, 4, 30), dt.datetime(2025, 10, 31)
SIZES = [1, 3, 5, 1, 2, 4, 1, 2, 3, 1]
SAID = ["Accepted", "Accepted", "Accepted in part", "Accepted"]
STATES = ["Completed", "On track", "On track", "Behind schedule"]
# label, text, response, lead, first update, second update, state
Row = tuple[str, str, str, str, str, str, str]


def _groups() -> list[tuple[int, list[Row]]]:
    first, second = iter(lines(5900, 23)), iter(lines(6300, 23))
    found, at = [], 0
    for number, size in enumerate(SIZES, 1):
        rows = []
        for i in range(size):
            one, other = next(first), next(second)
            letter = f"({'abcde'[i]})" if size > 1 else ""
            later = other.news if at % 3 else ""
            said, state = turn(SAID, number), turn(STATES, at)
            rows.append((letter, one.text, said, one.owner, one.news, later, state))
            at += 1
        found.append((number, rows))
    return found


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("Argymhellion")
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"text_wrap": True, "bold": True, "bg_color": "#DDEBF7", "border": 1})
    day = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "num_format": '"Update "d mmmm yyyy'})
    sheet.write(0, 0, "Cyngor Glan Hafren Council", bold)
    sheet.write(1, 0, TITLE)
    sheet.write_row(3, 0, ["No.", "Part", "Recommendation", "Cabinet response", "Lead"], bold)
    sheet.write_datetime(3, 5, FIRST, day)
    sheet.write_datetime(3, 6, SECOND, day)
    sheet.write(3, 7, "Status", bold)
    at = 4
    for number, rows in _groups():
        if len(rows) > 1:
            sheet.merge_range(at, 0, at + len(rows) - 1, 0, number, wrap)
            sheet.merge_range(at, 3, at + len(rows) - 1, 3, rows[0][2], wrap)
        else:
            sheet.write(at, 0, number, wrap)
            sheet.write(at, 3, rows[0][2], wrap)
        for letter, text, _, lead, early, late, state in rows:
            for column, value in ((1, letter), (2, text), (4, lead), (5, early), (6, late), (7, state)):
                sheet.write(at, column, value, wrap)
            at += 1
    sheet.set_column(2, 2, 60)
    sheet.set_column(5, 6, 50)


def _truth() -> list[Truth]:
    return [
        rec(
            f"{number}{letter}",
            text,
            response=said,
            owner=lead,
            status=state,
            updates=[update(early, "30 April 2025"), update(late, "31 October 2025")],
        )
        for number, rows in _groups()
        for letter, text, said, lead, early, late, state in rows
    ]


FILES = {"inquiry.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "31 October 2025", _truth())
