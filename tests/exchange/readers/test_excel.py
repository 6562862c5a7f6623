import io
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from followthrough.exchange.isolate import read_safely
from followthrough.exchange.readers.excel import read_excel
from followthrough.exchange.readers.excel_formats import formats_of
from followthrough.exchange.readers.grid import Cell
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import Package
from tests.exchange.papers import zipped


def workbook(fill: Any) -> bytes:
    """A workbook that `fill` writes into."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    fill(book)
    book.close()
    return made.getvalue()


def test_values_are_what_a_person_sees() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Tracker")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["No", 1, 1.5, True, "two\nlines"])
        sheet.write_datetime(1, 0, datetime.combine(date(2025, 7, 30), datetime.min.time()), day)

    table = read_excel(workbook(fill)).tables[0]
    assert table.place == "sheet Tracker"
    assert [row.texts for row in table.rows] == [
        ["No", "1", "1.5", "Yes", "two\nlines"],
        ["30/07/2025", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.75, "0%", "75%"), (1, "0%", "100%"), (0.125, "0.0%", "12.5%"), (1.1, "0.00", "1.10"), (7, "000", "007"),
        (date(2025, 6, 1), "mmm-yy", "Jun-25"), (date(2025, 6, 1), "mmmm yyyy", "June 2025"),
        (date(2025, 6, 30), "[$-809]d mmmm yyyy;@", "30 June 2025"),
        (date(2025, 6, 30), "dddd, dd mmm yyyy", "Monday, 30 Jun 2025"),
        (date(2025, 6, 30), "d-mmm-yy", "30/06/2025"), (date(2025, 6, 30), "m/d/yyyy", "30/06/2025"),
        (1.5, "General", "1.5"), (1200, "#,##0", "1200"), ("text", "0%", "text"), (3, '"R"0', "3"),
    ],
)  # fmt: skip
def test_numbers_and_days_are_read_as_their_format_shows_them(value: Any, code: str, printed: str) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("A & B")
        if isinstance(value, date):
            sheet.write_datetime(
                3, 27, datetime.combine(value, datetime.min.time()), book.add_format({"num_format": code})
            )
        else:
            sheet.write(3, 27, value, book.add_format({"num_format": code}))

    assert read_excel(workbook(fill)).tables[0].rows[0].texts[27] == printed


def test_a_merged_cell_is_shown_alike_in_each_of_its_rows() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, 0.5, book.add_format({"num_format": "0%"}))
        sheet.write_column(0, 1, ["a", "b"])

    rows = read_excel(workbook(fill)).tables[0].rows
    assert [row.texts for row in rows] == [["50%", "a"], ["50%", "b"]]


@pytest.mark.parametrize(
    "styles", [b"", b"<styleSheet>", b'<styleSheet><numFmt numFmtId="x" formatCode="0%"/></styleSheet>']
)
def test_a_workbook_whose_formats_are_broken_is_read_all_the_same(styles: bytes) -> None:
    parts = {"xl/styles.xml": styles, "xl/workbook.xml": b"<workbook/>", "xl/_rels/workbook.xml.rels": b"<x/>"}
    assert formats_of(Package(zipped(parts))) == {}


def test_rows_keep_the_numbers_of_the_sheet() -> None:
    table = read_excel(workbook(lambda book: book.add_worksheet().write(4, 2, "here"))).tables[0]
    assert [(row.number, row.texts) for row in table.rows] == [(5, ["", "", "here"])]


def test_merged_cells_and_fills() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "Audit")
        sheet.merge_range(2, 0, 2, 1, "Housing")
        sheet.write_row(0, 1, ["a"])
        sheet.write(1, 1, "", book.add_format({"bg_color": "#00B050"}))

    rows = read_excel(workbook(fill)).tables[0].rows
    assert rows[1].cells == (Cell(("Audit",), "above"), Cell(fill="00B050"))
    assert rows[2].cells == (Cell(("Housing",)), Cell(merged="left"))


def test_hidden_and_empty_sheets_are_left_out_and_the_hidden_named() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Shown").write(0, 0, "x")
        hidden = book.add_worksheet("Names")
        hidden.write(0, 0, "y")
        hidden.hide()
        book.add_worksheet("Sheet3")

    paper = read_excel(workbook(fill))
    assert ([table.place for table in paper.tables], paper.remarks) == (
        ["sheet Shown"],
        ["The sheet “Names” is hidden and was not read."],
    )


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Unreadable, match="workbook is empty"):
        read_excel(workbook(lambda book: book.add_worksheet()))


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "A1048576", "A1:A1000000000"])
def test_a_sheet_that_claims_endless_rows_is_read_or_refused_in_a_sentence(reference: str) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    last = reference.rpartition(":")[2]
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="S" sheetId="1" '
            f'r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><dimension '
            f'ref="{reference}"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            f'<row r="1048576"><c r="{last}"><v>1</v></c></row></sheetData></worksheet>',
        }
    )
    with pytest.raises(Unreadable, match=r"^[A-Z][^\n]+\.$"):
        read_safely(data, "t.xlsx")
