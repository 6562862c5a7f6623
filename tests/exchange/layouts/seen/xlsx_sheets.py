"""Workbook with a sheet for each committee, columns in another order and with other names on each, a cover sheet with
instructions, a hidden sheet of lists and an empty sheet for a committee that has made none."""

from tests.exchange.layouts.seen.make import Book, rec, truth

TITLE = "Recommendations to the Executive Board"
DATE = "5 March 2025"

# number, text, answer, who, when, update, state
Line = tuple[str, str, str, str, str, str, str]
HOUSING: list[Line] = [
    (
        "1",
        "That the Executive Board approves a pilot of pre-inspection visits for outgoing tenants.",
        "Approved",
        "Voids Manager",
        "01.10.24",
        "The pilot covers two estates. 38 visits so far; time to relet is down by four days.",
        "In progress",
    ),
    (
        "2",
        "That tenants who are over 70 be offered gardening help at a fixed price, run by the Probation Service’s "
        "unpaid work team, if insurers allow.",
        "Approved",
        "Estates Services Manager",
        "01.04.25",
        "Insurers have agreed.",
        "In progress",
    ),
    (
        "3",
        "That rechargeable repairs are explained at sign-up.",
        "Approved",
        "Lettings Officer",
        "01.09.24",
        "A new sheet with pictures is in the sign-up pack.",
        "Done",
    ),
    (
        "4",
        "That no possession order is sought for rent arrears without a home visit, save where the tenant has refused "
        "one in writing.",
        "Rejected",
        "Income Manager",
        "",
        "",
        "",
    ),
]
ECONOMY: list[Line] = [
    (
        "1",
        "That shop front grants be opened to charities.",
        "Approved as amended: charities with fewer than 5 shops",
        "Regeneration Officer",
        "End of 2024",
        "Three charities have applied and one has been paid.",
        "Done",
    ),
    (
        "2",
        "That the Board receives a note on how far money spent with local firms has risen since 2020, by directorate, "
        "with an account of what was done to help small firms to bid.",
        "Approved",
        "Head of Procurement",
        "Feb 2025",
        "Note received on 12 February. Local spend: 41% (2020: 33%).",
        "Done",
    ),
    ("3", "Keep the Thursday market.", "Approved", "Markets Officer", "", "There are 22 stalls on average.", "Ongoing"),
]
YOUTH: list[Line] = [
    (
        "1",
        "That the Youth Council is invited to name two of its own to sit, without a vote, on this Committee.",
        "Pending",
        "Monitoring Officer",
        "May 2025",
        "To be dealt with in the yearly review of the constitution.",
        "Not started",
    ),
    (
        "2",
        "That bus passes for under 19s are taken up with the county council again, now that it has a surplus in its "
        "transport budget.",
        "Pending",
        "Leader’s Office",
        "",
        "",
        "Not started",
    ),
]
SHEETS: dict[str, tuple[list[str], list[int], list[Line]]] = {
    "Housing": (
        ["Rec no", "Recommendation", "Executive Board decision", "Action by", "Deadline", "Update", "State"],
        [0, 1, 2, 3, 4, 5, 6],
        HOUSING,
    ),
    "Economy": (
        ["Rec no", "Status", "Wording of recommendation", "Responsible", "Decision", "Due by", "Comments"],
        [0, 6, 1, 3, 2, 4, 5],
        ECONOMY,
    ),
    "Young People": (
        ["No.", "Recommendation", "Responsible officer", "Response", "Update", "Target date", "Status"],
        [0, 1, 3, 2, 5, 4, 6],
        YOUTH,
    ),
}
COVER = [
    ["Recommendations to the Executive Board"],
    ["Kingsbeck Metropolitan Borough Council"],
    [f"As at {DATE}"],
    [""],
    ["How to use this workbook"],
    ["1. Find the sheet of the committee."],
    ["2. Change only the columns for the decision, the update and the status."],
    ["3. Tell Scrutiny Support when you have finished."],
]


def build() -> bytes:
    book = Book()
    book.rows(book.sheet("Read me", (80,)), 0, COVER)
    for name, (heads, order, lines) in SHEETS.items():
        sheet = book.sheet(
            name, [50 if heads[c].endswith(("ecommendation", "Update", "Comments")) else 18 for c in range(7)]
        )
        sheet.merge_range(0, 0, 0, 6, f"{name} Scrutiny Committee", book.style(bold=True, font_size=14))
        book.rows(sheet, 2, [heads], bold=True, border=1)
        end = book.rows(sheet, 3, [[line[i] for i in order] for line in lines], border=1)
        book.rows(sheet, end, [["Total", str(len(lines))]], bold=True)
    empty = book.sheet("Audit")
    empty.merge_range(0, 0, 0, 6, "Audit Committee", book.style(bold=True))
    book.rows(empty, 2, [SHEETS["Housing"][0]], bold=True, border=1)
    lists = book.sheet("Lists")
    book.rows(
        lists,
        0,
        [["Status", "Decision"], ["Done", "Approved"], ["In progress", "Rejected"], ["Not started", "Pending"]],
    )
    lists.hide()
    return book.done()


FILES = {"tracker.xlsx": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=who, due=due, status=state, section=name, updates=[(DATE, now)])
        for name, (_, _, lines) in SHEETS.items()
        for n, text, said, who, due, now, state in lines
    ],
)
