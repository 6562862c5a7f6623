"""Recommendations pasted as lines."""

import pytest

from followthrough.exchange.understand.numbered_lines import Fault, Numbered, numbered


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("1. That the Council plants.", "1"),
        ("12) That the Council plants.", "12"),
        ("Recommendation 3: That the Council plants.", "3"),
        ("R4 That the Council plants.", "R4"),
        ("5a - That the Council plants.", "5a"),
        ("2.1 That the Council plants.", "2.1"),
        ("SR (25/26) 01\tThat the Council plants.", "SR (25/26) 01"),
    ],
)
def test_a_line_begins_with_its_number(line: str, number: str) -> None:
    assert numbered(line) == ([Numbered(number, "That the Council plants.")], [])


def test_lines_without_number_and_numbers_given_twice_are_told() -> None:
    found, faults = numbered("1. One.\n\nmore of it\n1. Again.")
    assert found == [Numbered("1", "One.")]
    assert faults == [Fault(3, "number_missing", "more of it"), Fault(4, "number_twice", "1. Again.")]


def test_nothing_is_nothing() -> None:
    assert numbered(" \n\n") == ([], [])
