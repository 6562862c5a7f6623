"""Plain Markdown with citations."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from followthrough.packs.markdown import prose
from followthrough.reports.document import Prose, Run

FACTS = {"overdue": "3", "as-at": "16 January 2024"}


def test_paragraphs_bold_and_italic() -> None:
    found = prose("Of **these** *three*\nare late.\n\nThe rest.", FACTS)
    assert [one.text for one in found] == ["Of these three are late.", "The rest."]
    assert found[0].runs[:4] == (Run("Of "), Run("these", strong=True), Run(" "), Run("three", emphasis=True))


def test_a_citation_becomes_the_words_of_its_fact_and_an_unknown_one_stays() -> None:
    assert [one.text for one in prose("**[[overdue]]** as at [[as-at]]; [[else]].", FACTS)] == [
        "3 as at 16 January 2024; [[else]]."
    ]


def test_lists_have_marks_and_belong_to_the_paragraph_above() -> None:
    found = prose("Either:\n\n- one\n- two\n  1. inner\n\n3. third\n4. fourth", FACTS)
    assert [(one.item, one.depth, one.text) for one in found] == [
        ("", 0, "Either:"),
        ("•", 1, "one"),
        ("•", 1, "two"),
        ("1)", 2, "inner"),
        ("c)", 1, "third"),
        ("d)", 1, "fourth"),
    ]


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "# No heading", "| a | b |", "![x](http://x)", "[x](http://x)", "`code`"]
)
def test_whatever_else_is_typed_stays_as_it_was(typed: str) -> None:
    assert prose(typed, FACTS) == [Prose((Run(typed),))]


@given(some.text(max_size=200))
def test_no_text_breaks_it_and_no_letter_is_lost(text: str) -> None:
    told = "".join(one.text for one in prose(text, {}))
    assert {c for c in text if c.isalpha()} <= set(told)
