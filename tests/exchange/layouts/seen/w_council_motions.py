"""Full council's motions log: the motion and the meeting merged down over its resolutions, which are numbered
within their own cell and start again in each motion; met as a standing item of councils that let scrutiny watch
motions."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, merged, rec, truth, update, word, word_note, word_table

HEAD = ["Council meeting", "Motion", "Council resolved to:", "Assigned to", "Progress to date", "Outcome"]
Line = tuple[str, str, str, str]
# meeting, motion, then its resolutions: text, assigned to, progress, outcome
MOTIONS: list[tuple[str, str, list[Line]]] = [
    (
        "20 July 2023",
        "Motion 7a – River pollution",
        [
            (
                "Write to the water company to ask for a public map of storm overflows in the district, showing the hours of "
                "spills in each month.",
                "Chief Executive",
                "Letter sent 4 August 2023; map went on line in March 2024.",
                "Closed",
            ),
            (
                "Ask the Overview and Scrutiny Committee to invite the water company and the Environment Agency to a "
                "meeting in public.",
                "Scrutiny Manager",
                "Both attended on 16 November 2023. Minutes refer.",
                "Closed",
            ),
            (
                "Treat water quality as a material consideration in the next Local Plan, so far as the law allows, and to "
                "consult the Rivers Trust at Regulation 18 stage.",
                "Planning Policy Manager",
                "Reg. 18 consultation "
                "slipped from Jan to June 2024 because of changes to the NPPF. The Trust has been given advance sight of "
                "the draft policy (ENV4).",
                "Open",
            ),
        ],
    ),
    (
        "20 July 2023",
        "Motion 7b – Council tax support for care leavers",
        [
            (
                "Exempt care leavers from council tax up to the age of 25, whichever authority looked after them.",
                "Head of Revenues",
                "In the scheme from 1 April 2024.",
                "Closed",
            ),
        ],
    ),
    (
        "28 September 2023",
        "Motion 9 – Hustings for young people",
        [
            (
                "Hold a youth hustings in every secondary school before the May 2024 elections.",
                "Electoral Services Manager",
                "Four of seven schools took part. One asked for a date after exams, two declined.",
                "Open",
            ),
            ("Waive the hire charge of the Corn Hall for the final event.", "Head of Leisure", "", "Closed"),
        ],
    ),
    (
        "14 December 2023",
        "Motion 8 – Fireworks",
        [
            (
                "Require public displays within the Council’s area to be advertised 14 days beforehand.",
                "Licensing Team Leader",
                "Condition added to the land hire agreement only – there’s no power to impose it on private land.",
                "Open",
            ),
            ("Encourage suppliers to stock quieter fireworks.", "Licensing Team Leader", "See above", "Open"),
            (
                "Write to the relevant Minister urging a maximum noise level of 90 dB for fireworks sold to the public.",
                "Leader of the Council",
                "Letter sent January. Reply received from the Department in March: no plans to legislate.",
                "Closed",
            ),
        ],
    ),
    (
        "22 February 2024",
        "Motion 6 – Period products",
        [
            (
                "Provide free period products in all public toilets which the Council runs, and review take-up after a year.",
                "Head of Property",
                "",
                "Open",
            ),
        ],
    ),
]


def _lines() -> list[list[Cell | str]]:
    lines: list[list[Cell | str]] = []
    for meeting, motion, resolutions in MOTIONS:
        for i, (text, to, progress, outcome) in enumerate(resolutions):
            total = len(resolutions)
            left = [merged(meeting, i, total), merged(motion, i, total, bold=True)]
            lines.append([*left, f"{i + 1}) {text}", to, progress, outcome])
    return lines


def _build(doc: Document) -> None:
    word_note(doc, "Merrowbridge District Council", "Title")
    word_note(doc, "Log of motions carried at Council, 2023/24", "Heading 1")
    word_note(
        doc,
        "Prepared for the Overview and Scrutiny Committee, April 2024. Outcomes: Open – more to do; "
        "Closed – nothing further to be reported.",
    )
    word_table(doc, [HEAD, *_lines()])


def _truth() -> list[Truth]:
    return [
        rec(str(i), text, owner=to, status=outcome, section=motion, updates=[update(progress, "April 2024")])
        for _, motion, resolutions in MOTIONS
        for i, (text, to, progress, outcome) in enumerate(resolutions, 1)
    ]


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth("Log of motions carried at Council, 2023/24", "April 2024", _truth())
