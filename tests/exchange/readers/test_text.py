import pytest

from followthrough.exchange.readers import read_paper
from followthrough.exchange.readers.text import decode, read_text
from followthrough.exchange.unreadable import Unreadable


def rows(text: str) -> list[list[str]]:
    return [row.texts for row in read_text(text.encode()).tables[0].rows]


def test_cells_that_begin_with_a_tab_are_put_in_rows_as_wide_as_the_headings() -> None:
    text = "Title\n\n\tNo\n\tAgree?\n\tComment\n\n\t1) First\n\tYes\n\tDone\n\nComplete\n\n\t2) Second\n\tNo\n\t\n"
    assert rows(text) == [["No", "Agree?", "Comment"], ["1) First", "Yes", "Done\nComplete"], ["2) Second", "No", ""]]


def test_a_row_that_lost_a_cell_does_not_shift_the_rows_below() -> None:
    text = "\tNo\n\tAgree?\n\tComment\n\n\t1) First\n\tYes\n\n\t2) Second\n\tNo\n\tLate\n"
    assert rows(text) == [["No", "Agree?", "Comment"], ["1) First", "Yes", ""], ["2) Second", "No", "Late"]]


def test_excel_s_copied_rows_keep_quoted_lines_in_their_cell() -> None:
    assert rows('No\tText\tStatus\n1\t"two\nlines ""quoted"""\tOpen\n') == [
        ["No", "Text", "Status"],
        ["1", 'two\nlines "quoted"', "Open"],
    ]


def test_a_line_without_a_tab_goes_on_with_the_cell_before_it() -> None:
    assert rows("No\tText\tComment\n1\tA\tfirst\nsecond\n2\tB\tthird") == [
        ["No", "Text", "Comment"],
        ["1", "A", "first\nsecond"],
        ["2", "B", "third"],
    ]


def test_numbered_entries_become_rows() -> None:
    text = "A heading\nRec.\n1.1\nThe service should\nact.\nRec.\n2\nIt should stop."
    assert rows(text) == [["1.1", "The service should act.", ""], ["2", "It should stop.", ""]]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("café".encode(), "café"),
        ("café".encode("utf-8-sig"), "café"),
        ("café".encode("utf-16"), "café"),
        ("£5 – ‘yes’".encode("cp1252"), "£5 – ‘yes’"),
        ("the councilâ€™s Â£5".encode(), "the council’s £5"),
        ("Âge and château".encode(), "Âge and château"),
    ],
)
def test_text_is_decoded_as_british_offices_save_it(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_control_characters_are_dropped() -> None:
    assert rows("No\x07\tTe\x0bxt\n1\x00\tA\x1bB") == [["No", "Te\nxt"], ["1", "AB"]]


def test_white_space_alone_is_nothing_to_read() -> None:
    with pytest.raises(Unreadable, match="file is empty"):
        read_paper(b"  \n\t ")


def test_cells_with_a_blank_line_after_each_are_put_under_their_headings() -> None:
    text = (
        "May 2025\n\nRecommendation\n\nAgree?\n\nComment\n\n1) First\n\nAgree\n\nDone\n\nComplete\n\n2) Second\n\nNo\n"
    )
    assert rows(text) == [
        ["Recommendation", "Agree?", "Comment"],
        ["1) First", "Agree", "Done\nComplete"],
        ["2) Second", "No", ""],
    ]


def test_a_title_above_a_numbered_list_is_not_a_label() -> None:
    assert [row[0] for row in rows("Recommendations\n1. First\n2. Second\n3. Third")] == ["1", "2", "3"]


def test_a_narrative_stays_prose() -> None:
    text = "".join(f"Recommendation {number}: That it acts\nResponse: Agreed\nDone.\n" for number in (1, 2, 3))
    paper = read_text(text.encode())
    assert (len(paper.lines), paper.tables) == (9, [])


@pytest.mark.parametrize("name", [None, "pasted.txt"])
def test_rows_pasted_with_commas_are_told_from_prose(name: str | None) -> None:
    assert read_paper(b"Ref,Recommendation,Status\n1,That it acts,Open\n", name).tables[0].rows[1].texts == [
        "1",
        "That it acts",
        "Open",
    ]
    assert read_paper(b"Dear all, yes, I will.\nHe came, saw, and left the building.\n", name).tables == []
