from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from followthrough.lib.printable import printable

ANY_TEXT = st.text(st.characters(codec=None))


def test_keeps_ordinary_text() -> None:
    text = "Café, ŵ, “quoted”, 2 × 3\n\tindented 中 😀"
    assert printable(text) == text


def test_drops_what_no_format_can_hold() -> None:
    assert printable("a\x00b\x0bc\x1bd\ud800e\ufffef\ufeffg\u202eh") == "abcdefgh"


def test_makes_every_line_end_the_same() -> None:
    assert printable("a\r\nb\rc\u2028d\x85e") == "a\nb\nc\nd\ne"


@given(ANY_TEXT)
def test_what_is_left_is_xml_and_utf_8(text: str) -> None:
    element = etree.Element("text")
    element.text = printable(text)
    assert etree.fromstring(etree.tostring(element, encoding="utf-8")).text == (printable(text) or None)


@given(ANY_TEXT)
def test_once_is_enough(text: str) -> None:
    assert printable(printable(text)) == printable(text)
