"""National audit body's tracker of 2,000 recommendations in Excel: a sheet for the notes, one for each of three sessions
with real dates and filters, one of totals and one of lists; the columns stand in another order on the oldest sheet."""

from __future__ import annotations

import datetime as dt

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, excel_rows, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Recommendations tracker"
HEAD = [
    "Report title",
    "HC number",
    "Rec no.",
    "Recommendation",
    "Accepted / Rejected",
    "Audited body",
    "Implementation date",
    "Implementation status",
    "Body’s latest comments",
]
OLD = [0, 1, 2, 5, 3, 4, 7, 6, 8]  # the order of the columns on the oldest sheet
SESSIONS = {"2024-25": 600, "2023-24": 700, "2022-23": 700}
REPORTS = [
    "Managing the prison estate",
    "Local roads",
    "Children’s homes",
    "Flood defences",
    "Student finance",
    "Farm payments",
    "Court backlogs",
    "Vaccines",
    "Rail franchises",
    "Digital tax",
]
BODIES = ["Ministry of Works", "Department for Roads", "Health Department", "Revenue Office", "Courts Service"]
STATES = ["Implemented", "Work in progress", "Implemented", "Not implemented", "No longer relevant"]
Row = tuple[str, str, str, Line, str, str, dt.date | None, str]


def _sheets() -> dict[str, list[Row]]:
    pool, found, at = lines(3000, sum(SESSIONS.values())), {}, 0
    for s, (name, size) in enumerate(SESSIONS.items()):
        rows: list[Row] = []
        for i, one in enumerate(pool[at : at + size]):
            report = i // 10
            title = f"{REPORTS[report % 10]} ({report // 10 + 1})"
            said = "Rejected" if i % 17 == 3 else "Partially accepted" if i % 13 == 2 else "Accepted"
            due = None if said == "Rejected" else dt.date(2024 + (i % 3), i % 12 + 1, i % 28 + 1)
            state = "" if said == "Rejected" else turn(STATES, i)
            code = f"HC {100 + s * 200 + report}"
            rows.append((title, code, "abcdefghij"[i % 10], one, said, BODIES[report % 5], due, state))
        found[name] = rows
        at += size
    return found


def _build(book: Workbook) -> None:
    notes = book.add_worksheet("Read me")
    excel_rows(notes, 0, [[TITLE], ["Data as at 31 October 2025"], ["One row is one recommendation."], [""]])
    excel_rows(notes, 5, [["Term", "Meaning"], ["Implemented", "The body says that all of it has been done"]])
    head = book.add_format({"bold": True, "bg_color": "#1F3864", "font_color": "white", "text_wrap": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in _sheets().items():
        sheet = book.add_worksheet(name)
        order = OLD if name == "2022-23" else list(range(9))
        sheet.write(0, 0, f"Session {name}")
        sheet.write_row(2, 0, [HEAD[c] for c in order], head)
        for r, (title, code, letter, one, said, body, due, state) in enumerate(rows, 3):
            values = [title, code, letter, one.text, said, body, due, state, one.news]
            for at, c in enumerate(order):
                value = values[c]
                if isinstance(value, dt.date):
                    sheet.write_datetime(r, at, dt.datetime(value.year, value.month, value.day), day)
                elif value:
                    sheet.write(r, at, value)
        sheet.autofilter(2, 0, 2 + len(rows), 8)
        sheet.freeze_panes(3, 0)
    totals = book.add_worksheet("Totals")
    excel_rows(totals, 0, [["Session", "Recommendations", "Implemented"]])
    excel_rows(totals, 1, [[name, size, size // 2] for name, size in SESSIONS.items()])
    lists = book.add_worksheet("Lists")
    excel_rows(lists, 0, [["Status list"], *[[state] for state in dict.fromkeys(STATES)]])


def _truth() -> list[Truth]:
    return [
        rec(
            letter,
            one.text,
            response=said,
            owner=body,
            due=f"{due:%d/%m/%Y}" if due else None,
            status=state,
            section=title,
            updates=[update(one.news)],
        )
        for rows in _sheets().values()
        for title, _, letter, one, said, body, due, state in rows
    ]


FILES = {"tracker.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "31 October 2025", _truth())
