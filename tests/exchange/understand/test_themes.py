"""Headings and rows across the columns that name what stands below them, and those that do not."""

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

HEADINGS = ["No.", "Recommendation", "Status"]
ACT = ["1", "That the Council acts on the report without delay", "Complete"]
REST = ["2", "That the Council rests when it has done so", "Complete"]


def sections(reading: Reading) -> list[str | None]:
    return [one.section for one in reading.recommendations]


def test_a_theme_above_the_headings_is_a_section_where_another_stands_above_headings_typed_again() -> None:
    title, first, second = ["Our tracker", "<", "<"], ["Trees", "<", "<"], ["Water", "<", "<"]
    assert sections(understand(paper(grid(title, first, HEADINGS, ACT, second, HEADINGS, REST)))) == ["Trees", "Water"]
    assert sections(understand(paper(grid(title, first, HEADINGS, ACT, second, REST)))) == [None, "Water"]


def test_the_heading_that_all_tables_of_a_paper_stand_under_is_no_section() -> None:
    title, trees, water = Line("Our tracker", level=1), Line("Trees", level=2), Line("Water", level=2)
    one, two = grid(HEADINGS, ACT), grid(HEADINGS, REST, place="table 2")
    assert sections(understand(paper(title, one, "Page 2", two))) == [None, None]
    assert sections(understand(paper(title, trees, one, water, two))) == ["Trees", "Water"]


def test_a_label_beside_an_empty_cell_across_the_columns_is_no_section() -> None:
    update = ["Update", "It was done in May.", "<"]
    reading = understand(paper(grid(HEADINGS, ACT, ["Update", "", "<"], REST, update)))
    assert sections(reading) == [None, None]
    assert [[told.text for told in one.updates] for one in reading.recommendations] == [[], ["It was done in May."]]
