"""Excel tracker grouped by state: "COMPLETED", "IN PROGRESS", "NOT STARTED" as tall merged labels in the first column,
the review's name merged down within them; instructions above and a count below, as an officer makes it for one
meeting."""

from xlsxwriter.worksheet import Worksheet

from tests.exchange.layouts.seen.make import Book, rec, truth

TITLE = "Summary of progress on scrutiny recommendations"
DATE = "July 2024"
HEADS = ["Stage", "Review", "No.", "Recommendation", "Accepted?", "Lead", "Target", "Comment"]

# stage -> review -> rows of number, text, accepted, lead, target, comment
GROUPS: dict[str, dict[str, list[tuple[str, str, str, str, str, str]]]] = {
    "COMPLETED": {
        "Flooding (2022)": [
            (
                "2",
                "That gully cleaning in the twelve streets that flood most often is done before and after each winter.",
                "Y",
                "Highways",
                "Oct-23",
                "First round done in October 2023 and second in April 2024.",
            ),
            (
                "5",
                "That a list of volunteers with pumps, sandbags or four-wheel drive is kept and rung round once a "
                "year.",
                "Y",
                "Emergency Planning",
                "Jan-24",
                "List has 47 names.",
            ),
            ("6", "Publish the flood map.", "Y", "Drainage", "Mar-24", "It went live on 1 March – 9,000 views."),
        ],
        "Apprenticeships (2023)": [
            (
                "1",
                "That at least one in three apprenticeships at the Council is at level 4 or above.",
                "Y",
                "HR",
                "Apr-24",
                "14 out of 39, i.e. 36%.",
            ),
        ],
    },
    "IN PROGRESS": {
        "Flooding (2022)": [
            (
                "1",
                "That the Council presses the water company for a date by which the Mill Road sewer will be made "
                "larger, and reports what it says, good or bad.",
                "Y",
                "Drainage",
                "Jun-23",
                "The company gave a date of 2029. The leader has asked to meet its chief executive.",
            ),
            (
                "4",
                "That planning conditions on drainage are checked on site within a year after the last house is sold.",
                "Part",
                "Planning",
                "Dec-24",
                "Only for sites of ten homes or more.",
            ),
        ],
        "Apprenticeships (2023)": [
            (
                "3",
                "That the levy which would otherwise be lost is passed on to care providers.",
                "Y",
                "HR",
                "Sep-24",
                "£61,000 pledged to four providers.",
            ),
            (
                "4",
                "That former apprentices go out to talk in each secondary school, special schools too.",
                "Y",
                "HR",
                "Jul-24",
                "7 of 9 schools visited.\nTwo cancelled.",
            ),
        ],
    },
    "NOT STARTED": {
        "Flooding (2022)": [
            ("3", "That grants towards flood doors be looked into.", "Y", "Drainage", "TBC", ""),
        ],
        "Apprenticeships (2023)": [
            (
                "2",
                "That interviews are guaranteed to care leavers who apply.",
                "Y",
                "HR",
                "Oct-24",
                "Legal advice has been asked for.",
            ),
        ],
    },
}


def down(book: Book, sheet: Worksheet, top: int, count: int, column: int, text: str, **look: int) -> None:
    style = book.style(border=1, bold=True, **look)
    if count > 1:
        sheet.merge_range(top, column, top + count - 1, column, text, style)
    else:
        sheet.write_string(top, column, text, style)


def build() -> bytes:
    book = Book()
    sheet = book.sheet("July 2024", (7, 16, 6, 55, 10, 18, 10, 45))
    book.rows(
        sheet,
        0,
        [
            [f"{TITLE} – {DATE}"],
            ["Ellmarsh District Council"],
            ["Leads: send changes to Democratic Services by noon on the Friday before the meeting."],
        ],
    )
    book.rows(sheet, 4, [HEADS], bold=True, border=1, bg_color="#E2EFDA")
    at = 5
    for stage, reviews in GROUPS.items():
        down(book, sheet, at, sum(map(len, reviews.values())), 0, stage, rotation=90)
        for review, rows in reviews.items():
            down(book, sheet, at, len(rows), 1, review)
            at = book.rows(sheet, at, [["", "", *row] for row in rows], border=1)
    book.rows(sheet, at + 1, [["", "", "", "Completed: 4. In progress: 4. Not started: 2."]], italic=True)
    return book.done()


FILES = {"tracker.xlsx": build}
TRUTH = truth(
    TITLE,
    DATE,
    [
        rec(n, text, response=said, owner=who, due=due, status=stage, section=review, updates=[(DATE, now)])
        for stage, reviews in GROUPS.items()
        for review, rows in reviews.items()
        for n, text, said, who, due, now in rows
    ],
)
