"""Parish council's list of what it asked for, in Word: no styles, lines typed with a minute reference, a table without
numbers, the clerk's initials with a key and "Y" or blank; a letterhead and a signature below."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import rec, truth, update, word, word_note, word_table

TITLE = "Scrutiny of the playing field lease – what we recommended and what came of it"
HEAD = ["Min. ref.", "What we recommended", "Did Council agree?", "Who", "Finish by", "Where are we?"]
ROWS: list[tuple[str, str, str, str, str, str]] = [
    (
        "25/041(i)",
        "Get two quotes for the repair of the boundary wall and choose the cheaper, up to £4,000",
        "Yes",
        "Clerk",
        "end of May",
        "One quote in, £3,650 plus VAT. The second builder hasn’t replied to two calls.",
    ),
    (
        "25/041(ii)",
        "Ask the football club to pay its arrears in three parts",
        "Yes",
        "Chair of Finance",
        "1 July 2025",
        "First part paid (£210).",
    ),
    (
        "25/041(iii)",
        "Put the lease on the website, with the plan, for anybody to read",
        "Yes",
        "Clerk",
        "",
        "On the website since 3 June.",
    ),
    (
        "25/052",
        "Lock the gate at dusk",
        "No",
        "",
        "",
        "",
    ),
    (
        "25/053(i)",
        "Have the swings inspected by somebody from outside the parish, every year, not only when a parent complains",
        "Yes",
        "Playing Field Warden",
        "before the summer holidays",
        "Inspected 12 June: two chains need changing and are on order.",
    ),
    (
        "25/053(ii)",
        "Ask County for a dropped kerb opposite the pavilion",
        "Yes",
        "County Councillor",
        "",
        "",
    ),
    (
        "25/060",
        "Count the cars on three match days; report the numbers to the annual parish meeting",
        "Yes, but on two days",
        "Volunteers",
        "Annual Parish Meeting",
        "47 and 61 cars. Reported on 19 May.",
    ),
]


def _build(doc: Document) -> None:
    word_note(doc, "NETHER WINDLE PARISH COUNCIL")
    word_note(doc, "The Pavilion, Nether Windle. Office hours: Tuesday and Thursday 10–12")
    word_note(doc, TITLE.upper())
    word_note(doc, "as at 30 June 2025")
    word_note(doc, "Members present when these were made: seven. Apologies: one.")
    word_table(doc, [HEAD, *[list(row) for row in ROWS]], header_rows=0)
    word_note(doc, "")
    word_note(doc, "Signed as a true record: ........................    Date: ................")


FILES = {"playing field.docx": lambda: word(_build, landscape=False)}
TRUTH = truth(
    TITLE.upper(),
    "30 June 2025",
    [
        rec(ref, text, response=said, owner=who, due=by, updates=[update(news)])
        for ref, text, said, who, by, news in ROWS
    ],
)
