"""Rows known by their marks, and what is understood of them: plain rules."""

from uuid import UUID

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.lib.ids import new_id
from followthrough.lib.marks import plain
from followthrough.rounds.rules import Choice
from followthrough.rounds.sheet_meaning import Doubt, Meant, Words, meant
from followthrough.rounds.sheet_rows import ANSWER, Column, Typed, mark_of, rows_of

ONE, TWO = UUID(int=1), UUID(int=2)
A, B = mark_of(ONE), mark_of(TWO)
HEADINGS = {column: {plain(column.value)} for column in Column}
WORDS = Words({one: one.value for one in Choice}, {one: one.value for one in Delivery})


def said(mark: str = A, **cells: str) -> Typed:
    return Typed(mark, {column: cells.get(column.value, "") for column in ANSWER})


def understood(**cells: str) -> Meant:
    [found] = meant([said(**cells)], WORDS)
    return found


def test_marks_are_short_the_same_each_time_and_of_one_thing() -> None:
    marks = {mark_of(new_id()) for _each in range(2_000)}
    assert len(marks) == 2_000
    assert {len(one) for one in marks} == {8}
    assert mark_of(UUID(int=1)) == A
    assert not set("".join(marks)) & set("aeiou01y")


def test_rows_below_headings_in_whatever_order_the_columns_are() -> None:
    table = [["Review 4"], [], ["text", "Mark", "choice", "extra"], ["Words.", A.upper(), "update", "?"], ["", B]]
    assert rows_of([table], HEADINGS) == [said(A, choice="update", text="Words."), said(B)]


def test_rows_beside_headings_with_rows_deleted_and_columns_changed_over() -> None:
    block = [["mark", A], ["choice\nNo change, Update or Not mine", "Update"], ["something", "else"]]
    assert rows_of([block], HEADINGS) == [said(A, choice="Update")]
    assert rows_of([[row[::-1] for row in block]], HEADINGS) == [said(A, choice="Update")]


def test_a_block_never_runs_on_into_the_next_though_its_mark_is_gone() -> None:
    block = [["mark", A], ["choice", "Update"], ["text", "Mine."], ["choice", "Update"], ["text", "Another's."]]
    assert rows_of([block], HEADINGS) == [
        said(A, choice="Update", text="Mine."),
        said("", choice="Update", text="Another's."),
    ]


def test_a_mark_is_found_though_the_heading_above_it_is_gone() -> None:
    table = [["", "choice", "state", "text"], [A, "update", "paused", ""]]
    assert rows_of([table], HEADINGS) == [said(A, choice="update", state="paused")]


def test_a_list_of_which_nothing_was_chosen_is_empty_though_a_program_kept_its_prompt() -> None:
    block = [["mark", A], ["choice", "Choose"], ["state", "choose "], ["text", "Choose"]]
    assert rows_of([block], HEADINGS, "Choose") == [said(A, text="Choose")]


def test_other_tables_are_no_rows() -> None:
    assert rows_of([[["Day", "Words"], ["Monday", "Some"]], []], HEADINGS) == []


@pytest.mark.parametrize(
    ("typed", "choice"),
    [("No change", Choice.NO_CHANGE), (" NO CHANGES. ", Choice.NO_CHANGE), ("Unchanged", Choice.NO_CHANGE)],
)
def test_words_for_no_change(typed: str, choice: Choice) -> None:
    assert (understood(choice=typed).choice, understood(choice=typed).doubts) == (choice, ())


@pytest.mark.parametrize("typed", ["Nothing new", "yes", "no", "see above", "1"])
def test_other_words_for_a_choice_are_asked_about(typed: str) -> None:
    found = understood(choice=typed)
    assert (found.choice, found.doubts) == (None, (Doubt.CHOICE_UNKNOWN,))


def test_words_for_states() -> None:
    for typed, state in (("IN PROGRESS", "in_progress"), ("ongoing", "in_progress"), ("Completed", "complete")):
        assert understood(choice="Update", state=typed).state == Delivery(state)
    assert understood(choice="Update", state="nearly there").doubts == (Doubt.STATE_UNKNOWN,)


@pytest.mark.parametrize(
    ("cells", "doubt"),
    [
        ({"choice": "No change", "text": "But this is new."}, Doubt.BOTH),
        ({"choice": "No change", "state": "Complete"}, Doubt.BOTH),
        ({"choice": "Not mine", "whose": "Leisure", "text": "We tried."}, Doubt.NOT_MINE_AND_MORE),
        ({"choice": "Update", "state": "Paused", "whose": "Leisure"}, Doubt.UPDATE_AND_WHOSE),
        ({"text": "Words alone."}, Doubt.CHOICE_MISSING),
        ({"whose": "Leisure"}, Doubt.CHOICE_MISSING),
        ({"choice": "Update", "state": "Paused", "until": "when we can"}, Doubt.UNTIL_UNKNOWN),
        ({"choice": "Update", "state": "Paused", "until": "31 February 2027"}, Doubt.UNTIL_UNKNOWN),
        ({"choice": "Not mine", "whose": "x" * 201}, Doubt.WHOSE_TOO_LONG),
    ],
)
def test_what_contradicts_itself_is_a_doubt(cells: dict[str, str], doubt: Doubt) -> None:
    found = understood(**cells)
    assert found.doubts == (doubt,)
    assert not found.clear


def test_how_far_it_is_says_that_it_is_an_update_and_that_is_said() -> None:
    found = understood(state="Paused", text="The grant is late.")
    assert (found.choice, found.doubts, found.clear) == (Choice.UPDATE, (Doubt.INFERRED,), True)


def test_the_same_row_twice_counts_once_and_differing_rows_are_a_doubt() -> None:
    one, other = said(choice="No change"), said(choice="Not mine", whose="Leisure")
    assert [row.doubts for row in meant([one, one], WORDS)] == [()]
    assert [row.doubts for row in meant([one, other, other], WORDS)] == [(Doubt.TWICE,)]


def test_rows_that_say_nothing_or_have_no_mark_are_not_understood_as_anything() -> None:
    assert meant([said(), said("", text="Words.")], WORDS) == []
