"""Two wordings compared by words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.lib.wording import Piece, as_seen, compared, folded

texts = st.text(alphabet="ab \n", max_size=40)


@pytest.mark.parametrize("written", ["Plant trees", " plant  TREES ", "plant\n\ttrees", "plant\u00a0trees"])
def test_case_and_white_space_make_no_other_words(written: str) -> None:
    assert folded(written) == "plant trees"


@pytest.mark.parametrize("written", ["plant trees.", "planttrees", "plant a tree", ""])
def test_everything_else_does(written: str) -> None:
    assert folded(written) != "plant trees"


def test_the_words_that_changed_are_told_apart() -> None:
    assert compared("That the Council plants a tree.", "That Cabinet plants a tree each year.") == [
        Piece("same", "That "),
        Piece("old", "the Council "),
        Piece("new", "Cabinet "),
        Piece("same", "plants a "),
        Piece("old", "tree."),
        Piece("new", "tree each year."),
    ]


@pytest.mark.parametrize(("old", "new"), [("", ""), ("the same", "the same")])
def test_nothing_changed(old: str, new: str) -> None:
    assert [piece for piece in compared(old, new) if piece.kind != "same"] == []


@given(texts, texts)
def test_both_wordings_can_be_read_back(old: str, new: str) -> None:
    pieces = compared(old, new)
    assert "".join(p.text for p in pieces if p.kind != "new") == old
    assert "".join(p.text for p in pieces if p.kind != "old") == new


def test_very_long_wordings_are_not_compared_word_by_word() -> None:
    old, new = "a " * 15_000, "b " * 15_000
    assert compared(old, new) == [Piece("old", old), Piece("new", new)]


def test_a_text_as_it_is_seen_keeps_its_signs() -> None:
    assert [as_seen(one) for one in (" A+ ", "a", "Met\u200b\n twice", "\u2713\ufe0f", "\u200b \u00ad")] == [
        "a+",
        "a",
        "met twice",
        "\u2713",
        "",
    ]
