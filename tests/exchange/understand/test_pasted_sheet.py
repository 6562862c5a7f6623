"""A table copied from a sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.exchange.understand.pasted_sheet import PastedRow, folded, pasted_sheet


def test_columns_are_known_by_their_headings_in_any_order() -> None:
    read = pasted_sheet('Due date\tOwner\tAgree?\tRec no.\tReason\tCost\nMay 2030\tParks\tIn part\t2\t"a\nb"\t£5\n')
    assert read.roles == {
        "due": "Due date",
        "owner": "Owner",
        "response": "Agree?",
        "number": "Rec no.",
        "detail": "Reason",
    }
    assert read.ignored == ("Cost",)
    assert read.rows == (PastedRow(2, "2", "In part", "agreed_in_part", "a\nb", "Parks", "May 2030"),)
    assert read.usable


def test_a_column_that_is_not_there_is_none_and_an_empty_cell_is_empty() -> None:
    (row,) = pasted_sheet("No.\tResponse\n7\t\n").rows
    assert (row.response, row.owner, row.due) == ("", None, None)


def test_a_word_that_is_no_response_is_kept_as_printed() -> None:
    (row,) = pasted_sheet("No\tResponse\n7\tperhaps\n").rows
    assert (row.printed, row.response) == ("perhaps", "")


def test_a_column_of_words_is_not_taken_for_the_numbers() -> None:
    assert pasted_sheet("Recommendation\tNo.\tResponse\nThat\t1\tAgree").rows[0].number == "1"
    assert pasted_sheet("Recommendation\tResponse\n1\tAgree").rows[0].number == "1"


@pytest.mark.parametrize(
    "text",
    ["Number\tOwner\n1\t" + "x" * 200_000, "", "\n\n", "just words", "Number\n1", "Response\tOwner\nAgree\tParks"],
)
def test_what_is_no_such_table_is_not_usable(text: str) -> None:
    assert not pasted_sheet(text).usable


@given(st.text(alphabet='No\tRe"\n\r1\x00', max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read = pasted_sheet(text)
    assert all(row.line >= 2 for row in read.rows)


def test_numbers_are_compared_without_their_stops() -> None:
    assert folded(" 12. ") == folded("12") == folded("12)")
