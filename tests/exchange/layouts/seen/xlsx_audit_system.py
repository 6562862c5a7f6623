"""Export of some 2,000 actions from an audit system to Excel: codes for headings, one line each, real dates in columns
that do not matter, percentages beside status words, a report footer; met with any large council's internal audit."""

from datetime import date, timedelta

from tests.exchange.layouts.seen.make import Book, Rec, rec, truth

DATE = "31/03/2025"
HEADS = [
    "Action ID",
    "Audit title",
    "Audit year",
    "Directorate",
    "Raised",
    "Priority",
    "Recommendation",
    "Mgmt response",
    "Action owner",
    "Target date",
    "% complete",
    "Status",
    "Latest comment",
    "Comment date",
]
TOTAL = 2000

SUBJECTS = [
    "Purchasing cards",
    "Direct payments",
    "School admissions",
    "Highways inspections",
    "Commercial rents",
    "Payroll overpayments",
    "Fleet and fuel",
    "Housing voids",
    "Libraries income",
    "Deputyships",
    "Cyber patching",
    "Planning enforcement",
    "Licensing fees",
    "Business rates relief",
    "Home to school transport",
    "Agency workers",
    "Treasury management",
    "Tree safety",
    "Gas safety",
    "Records retention",
    "Blue badges",
    "Music service",
    "Section 106",
    "Pest control",
    "Crematorium",
    "Leisure contract",
    "Adult learning",
    "Emergency planning",
    "Electoral services",
    "Trading standards",
    "Car parks",
    "Garden waste",
    "Museum collections",
    "IT asset disposal",
    "Fostering payments",
    "Bank reconciliation",
    "Insurance claims",
    "Market tolls",
    "Coroner’s service",
    "VAT",
]
DIRECTORATES = ["Resources", "People", "Place", "Chief Executive’s"]
POSTS = ["Service Manager", "Head of Service", "Team Leader", "Business Support Manager", "Finance Business Partner"]
WHO = [
    "Management should make sure that",
    "The service should arrange that",
    "It is recommended that",
    "Officers should check that",
    "The Head of Service should see to it that",
]
WHAT = [
    "access rights are reviewed and those of leavers removed",
    "the written procedure is brought up to date and shared with staff",
    "a second officer signs off each exception report",
    "invoices are matched to orders before payment",
    "reconciliations are done by the tenth working day",
    "evidence of eligibility is kept on file",
    "performance figures are tested against source records",
    "a risk register is held and looked at quarterly",
    "contracts above the threshold are entered in the register",
    "write-offs are approved within delegated limits",
]
HOW = [
    "",
    ", and that a record of it is kept",
    "; any exceptions should be reported to the Head of Service",
    ", starting with those cases that carry the highest risk",
    " before the end of each financial year",
]
STATES = [
    ("Implemented", "100%", "Evidence seen by audit."),
    ("In progress", "60%", "Work continues; the team is short of staff."),
    ("Not due", "0%", ""),
    ("Overdue", "25%", "Target missed. Revised plan to be agreed with the director."),
    ("Superseded", "100%", "Service has moved to the new system, so no longer needed."),
    ("Implemented", "100%", "Owner says done; to be tested at follow-up."),
]
ANSWERS = ["Agreed", "Agreed", "Agreed", "Agreed", "Partially agreed", "Agreed", "Not agreed"]


def raised(i: int) -> date:
    return date(2021 + i // 7 % 4, 4, 6) + timedelta(days=i // 7 * 11 % 300)


def action(i: int) -> tuple[list[str], Rec]:
    """Row i as printed and as truth: every choice follows from i alone."""
    audit, k = divmod(i, 7)
    subject, year = SUBJECTS[audit % 40], 2021 + audit % 4
    number = f"IA{year % 100}{audit:03d}-{k + 1:02d}"
    what = WHAT[(i * 3 + audit) % 10]
    text = f"{WHO[i % 5]} {what}{HOW[(i // 3) % 5]} ({subject})."
    answer = ANSWERS[(i * 5) % 7]
    status, share, comment = (
        ("Closed – risk accepted", "0%", "Risk accepted by the director.")
        if answer == "Not agreed"
        else STATES[(i * 5 + audit) % 6]
    )
    due = "" if answer == "Not agreed" else f"{raised(i) + timedelta(days=30 + 20 * (i % 23)):%d/%m/%Y}"
    owner = f"{POSTS[(i + audit) % 5]}, {subject}"
    row = [
        number,
        subject,
        f"{year}/{year % 100 + 1}",
        DIRECTORATES[audit % 4],
        "",
        "HML"[i % 3],
        text,
        answer,
        owner,
        due,
        share,
        status,
        comment,
        "",
    ]
    truth_row = rec(
        number, text, response=answer, owner=owner, due=due, status=status, section=subject, updates=[(None, comment)]
    )
    return row, truth_row


ROWS = [action(i) for i in range(TOTAL)]


def build() -> bytes:
    book = Book()
    sheet = book.sheet("Export", (12, 22, 9, 14, 11, 6, 60, 14, 30, 12, 8, 18, 40, 12))
    day = book.style(num_format="dd/mm/yyyy")
    book.rows(sheet, 0, [HEADS], bold=True, bg_color="#C6D9F0", border=1)
    book.rows(sheet, 1, [row for row, _ in ROWS])
    for i in range(TOTAL):
        sheet.write_datetime(1 + i, 4, raised(i), day)
        if ROWS[i][0][12]:
            sheet.write_datetime(1 + i, 13, date(2025, 1, 6) + timedelta(days=i % 60), day)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, TOTAL, len(HEADS) - 1)
    book.rows(
        sheet, TOTAL + 2, [["Report run 31/03/2025 07:02"], ["Filters: all directorates; all years"]], italic=True
    )
    return book.done()


FILES = {"tracker.xlsx": build}
TRUTH = truth(None, DATE, [row for _, row in ROWS])
