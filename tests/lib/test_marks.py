"""Marks by which the rows of a sheet are known again."""

from followthrough.lib.marks import mark, marks_in, plain


def test_a_mark_is_of_one_thing() -> None:
    assert mark(b"one") == mark(b"one")
    assert len({mark(str(n).encode()) for n in range(500)}) == 500


def test_a_mark_is_found_in_a_cell_of_its_own() -> None:
    made = mark(b"one")
    assert marks_in([f" {made.upper()}\n", f"{made} and more", "Met", "", f"{made[:4]} {made[4:]}"]) == [made, made]


def test_words_are_compared_without_case_and_punctuation() -> None:
    assert plain(" Not  met. ") == plain("not-met") == "notmet"
