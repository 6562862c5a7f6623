"""Scottish council's scrutiny panel on school meals: recommendations with lettered parts in rows of their own, the
answer merged down over a recommendation and its parts; met in action plans adopted by a committee in one motion."""

from __future__ import annotations

from docx.document import Document

from tests.exchange.layouts.making import Cell, Truth, merged, rec, truth, update, word, word_note, word_table

HEAD = ["No", "Panel recommendation", "Administration’s position", "Action owner", "Timescale", "Latest position"]
Line = tuple[str, str, str, str, str]
# answer, then the lines under it: number, text, owner, timescale, latest position
GROUPS: list[tuple[str, list[Line]]] = [
    (
        "Agreed",
        [
            (
                "1",
                "The Council should publish, before each August, the menus and the cost of a meal for the whole school "
                "session.",
                "Catering Service Manager",
                "Aug 2023",
                "Published 11 August; also sent through the parents’ app.",
            ),
        ],
    ),
    (
        "Agreed",
        [
            (
                "2",
                "The Executive Director of Education should raise the number of eligible pupils who take a free meal "
                "by means of the following measures.",
                "Executive Director of Education",
                "June 2024",
                "Uptake 71.4% against 66.0% the year before (P1–P5 excluded).",
            ),
            (
                "2(a)",
                "Cashless payment in all eleven secondaries, so that nobody can tell who has a free meal.",
                "Digital Learning Lead",
                "Dec 2023",
                "Ten of eleven live. Last school is delayed by building work.",
            ),
            (
                "2(b)",
                "A letter home, in the family’s first language where it is known, at the start of every term.",
                "Business Support Manager (Schools)",
                "Each term",
                "Done for terms 1 and 2 (nine languages).",
            ),
            (
                "2(c)",
                "Shorter queues: two sittings wherever the roll is above 800.",
                "Headteachers",
                "October 2023",
                "Three schools moved to two sittings. A fourth is consulting its Parent Council.",
            ),
        ],
    ),
    (
        "Agreed with amendment: “where practicable” added to 3(b)",
        [
            (
                "3",
                "Procurement rules should favour food grown or reared within 40 miles.",
                "Head of Procurement",
                "Mar 2024",
                "New lots let from 1 April 2024.",
            ),
            (
                "3(a)",
                "Split the next fresh produce contract into lots that small growers can bid for.",
                "Head of Procurement",
                "Mar 2024",
                "12 lots. Five won by firms with under 10 staff.",
            ),
            (
                "3(b)",
                "Buy fish from the harbour at Inverlarig twice a week.",
                "Catering Service Manager",
                "Mar 2024",
                "Once a week at present; landings have been poor.",
            ),
        ],
    ),
    (
        "Not agreed",
        [
            (
                "4",
                "Sugary drinks and energy drinks bought outwith school should be banned on school premises from August "
                "2024.",
                "Headteachers",
                "",
                "",
            ),
        ],
    ),
    (
        "Agreed",
        [
            (
                "5",
                "The Panel should be reconvened for one meeting in twelve months to look at (i) uptake, (ii) debt and "
                "(iii) waste.",
                "Clerk to the Panel",
                "Spring 2025",
                "Date to be fixed after the recess.",
            ),
            (
                "6",
                "Officers should write off school meal debt of under £10 where a family receives the Scottish Child "
                "Payment, and should report the total written off to Finance Committee.",
                "Head of Finance",
                "31 March 2024",
                "£4,312.60 written off (611 families). Reported 14 May 2024, item 9.",
            ),
        ],
    ),
]


def _lines() -> list[list[Cell | str]]:
    lines: list[list[Cell | str]] = []
    for answer, group in GROUPS:
        for i, (number, text, owner, when, position) in enumerate(group):
            lines.append([number, text, merged(answer, i, len(group)), owner, when, position])
    return lines


def _build(doc: Document) -> None:
    word_note(doc, "Firth of Larig Council")
    word_note(doc, "School Meals Scrutiny Panel – action plan monitoring", "Heading 1")
    word_note(doc, "Update to Education Committee, 21 May 2024")
    word_table(
        doc,
        [
            ["Membership of the Panel", "Group"],
            ["Three members", "Administration"],
            ["Two members", "Opposition"],
            ["Parent representative", "Co-opted"],
        ],
    )
    word_note(doc, "")
    word_table(doc, [HEAD, *_lines()])


def _truth() -> list[Truth]:
    return [
        rec(number, text, response=answer, owner=owner, due=when, updates=[update(position, "21 May 2024")])
        for answer, group in GROUPS
        for number, text, owner, when, position in group
    ]


FILES = {"tracker.docx": lambda: word(_build)}
TRUTH = truth("School Meals Scrutiny Panel – action plan monitoring", "21 May 2024", _truth())
