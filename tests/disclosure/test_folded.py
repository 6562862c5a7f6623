"""Text made plain for the finders, and the way back to where it was printed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.disclosure.folded import fold


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("AB1\u00a02CD", "AB1 2CD"),
        ("ＡＢ１ ２ＣＤ", "AB1 2CD"),
        ("AB1\u200b2\u00adCD", "AB12CD"),
        ("\u202eAB1\ufeff", "AB1"),
        ("٣ women", "3 women"),
        ("Zoë", "Zoe"),
        ("Zoe\u0308", "Zoe"),
        ("O’Sample", "O'Sample"),
        ("2–3 and 2\u20113", "2-3 and 2-3"),
        ("ﬁve", "five"),
        ("victims² said", "victims  said"),
        ("½", "½"),
        ("a\x0bb\u2028c\r\nd\te", "a\nb\nc \nd\te"),
        ("**3** victims", "3 victims"),
        ("_3 victims_ of a_b", " 3 victims  of a_b"),
        ("", ""),
    ],
)
def test_plain(printed: str, plain: str) -> None:
    assert fold(printed).text == plain


def test_the_way_back_covers_what_nobody_sees_inside() -> None:
    printed = "“AB1\u200b 2\u00adCD”"
    start = fold(printed).text.index("A")
    first, last = fold(printed).printed((start, start + 7))
    assert printed[first:last] == "AB1\u200b 2\u00adCD"


@given(st.text(max_size=200))
def test_every_place_of_the_folded_text_is_a_place_of_the_printed(text: str) -> None:
    folded = fold(text)
    places = [folded.printed((at, at + 1)) for at in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


def test_words_and_what_joins_them() -> None:
    folded = fold("Example\n   Road.\nNext\tcell; O'Sample-Test")
    words = folded.words()
    assert [word.text for word in words] == ["Example", "Road", "Next", "cell", "O'Sample-Test"]
    assert [folded.joined(one, other) for one, other in itertools.pairwise(words)] == [
        True,
        True,
        False,
        False,
    ]
