"""Police commissioner's list of inspection recommendations as CSV in Windows-1252 with semicolons: title lines, quoted
cells with line breaks and semicolons, a codes key at the end and rows of nothing but semicolons; 48 lines."""

from __future__ import annotations

import csv
import io

from tests.exchange.layouts.making import Truth, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Inspection recommendations – force and commissioner"
HEAD = ["Insp. ref", "Rec no", "Recommendation", "PCC response", "Force lead", "Deadline", "Latest position", "Code"]
REPORTS = ["PEEL 2023–25", "Custody", "Vetting", "Child protection"]
LEADS = ["Supt – Local Policing", "D/Supt – Public Protection", "Head of Vetting", "Custody Inspector"]
CODES = ["A", "B", "C", "B"]


def _rows() -> list[tuple[str, str, Line, str, str, str, str]]:
    found = []
    for i, one in enumerate(lines(8200, 48)):
        said = turn(["Accept", "Accept", "Accept in part"], i)
        news = one.news
        if i % 6 == 1 and news:
            news += f"\nCost so far: £{i * 137:,}; nothing more is expected this year – see the force’s plan."
        found.append(
            (REPORTS[i // 12], f"{i // 12 + 1}.{i % 12 + 1:02d}", one, said, LEADS[(i * 3) % 4], news, turn(CODES, i))
        )
    return found


def _file() -> bytes:
    out = io.StringIO(newline="")
    made = csv.writer(out, delimiter=";", lineterminator="\r\n")
    made.writerow(["Office of the Police and Crime Commissioner for Westmarch", *[""] * 7])
    made.writerow([TITLE, *[""] * 7])
    made.writerow(["Extract of", "01/12/2025", *[""] * 6])
    made.writerow([""] * 8)
    made.writerow(HEAD)
    for report, number, one, said, lead, news, code in _rows():
        made.writerow([report, number, one.text, said, lead, one.due, news, code])
    made.writerow([""] * 8)
    made.writerow([""] * 8)
    for code, means in (("A", "Closed by the inspectorate"), ("B", "In progress"), ("C", "Awaiting closure")):
        made.writerow([code, means, *[""] * 6])
    return out.getvalue().encode("cp1252")


def _truth() -> list[Truth]:
    return [
        rec(
            number,
            one.text,
            response=said,
            owner=lead,
            due=one.due,
            status=code,
            section=report,
            updates=[update(news)],
        )
        for report, number, one, said, lead, news, code in _rows()
    ]


FILES = {"inspections.csv": _file}
TRUTH = truth(TITLE, "01/12/2025", _truth())
