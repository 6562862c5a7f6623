import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.reports.glyphs import _known, showable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain text, £20 – “quoted” ŵ ŷ", "Plain text, £20 – “quoted” ŵ ŷ"),
        ("w\u0302", "ŵ"),
        ("non\u2011breaking", "non-breaking"),
        ("😀", "[grinning face]"),
        ("a\u200db\ufe0f", "ab"),
        ("\ue000", "[character U+E000]"),
        ("ＡＢ", "AB"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert showable(text) == shown


@given(st.text())
def test_everything_left_has_a_glyph(text: str) -> None:
    assert [char for char in showable(text) if ord(char) not in _known() and char not in "\n\t"] == []
