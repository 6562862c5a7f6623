"""Combined authority's workbook: cover, one sheet for each theme under three title rows, RAG as a fill only beside a
status word, real dates shown as dd/mm/yyyy, a key and a hidden sheet of lists; met where a programme office keeps
the tracker."""

from __future__ import annotations

import datetime as dt

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, excel_rows, rec, truth, update

HEAD = [
    "ID",
    "Recommendation",
    "CA response",
    "Senior Responsible Owner",
    "Milestone date",
    "RAG",
    "Position",
    "Commentary (October 2025)",
]
Due = dt.date | str
Row = tuple[str, str, str, str, Due, str, str, str]
# id, recommendation, response, owner, milestone, colour, position, commentary
SHEETS: dict[str, list[Row]] = {
    "Buses": [
        (
            "B1",
            "That the Mayor’s franchising assessment is published with the auditor’s opinion beside it, and that "
            "a plain summary of no more than four pages is put in every library and bus station.",
            "Accept",
            "Director of Transport",
            dt.date(2025, 3, 31),
            "g",
            "Delivered",
            "Published 28 March; summary in 61 libraries and 9 bus stations.",
        ),
        (
            "B2",
            "That fares for under-19s be capped at £1 until at least July 2026.",
            "Accept",
            "Head of Bus Services",
            dt.date(2025, 9, 1),
            "g",
            "Delivered",
            "Cap in place from 1 Sept. 418,000 journeys in the first five weeks, against a forecast of 390k.",
        ),
        (
            "B3",
            "That the Authority works with operators to put audio-visual announcements on all vehicles ahead of the "
            "statutory deadline, giving priority to routes that serve hospitals.",
            "Accept",
            "Head of Bus Services",
            dt.date(2026, 10, 1),
            "a",
            "On track",
            "68% of vehicles fitted.",
        ),
        (
            "B4",
            "That a night bus pilot be run from Saltmere to Merrowbridge.",
            "Reject",
            "Head of Bus Services",
            "",
            "",
            "",
            "Cost per passenger was put at £31; the business case failed.",
        ),
    ],
    "Skills": [
        (
            "S1",
            "That Skills Bootcamp providers be paid partly by results, meaning a job held for 13 weeks or more, "
            "and that the scheme is tested with two providers first.",
            "Accept in part",
            "Director of Skills",
            dt.date(2026, 1, 5),
            "a",
            "Delayed",
            "DfE rules cap the results element at 10%. One provider signed up; 2nd has asked for more time.",
        ),
        (
            "S2",
            "That the Authority brings together the seven councils’ adult learning services to agree one on-line "
            "prospectus.",
            "Accept",
            "Adult Skills Fund Manager",
            "Spring 2026",
            "a",
            "On track",
            "Five of seven are content. Meeting with the other two on 12/11.",
        ),
        (
            "S3",
            "Ask employers what they need – every year, not every 3.",
            "Accept",
            "Head of Research",
            dt.date(2025, 7, 18),
            "r",
            "Overdue",
            "Survey went out in September; results due in the new year.",
        ),
    ],
    "Housing & land": [
        (
            "H1",
            "That the Brownfield Fund’s scoring gives weight to homes for social rent, with at least 20 points "
            "out of 100, from the next round onwards.",
            "Accept",
            "Director of Housing & Land",
            dt.date(2025, 11, 28),
            "g",
            "On track",
            "Revised scoring goes to the Housing Board on 20 November.",
        ),
        (
            "H2",
            "That the Mayor convenes a summit on retrofit skills jointly with the registered providers and the "
            "colleges.",
            "Accept",
            "Director of Housing & Land",
            "TBC",
            "r",
            "Not started",
            "",
        ),
        (
            "H3",
            "That sites be listed in a public register within ten days of being bought.",
            "Accept in principle",
            "Head of Estates",
            dt.date(2026, 4, 30),
            "a",
            "On track",
            "Register built. Exempt items need a legal view (commercial confidentiality) before it is switched on.",
        ),
    ],
}
FILL = {"g": "#00B050", "a": "#FFC000", "r": "#FF0000"}


def _sheet(book: Workbook, name: str, rows: list[Row]) -> None:
    sheet, wrap = book.add_worksheet(name), book.add_format({"text_wrap": True, "valign": "top"})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    sheet.merge_range(0, 0, 0, 7, "South Fenland Combined Authority – Overview & Scrutiny recommendations", bold)
    sheet.write(1, 0, f"Theme: {name}")
    sheet.write(2, 0, "Please do not insert columns – this sheet feeds the Board pack")
    excel_rows(sheet, 4, [HEAD], bold)
    for i, row in enumerate(rows, 5):
        excel_rows(sheet, i, [row[:4]], wrap)
        excel_rows(sheet, i, [row[6:]], wrap, column=6)
        if isinstance(row[4], dt.date):
            sheet.write_datetime(i, 4, dt.datetime.combine(row[4], dt.time()), day)
        elif row[4]:
            sheet.write(i, 4, row[4], wrap)
        if row[5]:
            sheet.write_blank(i, 5, None, book.add_format({"bg_color": FILL[row[5]]}))
    sheet.set_column(1, 1, 60)
    sheet.set_column(7, 7, 60)
    sheet.freeze_panes(5, 2)


def _build(book: Workbook) -> None:
    cover = book.add_worksheet("Cover")
    excel_rows(
        cover,
        1,
        [
            ["South Fenland Combined Authority"],
            ["Tracker of scrutiny recommendations"],
            ["Position at 31 October 2025"],
            ["Owner: Governance and Scrutiny Officer"],
        ],
        column=1,
    )
    for name, rows in SHEETS.items():
        _sheet(book, name, rows)
    key = book.add_worksheet("Key")
    excel_rows(
        key,
        0,
        [
            ["Colour", "Meaning"],
            ["Green", "Delivered or on course"],
            ["Amber", "Some risk to the date"],
            ["Red", "Will not be met without help"],
        ],
    )
    lists = book.add_worksheet("Lists")
    excel_rows(lists, 0, [["Position"], ["Delivered"], ["On track"], ["Delayed"], ["Overdue"], ["Not started"]])
    lists.hide()


def _truth() -> list[Truth]:
    def due(value: Due) -> str:
        return value if isinstance(value, str) else f"{value:%d/%m/%Y}"

    return [
        rec(
            number,
            text,
            response=response,
            owner=owner,
            due=due(when),
            status=position,
            section=name,
            updates=[update(news, "October 2025")],
        )
        for name, rows in SHEETS.items()
        for number, text, response, owner, when, _, position, news in rows
    ]


FILES = {"tracker.xlsx": lambda: excel(_build)}
TRUTH = truth("Tracker of scrutiny recommendations", "31 October 2025", _truth())
