"""Unitary council's housing review in Word: the answer, the owner and the day in one cell under "Cabinet decision", in
several ways of writing it, and a status word of its own; the heading row is typed again half way."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import rec, truth, update, word, word_note, word_table

TITLE = "Temporary accommodation: one year on"
HEAD = ["Ref", "Recommendation", "Cabinet decision (lead and date)", "Update", "State"]
Row = tuple[str, str, str, str, str, str, str]
# ref, text, answer, lead, day, update, state
ROWS: list[Row] = [
    (
        "TA1",
        "Leave no family in a hotel for longer than six weeks, and tell this Committee within a week when it happens.",
        "Agreed",
        "Head of Housing",
        "March 2026",
        "11 families were in hotels on 1 October, against 34 a year before. Two had been there longer than six weeks.",
        "In progress",
    ),
    (
        "TA2",
        "Inspect each room before it’s let and every three months after that.",
        "Agreed",
        "Private Sector Housing Manager",
        "December 2025",
        "All 142 rooms inspected before letting; 96 inspected again.",
        "In progress",
    ),
    (
        "TA3",
        "Buy 20 homes on the open market in the coming year.",
        "Agreed in part",
        "Director of Regeneration",
        "the end of 2026/27",
        "Nine bought and let. Cabinet has set money aside for 12.",
        "In progress",
    ),
    (
        "TA4",
        "Stop placing families outside the borough.",
        "Not agreed",
        "",
        "",
        "",
        "",
    ),
    (
        "TA5",
        "Provide a cot, a kettle and a lock to the door in every room, at the Council’s cost.",
        "Agreed",
        "Accommodation Team Leader",
        "30 September 2025",
        "Cots and kettles in all rooms. 12 locks were fitted in the last week.",
        "Complete",
    ),
    (
        "TA6",
        "Pay for travel to school for children who’ve been moved more than two miles.",
        "Agreed",
        "Head of Education Access",
        "autumn term 2025",
        "87 children have a pass.",
        "Complete",
    ),
    (
        "TA7",
        "Publish the number of children in temporary accommodation each month.",
        "Agreed in principle",
        "Data and Insight Manager",
        "January 2026",
        "",
        "Not started",
    ),
    (
        "TA8",
        "Write to government about the rate at which housing benefit for hotels is capped.",
        "Agreed",
        "Leader of the Council",
        "July 2025",
        "Sent on 2 July with four other councils. No answer yet.",
        "Complete",
    ),
]


def _row(row: Row) -> list[str]:
    ref, text, said, lead, day, news, state = row
    return [ref, text, f"{said} - {lead}, by {day}" if lead else said, news, state]


def _build(doc: Document) -> None:
    word_note(doc, "Redmarsh Council: Housing Scrutiny Committee", "Heading 1")
    word_note(doc, TITLE, "Heading 2")
    word_note(doc, "Update of 21 October 2025, by the Scrutiny Manager")
    word_table(doc, [HEAD, *map(_row, ROWS[:5])])
    word_note(doc, "")
    word_table(doc, [HEAD, *map(_row, ROWS[5:])])
    word_note(doc, "Recommendations TA9 to TA11 were withdrawn by the Committee before Cabinet met.")


FILES = {"one year on.docx": lambda: word(_build)}
TRUTH = truth(
    TITLE,
    "21 October 2025",
    [
        rec(ref, text, response=said, owner=lead, due=day, status=state, updates=[update(news)])
        for ref, text, said, lead, day, news, state in ROWS
    ],
)
