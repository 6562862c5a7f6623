"""Borough's motions workbook: the motion merged down over resolutions with a part number of their own, two update columns
for two dates of which either may be empty, the status word alone on a line of the update; met in mayoral offices."""

from __future__ import annotations

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update

TITLE = "Council motions 2023/24 and 2024/25: actions outstanding and completed"
HEAD = [
    "Date of Council",
    "Motion",
    "Res. no.",
    "Resolution",
    "Responsible",
    "Position November 2024",
    "Position May 2025",
]
# number, resolution, responsible, first update, its status, second update, its status
Line = tuple[str, str, str, str, str, str, str]
MOTIONS: list[tuple[str, str, list[Line]]] = [
    (
        "13 March 2024",
        "Fair tax declaration",
        [
            (
                "M3/24 (a)",
                "Approve the Councils for Fair Tax declaration and publish it on the Council’s procurement "
                "pages, where bidders will see it before they register.",
                "Head of Procurement",
                "Published 2 May 2024.",
                "Complete",
                "",
                "",
            ),
            (
                "M3/24 (b)",
                "Lead by example, by including a question about tax conduct in all tenders above £189,330, which "
                "is scored on a pass or fail basis, and reporting on the answers once a year to the Audit & "
                "Governance Committee.",
                "Head of Procurement\nCorporate Director of Resources",
                "The question’s been drafted. Legal advice is that it can’t be scored as pass or fail under the Act.",
                "Ongoing",
                "The question is asked for information only. Report to Committee is on its work plan for "
                "September 2025.",
                "Ongoing",
            ),
        ],
    ),
    (
        "13 March 2024",
        "Swift bricks in new homes",
        [
            (
                "M4/24",
                "Ask the Strategic Planning Committee to require at least one swift brick for each dwelling, as "
                "a condition, in advance of the new Local Plan.",
                "Planning Policy Team Leader",
                "Committee agreed a standard condition on 4 July 2024; used on 11 permissions so far.",
                "Ongoing",
                "Used on 37 permissions (612 dwellings). An enforcement check is planned when the first are built.",
                "",
            ),
        ],
    ),
    (
        "17 July 2024",
        "Banking hub for the Broadway",
        [
            (
                "M9/24 (a)",
                "Write to the cash access body to apply for a community cash review.",
                "Leader’s Office",
                "Letter sent 24 July.\nOutcome received 30 September: a hub will be recommended.",
                "Complete",
                "",
                "",
            ),
            (
                "M9/24 (b)",
                "Offer the ground floor of the former library, at a peppercorn rent if need be, for the first "
                "two years.",
                "Asset Manager",
                "",
                "",
                "Offered. The operator prefers the former building society at no. 44 – no rent is needed. ",
                "No longer required",
            ),
            (
                "M9/24 (c)",
                "Make sure that staff at the customer service point can help people use the hub, and that "
                "there’s a poster in the four most spoken languages after English.",
                "Customer Services Manager",
                "",
                "",
                "Not due until the hub opens (expected autumn 2025).",
                "Not started",
            ),
        ],
    ),
    (
        "22 January 2025",
        "Support for residents with pre-payment meters",
        [
            (
                "M1/25",
                "Call on the Government to extend the ban on forced installation to all homes with a child under 11.",
                "Policy Officer, Leader’s Office",
                "",
                "",
                "Joint letter with seven other boroughs, 10 February 2025. Acknowledged only.",
                "Complete",
            ),
        ],
    ),
]


def _said(text: str, status: str) -> str:
    return f"{status}\n{text}" if status else text


def _build(book: Workbook) -> None:
    sheet, wrap = book.add_worksheet("Motions log"), book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#002060", "font_color": "white"})
    sheet.write(0, 0, "London Borough of Marshgate", bold)
    sheet.write(1, 0, TITLE)
    for column, title in enumerate(HEAD):
        sheet.write(3, column, title, bold)
    at = 4
    for day, motion, lines in MOTIONS:
        for column, value in enumerate((day, motion)):
            if len(lines) > 1:
                sheet.merge_range(at, column, at + len(lines) - 1, column, value, wrap)
            else:
                sheet.write(at, column, value, wrap)
        for number, text, to, first, was, second, now in lines:
            for column, value in enumerate((number, text, to, _said(first, was), _said(second, now)), 2):
                sheet.write(at, column, value, wrap)
            at += 1
    sheet.write(at + 1, 1, "Motions referred under rule 14.6 without debate are not shown.")
    sheet.set_column(3, 3, 50)
    sheet.set_column(5, 6, 50)


def _truth() -> list[Truth]:
    return [
        rec(
            number,
            text,
            owner=to,
            status=now if second else was,
            section=motion,
            updates=[update(first, "November 2024"), update(second, "May 2025")],
        )
        for _, motion, lines in MOTIONS
        for number, text, to, first, was, second, now in lines
    ]


FILES = {"motions.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "May 2025", _truth())
