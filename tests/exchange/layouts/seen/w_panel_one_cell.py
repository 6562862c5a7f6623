"""Police and crime panel's log in Word: number and wording in one cell, the answer, the owner and the day in another
("Accepted – Chief Finance Officer, by March 2026"), under a theme row each; 32 lines."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, rec, truth, update, word, word_note, word_table
from tests.exchange.layouts.words import lines, turn

TITLE = "Police and Crime Panel: recommendations to the Commissioner"
HEAD = ["Recommendation", "Commissioner’s response, lead and date", "Progress at December 2025"]
THEMES = ["Precept and budget", "Victims’ services", "Road safety", "Neighbourhood policing"]
LEADS = [
    "Chief Finance Officer",
    "Deputy Commissioner",
    "Head of Commissioning",
    "Chief Constable’s Staff Officer",
    "Victims’ Services Manager",
]
DAYS = ["March 2026", "31 January 2026", "autumn 2026", "the end of 2025/26"]
SAID = ["Accepted", "Accepted in part", "Accepted", "Accepted"]


def _rows() -> list[tuple[str, str, str, str, str, str]]:
    """Number, text, answer, lead, day, news; a refusal names nobody and no day."""
    found = []
    for i, one in enumerate(lines(520, 32)):
        if i % 9 == 4:
            found.append((str(i + 1), one.text, "Rejected", "", "", ""))
        else:
            found.append((str(i + 1), one.text, turn(SAID, i), turn(LEADS, i), DAYS[i % 4], one.news))
    return found


def _cells() -> list[list[Cell | str]]:
    made: list[list[Cell | str]] = []
    for i, (number, text, said, lead, day, news) in enumerate(_rows()):
        if i % 8 == 0:
            made.append([Cell(THEMES[i // 8], span=3, fill="D9D9D9", bold=True)])
        answer = f"{said} – {lead}, by {day}" if lead else said
        made.append([f"{number}. {text}", answer, news])
    return made


def _build(doc: Document) -> None:
    word_note(doc, "Wyvern and Dales Police and Crime Panel", "Title")
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "Report of the Panel’s secretariat, 12 December 2025. The Panel is asked to note progress.")
    word_table(doc, [HEAD, *_cells()])
    word_note(doc, "Contact: Panel Secretariat, County Hall.")


def _truth() -> list[Truth]:
    return [
        rec(
            number,
            text,
            response=said,
            owner=lead,
            due=day,
            section=THEMES[i // 8],
            updates=[update(news, "December 2025")],
        )
        for i, (number, text, said, lead, day, news) in enumerate(_rows())
    ]


FILES = {"panel.docx": lambda: word(_build)}
TRUTH = truth(TITLE, "December 2025", _truth())
