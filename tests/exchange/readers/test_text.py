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


def lines(text: str) -> list[str]:
    return [line.text for line in read_text(text.encode()).lines]


def test_lines_that_an_e_mail_broke_are_put_together() -> None:
    width = "x" * 30 + " " + "y" * 29
    text = f"1. {width}\nlonger than\nOwner: A\nDue: B\n\n2. {width}\nlonger too\nOwner: A\nDue: B\n- a point\n"
    assert lines(text)[:4] == [f"1. {width} longer than", "Owner: A", "Due: B", f"2. {width} longer too"]
    assert lines(text)[-1] == "- a point"


def test_lines_of_a_reply_lose_their_marks_and_the_subject_is_a_heading() -> None:
    paper = read_text(
        b"> Subject: RE: Our tracker\n>\n> 1. That\n> Owner: A\n> Due: B\n> 2. So\n> Owner: A\n> Due: B\n"
    )
    assert [(line.text, line.level) for line in paper.lines][:3] == [
        ("Our tracker", 1),
        ("1. That", 0),
        ("Owner: A", 0),
    ]


def test_a_tab_after_a_label_is_no_column() -> None:
    text = "1. That\nOwner:\tA\nDue:\tB\n\n2. So\nOwner:\tC\nDue:\tD\n"
    assert lines(text) == ["1. That", "Owner: A", "Due: B", "2. So", "Owner: C", "Due: D"]


def test_a_tab_after_a_list_mark_is_no_column() -> None:
    text = "1. That\nOwner:\tA\nDone:\tAll:\n·\tten\n•\tmore\n\n2. So\nOwner:\tB\nDone:\tNone\n"
    assert lines(text) == ["1. That", "Owner: A", "Done: All:", "· ten", "• more", "2. So", "Owner: B", "Done: None"]


def test_excel_s_rows_that_lost_their_tabs_are_rows() -> None:
    assert rows('No\tText\tStatus\nBuses\n1\t"two ""lines""\nhere"\tOpen\n')[1] == ["Buses", "", ""]
    assert rows("No\tText\tStatus\n1\tA\tOpen\nBUSES\n2\tB\tOpen\n")[2] == ["BUSES", "", ""]


def test_paragraphs_of_a_cell_in_the_middle_of_a_row_of_word_s() -> None:
    text = "No\tText\tAgree?\tComment\n1\tThat it acts\nat once\tYes\tBegun\n\nComplete\n2\tThat\tNo\t\n\nRegards\n"
    assert rows(text) == [
        ["No", "Text", "Agree?", "Comment"],
        ["1", "That it acts\nat once", "Yes", "Begun\nComplete"],
        ["2", "That", "No", ""],
        ["Regards", "", "", ""],
    ]


def test_a_state_in_capitals_ends_the_account_above_it() -> None:
    assert rows("No\tText\tUpdate\n1\tA\tBegun\nCOMPLETE\n2\tB\tSent\n3\tC\tSent") == [
        ["No", "Text", "Update"],
        ["1", "A", "Begun\nCOMPLETE"],
        ["2", "B", "Sent"],
        ["3", "C", "Sent"],
    ]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_state_in_capitals_over_the_rows_is_a_row(gap: str) -> None:
    first = "" if gap else "COMPLETE\n"
    found = [row[0] for row in rows(f"No\tText\tUpdate\n{first}1\tA\tBegun\n{gap}ONGOING\n2\tB\tSent")]
    assert found == ["No", *(["COMPLETE"] if first else []), "1", "ONGOING", "2"]


def test_a_mark_that_nothing_closes_is_a_character_and_swallows_no_row() -> None:
    assert rows('No\tText\n1\t"Act" now\n2\t"Rest\n3\tC\n4\t"two\nlines"\n5\tE') == [
        ["No", "Text"],
        ["1", '"Act" now'],
        ["2", '"Rest'],
        ["3", "C"],
        ["4", "two\nlines"],
        ["5", "E"],
    ]


def test_a_mark_of_more_than_before_a_lone_line_is_text() -> None:
    assert [line.text for line in read_text(b"Calls\n> 95% of calls answered\nDone").lines][1:2] == [
        "> 95% of calls answered"
    ]
    assert [line.text for line in read_text(b"> Dear all\n> It is done\nThanks").lines][:2] == [
        "Dear all",
        "It is done",
    ]


def test_a_word_broken_at_its_hyphen_is_joined_and_a_pair_of_words_is_not() -> None:
    assert [row[1] for row in rows("1. A short-\nand long-\nterm plan\n2. The well-\nbeing")] == [
        "A short- and long-term plan",
        "The well-being",
    ]
