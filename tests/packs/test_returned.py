"""What somebody changed in a file that came back: plain lines and rows, no database."""

from datetime import date

import pytest

from followthrough.exchange.readers.plain import Plain
from followthrough.packs.returned import Change, Frame, alike, changes, frame_of, share, words_for
from followthrough.reports.document import (
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Paragraph,
    Prose,
    Run,
    Table,
    Tag,
    text_cell,
)

HEAD = ["No.", "Recommendation", "Delivery"]
FRAME = Frame(places={"Background": "background"}, tables=frozenset({tuple(HEAD)}), number=r"\d+\.\s+")
OURS: Plain = [
    "Background",
    "1. It began in the spring.",
    "2. It goes on.",
    [HEAD, ["1", "Plant trees.", "Complete\nAll are planted."], ["2", "Publish a list.", "No update"]],
]


def told(theirs: Plain, ours: Plain = OURS, frame: Frame = FRAME) -> list[tuple[str, str, str, str, int]]:
    found = changes(ours, theirs, frame)
    return [(one.where, one.column, one.ours, one.theirs, one.row) for one in found]


def rows(*added: list[str]) -> Plain:
    return [*OURS[:3], [HEAD, *added]]


def document(*blocks: Heading | Paragraph | Prose | Fields | Table) -> Document:
    return Document("T", "Report", "Saltmere", date(2024, 1, 16), "As at", "en-GB", "Draft", blocks)


def prose(text: str, number: str = "") -> Prose:
    return Prose((Run(text),), number=number)


# Changes ------------------------------------------------------------------------------------------------


def test_the_same_file_has_no_change() -> None:
    assert told(OURS) == []


def test_a_changed_cell_is_told_by_row_and_column() -> None:
    first, second = OURS[3][1], ["2", "Publish a list.", "Begun."]
    assert told(rows(first, second)) == [("2", "Delivery", "No update", "Begun.", 1)]
    [one] = changes(OURS, rows(first, second), FRAME)
    assert one == Change("2", "Delivery", "No update", "Begun.", tuple(HEAD), 1)


def test_rows_that_were_moved_are_the_same_rows() -> None:
    assert told(rows(OURS[3][2], OURS[3][1])) == []


def test_a_row_taken_out_and_a_row_that_is_new_are_told_whole() -> None:
    new = ["3", "Rest.", "Begun."]
    assert told(rows(OURS[3][1], new)) == [
        ("2", "", "2 | Publish a list. | No update", "", 1),
        ("3", "", "", "3 | Rest. | Begun.", -1),
    ]


def test_the_same_first_cell_twice_is_told_apart_by_order() -> None:
    ours: Plain = [[HEAD, ["1", "To the Cabinet", "a"], ["1", "To the trust", "b"]]]
    theirs: Plain = [[HEAD, ["1", "To the Cabinet", "a"], ["1", "To the trust", "c"]]]
    assert told(theirs, ours) == [("1", "Delivery", "b", "c", 1)]


def test_tables_with_the_same_headings_count_as_one_so_that_they_can_be_joined() -> None:
    ours: Plain = [[HEAD, ["1", "a", "b"]], "Background", [HEAD, ["2", "c", "d"]]]
    assert told(["Background", [HEAD, ["1", "a", "b"], ["2", "c", "e"]]], ours) == [("2", "Delivery", "d", "e", 1)]


def test_a_column_that_was_added_moves_no_other() -> None:
    wide = [[row[0], "seen" if at else "Checked", *row[1:]] for at, row in enumerate(OURS[3])]
    assert told([*OURS[:3], wide]) == [
        ("1", "", "", "seen", 0),
        ("2", "", "", "seen", 1),
        ("No.", "", "", "No. | Recommendation | Delivery | Checked", -1),
    ]


def test_a_heading_that_was_changed_loses_no_row() -> None:
    theirs: Plain = [*OURS[:3], [["No.", "Recommendation", "Progress"], *OURS[3][1:]]]
    assert told(theirs) == [("No.", "", "", "No. | Recommendation | Progress", -1)]


def test_a_table_without_headings_is_told_by_its_labels() -> None:
    ours: Plain = [[["To", "The committee"], ["Date", "30 January"]]]
    theirs: Plain = [[["To", "The Cabinet"], ["Date", "30 January"]]]
    assert told(theirs, ours) == [("To", "", "The committee", "The Cabinet", 0)]


def test_a_changed_paragraph_is_told_under_its_heading() -> None:
    theirs: Plain = ["Background", "1. It began in the summer.", *OURS[2:]]
    assert told(theirs) == [("Background", "", "It began in the spring.", "It began in the summer.", -1)]


def test_a_new_paragraph_is_one_change_and_numbers_after_it_are_none() -> None:
    theirs: Plain = ["Background", "1. Before that.", "2. It began in the spring.", "3. It goes on.", OURS[3]]
    assert told(theirs) == [("Background", "", "", "Before that.", -1)]


@pytest.mark.parametrize("line", ["It goes on.", "• It goes on.", "b) It goes on."])
def test_how_a_paragraph_is_marked_is_no_change(line: str) -> None:
    assert told([*OURS[:2], line, OURS[3]]) == []


def test_a_figure_at_the_beginning_of_a_line_is_no_mark() -> None:
    ours, theirs = ["12 trees were planted.", "3.5 million pounds"], ["13 trees were planted.", "4.5 million pounds"]
    assert len(told([*theirs], [*ours], FRAME)) == 2


def test_an_empty_file_has_lost_everything() -> None:
    assert [(one[0], one[3]) for one in told([])] == [("", ""), ("1", ""), ("2", "")]


def test_five_hundred_rows_are_compared_at_once() -> None:
    ours: Plain = [[HEAD, *([str(n), f"Text {n}", "No update"] for n in range(500))]]
    theirs: Plain = [[HEAD, *([str(n), f"Text {n}", f"Done {n}"] for n in reversed(range(500)))]]
    assert len(told(theirs, ours)) == 500


# Which document it is -----------------------------------------------------------------------------------


def test_the_frame_knows_sections_labels_tables_and_what_is_printed() -> None:
    made = frame_of(
        document(
            Fields("Front page", (Field("To", (prose("The committee"),), "to"),)),
            Heading("1. Background", key="background"),
            prose("It began.", "1.1"),
            Paragraph("The owner’s word.", "Delivery"),
            Table("Rows", (Column("No."), Column("State")), ((text_cell("1"), Cell((Tag("Complete"),))),)),
        )
    )
    assert made.places == {"Background": "background", "To": "to"}
    assert made.tables == {("No.", "State")}
    assert made.printed >= {"Rows", "State", "Complete", "Front page", "Delivery: The owner’s word."}
    assert "It began." not in made.printed
    assert made.bare("1.1 It began.") == "It began."


def test_what_every_report_prints_makes_no_file_this_one() -> None:
    frame = Frame(printed=frozenset({"How to read this", "Complete"}))
    ours: Plain = ["How to read this", "Ours alone.", [["Complete"]]]
    assert share(ours, ["How to read this", [["Complete"]]], frame) == 0
    assert share(ours, ["Ours alone."], frame) == 1
    assert share(["How to read this"], ours, frame) == 0


def test_long_lines_count_for_more() -> None:
    assert share(["a" * 90, "b" * 10], ["a" * 90], Frame()) == pytest.approx(0.9)


def test_files_are_alike_by_their_lines_and_more_lines_are_less_alike() -> None:
    assert alike(OURS, OURS, FRAME) == 1
    assert alike(OURS, [*OURS, "One more."], FRAME) == pytest.approx(26 / 27)
    assert alike(OURS, [], FRAME) == alike([], [], FRAME) == 0


# What becomes of a cell ---------------------------------------------------------------------------------

CELL = Cell((Tag("In progress"), Paragraph("Half are planted."), Paragraph("5 April 2022", "Update of")))


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        ("In progress\nAll are planted.\nUpdate of: 5 April 2022", "All are planted."),
        ("In progress\nHalf.\nThe rest in May.\nUpdate of: 5 April 2022", "Half.\nThe rest in May."),
        ("Complete\nHalf are planted.\nUpdate of: 5 April 2022", "Complete\nHalf are planted."),
        ("In progress\nUpdate of: 5 April 2022", ""),
        ("In progress\nIn progress\nUpdate of: 6 May 2024", "In progress\nUpdate of: 6 May 2024"),
        ("", ""),
    ],
)
def test_a_cell_becomes_an_update_without_what_is_printed_around_it(theirs: str, words: str) -> None:
    assert words_for(theirs, CELL) == words
