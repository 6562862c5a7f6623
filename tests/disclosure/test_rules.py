"""Hits of every kind in one text, in order and apart; and the text with them withheld."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.disclosure.rules import Hit, Kind, hits, withheld

REPORT = (
    "Cllr Jane Sample asked about 3 victims at Example Road, AB1 2AB.\n"
    "Call 07700 900123 or write to jane.sample@council.example."
)
# Pieces that come to be hits when they stand together, and what hides or parts them.
PIECES = [
    *(
        "3",
        "two",
        "one",
        "(",
        ")",
        "young",
        "victims",
        "family",
        "of",
        "the",
        "Example",
        "Road",
        "House",
        "12",
        "Flat 3",
    ),
    *("Cllr", "Mrs", "Sample", "Jane", "van", "A.", "AB1", "2AB", "postcode", "UPRN", "07700", "900123", "+44", "Tel:"),
    *(
        "jane@council.example",
        "@",
        "and",
        ",",
        "\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\u00ad",
        "²",
        "**",
        "_",
        "’s",
        "[",
        "é",
    ),
]
texts = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def test_every_kind_in_order() -> None:
    assert [(hit.kind.value, hit.words) for hit in hits(REPORT)] == [
        ("name", "Cllr Jane Sample"),
        ("small_count", "3 victims"),
        ("street", "Example Road"),
        ("postcode", "AB1 2AB"),
        ("telephone", "07700 900123"),
        ("email", "jane.sample@council.example"),
    ]


def test_withheld() -> None:
    assert withheld(REPORT, hits(REPORT)) == (
        "[withheld] asked about [withheld] at [withheld], [withheld].\nCall [withheld] or write to [withheld]."
    )


def test_only_what_was_not_released_is_withheld_under_another_mark() -> None:
    kept = [hit for hit in hits(REPORT) if hit.kind is Kind.STREET]
    assert withheld(REPORT, kept, "[c]") == REPORT.replace("Example Road", "[c]")


def test_nothing_found() -> None:
    assert hits("") == []
    assert hits("The policy was adopted.") == []
    assert withheld("The policy was adopted.", []) == "The policy was adopted."


def test_hits_that_overlap_are_one() -> None:
    found = hits("Contact Mrs Sample Road 12 Example Road")
    assert [hit.words for hit in found] == ["Mrs Sample Road", "12 Example Road"]


def test_a_hit_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"does not stand at 0 in this text\. Look for the hits again\."):
        withheld("Something else", [Hit(Kind.NAME, 0, 10, "Mrs Sample")])


@given(texts)
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = hits(text, known_names=["Jane Sample"])
    assert all(text[hit.start : hit.end] == hit.words != "" for hit in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(texts)
def test_withholding_changes_nothing_but_the_hits(text: str) -> None:
    found = hits(text, known_names=["Jane Sample"])
    left = withheld(text, found, "\ue000")
    parts = [
        text[one:other]
        for one, other in zip([0, *(h.end for h in found)], [*(h.start for h in found), None], strict=True)
    ]
    assert left.split("\ue000") == parts


@given(texts)
def test_what_has_been_withheld_is_no_hit_again(text: str) -> None:
    found = hits(text, known_names=["Jane Sample"])
    left = withheld(text, found)
    marks = {hit.start + sum(10 - (h.end - h.start) for h in found if h.end <= hit.start) for hit in found}
    again = hits(left, known_names=["Jane Sample"])
    assert not [hit for hit in again if any(hit.start < mark + 10 and mark < hit.end for mark in marks)]


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    found = hits(text)
    assert withheld(text, found, "") == "".join(
        character for place, character in enumerate(text) if not any(hit.start <= place < hit.end for hit in found)
    )
