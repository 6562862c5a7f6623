"""Council's letter in reply to a coroner's report to prevent future deaths: paragraphs of a letter, then one table whose
numbers stand in brackets and whose answers never say yes or no, a signature; met on the judiciary's web site."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import rec, truth, update, word, word_note, word_table

TITLE = "Regulation 28 Report to Prevent Future Deaths – response of Calderbeck Council"
HEAD = ["No.", "Matter of concern", "Action taken or proposed", "Responsible", "Timetable"]
# number, concern, action, responsible, timetable
ROWS: list[tuple[str, ...]] = [
    (
        "(1)",
        "The Council had no system by which a report of a damaged handrail, made to a contractor’s "
        "operative rather than by telephone, would reach those who could close the footbridge. Evidence "
        "was heard that three such reports were made in the eleven days before the death.",
        "Since 1 February 2025 all operatives, whoever employs them, carry a card with one number and a "
        "code for the structure. A call with a code opens a job in the highways system which cannot be "
        "closed by the contractor.\nIn the first eight weeks there were 23 calls. In 21, an inspector "
        "was on site within four hours; the two exceptions were reviewed by the Head of Highways, and "
        "the on-call rota has been changed.",
        "Head of Highways",
        "1 February 2025",
    ),
    (
        "(2)",
        "Inspections of structures of this type were carried out every two years, with no record of why "
        "that interval was chosen.",
        "All 148 footbridges have been assessed by risk. Thirty-one will be inspected every six months, "
        "and the others each year. The reason is recorded for each.",
        "Structures Manager",
        "30.04.25",
    ),
    (
        "(3)",
        "Signs at the bridge which give the number for emergencies had faded.",
        "Replaced.",
        "Structures Manager",
        "Immediate",
    ),
    (
        "(4)",
        "There may be other authorities in the region which use the same contractor and the same form of "
        "contract, and which do not know of these concerns.",
        "The Chief Executive wrote to the nine other councils on 12 March 2025, enclosing a copy of your "
        "report. Five have replied. The matter will also be raised at the Regional Highways Group in the "
        "summer.",
        "Chief Executive",
        "Summer 2025",
    ),
]


def _build(doc: Document) -> None:
    word_note(doc, "Calderbeck Council\nTown Hall")
    word_note(doc, "HM Area Coroner\nBy e-mail only")
    word_note(doc, "31 March 2025")
    word_note(doc, "Dear Madam")
    word_note(doc, TITLE, "Heading 2")
    word_note(
        doc,
        "We write in reply to your report of 4 February 2025. The Council offers its sincere condolences "
        "to the family. We have considered each of the four matters with care, and have set out in the "
        "table below the action that has been or will be taken, with the timetable for it.",
    )
    word_note(
        doc, "No part of this response is confidential, and we’ve no representations to make about its publication."
    )
    word_table(doc, [HEAD, *[list(row) for row in ROWS]])
    word_note(doc, "")
    word_note(doc, "We would be glad to give you any further information that you may need.")
    word_note(doc, "Yours faithfully")
    word_note(doc, "Chief Executive")
    word_table(
        doc, [["Copies to", "Reason"], ["Family’s solicitors", "Interested person"], ["Chief Coroner", "Regulation 29"]]
    )


FILES = {"response.docx": lambda: word(_build, landscape=False)}
TRUTH = truth(
    TITLE,
    "31 March 2025",
    [
        rec(n.strip("()"), text, owner=who, due=when, updates=[update(action, "31 March 2025")])
        for n, text, action, who, when in ROWS
    ],
)
