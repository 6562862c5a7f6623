"""Irish county's policy committee: numbers made by Word inside the recommendation's own cell, lettered parts made by Word
below them, changes still tracked, repeated heading rows; met when a working paper is circulated before it is final."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, rec, truth, update, word, word_note, word_numbers, word_table

TITLE = "Strategic Policy Committee: Accessible Streets – implementation report"
HEAD = ["Recommendation", "Executive’s view", "Responsible section", "Timeframe", "Progress (Q2 2025)", "RAG status"]
# recommendation with its parts, view, section, timeframe, progress, status
Row = tuple[list[str], str, str, str, str, str]
ROWS: list[Row] = [
    (
        [
            "That the Chief Executive arranges for an audit of footpaths in the five largest towns, carried "
            "out together with people who use wheelchairs, people with sight loss and older people, and has "
            "the findings published by ward."
        ],
        "Agreed",
        "Roads & Transportation",
        "31/12/24",
        "Audits complete in three towns. {-The fourth was cancelled.-}{+The fourth, put off because of "
        "weather, took place on 8 May.+} Findings will be on the Council’s map viewer from September.",
        "Amber",
    ),
    (
        [
            "That the following be included in the 2025 footpath programme:",
            "drop kerbs on both sides of every crossing that is resurfaced;",
            "tactile paving in line with the national guidance;",
            "removal of sandwich boards from footpaths under 1.8m wide; and",
            "seats at intervals of not more than 150m on routes to {-bus stops-}{+health centres and bus stops+}.",
        ],
        "Agreed in part – (c) requires a change to the bye-laws",
        "Roads & Transportation / Area Engineers",
        "Q4 2025",
        "(a) 61 of 90 crossings done. (b) All new works comply. (d) 22 seats are in place, {+of which 9 "
        "were paid for by the town team+}.",
        "Amber",
    ),
    (
        ["That the Disabled Persons’ Organisation has two seats on this Committee."],
        "Not agreed: membership is set by the Corporate Policy Group",
        "",
        "",
        "",
        "",
    ),
    (
        [
            "That every application for a street café licence is assessed for clear width, and that:",
            "a photograph is taken when the licence begins,",
            "a spot check is made in July, and",
            "the licence is withdrawn after a third breach.",
        ],
        "Agreed",
        "Planning Enforcement",
        "From the 2025 season",
        "114 licences issued, with photographs. Spot checks to begin week of 7 July.",
        "Green",
    ),
    (
        ["To seek funding of €1.2m from the Department under the active travel heading for the quays."],
        "Agreed",
        "Active Travel Team",
        "TBC",
        "Application of 14 February refused; feedback sought.",
        "Red",
    ),
    (
        [
            "That staff who design streets spend a half-day each year walking a route with a disabled guide, "
            "and record what they’ll do differently."
        ],
        "Agreed",
        "Human Resources (L&D); Roads & Transportation",
        "Ongoing from Sept 2024",
        "19 staff took part in two sessions.",
        "Green",
    ),
]


def _cell(doc: Document, numbers: int, lines: list[str]) -> Cell:
    parts = word_numbers(doc, "(%1)", "lowerLetter") if len(lines) > 1 else None
    return Cell("\n".join(lines), num=numbers, parts=parts)


def _build(doc: Document) -> None:
    word_note(doc, "Comhairle Contae – Draft for Corporate Policy Group (v2, tracked)")
    word_note(doc, TITLE, "Heading 1")
    numbers = word_numbers(doc, "R%1.")
    lines: list[list[Cell | str]] = [[_cell(doc, numbers, parts), *rest] for parts, *rest in ROWS]
    word_table(doc, [HEAD, *lines[:3], [Cell(h, bold=True) for h in HEAD], *lines[3:]])
    word_note(doc, "Green: done or on time. Amber: late by up to six months. Red: late by more, or stopped.")
    word_note(doc, "Senior Executive Officer, Corporate Services")


def _text(lines: list[str]) -> str:
    return " ".join([lines[0], *(f"({'abcdef'[i]}) {line}" for i, line in enumerate(lines[1:]))])


def _truth() -> list[Truth]:
    return [
        rec(
            f"R{n}",
            _text(lines),
            response=view,
            owner=section,
            due=when,
            status=status,
            updates=[update(news, "Q2 2025")],
        )
        for n, (lines, view, section, when, news, status) in enumerate(ROWS, 1)
    ]


FILES = {"report.docx": lambda: word(_build)}
TRUTH = truth(TITLE, "Q2 2025", _truth())
