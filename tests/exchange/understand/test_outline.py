"""Numbered rows that are headings over the numbers one level below."""

import pytest

from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
HEADINGS = ["No.", "Area for improvement", "Lead officer", "Status"]


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


def identities(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(one.section, one.number) for one in reading.recommendations]


def row(number: str) -> list[str]:
    return [number, f"{ACT} ({number})", "Head of Law", "Complete"]


@pytest.mark.parametrize("stems", [("1", "2"), ("A", "B"), ("1.", "2."), ("3.1", "3.2")])
def test_a_numbered_title_over_its_numbers_is_their_section(stems: tuple[str, str]) -> None:
    one, two = (stem.rstrip(".") for stem in stems)
    rows = [[stems[0], "Leadership"], row(f"{one}.1"), row(f"{one}.2"), [stems[1], "Money and staff"], row(f"{two}.1")]
    reading = read(HEADINGS, *rows)
    assert identities(reading) == [
        ("Leadership", f"{one}.1"), ("Leadership", f"{one}.2"), ("Money and staff", f"{two}.1"),
    ]  # fmt: skip
    assert reading.doubts == []


def test_letters_over_codes() -> None:
    reading = read(HEADINGS, ["A", "Leadership"], row("A1"), row("A2"), ["B", "Money"], row("B1"))
    assert identities(reading) == [("Leadership", "A1"), ("Leadership", "A2"), ("Money", "B1")]


def test_numbers_in_the_cell_of_the_words() -> None:
    first = [["1. Leadership"], [f"1.1 {ACT}", "Complete"], [f"1.2: {ACT}", "Ongoing"]]
    reading = read(["Recommendation", "Status"], *first, ["2. Money"], [f"2.1. {ACT}", "Done"])
    assert [one.section for one in reading.recommendations] == ["Leadership", "Leadership", "Money"]


def test_a_recommendation_with_parts_is_no_heading() -> None:
    parts = [["1", f"{ACT}:"], row("1.1"), row("1.2")]
    assert [one.number for one in read(HEADINGS, *parts).recommendations] == ["1", "1.1", "1.2"]
    answered = [["1", "Publish the plan", "Head of Law", "Complete"], row("1.1"), ["2", "Open the parks"], row("2.1")]
    assert [one.number for one in read(HEADINGS, *answered).recommendations] == ["1", "1.1", "2", "2.1"]
    letters = [["1", "Open the parks"], row("1a"), row("1b")]
    assert [one.number for one in read(HEADINGS, *letters).recommendations] == ["1", "1a", "1b"]
