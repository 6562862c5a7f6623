"""State auditor's workbook of 2,192 recommendations under five title lines: agency as a section row, numbers such as
R3/2019-20 that start again in every report, notes and a totals line below; met as an open data download."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, excel_rows, rec, truth, update

TITLE = "Status of Audit Recommendations Issued Since July 1, 2015"
HEAD = [
    "Report No.",
    "Report Title",
    "Date Issued",
    "Rec. No.",
    "Recommendation",
    "Agency Response",
    "Responsible Office",
    "Estimated Completion Date",
    "Implementation Status",
    "Auditor’s Follow-up Comments",
    "Repeat finding (Y/N)",
]
COUNT = 2192
AGENCIES = [
    "Department of Natural Resources",
    "Office of Workforce Training",
    "State Fairgrounds Authority",
    "Board of Cosmetology and Barbering",
    "Department of Juvenile Services",
    "Highway Safety Commission",
    "Division of Emergency Housing",
    "Public Library System",
]
SUBJECTS = [
    "purchasing cards",
    "grant monitoring",
    "overtime pay",
    "fleet fuel",
    "access to licensing data",
    "inmate trust accounts",
    "cash receipts at field offices",
    "leases of state land",
]
ASKS = [
    "The {agency} should establish written procedures over {subject}, which require that a "
    "supervisor who did not prepare the record reviews it within {n} business days and signs and "
    "dates that review.",
    "We recommend the agency recover ${n},{k:03d} in payments for {subject} that were not supported by an invoice.",
    "Management should (1) reconcile its records of {subject} to the State’s general ledger at least "
    "monthly, (2) investigate differences greater than ${n}00, and (3) retain the reconciliations "
    "for five fiscal years.",
    "Train all staff who handle {subject} annually.",
    "The {agency} should work with the Legislature to clarify whether section {n}-{k} of the Code "
    "applies to {subject}; until it has done so, it should follow the stricter reading.",
    "Limit access to those employees whose duties require it, and remove access on the day that an "
    "employee who deals with {subject} leaves.",
    "The Director should report the results of its review of {subject} to the Board in open session each quarter.",
]
RESPONSES = ["Concur", "Concur", "Partially concur", "Concur", "Do not concur", "Concur", "Concur with comment"]
STATUSES = [
    "Implemented",
    "Partially implemented",
    "Not implemented",
    "Implemented",
    "No longer applicable",
    "Open – in progress",
]
COMMENTS = [
    "",
    "We tested {n} transactions for fiscal year 2024 and noted no exceptions. The procedures were "
    "approved on 3/{d}/2024.",
    "Agency asserts that this was completed; however, it could not provide evidence for {n} of {k} items tested.",
    "Per management, delayed due to the ERP go-live.  Revised date requested.",
    "The agency believes that existing controls are enough. We continue to believe that the "
    "recommendation is valid because the same condition was noted in {n} of the last 12 months.",
]
OFFICES = [
    "Chief Financial Officer",
    "Internal Controls Unit",
    "Deputy Director, Operations",
    "Human Resources / Payroll",
    "Bureau of Licensing",
    "",
]
DATES = ["6/30/2025", "Dec. 2024", "FY 2026", "TBD", "Q3 FY25", "12/31/2023", "", "Upon passage of legislation"]


def _row(i: int) -> tuple[str, ...]:
    report, k = i // 9, i % 9
    agency, subject = AGENCIES[(report * 8 * 9) // COUNT], SUBJECTS[(report * 5) % 8]
    year = 15 + report % 10
    n, d = 2 + (i * 7) % 23, 1 + (i * 3) % 28
    words = {"agency": agency, "subject": subject, "n": n, "k": 11 + i % 487, "d": d}
    return (
        f"{year}-{report % 97 + 1:03d}",
        f"{agency}: {subject.capitalize()}",
        f"{1 + report % 12}/{d}/20{year + 1}",
        f"R{k + 1}/20{year}-{year + 1}",
        ASKS[(i + report) % 7].format(**words),
        RESPONSES[(i * 3 + report) % 7],
        OFFICES[(i + report) % 6],
        DATES[(i * 5 + report) % 8],
        STATUSES[(i + 2 * report) % 6],
        COMMENTS[(i * 2 + report) % 5].format(**words),
        "NY"[(i + report) % 9 == 0],
    )


def _groups() -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    rows = [_row(i) for i in range(COUNT)]
    for agency in AGENCIES:
        yield agency, [row for row in rows if row[1].startswith(agency)]


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("Recommendations")
    bold, grey = (
        book.add_format({"bold": True, "text_wrap": True}),
        book.add_format({"bold": True, "bg_color": "#C0C0C0"}),
    )
    excel_rows(
        sheet,
        0,
        [
            ["Office of the State Auditor"],
            [TITLE],
            ["Data as of March 31, 2025"],
            ["Unaudited; status is as determined by the Office."],
        ],
        bold,
    )
    excel_rows(sheet, 5, [HEAD], bold)
    at = 6
    for agency, rows in _groups():
        sheet.merge_range(at, 0, at, len(HEAD) - 1, agency.upper(), grey)
        at = excel_rows(sheet, at + 1, rows)
    sheet.write(at + 1, 0, "Total recommendations", bold)
    sheet.write(at + 1, 3, COUNT, bold)
    sheet.write(at + 3, 0, "Note: a recommendation that is repeated in a later report is counted once in each.")
    sheet.freeze_panes(6, 0)
    notes = book.add_worksheet("Definitions")
    excel_rows(
        notes,
        0,
        [["Status", "Meaning"], *[[s, "See the Auditor’s policy manual, part 7."] for s in dict.fromkeys(STATUSES)]],
    )


def _truth() -> list[Truth]:
    return [
        rec(
            r[3],
            r[4],
            response=r[5],
            owner=r[6],
            due=r[7],
            status=r[8],
            section=agency.upper(),
            updates=[update(r[9], "March 31, 2025")],
        )
        for agency, rows in _groups()
        for r in rows
    ]


FILES = {"recommendations.xlsx": lambda: excel(_build)}
TRUTH = truth(
    TITLE, "March 31, 2025", _truth(), identity="a number is unique only within its report (the first column)"
)
