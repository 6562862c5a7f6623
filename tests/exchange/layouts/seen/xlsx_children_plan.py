"""Safeguarding children partnership's workbook: the review a label merged down at the left, heading over two rows with two
dated updates under one title, RAG as a colour word with a key below, agencies as owners, a second sheet of members."""

from typing import Any

from tests.exchange.layouts.seen.make import Book, rec, truth

TITLE = "Local Child Safeguarding Practice Reviews – composite action plan 2024-26"
DATES = ("Oct-24", "Apr-25")
FILLS = {"Blue": "#5B9BD5", "Green": "#70AD47", "Amber": "#FFC000", "Red": "#FF0000"}
# review: number, recommendation, agency, due, first update, second update, colour
REVIEWS: dict[str, list[tuple[str, ...]]] = {
    "Child Q2 (2023)": [
        (
            "1",
            "The Partnership should work with schools to make certain that, when a child leaves to be "
            "educated at home, the school tells the local authority of any worry (present or past) about the "
            "child’s safety in the same week, using the form which is agreed across the region.",
            "Education Welfare Service; all schools",
            "Sept 24",
            "Form agreed by 11 of 12 authorities. Launch at designated leads’ forum on 8 October.",
            "Form used for 96 of 131 children since launch. Independent schools have used it once. Letter to "
            "go from the Partnership’s Chair.",
            "Amber",
        ),
        (
            "2",
            "GP practices should be told when a child becomes home educated.",
            "ICB",
            "TBC",
            "",
            "Information governance advice awaited",
            "Red",
        ),
        (
            "3",
            "The Partnership should ask young people who’ve been educated at home to help write what is told "
            "to parents.",
            "Voluntary Sector Rep.",
            "Spring 2025",
            "Group of six recruited",
            "Leaflet and film finished: launched 2 April 2025.\nSeen 310 times in first fortnight.",
            "Blue",
        ),
    ],
    "Baby R (2024)": [
        (
            "1",
            "Every agency which works with parents before a birth should ask about fathers, by name, and "
            "should record what is known about them, including where the father lives elsewhere or is not on "
            "the birth certificate.",
            "Maternity / Health Visiting / Children’s Social Care",
            "31.12.24",
            "Audit tool designed.",
            "Audit of 60 records: father’s name recorded in 53 (88%); contact attempted in 29 (48%). "
            "Re-audit in October 2025. ",
            "Green",
        ),
        (
            "2",
            "“Safe sleep” should be talked about again in any family that is moved in an emergency.",
            "Housing Options",
            "Immediate and ongoing",
            "Checklist changed in July; 22 cots lent out.",
            "",
            "Blue",
        ),
        ("3", "Share learning.", "Partnership Business Unit", "Q4 24/25", "", "", "Green"),
    ],
    "Thematic – exploitation": [
        (
            "1",
            "The police should record, for every child found with drugs away from home, who took the "
            "decision on whether to treat that child as a victim, and what was considered.",
            "Constabulary (Det. Supt., Vulnerability)",
            "Apr-26",
            "Not yet due",
            "Record added to the custody form. Compliance will be reported with the next scorecard.",
            "Green",
        ),
    ],
}


def _build() -> bytes:
    book = Book()
    sheet = book.sheet("Plan", [18, 6, 60, 26, 14, 45, 45, 10])
    book.rows(
        sheet, 0, [[TITLE], ["Vale of Larch Safeguarding Children Partnership. Updated 30 April 2025"]], bold=True
    )
    head = book.style(bold=True, bg_color="#D9E1F2", border=1)
    for column, name in ((0, "Review"), (1, "No."), (2, "Recommendation"), (3, "Lead agency"), (4, "Due"), (7, "RAG")):
        sheet.merge_range(3, column, 4, column, name, head)
    sheet.merge_range(3, 5, 3, 6, "Progress update", head)
    sheet.write_row(4, 5, DATES, head)
    at = 5
    for name, rows in REVIEWS.items():
        label = book.style(bold=True, border=1, rotation=90)
        if len(rows) > 1:
            sheet.merge_range(at, 0, at + len(rows) - 1, 0, name, label)
        else:
            sheet.write_string(at, 0, name, label)
        for *cells, colour in rows:
            for column, value in enumerate(cells, 1):
                if value:
                    sheet.write_string(at, column, value, book.style(border=1))
            sheet.write_string(at, 7, colour, book.style(border=1, bg_color=FILLS[colour]))
            at += 1
    key = [
        ["", "", "Key to RAG"],
        ["", "", "Blue = signed off by the Partnership"],
        ["", "", "Green = on time"],
        ["", "", "Amber = up to three months late"],
        ["", "", "Red = more than three months late"],
    ]
    book.rows(sheet, at + 1, key)
    book.rows(
        book.sheet("Members"),
        0,
        [
            ["Agency", "Representative", "Attendance"],
            ["Police", "Chief Superintendent", "4 of 4"],
            ["ICB", "Chief Nurse", "3 of 4"],
        ],
    )
    return book.done()


FILES = {"plan.xlsx": _build}
TRUTH: dict[str, Any] = truth(
    TITLE,
    "30 April 2025",
    [
        rec(
            number,
            text,
            owner=agency,
            due=due,
            status=colour,
            section=name,
            updates=[(DATES[0], first), (DATES[1], second)],
        )
        for name, rows in REVIEWS.items()
        for number, text, agency, due, first, second, colour in rows
    ],
)
