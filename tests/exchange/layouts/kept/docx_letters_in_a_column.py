"""County's education review in Word: number merged down, the lettered parts in a column of their own, the Executive's
answer merged over all parts of a number or given part by part."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, merged, rec, truth, update, word, word_note, word_table

TITLE = "Review of home to school transport – monitoring of recommendations"
HEAD = ["Rec", "Part", "That the Executive …", "Response", "Responsible officer", "Progress to October 2025", "Status"]
Part = tuple[str, str, str, str, str]
# number, its answer when it's one for all parts, parts: text, answer, officer, progress, status
ROWS: list[tuple[str, str, list[Part]]] = [
    (
        "1",
        "Agreed",
        [
            (
                "tells parents by 31 May which bus their child will take in September",
                "",
                "Transport Manager",
                "4,118 of 4,390 letters went by that day.",
                "Partly done",
            ),
            (
                "gives a telephone number that somebody answers between 7am and 9am",
                "",
                "Contact Centre Manager",
                "In place since 1 September; 38 calls a day on average.",
                "Done",
            ),
            (
                "keeps siblings on one bus wherever there is room",
                "",
                "Transport Manager",
                "",
                "Not begun",
            ),
        ],
    ),
    (
        "2",
        "",
        [
            (
                "buys twelve minibuses of its own, to be driven by school staff",
                "Not agreed",
                "",
                "",
                "",
            ),
            (
                "pays parents who drive their own child 45p a mile, both ways",
                "Agreed in part",
                "SEND Finance Officer",
                "The rate is 45p from April 2025, for the journeys on which the child is in the car.",
                "Done",
            ),
        ],
    ),
    (
        "3",
        "Agreed",
        [
            (
                "trains every passenger assistant in epilepsy and autism before the first journey",
                "",
                "Workforce Lead",
                "190 of 204 trained.",
                "Partly done",
            ),
            (
                "checks once a year that the training is still valid",
                "",
                "Workforce Lead",
                "The first check is set for January.",
                "Not begun",
            ),
            (
                "asks the children, not only their parents, what the journey is like",
                "",
                "Participation Officer",
                "61 children drew or wrote about it. Their pictures hang in County Hall.",
                "Done",
            ),
            (
                "brings the results of (c) to this Committee",
                "",
                "Participation Officer",
                "On the agenda for 4 December 2025.",
                "Partly done",
            ),
            (
                "names a route after the child with the best idea",
                "",
                "Cabinet Member for Children",
                "The “Otter” has run since half-term.",
                "Done",
            ),
        ],
    ),
]


def _lines() -> list[list[Cell | str]]:
    made: list[list[Cell | str]] = []
    for number, one, parts in ROWS:
        for i, (text, answer, officer, news, state) in enumerate(parts):
            said = merged(one, i, len(parts)) if one else answer
            made.append([merged(number, i, len(parts), bold=True), f"({'abcde'[i]})", text, said, officer, news, state])
    return made


def _build(doc: Document) -> None:
    word_note(doc, "Oakshire County Council", "Title")
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "Children’s Scrutiny Committee, 23 October 2025. Done: nothing remains. Partly done: some remains.")
    word_table(doc, [HEAD, *_lines()])


def _truth() -> list[Truth]:
    return [
        rec(
            f"{number}({'abcde'[i]})",
            text,
            response=one or answer,
            owner=officer,
            status=state,
            updates=[update(news, "October 2025")],
        )
        for number, one, parts in ROWS
        for i, (text, answer, officer, news, state) in enumerate(parts)
    ]


FILES = {"monitoring.docx": lambda: word(_build)}
TRUTH = truth(TITLE, "October 2025", _truth())
