"""Passenger transport executive's spreadsheet in OpenDocument: title lines, repeated empty cells and rows as
LibreOffice writes them, rows that name the committee, a second sheet of contacts; 30 lines."""

from __future__ import annotations

from tests.exchange import open_documents as odf
from tests.exchange.layouts.making import Truth, rec, truth, update
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Recommendations made by committees to the Executive – rolling register"
HEAD = [
    "Register no.",
    "Recommended that",
    "Executive decision",
    "Action holder",
    "Action due",
    "Narrative",
    "State of play",
]
COMMITTEES = ["Bus Services Committee", "Finance and Risk Committee", "Passenger Panel"]
STATES = ["Done", "Under way", "Under way", "Stalled", "To be started"]
Row = tuple[str, Line, str, str]


def _groups() -> list[tuple[str, list[Row]]]:
    rows = [
        (
            f"PTE/25/{i + 1:03d}",
            one,
            turn(["Approved", "Approved with changes", "Refused", "Approved"], i),
            turn(STATES, i),
        )
        for i, one in enumerate(lines(11_300, 30))
    ]
    return [(name, rows[i * 10 : i * 10 + 10]) for i, name in enumerate(COMMITTEES)]


def _cells(row: Row) -> list[str]:
    ref, one, said, state = row
    if said == "Refused":
        return [ref, one.text, said, "", "", "", ""]
    return [ref, one.text, said, one.owner, one.due, one.news, state]


def _file() -> bytes:
    empty = odf.row('<table:table-cell table:number-columns-repeated="1024"/>')
    gap = '<table:table-cell table:number-columns-repeated="6"/>'
    rows = [odf.row("Skerrow Passenger Transport Executive", gap), odf.row(TITLE, gap)]
    rows += [odf.row("Run on 24/11/2025", gap), empty, odf.row(*HEAD)]
    for name, part in _groups():
        rows.append(odf.row(odf.cell(name, 'table:number-columns-spanned="7"'), *[odf.COVERED] * 6))
        rows += [odf.row(*_cells(row)) for row in part]
    rows.append(
        odf.row('<table:table-cell table:number-columns-repeated="1024"/>', more='table:number-rows-repeated="900"')
    )
    contacts = odf.table(["Committee", "Clerk’s desk"], *[[name, "Floor 2"] for name in COMMITTEES], name="Contacts")
    return odf.ods(odf.table(*rows, name="Register"), contacts)


def _truth() -> list[Truth]:
    made = []
    for name, part in _groups():
        for row in part:
            ref, text, said, owner, due, news, state = _cells(row)
            made.append(
                rec(ref, text, response=said, owner=owner, due=due, status=state, section=name, updates=[update(news)])
            )
    return made


FILES = {"register.ods": _file}
TRUTH = truth(TITLE, "24/11/2025", _truth())
