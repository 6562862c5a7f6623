"""Safeguarding adults board's workbook: title lines, review names as rows across, headings twice on the sheet, the RAG a
bare fill with nothing printed and no key, owners on several lines; met as the plan that boards keep after reviews."""

from __future__ import annotations

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, rec, truth, update

TITLE = "Safeguarding Adult Reviews: combined action plan"
HEAD = ["No.", "Recommendation from the review", "Lead(s)", "Timescale", "RAG", "Progress and evidence of impact"]
FILL = {"G": "#00B050", "A": "#FFC000", "R": "#FF0000", "": "#FFFFFF"}
# review: number, recommendation, leads, timescale, colour, progress
REVIEWS: dict[str, list[tuple[str, ...]]] = {
    "SAR “Adult K” (published June 2024)": [
        (
            "5.1",
            "The Board should seek assurance that practitioners in all partner agencies understand "
            "self-neglect and hoarding, use the multi-agency pathway, and record the adult’s mental capacity "
            "for each decision – in particular where the adult declines help more than once.",
            "Principal Social Worker\nNamed Nurse for Adult Safeguarding, ICB",
            "Dec-24",
            "G",
            "Pathway relaunched 18 November (National Safeguarding Adults Week).\n• 640 practitioners at six "
            "briefings\n• capacity recorded in 44 of 50 cases audited in February 2025 (31 of 50 in "
            "2023)\nImpact: referrals to the panel have doubled, from 9 to 19 a quarter.",
        ),
        (
            "5.2",
            "Fire and Rescue should be told of every hoarding case at clutter level 5 or above.",
            "Group Manager, Prevention",
            "Immediate",
            "G",
            "In place since July 2024; 58 notifications.",
        ),
        (
            "5.3",
            "The Council, as landlord, should not begin possession proceedings on grounds of the state of a "
            "home until a safeguarding lead has been consulted.",
            "Tenancy Services Manager",
            "30.09.24",
            "A",
            "Policy drafted and with legal services. Interim instruction given to staff by e-mail on 2 August.",
        ),
    ],
    "SAR “Mr and Mrs T” (published January 2025)": [
        (
            "1",
            "The ICB should review how the deaths of people with a learning disability are reported to the "
            "Board, so that the learning from the two kinds of review is brought together at least every six "
            "months.",
            "Designated Professional, ICB",
            "summer 2025",
            "A",
            "Meeting held 12 March. Proposal to go to the Board in June.",
        ),
        (
            "2",
            "Carer’s assessments should be offered again after any hospital stay of either person, and a "
            "refusal should be followed up within four weeks by somebody that the carer knows.",
            "Head of Adult Operations\nCarers’ Centre",
            "TBC",
            "R",
            "",
        ),
        (
            "3",
            "The acute trust should audit the use of hospital passports.",
            "Lead Nurse, Learning Disability",
            "Q1 25/26",
            "",
            "Not due for report until July.",
        ),
    ],
}
MEETINGS = [
    ["Meeting", "Date", "Chair"],
    ["SAR Subgroup", "4 March 2025", "Independent Chair"],
    ["Board", "27 March 2025", "Independent Chair"],
]


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("Action plan")
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1})
    band = book.add_format({"bold": True, "bg_color": "#7030A0", "font_color": "white"})
    sheet.merge_range(0, 0, 0, 5, "North Carse Safeguarding Adults Board", bold)
    sheet.merge_range(1, 0, 1, 5, TITLE, bold)
    sheet.merge_range(2, 0, 2, 5, "Updated 31 March 2025 – not protectively marked", wrap)
    at = 4
    for name, rows in REVIEWS.items():
        sheet.merge_range(at, 0, at, 5, name, band)
        sheet.write_row(at + 1, 0, HEAD, bold)
        at += 2
        for number, text, leads, when, colour, news in rows:
            sheet.write_row(at, 0, [number, text, leads, when], wrap)
            sheet.write_blank(at, 4, None, book.add_format({"bg_color": FILL[colour], "border": 1}))
            sheet.write(at, 5, news, wrap)
            at += 1
        at += 2
    sheet.set_column(1, 1, 60)
    sheet.set_column(5, 5, 60)
    other = book.add_worksheet("Meetings")
    for i, row in enumerate(MEETINGS):
        other.write_row(i, 0, row)


def _truth() -> list[Truth]:
    return [
        rec(number, text, owner=leads, due=when, section=name, updates=[update(news, "31 March 2025")])
        for name, rows in REVIEWS.items()
        for number, text, leads, when, _, news in rows
    ]


FILES = {"plan.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "31 March 2025", _truth(), lenient=["status: only a fill, and no key says what it means"])
