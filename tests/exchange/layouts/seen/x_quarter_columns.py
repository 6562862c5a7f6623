"""County children's scrutiny in Excel: four quarterly update columns under one merged heading, "No change" cells,
carriage returns kept as _x000D_, arrows for direction of travel, a row of averages; met in performance teams'
trackers."""

from __future__ import annotations

from xlsxwriter import Workbook

from tests.exchange.layouts.making import Truth, excel, excel_rows, rec, truth, update

TITLE = "Harnshire County Council – Children and Young People Scrutiny: recommendations made in 2023/24"
QUARTERS = ["Q1 24/25", "Q2 24/25", "Q3 24/25", "Q4 24/25"]
HEAD = [
    "Ref",
    "Committee’s recommendation",
    "Exec. response",
    "Lead",
    *QUARTERS,
    "Status (end Q4)",
    "Direction of travel",
]
Row = tuple[str, str, str, str, tuple[str, str, str, str], str, str]
# reference, recommendation, response, lead, four updates, status, arrow
ROWS: list[Row] = [
    (
        "CYP/01",
        "That the Lead Member for Children’s Services works with foster carers to write a charter of what "
        "they can expect from the Council, and that it is reviewed with them every two years.",
        "Supported",
        "AD Corporate Parenting",
        (
            "Working group of 9 carers met twice.",
            "Draft charter out to all 214 households.",
            "Charter agreed at Full Council 5 Dec.",
            "No change",
        ),
        "Done",
        "→",
    ),
    (
        "CYP/02",
        "That every care leaver is offered a bank account, a National Insurance number and a passport by 17½, "
        "with any gap reported to the Corporate Parenting Board.",
        "Supported",
        "Leaving Care Team Manager",
        (
            "61%",
            "70%\r\nPassports are slowest (HMPO interviews).",
            "78%",
            "84%\r\n\r\n3 young people have chosen not to apply.",
        ),
        "Under way",
        "↑",
    ),
    (
        "CYP/03",
        "That agency social workers make up less than 12% of the workforce by March 2025.",
        "Supported",
        "Principal Social Worker",
        ("19.4%", "18.8%", "16.0%", "13.1% – just missed."),
        "Under way",
        "↑",
    ),
    (
        "CYP/04",
        "That the waiting list for autism assessments is broken down by area and age in each report.",
        "Supported in part",
        "SEND Strategic Lead",
        ("", "By age only; area is held by the ICB.", "No change", "No change"),
        "Stalled",
        "↓",
    ),
    (
        "CYP/05",
        "That a mentor be found for every child who has been excluded twice in a year, starting in the two "
        "areas where exclusions have risen most.",
        "Not supported",
        "Head of Inclusion",
        ("", "", "", ""),
        "",
        "",
    ),
    (
        "CYP/06",
        "That the short breaks statement be rewritten by parents.",
        "Supported",
        "Disabled Children’s Service Manager",
        (
            "Parent Carer Forum commissioned (£6,500).",
            "No change",
            "First draft received.\r\nEasy read version to follow.",
            "Published 31/3/25.",
        ),
        "Done",
        "↑",
    ),
    (
        "CYP/07",
        "That the Council lobbies the Department for Education for unaccompanied children’s funding to follow "
        "the child until 25, and that the answer be shared with the Committee.",
        "Supported",
        "Director of Children’s Services",
        ("", "", "Joint letter with 4 other counties.", "No answer yet."),
        "Under way",
        "→",
    ),
]


def _build(book: Workbook) -> None:
    sheet = book.add_worksheet("2024-25")
    bold = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "border": 1, "text_wrap": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write(0, 0, TITLE, bold)
    for column, title in enumerate(HEAD):
        if title in QUARTERS:
            sheet.write(3, column, title, bold)
        else:
            sheet.merge_range(2, column, 3, column, title, bold)
    sheet.merge_range(2, 4, 2, 7, "Progress reported by the service", bold)
    flat = [[*row[:4], *row[4], *row[5:]] for row in ROWS]
    at = excel_rows(sheet, 4, flat, wrap)
    sheet.write(at + 1, 1, "Number done", bold)
    sheet.write_formula(at + 1, 8, '=COUNTIF(I5:I11,"Done")', bold, 2)
    sheet.write(at + 3, 0, "↑ improving   → steady   ↓ worsening")
    sheet.set_column(1, 1, 60)
    sheet.set_column(4, 7, 34)
    other = book.add_worksheet("Attendance")
    excel_rows(
        other, 0, [["Meeting", "Members present", "Apologies"], ["12 June 2024", 11, 2], ["18 September 2024", 9, 4]]
    )


def _truth() -> list[Truth]:
    return [
        rec(
            ref,
            text,
            response=response,
            owner=lead,
            status=status,
            updates=[update(text_, date) for text_, date in zip(news, QUARTERS, strict=True)],
        )
        for ref, text, response, lead, news, status, _ in ROWS
    ]


FILES = {"tracker.xlsx": lambda: excel(_build)}
TRUTH = truth(TITLE, "Q4 24/25", _truth())
