"""Welsh council's plan after an inspection as an OpenDocument text: headings in both languages in the table's first row,
a heading above each of two tables, answers and states in Welsh and English."""

from __future__ import annotations

from tests.exchange import open_documents as odf
from tests.exchange.layouts.making import Truth, rec, truth, update

TITLE = "Cynllun gweithredu: adolygiad o dai gwag / Action plan: review of empty homes"
HEAD = [
    "Rhif / No.",
    "Argymhelliad / Recommendation",
    "Ymateb / Response",
    "Swyddog / Officer",
    "Dyddiad targed / Target date",
    "Cynnydd / Progress",
    "Statws / Status",
]
Row = tuple[str, str, str, str, str, str, str]
TABLES: dict[str, list[Row]] = {
    "Dod o hyd i’r tai / Finding the homes": [
        (
            "A1",
            "Match the council tax list with the electoral register twice a year, and visit each address that’s on one "
            "only.",
            "Derbyn / Accept",
            "Revenues Manager",
            "Mawrth / March 2026",
            "The first match was made in September: 318 addresses, of which 94 have been visited.",
            "Ar y gweill / In progress",
        ),
        (
            "A2",
            "Pay £50 to the first resident who reports a house which turns out to be empty.",
            "Gwrthod / Reject",
            "",
            "",
            "",
            "",
        ),
        (
            "A3",
            "Put a map of empty homes by community, with no addresses, on the website.",
            "Derbyn / Accept",
            "GIS Officer",
            "Rhagfyr / December 2025",
            "On line since 7 November in Welsh and in English.",
            "Wedi’i gwblhau / Complete",
        ),
    ],
    "Eu llenwi / Filling them": [
        (
            "B1",
            "Lend owners up to £35,000 without interest, on condition that the home is let to a local family for five years.",
            "Derbyn yn rhannol / Accept in part",
            "Housing Strategy Officer",
            "Ebrill / April 2026",
            "The limit will be £25,000. Rules for the loan were drafted in October.",
            "Ar y gweill / In progress",
        ),
        (
            "B2",
            "Use compulsory purchase at least twice a year.",
            "Derbyn yn rhannol / Accept in part",
            "Head of Legal Services",
            "",
            "One order is before Welsh Ministers.",
            "Ar y gweill / In progress",
        ),
        (
            "B3",
            "Offer the language of the owner’s choice in each letter, and answer in the language of the reply.",
            "Derbyn / Accept",
            "Welsh Language Officer",
            "Tachwedd / November 2025",
            "",
            "Heb ddechrau / Not started",
        ),
        (
            "B4",
            "Report to this Committee how many homes came back into use, and how many of those stayed so for a year.",
            "Derbyn / Accept",
            "Housing Strategy Officer",
            "Bob mis Mai / Each May",
            "57 came back in 2024/25; 49 were still lived in twelve months later.",
            "Wedi’i gwblhau / Complete",
        ),
    ],
}


def _file() -> bytes:
    body = odf.p("Cyngor Sir Bro Elwy / Bro Elwy County Council") + odf.p(TITLE)
    body += odf.p("Diweddarwyd / Updated: 19 Tachwedd / November 2025")
    for name, rows in TABLES.items():
        body += odf.p(name) + odf.table(HEAD, *rows)
    body += odf.p("Cysylltwch â ni / Contact us")
    return odf.odt(body)


def _truth() -> list[Truth]:
    return [
        rec(number, text, response=said, owner=who, due=due, status=state, section=name, updates=[update(news)])
        for name, rows in TABLES.items()
        for number, text, said, who, due, news, state in rows
    ]


FILES = {"cynllun.odt": _file}
TRUTH = truth(TITLE, "19 Tachwedd / November 2025", _truth())
