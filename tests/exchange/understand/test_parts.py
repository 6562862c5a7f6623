"""Lettered parts in a column of their own, beside the number they belong to."""

import re

import pytest

from followthrough.exchange.understand import Reading, parts, understand
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
REST = "that it publishes what it has done by the spring"
HEADINGS = ["No.", "", "Recommendation", "Status"]


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


def numbers(reading: Reading) -> list[str | None]:
    return [one.number for one in reading.recommendations]


@pytest.mark.parametrize("over", [["No.", ""], ["No.", "<"], ["Ref", "Part"]])
@pytest.mark.parametrize("marks", [("a", "b"), ("(a)", "(b)"), ("A", "B"), ("i.", "ii.")])
@pytest.mark.parametrize("again", ["4", "^"])
def test_a_letter_beside_a_number_is_part_of_it(over: list[str], marks: tuple[str, str], again: str) -> None:
    first, second = marks
    reading = read(
        [*over, *HEADINGS[2:]], ["3", "", ACT, "Complete"], ["4", first, ACT, "Ongoing"],
        [again, second, REST, "Complete"], ["5", first, REST, "Ongoing"],
    )  # fmt: skip
    one, two = (re.sub(r"[().]", "", mark) for mark in marks)
    assert numbers(reading) == ["3", f"4({one})", f"4({two})", f"5({one})"]
    assert reading.doubts == []
    assert all(not row.notes for row in reading.recommendations)


def test_a_letter_under_the_number_of_a_row_above_is_a_guess() -> None:
    reading = read(HEADINGS, ["SR (25) 4", "", f"{ACT}:", ""], ["", "a", REST, "Ongoing"], ["", "b", REST, "Complete"])
    assert numbers(reading) == ["SR (25) 4", "SR (25) 4(a)", "SR (25) 4(b)"]
    assert [(doubt.where, doubt.says) for doubt in reading.doubts] == [
        ("table 1, row 3", "“a” stands under a number of a row above; read as SR (25) 4(a)"),
        ("table 1, row 4", "“b” stands under a number of a row above; read as SR (25) 4(b)"),
    ]


@pytest.mark.parametrize("marks", [("A", "A", "B"), ("a", "c", "d"), ("H", "M", "L"), ("a", "a", "a")])
def test_letters_that_do_not_count_on_under_a_number_are_no_parts(marks: tuple[str, str, str]) -> None:
    rows = [[str(n), mark, ACT, "Ongoing"] for n, mark in enumerate(marks, start=1)]
    assert numbers(read(["No.", "Band", *HEADINGS[2:]], *rows)) == ["1", "2", "3"]


def test_brackets_of_the_numbers_own_are_not_taken_for_a_part() -> None:
    assert parts.number_of("SR (25/26) 01", "a") == "SR (25/26) 01(a)"
    assert parts.number_of("4(b)", "c") == "4(c)"


@pytest.mark.parametrize("over", [["HC number", "Rec no."], ["Report ref", "Rec"], ["S/N", "Recommendation number"]])
def test_letters_under_the_number_of_the_recommendation_are_its_number(over: list[str]) -> None:
    rows = [["HC 7", "a", ACT, "Ongoing"], ["HC 7", "b", REST, "Complete"], ["HC 8", "(a)", ACT, "Ongoing"]]
    assert numbers(read([*over, *HEADINGS[2:]], *rows)) == ["a", "b", "a"]
