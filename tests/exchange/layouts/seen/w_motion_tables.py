"""Town council's register of motions in Word: a table for each motion, whose first row across names the motion and its
mover, whose second is the heading, whose day is merged down over the resolutions."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, merged, rec, truth, update, word, word_note, word_table

TITLE = "Motions passed by Full Council: action taken"
HEAD = ["Date passed", "No.", "Council resolved to", "Passed to", "Action taken", "Outcome"]
Row = tuple[str, str, str, str]
MOTIONS: list[tuple[str, str, list[Row]]] = [
    (
        "Motion 4: A right to grow (moved by the Member for Castle ward)",
        "15 January 2025",
        [
            (
                "draw up a map of land which the Council owns and doesn’t use, fit for growing food",
                "Estates Officer",
                "A map of 23 plots was approved in May.",
                "Done",
            ),
            (
                "let such land to groups of residents for £1 a year",
                "Estates Officer",
                "Four groups have a licence; two more wait for a water supply.",
                "Ongoing",
            ),
            (
                "write to the NHS Trust and the diocese, asking them to do the same",
                "Mayor",
                "Letters went on 3 February. The diocese said yes.",
                "Done",
            ),
        ],
    ),
    (
        "Motion 5: Fireworks near animals",
        "15 January 2025",
        [
            (
                "ask shops to stock quieter fireworks",
                "Trading Standards (County)",
                "",
                "Not started",
            ),
        ],
    ),
    (
        "Motion 9: Fair tax declaration (moved by the Leader of the Opposition)",
        "16 July 2025",
        [
            (
                "sign the declaration",
                "Leader",
                "Signed on 17 July.",
                "Done",
            ),
            (
                "ask bidders for contracts above £100,000 where they pay their tax",
                "Procurement Officer",
                "The question is in the template for tenders; no tender has gone out since.",
                "Ongoing",
            ),
        ],
    ),
]


def _build(doc: Document) -> None:
    word_note(doc, "Castlebeck Town Council", "Title")
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "For the meeting of the Scrutiny Panel on 8 October 2025")
    for name, day, rows in MOTIONS:
        lined: list[list[Cell | str]] = [[Cell(name, span=6, fill="E7E6E6", bold=True)]]
        lined.append([Cell(head, bold=True) for head in HEAD])
        for i, row in enumerate(rows):
            lined.append([merged(day, i, len(rows)), str(i + 1), *row])
        word_table(doc, [*lined], header_rows=2)
        word_note(doc, "")


def _truth() -> list[Truth]:
    return [
        rec(str(n), text, owner=to, status=state, section=name, updates=[update(news)])
        for name, _, rows in MOTIONS
        for n, (text, to, news, state) in enumerate(rows, 1)
    ]


FILES = {"motions.docx": lambda: word(_build)}
TRUTH = truth(TITLE, "8 October 2025", _truth())
