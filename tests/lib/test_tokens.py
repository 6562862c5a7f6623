"""Text as plain tokens: what is found alike, and that every token is ASCII letters or digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.lib.tokens import LONGEST, composed, tokens


def plain(text: str, language: str = "en") -> list[str]:
    return [token.plain for token in tokens(text, language)]


def stems(text: str, language: str = "en") -> list[str]:
    return [token.stem for token in tokens(text, language)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("R12", ["12"]),
        ("rec12", ["12"]),
        ("12", ["12"]),
        ("012/21", ["12", "21"]),
        ("SR (25/26) 01", ["sr", "25", "26", "1"]),
        ("12a", ["12", "a"]),
        ("12(a)", ["12", "a"]),
        ("1.10", ["1", "10"]),
        ("000", ["0"]),
        ("R 12", ["r", "12"]),
        ("Ref12", ["ref", "12"]),
        ("£2k", ["2000"]),
        ("£2,000", ["2000"]),
        ("2,000", ["2000"]),
        ("£1.5m", ["1500000"]),
        ("£2 million", ["2000000"]),
        ("£0.5k", ["500"]),
        ("£2.50", ["2", "50"]),
        ("£2 kilos", ["2", "kilos"]),
        ("12,34", ["12", "34"]),
        ("49%", ["49"]),
        ("m²", ["m", "2"]),
    ],
)
def test_numbers_and_references(written: str, expected: list[str]) -> None:
    assert plain(written) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE\u0301S"),
        ("policies", "Policy"),
        ("women’s", "woman"),
        ("children", "child"),
        ("housing", "Houses"),
        ("don’t", "dont"),
        ("O'Brien", "obrien"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ŵyn", "wyn"),
        ("x\u00adray", "xray"),
        ("ﬁnance", "finance"),
        ("МИР", "мир"),
    ],
)
def test_words_that_are_found_alike(one: str, other: str) -> None:
    assert stems(one) == stems(other) != []


def test_welsh_words_stand_as_they_are_written() -> None:
    assert stems("Gwasanaethau tai a Housing", "cy") == ["gwasanaethau", "tai", "a", "housing"]
    assert stems("Housing", "en-gb") == ["hous"]


def test_marks_alone_are_nothing() -> None:
    assert plain("” “ £ £, * -- \x00 \ud800 _ ()") == []


def test_where_a_token_stands() -> None:
    [one, other] = tokens("A cafe\u0301")
    assert (other.start, other.end, composed("A cafe\u0301")[other.start : other.end]) == (2, 6, "café")
    assert (one.start, one.end) == (0, 1)


@given(st.text(), st.sampled_from(["en", "cy", "", "xx"]))
def test_every_token_is_short_and_letters_or_digits_of_ascii(text: str, language: str) -> None:
    found = tokens(text, language)
    for token in found:
        for form in (token.plain, token.stem):
            assert form.isascii()
            assert form.isalnum()
            assert form == form.lower()
            assert len(form) <= 8 * LONGEST + 1
            assert not form.startswith("0") or form == "0"
    assert found == sorted(found, key=lambda t: t.start)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_what_is_found_of_its_tokens_is_found_again(text: str) -> None:
    assert plain(" ".join(plain(text))) == plain(text)
