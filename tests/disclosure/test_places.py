"""Postcodes and other codes of one place. None of these is a real address."""

import pytest

from followthrough.disclosure.rules import Kind
from tests.disclosure.found import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is at AB1 2AB.", ["AB1 2AB"]),
        ("ab1 2ab", ["ab1 2ab"]),
        ("AB12AB", ["AB12AB"]),
        ("AB1\u00a02AB", ["AB1 2AB"]),
        ("AB1  2AB", ["AB1 2AB"]),
        ("AB1-2AB and AB1_2AB", ["AB1-2AB", "AB1_2AB"]),
        ("AB1\n2AB", ["AB1 2AB"]),
        ("A\u200bB1 2\u00adA\u200dB", ["A\u200bB1 2\u00adA\u200dB"]),
        ("ＡＢ１ ２ＡＢ", ["ＡＢ１ ２ＡＢ"]),
        ("(AB10 2AB), E1 2AB; EC1A 2BB", ["AB10 2AB", "E1 2AB", "EC1A 2BB"]),
        ("**AB1** 2AB", ["AB1** 2AB"]),
    ],
)
def test_full_postcodes(text: str, expected: list[str]) -> None:
    assert found(text, Kind.POSTCODE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the AB1 postcode", ["AB1"]),
        ("in postcodes AB1, AB2 and AB30", ["AB1", "AB2", "AB30"]),
        ("postcode district E1", ["E1"]),
        ("post code sector AB1 2", ["AB1 2"]),
        ("AB1 has no such word beside it", []),
        ("the postcode lottery", []),
        ("postcodes are kept in Q1 2024", []),
    ],
)
def test_the_first_half_only_beside_its_word(text: str, expected: list[str]) -> None:
    assert found(text, Kind.POSTCODE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UPRN 100012345678", ["100012345678"]),
        ("UPRNs: 10001234567", ["10001234567"]),
        ("the UPRN of the flat is 10001234567", ["10001234567"]),
        ("at ///plain.made.words", ["///plain.made.words"]),
        ("51.1234, -1.1234", ["51.1234, -1.1234"]),
        ("10001234567", []),
        ("a UPRN is a number", []),
        ("https://example.org/a.b.c", []),
        ("paragraphs 4.12 and 5.13", []),
    ],
)
def test_other_codes(text: str, expected: list[str]) -> None:
    assert found(text, Kind.POSTCODE) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("CP1 2AB", "SC 62 (2021/22)", "2021/22", "A4 paper", "M40", "COVID-19", "CO2", "Level E1 2nd floor"),
        *("S106 money", "XAB1 2ABX", "ref AB1 2ABE", "Part B1 4th edition", "E03300080", "H1 2AB"),
    ],
)
def test_no_postcode(text: str) -> None:
    assert found(text, Kind.POSTCODE) == []
