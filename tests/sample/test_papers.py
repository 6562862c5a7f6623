"""The sample papers are real Word files that our own reader reads."""

from pathlib import Path

from followthrough.exchange.readers.word import read_word
from followthrough.sample import papers
from followthrough.sample.facts import facts


def _table(name: str) -> list[list[str]]:
    [table] = read_word(papers.word(facts(name))).tables
    return [row.texts for row in table.rows]


def test_a_paper_is_one_table_with_a_row_for_every_recommendation() -> None:
    for name in papers.LOADED:
        rows = _table(name)
        assert rows[0] == ["Recommendation", "Agree?", "Comment"]
        assert len(rows) == 49


def test_the_number_stands_with_the_text_and_the_status_on_a_line_of_its_own() -> None:
    row = _table("paper-2022-04")[7]
    assert row == [
        "7) That the Council supports the county's bid for a behaviour-change programme in writing and "
        "offers it rooms without charge.",
        "Agree",
        "A letter of support was sent in May 2021 and rooms at two community centres were offered.\nComplete",
    ]


def test_a_refusal_has_an_empty_comment_and_a_status_may_stand_alone() -> None:
    rows = _table("paper-2024-01")
    assert rows[9][1:] == ["Not agreed", ""]
    assert rows[15][1:] == ["In part", "Complete"]


def test_the_paper_says_when_it_is_from() -> None:
    lines = [line.text for line in read_word(papers.word(facts("paper-2022-04"))).lines]
    assert lines == ["Appendix 1: Domestic Abuse Review Group, progress on recommendations", "April 2022"]


def test_the_paper_to_try_has_rows_to_stop_at(tmp_path: Path) -> None:
    path = papers.write(tmp_path)
    [table] = read_word(path.read_bytes()).tables
    numbers = [row.texts[0].split(")")[0] for row in table.rows[1:]]
    assert path.name == "review-7-progress-november-2024.docx"
    assert [number for number in numbers if numbers.count(number) > 1] == ["18", "18"]
    assert "31/02/2025" in next(row.texts[2] for row in table.rows if row.texts[0].startswith("16)"))
    assert numbers[-1] == "49"
