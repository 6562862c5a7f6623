"""Blank tracker as the scrutiny office sends it out: headings, row numbers, prompts and a key but no recommendation,
in Excel and in Word; met when the wrong attachment is sent back. It holds nothing to read and must be refused."""

from __future__ import annotations

from docx.document import Document
from xlsxwriter import Workbook

from tests.exchange.layouts.making import Cell, excel, excel_rows, truth, word, word_note, word_table

TITLE = "Scrutiny recommendations tracker – TEMPLATE"
HEAD = ["No.", "Recommendation", "Response (Accept / Reject)", "Lead officer", "Due date", "Progress update", "Status"]
STATES = ["Complete", "On track", "Delayed", "Not started"]
PROMPT = "Click or tap here to enter text."


def _excel(book: Workbook) -> None:
    sheet, bold = book.add_worksheet("Tracker"), book.add_format({"bold": True})
    sheet.write(0, 0, TITLE, bold)
    sheet.write(1, 0, "Review title:")
    sheet.write(2, 0, "Date of report:")
    excel_rows(sheet, 4, [HEAD], bold)
    excel_rows(sheet, 5, [[n] for n in range(1, 13)])
    sheet.data_validation(5, 6, 16, 6, {"validate": "list", "source": STATES})
    guidance = book.add_worksheet("Guidance")
    excel_rows(
        guidance,
        0,
        [
            ["How to fill in this workbook"],
            ["Use one row for each recommendation."],
            ["Choose a status from the list."],
            ["Send it back ten working days before the meeting."],
        ],
    )


def _word(doc: Document) -> None:
    word_note(doc, TITLE, "Heading 1")
    word_note(doc, "Stanhollow Borough Council. Delete this line before publication.")
    prompt = f"{{~{PROMPT}~}}"
    word_table(doc, [HEAD, *([str(n), *[prompt] * 5, "{~Choose an item.~}"] for n in range(1, 7))])
    word_note(doc, "Key to status")
    word_table(
        doc,
        [
            [Cell("Status", bold=True), Cell("Meaning", bold=True)],
            ["Complete", "All of it has been done"],
            ["On track", "It will be done by the due date"],
            ["Delayed", "It will be late"],
            ["Not started", "Nothing has been done"],
        ],
    )


FILES = {"tracker.xlsx": lambda: excel(_excel), "tracker.docx": lambda: word(_word)}
TRUTH = truth(TITLE, None, [])
