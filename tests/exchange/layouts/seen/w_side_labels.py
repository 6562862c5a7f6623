"""Combined authority's overview tracker in Word: themes as labels turned upright and merged down the left side, two
update columns headed with their dates, a state in a code with its key under the table; 45 lines."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, merged, rec, truth, update, word, word_note, word_table
from tests.exchange.layouts.words import Line, lines, turn

TITLE = "Overview and Scrutiny Committee – recommendations to the Mayor"
FIRST, SECOND = "Update 12 June 2025", "Update 13 November 2025"
HEAD = ["Theme", "ID", "Recommendation", "Mayor’s response", "Lead", FIRST, SECOND, "Code"]
THEMES = ["Buses", "Skills", "Housing and land", "Net zero", "Governance"]
CODES = ["C", "P", "P", "N", "S"]
Row = tuple[str, Line, str, str, str, str]


def _rows() -> list[list[Row]]:
    first, second = lines(1300, 45), lines(1500, 45)
    rows = [
        (
            f"OSC{i + 1:03d}",
            one,
            turn(["Accepted", "Accepted", "Partly accepted"], i),
            one.news,
            other.news if i % 4 else "",
            turn(CODES, i),
        )
        for i, (one, other) in enumerate(zip(first, second, strict=True))
    ]
    return [rows[i * 9 : i * 9 + 9] for i in range(5)]


def _build(doc: Document) -> None:
    word_note(doc, "Vale and Coast Combined Authority", "Title")
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "Rows are grouped by theme. The newest update is on the right.")
    made: list[list[Cell | str]] = []
    for theme, rows in zip(THEMES, _rows(), strict=True):
        for i, (ref, one, said, june, november, code) in enumerate(rows):
            made.append([merged(theme, i, 9, bold=True), ref, one.text, said, one.owner, june, november, code])
    word_table(doc, [HEAD, *made])
    word_note(doc, "Key to codes: C = completed; P = in progress; N = not started; S = superseded.")


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            one.text,
            response=said,
            owner=one.owner,
            status=code,
            section=theme,
            updates=[update(june, "12 June 2025"), update(november, "13 November 2025")],
        )
        for theme, rows in zip(THEMES, _rows(), strict=True)
        for ref, one, said, june, november, code in rows
    ]


FILES = {"mayor.docx": lambda: word(_build)}
TRUTH = truth(TITLE, "13 November 2025", _truth())
