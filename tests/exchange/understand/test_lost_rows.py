"""Rows under merged or empty cells: each is kept, or a doubt says what was not."""

import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

HEADINGS = ["No", "Recommendation", "Response", "Owner", "Due", "Update", "Status"]
FIRST = [
    "1",
    "That the Council does one thing well.",
    "Agree",
    "Team A",
    "31 March 2025",
    "Work goes on.",
    "In progress",
]


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(HEADINGS, *rows)))


@pytest.mark.parametrize(("place", "other"), [(2, "Not agreed"), (3, "Team B"), (4, "30 June 2026"), (5, "No money.")])
def test_a_row_of_answers_under_a_merged_number_is_no_row_of_headings(place: int, other: str) -> None:
    second = ["^", "^", *FIRST[2:]]
    second[place] = other
    reading = read(FIRST, second)
    assert [one.where for one in reading.recommendations] == ["table 1, row 2", "table 1, row 3"]


def test_other_headings_in_the_middle_are_no_recommendation_and_answers_are_no_headings() -> None:
    again = ["Ref", "Action", "Agreed?", "Lead", "Deadline", "Comments", "RAG"]
    second = ["2", *FIRST[1:]]
    assert [one.number for one in read(FIRST, again, second).recommendations] == ["1", "2"]


def test_a_second_answer_without_a_number_is_a_record_of_its_own() -> None:
    reading = read(FIRST, ["", "", "Not agreed", "Team B", "30 June 2025", "No money.", "Not started"])
    second = reading.recommendations[1]
    assert len(reading.recommendations) == 2
    assert (second.number, second.text) == ("1", FIRST[1])
    assert (second.response_means, second.owner, second.due) == ("not_agreed", "Team B", "30 June 2025")
    assert (second.status, second.updates[0].text) == ("Not started", "No money.")
    assert "second answer to number 1" in " ".join(
        doubt.says for doubt in reading.doubts if doubt.where == second.where
    )


def test_the_doubt_of_a_continued_row_says_what_was_not_taken() -> None:
    reading = read(FIRST, ["", "", "", "", "30 June 2025", "More of it.", "Complete"])
    assert [update.text for update in reading.recommendations[0].updates] == ["Work goes on.\nMore of it."]
    assert [doubt.says for doubt in reading.doubts] == [
        "the row below it (table 1, row 3) was read as its continuation; "
        "not taken from it: due “30 June 2025”, status “Complete”"
    ]


SECOND = ["2", *FIRST[1:]]
CUT = ["", "", "", "", "", "The rest is done.", ""]


def test_a_row_cut_by_a_page_goes_on_in_the_next_part_of_the_table_with_a_doubt() -> None:
    reading = understand(
        paper(grid(HEADINGS, FIRST), "Appendix 2", grid(HEADINGS, CUT, SECOND, place="table 2")),
    )
    assert [[update.text for update in one.updates] for one in reading.recommendations] == [
        ["Work goes on.\nThe rest is done."], ["Work goes on."],
    ]  # fmt: skip
    assert [(doubt.where, doubt.says) for doubt in reading.doubts] == [
        ("table 1, row 2", "the row below it (table 2, row 2) was read as its continuation")
    ]


@pytest.mark.parametrize("other", [Line("Parks", level=2), None])
def test_below_a_heading_of_its_own_or_first_of_all_such_a_row_is_told_in_a_doubt(other: Line | None) -> None:
    parts = [Line("Roads", level=2), grid(HEADINGS, FIRST), other] if other else []
    reading = understand(paper(*parts, grid(HEADINGS, CUT, SECOND, place="table 2")))
    assert [one.updates[0].text for one in reading.recommendations] == ["Work goes on."] * (2 if other else 1)
    assert [(doubt.where, doubt.says) for doubt in reading.doubts] == [
        ("table 2, row 2",
         "no number or words of its own, and no row above to go on with; not read: “The rest is done.”")
    ]  # fmt: skip
