"""Sheets made, opened by others' libraries, filled, and read back to the letter."""

import io
from collections.abc import Mapping
from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.exchange.readers.cells import read_cells
from followthrough.lib.ids import new_id
from followthrough.lib.marks import plain
from followthrough.rounds.sheet_document import Row, Sheet
from followthrough.rounds.sheet_excel import xlsx_bytes
from followthrough.rounds.sheet_rows import ANSWER, Column, Typed, mark_of, rows_of
from followthrough.rounds.sheet_word import docx_bytes

HEADINGS = {column: f"The {column.value}" for column in Column}
KNOWN = {column: {plain(said)} for column, said in HEADINGS.items()}
MARKS = [mark_of(new_id()) for _each in range(3)]
STATES = ["Not started", "In progress", "Complete"]
SHEET = Sheet(
    title="Review 4 updates",
    language="en-GB",
    made_on=date(2026, 3, 1),
    instructions=["Fill in by 3 May 2026.", "Leave the marks."],
    headings=HEADINGS,
    hints={Column.CHOICE: "One of three"},
    choices=["No change", "Update", "Not mine"],
    states=STATES,
    choose="Choose",
    rows=[
        Row(
            {
                Column.MARK: mark,
                Column.NAME: f"Review 4, recommendation {n}",
                Column.WORDING: "=That the Council\ndoes it.",
            },
            "The same as 1, unless you write here." if n else "",
        )
        for n, mark in enumerate(MARKS)
    ],
)
# What both formats can hold and a keyboard can type.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp", "Co"], include_characters="\n\t=+-@'\"<&")
TEXTS = st.text(LETTERS, max_size=60).filter(lambda text: not text.startswith("_x") and "_x00" not in text)


def filled_word(data: bytes, cells: Mapping[Column, str], at: int = 0) -> bytes:
    """The Word sheet with those texts typed into the block of one thing."""
    word = docx.Document(io.BytesIO(data))
    rows = {row.cells[0].paragraphs[0].text: row.cells[1] for row in word.tables[at].rows}
    for column, text in cells.items():
        rows[HEADINGS[column]].paragraphs[0].add_run(text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def filled_excel(data: bytes, cells: Mapping[Column, str], at: int = 0) -> bytes:
    """The same of the Excel sheet, as in cells that are text."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.active
    for column, text in cells.items():
        cell = page.cell(row=6 + at, column=list(Column).index(column) + 1, value=text)
        cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(cells: Mapping[Column, str], at: int = 0) -> Typed:
    return Typed(MARKS[at], {column: cells.get(column, "") for column in ANSWER})


def back(data: bytes) -> list[Typed]:
    return rows_of(read_cells(data), KNOWN)


@pytest.mark.parametrize("make", [docx_bytes, xlsx_bytes])
def test_an_untouched_sheet_has_every_mark_and_no_answer(make: object) -> None:
    assert back(make(SHEET)) == [typed({}, at) for at in range(3)]  # type: ignore[operator]


@pytest.mark.parametrize("make", [docx_bytes, xlsx_bytes])
def test_the_same_sheet_is_the_same_bytes_and_names_nobody(make: object) -> None:
    data = make(SHEET)  # type: ignore[operator]
    assert data == make(SHEET)  # type: ignore[operator]
    found = docx.Document(io.BytesIO(data)) if make is docx_bytes else openpyxl.load_workbook(io.BytesIO(data))
    properties = found.core_properties if make is docx_bytes else found.properties
    assert properties.title == "Review 4 updates"
    assert not (properties.author if make is docx_bytes else properties.creator)


@settings(max_examples=60, deadline=None)
@given(cells=st.dictionaries(st.sampled_from(ANSWER), TEXTS, max_size=4))
def test_word_gives_back_to_the_letter_what_was_typed(cells: dict[Column, str]) -> None:
    assert back(filled_word(docx_bytes(SHEET), cells, at=1))[1] == typed(cells, 1)


@settings(max_examples=60, deadline=None)
@given(cells=st.dictionaries(st.sampled_from(ANSWER), TEXTS, max_size=4))
def test_excel_gives_back_to_the_letter_what_was_typed(cells: dict[Column, str]) -> None:
    assert back(filled_excel(xlsx_bytes(SHEET), cells, at=1))[1] == typed(cells, 1)


@pytest.mark.parametrize(("make", "fill"), [(docx_bytes, filled_word), (xlsx_bytes, filled_excel)])
@pytest.mark.parametrize("text", ["=1+1", "x" * 12_000, "First.\n\nThird.\n- a\n- b", "  spaces  "])
def test_hard_texts(make: object, fill: object, text: str) -> None:
    assert back(fill(make(SHEET), {Column.TEXT: text}))[0] == typed({Column.TEXT: text})  # type: ignore[operator]


def test_a_formula_that_somebody_did_enter_is_read_as_its_own_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(SHEET)))
    book.active.cell(row=6, column=list(Column).index(Column.TEXT) + 1, value="=1+1")
    out = io.BytesIO()
    book.save(out)
    assert back(out.getvalue())[0] == typed({Column.TEXT: "=1+1"})


def test_days_and_numbers_are_read_as_a_person_sees_them() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(SHEET)))
    for column, value in ((Column.UNTIL, date(2027, 5, 31)), (Column.TEXT, 12), (Column.REASON, 1.5)):
        book.active.cell(row=6, column=list(Column).index(column) + 1, value=value)
    out = io.BytesIO()
    book.save(out)
    assert back(out.getvalue())[0] == typed({Column.UNTIL: "31/05/2027", Column.TEXT: "12", Column.REASON: "1.5"})


def test_what_is_chosen_in_words_list_is_read_and_what_it_shows_before_is_not() -> None:
    word = docx.Document(io.BytesIO(docx_bytes(SHEET)))
    lists = list(word.tables[0]._tbl.iter(qn("w:sdt")))
    state = lists[1]
    assert [one.get(qn("w:value")) for one in state.iter(qn("w:listItem"))] == STATES
    properties = state.find(qn("w:sdtPr"))
    properties.remove(properties.find(qn("w:showingPlcHdr")))
    next(state.iter(qn("w:t"))).text = "Complete"
    out = io.BytesIO()
    word.save(out)
    assert back(out.getvalue())[0] == typed({Column.STATE: "Complete"})


def test_excel_offers_what_can_be_chosen_beside_every_row() -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(SHEET))).active
    found = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert found == {"F6:F8": '"No change,Update,Not mine"', "G6:G8": '"Not started,In progress,Complete"'}


def test_columns_moved_rows_deleted_and_words_around() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled_excel(xlsx_bytes(SHEET), {Column.TEXT: "Done."}, at=2)))
    page = book.active
    page.delete_rows(6)
    page.insert_cols(1)
    page.insert_rows(1)
    page["A1"] = "Dear all, here it is."
    for row in page.iter_rows(min_row=6):
        row[0].value, row[8].value = row[8].value, None
    out = io.BytesIO()
    book.save(out)
    assert back(out.getvalue()) == [typed({}, 1), typed({Column.TEXT: "Done."}, 2)]


def test_a_word_table_that_was_deleted_and_words_between() -> None:
    word = docx.Document(io.BytesIO(filled_word(docx_bytes(SHEET), {Column.TEXT: "Done."}, at=2)))
    gone = word.tables[0]._tbl
    gone.getparent().remove(gone)
    word.paragraphs[0].insert_paragraph_before("Dear all, here it is.")
    out = io.BytesIO()
    word.save(out)
    assert back(out.getvalue()) == [typed({}, 1), typed({Column.TEXT: "Done."}, 2)]
