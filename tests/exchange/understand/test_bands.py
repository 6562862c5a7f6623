"""Recommendations that stand across a table, over the rows that tell what was done."""

import pytest

from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

HEADINGS = ["Scope", "Lead agency", "Target date", "Progress", "Status"]
ACT = "That the Council plants a tree for every tree that it fells."
REST = "That it waters its young trees."
DONE = ["Local", "Parks Service", "May 2025", "All are planted.", "Complete"]


def band(text: str, width: int = 5) -> list[str]:
    return [text, *["<"] * (width - 1)]


def read(*rows: list[str]) -> Reading:
    return understand(paper("Plan", grid(*rows)))


def said(reading: Reading) -> list[tuple[str | None, str, str | None, str | None]]:
    return [(one.number, one.text, one.owner, one.status) for one in reading.recommendations]


@pytest.mark.parametrize("other", ["<", ""])
@pytest.mark.parametrize("again", [[], [HEADINGS]])
@pytest.mark.parametrize("words", [f"Recommendation 1: {ACT}", f"Recommendation 1\n{ACT}"])
def test_a_recommendation_across_the_table_is_told_by_the_row_below_it(
    words: str, again: list[list[str]], other: str
) -> None:
    second = [f"Recommendation 2 (a): {REST}", *[other] * 4]
    reading = read(band(words), HEADINGS, DONE, second, *again, DONE)
    assert said(reading) == [
        ("1", ACT, "Parks Service", "Complete"),
        ("2 (a)", REST, "Parks Service", "Complete"),
    ]
    assert [one.where for one in reading.recommendations] == ["table 1, row 3", f"table 1, row {5 + len(again)}"]
    assert reading.recommendations[0].notes == {"Scope": "Local"}


def test_two_rows_below_it_are_two_records_and_none_is_one_with_nothing_done() -> None:
    other = ["Local", "Water Board", "May 2026", "Not yet.", "Not started"]
    reading = read(
        HEADINGS, band(f"Recommendation 1: {ACT}"), DONE, other,
        band(f"Recommendation 2: {REST}"), band(f"Recommendation 3: {ACT}"), DONE, band("Recommendation 4: It ends."),
    )  # fmt: skip
    assert said(reading) == [
        ("1", ACT, "Parks Service", "Complete"), ("1", ACT, "Water Board", "Not started"), ("2", REST, None, None),
        ("3", ACT, "Parks Service", "Complete"), ("4", "It ends.", None, None),
    ]  # fmt: skip


def test_a_theme_across_the_table_ends_what_stands_above_it_and_is_a_section() -> None:
    reading = read(
        HEADINGS, band("Trees"), band(f"Recommendation 1: {ACT}"), DONE,
        band("Water"), band(f"Recommendation 2: {REST}"), DONE,
    )  # fmt: skip
    assert [(one.number, one.section) for one in reading.recommendations] == [("1", "Trees"), ("2", "Water")]


def test_a_table_that_has_a_column_for_what_is_asked_stays_as_it_is() -> None:
    headings, row = ["Action", *HEADINGS[1:]], [ACT, *DONE[1:]]
    reading = read(
        headings,
        band("Recommendation 1: Trees matter."),
        row,
        band("Recommendation 2: Water matters."),
        [REST, *row[1:]],
    )
    assert [(one.text, one.section) for one in reading.recommendations] == [
        (ACT, "Recommendation 1: Trees matter."), (REST, "Recommendation 2: Water matters."),
    ]  # fmt: skip
