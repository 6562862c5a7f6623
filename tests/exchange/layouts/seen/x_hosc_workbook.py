"""Joint health overview committee's workbook: two sheets with the same table for open and closed items, dates in real
cells beside typed ones, words for RAG, comments on cells, footnotes under the table; 54 lines."""

from __future__ import annotations

import datetime as dt

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "JHOSC recommendations and actions log"
HEAD = ["Meeting", "Ref", "Recommendation / request", "Response", "Responsible body", "Due by", "Progress", "RAG"]
BODIES = ["Ambulance Trust", "Integrated Care Board", "Hospitals Trust", "Community Health Trust", "NHS England"]
Row = tuple[dt.date, str, Line, str, str, str | dt.date, str]


def _sheets() -> dict[str, list[Row]]:
    made = list(enumerate(lines(7000, 54)))
    found: dict[str, list[Row]] = {}
    for name, part, colours in (
        ("Open", made[:31], ["Amber", "Green", "Red", "Green"]),
        ("Closed", made[31:], ["Blue"]),
    ):
        rows: list[Row] = []
        for i, one in part:
            met = dt.date(2025, 1 + i // 6, 9)
            due: str | dt.date = dt.date(2025, 12, 1 + i % 28) if i % 3 else one.due
            said = turn(["Agreed", "Agreed", "Noted, no action possible", "Agreed with changes"], i)
            rows.append((met, f"J{met:%m%y}/{i % 6 + 1}", one, said, BODIES[(i * 2) % 5], due, turn(colours, i)))
        found[name] = rows
    return found


def _build(book: Workbook) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    bold = book.add_format({"bold": True, "bottom": 2, "text_wrap": True})
    for name, rows in _sheets().items():
        sheet = book.add_worksheet(name)
        sheet.write(0, 0, f"{TITLE} – {name.lower()} items")
        sheet.write(1, 0, "Last changed 5 November 2025 by the Joint Committee’s support officer")
        sheet.write_row(3, 0, HEAD, bold)
        for r, (met, ref, one, said, body, due, colour) in enumerate(rows, 4):
            sheet.write_datetime(r, 0, dt.datetime(met.year, met.month, met.day), day)
            sheet.write_row(r, 1, [ref, one.text, said, body], wrap)
            if isinstance(due, dt.date):
                sheet.write_datetime(r, 5, dt.datetime(due.year, due.month, due.day), day)
            else:
                sheet.write(r, 5, due, wrap)
            sheet.write(r, 6, one.news, wrap)
            sheet.write(r, 7, colour, wrap)
        sheet.write_comment(5, 6, "Chase before the next agenda goes out")
        sheet.write(
            5 + len(rows), 2, "RAG: Blue – closed by the Committee; Green – on course; Amber – late; Red – stuck."
        )
        sheet.set_column(2, 2, 60)
        sheet.set_column(6, 6, 60)


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            one.text,
            response=said,
            owner=body,
            due=due if isinstance(due, str) else f"{due:%d/%m/%Y}",
            status=colour,
            updates=[update(one.news)],
        )
        for rows in _sheets().values()
        for _, ref, one, said, body, due, colour in rows
    ]


FILES = {"log.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "5 November 2025", _truth())
