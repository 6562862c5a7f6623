"""The sample papers are real Word files, and our own reader understands them."""

from pathlib import Path
from typing import Any

import pytest

from followthrough.exchange import read
from followthrough.sample import papers
from followthrough.sample.facts import facts


def _read(name: str) -> dict[str, Any]:
    return read(papers.word(facts(name)), facts(name)["file"])


@pytest.mark.parametrize(
    ("name", "title", "as_at"),
    [
        ("paper-2022-04", "Progress on the domestic abuse review, April 2022", "2022-04"),
        ("paper-2024-01", "Progress on the domestic abuse review, January 2024", "2024-01"),
    ],
)
def test_a_paper_is_read_as_it_was_written(name: str, title: str, as_at: str) -> None:
    understood = _read(name)
    assert (understood["title"], understood["as_at"]) == (title, as_at)
    assert [
        (row["number"], row["section"], row["text"], row["response"], row["status"] or "")
        for row in understood["recommendations"]
    ] == [(row.number, row.section, row.text, row.printed, row.status) for row in papers.rows(facts(name))]


def test_the_comment_and_its_status_are_told_apart() -> None:
    row = _read("paper-2022-04")["recommendations"][6]
    said = "A letter of support was sent in May 2021 and rooms at two community centres were offered."
    assert (row["updates"], row["status"]) == ([{"date": "April 2022", "text": said}], "Complete")


def test_a_refusal_has_an_empty_comment_and_a_status_may_stand_alone() -> None:
    rows = _read("paper-2024-01")["recommendations"]
    assert (rows[8]["response"], rows[8]["updates"], rows[8]["status"]) == ("Not agreed", [], None)
    assert (rows[14]["response"], rows[14]["updates"], rows[14]["status"]) == ("In part", [], "Complete")


def test_the_loaded_papers_raise_no_doubt_about_a_row() -> None:
    for name in papers.LOADED:
        assert [doubt["where"] for doubt in _read(name)["doubts"]] == ["the paper"]


def test_the_paper_to_try_has_rows_to_stop_at(tmp_path: Path) -> None:
    path = papers.write(tmp_path)
    understood = read(path)
    numbers = [row["number"] for row in understood["recommendations"]]
    assert path.name == "review-7-progress-november-2024.docx"
    assert [number for number in numbers if numbers.count(number) > 1] == ["18", "18"]
    assert [doubt["says"] for doubt in understood["doubts"]] == [
        "“31/02/2025” is not a day that can be read; kept as printed",
        "the number 18 stands here and in table 1, row 11 with the same words; all are kept",
        "the number 18 stands here and in table 1, row 10 with the same words; all are kept",
    ]
    assert numbers[-1] == "49"
