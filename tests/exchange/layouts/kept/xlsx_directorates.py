"""Unitary council's workbook for one review: the directorate that answers for the rows merged down beside them and no
other owner, sentences that begin with a number, a merged answer over several rows, hidden lists; 33 lines."""

from __future__ import annotations

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Commission on Poverty: what the Council is doing"
HEAD = [
    "Responsible directorate",
    "Commission’s recommendation",
    "Council’s response",
    "To be done by",
    "What we have done so far",
    "How far along?",
]
GROUPS = {"Adults and Communities": 8, "Children and Families": 10, "Place": 6, "Resources": 9}
STATES = ["Finished", "Under way", "Under way", "Yet to start"]
Row = tuple[int, Line, str, str]


def _groups() -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """Directorate, then runs of rows that share an answer."""
    made, found = list(enumerate(lines(7600, 33), 1)), []
    for name, size in GROUPS.items():
        part = made[:size]
        del made[:size]
        half = size // 2
        runs = []
        for said, rows in (("Agreed", part[:half]), ("Agreed in part", part[half:])):
            runs.append((said, [(n, one, said, turn(STATES, n)) for n, one in rows]))
        found.append((name, runs))
    return found


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("Tracker")
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F8CBAD"})
    sheet.write(0, 1, TITLE, book.add_format({"bold": True, "font_size": 16}))
    sheet.write(1, 1, "Progress at November 2025")
    sheet.write_row(2, 0, HEAD, bold)
    at = 3
    for name, runs in _groups():
        sheet.merge_range(at, 0, at + sum(len(rows) for _, rows in runs) - 1, 0, name, wrap)
        for said, rows in runs:
            sheet.merge_range(at, 2, at + len(rows) - 1, 2, said, wrap)
            for number, one, _, state in rows:
                sheet.write(at, 1, f"{number}. {one.text}", wrap)
                sheet.write_row(at, 3, [one.due, one.news, state], wrap)
                at += 1
    lists = book.add_worksheet("Data validation")
    lists.write_column(0, 0, ["Finished", "Under way", "Yet to start"])
    lists.hide()
    sheet.set_column(0, 5, 35)


def _truth() -> list[Truth]:
    return [
        rec(
            str(number),
            one.text,
            response=said,
            owner=name,
            due=one.due,
            status=state,
            updates=[update(one.news, "November 2025")],
        )
        for name, runs in _groups()
        for _, rows in runs
        for number, one, said, state in rows
    ]


FILES = {"poverty.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "November 2025", _truth())
