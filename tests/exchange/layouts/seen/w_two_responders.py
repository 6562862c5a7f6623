"""Joint health scrutiny: each recommendation merged down over the bodies it was sent to, every body with its own
answer and update; met in JHOSC monitoring of an integrated care board, a trust and a county council."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, merged, rec, truth, update, word, word_note, word_table

ICB, TRUST = "NHS Westmere Integrated Care Board", "Westmere Hospitals NHS Foundation Trust"
COUNTY = "Harnshire County Council"
HEAD = ["Rec", "Recommendation of the Joint Committee", "To", "Response", "Progress as at 1 May 2024"]
Answer = tuple[str, str, str]
# recommendation, then one answer for each body: body, response, progress
ROWS: list[tuple[str, list[Answer]]] = [
    (
        "That a single discharge hub be staffed seven days a week by the Trust and adult social care together, so that no "
        "patient who is medically fit waits beyond 24 hours for want of a decision.",
        [
            (
                TRUST,
                "Accepted",
                "Hub opened 4 December 2023, 8am–8pm Mon–Sun. Average wait for a decision: 31 hrs (Jan), "
                "27 hrs (Mar). Not yet at the 24 hour mark.",
            ),
            (
                COUNTY,
                "Accepted in part",
                "Social workers are on site Monday to Saturday. Sunday cover is by telephone, "
                "pending consultation with staff on new terms.",
            ),
        ],
    ),
    (
        "That the Board publishes waiting times for community podiatry by town.",
        [(ICB, "Accepted", "Published monthly since February; see the performance pages of the web site.")],
    ),
    (
        "That the Board and the County Council pool their budgets for equipment such as beds, hoists and rails, and "
        "appoint one lead commissioner by the autumn.",
        [
            (ICB, "Accepted in principle", "Section 75 agreement in draft – finance schedules outstanding."),
            (COUNTY, "Accepted in principle", "As above"),
            (TRUST, "Noted", ""),
        ],
    ),
    (
        "That patients’ travel costs be printed on every appointment letter, with a line on how to claim.",
        [(TRUST, "Not accepted", "")],
    ),
    (
        "That winter plans come to this Joint Committee no later than September each year, and that they say how many "
        "beds, staff and care packages each body will add, and from what date.",
        [
            (ICB, "Accepted", "On the work programme for 19 September 2024."),
            (
                TRUST,
                "Accepted",
                "Will contribute to the ICB’s plan. Escalation beds: 24, funded to 31 March 2025 only.",
            ),
            (COUNTY, "Accepted", ""),
        ],
    ),
    (
        "That young carers be identified at the point of admission.",
        [
            (
                TRUST,
                "Accepted",
                "Question added to the electronic record; 46 young carers identified in the first quarter "
                "and referred on with consent.\nTraining for ward clerks continues.",
            ),
            (
                COUNTY,
                "Accepted",
                "Pathway agreed. 39 of the 46 have had an assessment (statutory young carer’s needs "
                "assessment) offered.",
            ),
        ],
    ),
]


def _lines() -> list[list[Cell | str]]:
    lines: list[list[Cell | str]] = []
    for number, (text, answers) in enumerate(ROWS, 1):
        for i, answer in enumerate(answers):
            total = len(answers)
            lines.append([merged(str(number), i, total), merged(text, i, total), *answer])
    return lines


def _build(doc: Document) -> None:
    word_note(doc, "Joint Health Overview and Scrutiny Committee", "Title")
    word_note(doc, "Hospital discharge inquiry: answers and progress", "Heading 1")
    word_table(doc, [HEAD, *_lines()])
    word_note(
        doc,
        "Note: a body is asked to answer within 28 days. “As above” means that the body adopts the words "
        "in the row above.",
    )


def _truth() -> list[Truth]:
    return [
        rec(str(n), text, response=response, owner=body, updates=[update(progress, "1 May 2024")])
        for n, (text, answers) in enumerate(ROWS, 1)
        for body, response, progress in answers
    ]


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth("Hospital discharge inquiry: answers and progress", "1 May 2024", _truth())
