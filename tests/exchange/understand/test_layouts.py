"""Layouts that exist in the world, each the smallest table that shows it."""

import pytest

from followthrough.exchange.readers.grid import Cell, Line, Row, Table, cell
from followthrough.exchange.understand import Reading, ReadUpdate, understand
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
REST = "That the Council rests when it has done so"


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


def numbers(reading: Reading) -> list[str | None]:
    return [one.number for one in reading.recommendations]


def doubts(reading: Reading, where: str) -> list[str]:
    return [doubt.says for doubt in reading.doubts if doubt.where == where]


def test_headings_that_come_again_after_a_page_are_no_recommendation() -> None:
    headings = ["Recommendation", "Agree?", "Comment"]
    reading = read(headings, ["1) " + ACT, "Agree", ""], ["", "", ""], headings, ["2) " + REST, "Agree", ""])
    assert numbers(reading) == ["1", "2"]


def test_a_second_table_without_headings_goes_on_with_the_first() -> None:
    first = grid(["No.", "Recommendation", "Status"], ["1", ACT, "Complete"])
    second = grid(["2", REST, "Ongoing"], place="table 2")
    reading = understand(paper(first, second))
    assert [(one.number, one.status, one.where) for one in reading.recommendations] == [
        ("1", "Complete", "table 1, row 2"),
        ("2", "Ongoing", "table 2, row 1"),
    ]


def test_title_lines_above_the_headings_of_a_sheet_are_title_and_day() -> None:
    reading = read(
        ["Scrutiny recommendations tracker", "<", "<"],
        ["Position at 7 August 2026", "", ""],
        ["Ref", "Recommendation", "Status"],
        ["1", ACT, "Open"],
    )
    assert (reading.title, reading.as_at) == ("Scrutiny recommendations tracker", "2026-08-07")


def test_a_row_across_the_columns_is_a_section_and_a_total_is_nothing() -> None:
    reading = read(
        ["No.", "Recommendation", "Status"], ["Housing", "<", "<"], ["1", ACT, "Complete"],
        ["Grants", "<", "<"], ["None", "", ""],
        ["1", REST, "Complete"], ["Total recommendations", "", "2"], ["Cyfanswm / Total", "2", ""],
    )  # fmt: skip
    assert [(one.section, one.number) for one in reading.recommendations] == [("Housing", "1"), ("Grants", "1")]
    assert reading.doubts == []


def test_a_section_that_addresses_a_body_gives_the_owner_with_a_doubt() -> None:
    reading = read(
        ["No.", "Recommendation", "Response"], ["To the Housing Company", "<", "<"], ["012/21", ACT, "Accepted"]
    )
    assert reading.recommendations[0].owner == "Housing Company"
    assert doubts(reading, "table 1, row 3") == ["the owner “Housing Company” is taken from the heading above this row"]


def test_cells_merged_down_over_two_recipients_are_two_recommendations() -> None:
    reading = read(
        ["No.", "Recommendation", "Recipient", "Response"],
        ["012/21", ACT, "Cabinet", "Accepted"],
        ["^", "^", "The Company", "Rejected"],
    )
    assert [(one.number, one.text, one.owner, one.response_means) for one in reading.recommendations] == [
        ("012/21", ACT, "Cabinet", "agreed"),
        ("012/21", ACT, "The Company", "not_agreed"),
    ]


def test_a_row_without_number_or_text_goes_on_with_the_row_above() -> None:
    reading = read(
        ["No.", "Recommendation", "Comment"],
        ["1", ACT, "The first half"],
        ["", "", "and the second half"],
        ["2", REST, ""],
    )
    assert numbers(reading) == ["1", "2"]
    assert reading.recommendations[0].updates == [ReadUpdate(None, "The first half\nand the second half")]
    assert doubts(reading, "table 1, row 2") == ["the row below it (table 1, row 3) was read as its continuation"]


def test_a_text_cut_by_a_page_break_is_joined() -> None:
    reading = read(
        ["No.", "Recommendation", "Status"],
        ["1", "That the Council acts on the", "Complete"],
        ["", "report without delay", ""],
        ["2", REST, ""],
    )
    assert [one.text for one in reading.recommendations] == [ACT, REST]


def test_lettered_parts_in_rows_of_their_own_carry_their_parent_s_number_and_a_doubt() -> None:
    rows = [
        ["No.", "Recommendation", "Status"],
        ["4", "That the Council:", ""],
        ["", "(a) " + ACT, "Complete"],
        ["", "(b) " + REST, "Ongoing"],
    ]
    reading = read(*rows)
    assert [(one.number, one.status) for one in reading.recommendations] == [
        ("4", None),
        ("4(a)", "Complete"),
        ("4(b)", "Ongoing"),
    ]
    assert doubts(reading, "table 1, row 3") == ["read as part (a) of 4"]


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1", "1"), ("1.", "1"), ("(3)", "3"), ("Rec. 1.1", "1.1"), ("Recommendation 4", "4"),
     ("012/21", "012/21"), ("SR (25/26) 01", "SR (25/26) 01"),
     ("R7", "R7"), ("Recommendation Two", "Two"), ("2a", "2a")],
)  # fmt: skip
def test_numbers_in_a_cell_of_their_own(printed: str, number: str) -> None:
    assert numbers(read(["Ref", "Recommendation", "Status"], [printed, ACT, "Complete"])) == [number]


@pytest.mark.parametrize("front", ["1) ", "1. ", "(1) ", "1: ", "Recommendation 1: ", "Recommendation 1 – ", "Rec 1\n"])
def test_numbers_in_front_of_the_text(front: str) -> None:
    reading = read(["Recommendation", "Response"], [front + ACT, "Agree"], [front.replace("1", "2") + REST, "Agree"])
    assert [(one.number, one.text) for one in reading.recommendations] == [("1", ACT), ("2", REST)]


def test_a_bare_number_counts_only_where_most_rows_have_one() -> None:
    rows = [[f"{at} {ACT}", "Agree"] for at in range(1, 5)]
    assert numbers(read(["Recommendation", "Response"], *rows)) == ["1", "2", "3", "4"]
    assert numbers(
        read(["Recommendation", "Response"], ["14 Interpreters are to be asked", "Agree"], [ACT, "Agree"])
    ) == [None, None]


def test_two_status_columns_for_two_days_are_two_updates_and_the_last_is_the_status() -> None:
    reading = read(
        ["No.", "Recommendation", "Status at 30-Jun-22", "Status at 30-Jun-23"],
        ["1", ACT, "Being implemented", "Implemented"],
    )
    one = reading.recommendations[0]
    assert one.updates == [
        ReadUpdate("30-Jun-22", None, "Being implemented"),
        ReadUpdate("30-Jun-23", None, "Implemented"),
    ]
    assert (one.status, one.delivery_means, reading.as_at) == ("Implemented", "complete", "2023-06-30")


def test_two_update_columns_are_two_updates_and_the_last_word_stands() -> None:
    reading = read(
        ["No.", "Recommendation", "Update April 2022", "Update January 2024"],
        ["1", ACT, "Begun.\nOngoing", "All done.\nComplete"],
    )
    one = reading.recommendations[0]
    assert one.updates == [
        ReadUpdate("April 2022", "Begun.", "Ongoing"), ReadUpdate("January 2024", "All done.", "Complete"),
    ]  # fmt: skip
    assert (one.status, one.delivery_means) == ("Complete", "complete")


def test_updates_with_their_own_dates_in_one_cell_are_kept_apart() -> None:
    comment = "Update 9 July 2020: work began\nwith a survey\nUpdate 3 March 2021 – work ended"
    reading = read(["No.", "Recommendation", "Comments"], ["1", ACT, comment])
    assert reading.recommendations[0].updates == [
        ReadUpdate("9 July 2020", "work began\nwith a survey"),
        ReadUpdate("3 March 2021", "work ended"),
    ]


def test_a_status_that_opens_a_comment_is_read_with_a_doubt_and_the_comment_kept() -> None:
    reading = read(["No.", "Recommendation", "Comment"], ["1", ACT, "Implemented. The scheme has taken this in."])
    one = reading.recommendations[0]
    assert (one.status, one.updates[0].text) == ("Implemented", "Implemented. The scheme has taken this in.")
    assert doubts(reading, "table 1, row 2") == ["“Implemented” at the start of the comment is read as its status"]


def test_a_status_that_closes_a_comment_s_last_line_is_taken_off_with_a_doubt() -> None:
    reading = read(["No.", "Recommendation", "Comment"], ["1", ACT, "All staff were told. Completed."])
    one = reading.recommendations[0]
    assert (one.status, one.delivery_means, one.updates[0].text) == ("Completed.", "complete", "All staff were told.")
    assert len(doubts(reading, "table 1, row 2")) == 1


def test_complete_within_a_sentence_is_no_status() -> None:
    one = read(
        ["No.", "Recommendation", "Comment"], ["1", ACT, "It will be decided when the policy is complete"]
    ).recommendations[0]
    assert (one.status, one.delivery_means, one.suggestions) == (None, None, [])


def test_a_status_in_the_date_column_is_the_status_with_a_doubt() -> None:
    reading = read(
        ["Reference", "Action", "Lead", "Delivery Date"],
        ["Recommendation 2", ACT, "Director", "Ongoing"],
        ["Recommendation 3", REST, "", "See below"],
    )
    assert [(one.status, one.due) for one in reading.recommendations] == [("Ongoing", None), (None, None)]
    assert [len(doubts(reading, f"table 1, row {row}")) for row in (2, 3)] == [1, 1]


@pytest.mark.parametrize("due", ["summer 2025", "TBC", "30.04.25", "Q2 2026/27", "end of March 2026"])
def test_dues_are_kept_as_printed(due: str) -> None:
    reading = read(["No.", "Recommendation", "Due"], ["1", ACT, due])
    assert (reading.recommendations[0].due, reading.doubts) == (due, [])


def test_codes_are_explained_by_the_paper_s_own_sentence() -> None:
    key = "The statuses are: Implemented (I), Partially Implemented (PI), and Rejected (R)."
    table = grid(["#", "Recommendation", "Status"], ["Rec. 1", ACT, "I"], ["Rec. 2", REST, "PI"])
    assert [(one.status, one.delivery_means) for one in understand(paper(key, table)).recommendations] == [
        ("I", "complete"),
        ("PI", "in_progress"),
    ]


def test_a_key_is_left_out_and_explains_the_codes() -> None:
    tracker = grid(["No.", "Recommendation", "Status"], ["1", ACT, "C"])
    key = grid(["Code", "Meaning"], ["C", "Complete"], ["O", "Ongoing"], place="table 2")
    reading = understand(paper(tracker, key))
    assert [(one.status, one.delivery_means) for one in reading.recommendations] == [("C", "complete")]
    assert doubts(reading, "table 2") == ["left out: it reads as a key or a list of definitions"]


def test_a_status_that_is_only_a_colour_is_doubted() -> None:
    head = grid(["No.", "Recommendation", "RAG"])
    row = Row(2, (cell("1"), cell(ACT), Cell(fill="00B050")))
    reading = understand(paper(Table("table 1", [*head.rows, row])))
    assert reading.recommendations[0].status is None
    assert doubts(reading, "table 1, row 2") == ["the status is given by a colour alone; no words to read"]


def test_columns_without_a_role_become_named_notes() -> None:
    one = read(["No.", "Recommendation", "Priority", "Status"], ["1", ACT, "High", "Complete"]).recommendations[0]
    assert one.notes == {"Priority": "High"}
    assert one.as_dict()["notes"] == {"Priority": "High"}


def test_a_response_of_paragraphs_is_an_update_and_the_response_stays_empty() -> None:
    prose = (
        "The Cabinet is grateful to the group for its work and will look at this with its partners in the coming year."
    )
    one = read(["No.", "Recommendation", "Cabinet response"], ["1", ACT, prose]).recommendations[0]
    assert (one.response, one.response_means, one.updates) == (None, None, [ReadUpdate(None, prose)])


def test_agreed_in_principle_is_agreed_with_a_doubt() -> None:
    reading = read(["No.", "Recommendation", "Response"], ["1", ACT, "Accepted in principle"])
    assert reading.recommendations[0].response_means == "agreed"
    assert len(doubts(reading, "table 1, row 2")) == 1


def test_a_table_that_gives_only_numbers_takes_its_words_from_the_prose_below() -> None:
    table = grid(["Number", "Status at 30-Jun-23"], ["028/17", "Implemented"], ["014/16", "Implemented"])
    reading = understand(
        paper(
            table,
            Line("AO-2015-005 (028/17)", bold=True),
            ACT,
            "Update",
            "It was done.",
            Line("AO-2015-002 (014/16)", bold=True),
            REST,
            "Update",
        )
    )
    assert [(one.number, one.text) for one in reading.recommendations] == [("028/17", ACT), ("014/16", REST)]
    assert doubts(reading, "table 1, row 2") == ["its words stand in the prose below the table"]


def test_a_heading_over_each_of_several_tables_is_their_section() -> None:
    headings = ["#", "Recommendation", "Status"]
    reading = understand(
        paper(
            Line("First report", level=2), grid(headings, ["1", ACT, "Complete"]),
            Line("Second report", level=2), grid(headings, ["1", REST, "Complete"], place="table 2"),
        )
    )  # fmt: skip
    assert [(one.section, one.number) for one in reading.recommendations] == [
        ("First report", "1"),
        ("Second report", "1"),
    ]
    assert reading.doubts == []


def test_a_table_without_headings_is_read_by_what_stands_in_it() -> None:
    reading = read(
        ["1", ACT, "Agree", "Director of Housing"],
        ["2", REST, "Not agreed", "Head of Law"],
        ["3", ACT + " again", "In part", "Head of Law"],
    )
    assert [(one.number, one.text, one.response_means, one.owner) for one in reading.recommendations][:2] == [
        ("1", ACT, "agreed", "Director of Housing"),
        ("2", REST, "not_agreed", "Head of Law"),
    ]


@pytest.mark.parametrize("rows", [[["Room", "Seats"], ["Hall", "40"]], [["Name", "Present"], ["The Chair", "Yes"]]])
def test_what_is_no_tracker_is_refused_in_a_sentence(rows: list[list[str]]) -> None:
    with pytest.raises(Unreadable, match=r"^No table here reads as a tracker of recommendations: .+\.$"):
        read(*rows)


def test_a_status_across_the_columns_stands_over_its_rows_with_a_doubt() -> None:
    reading = read(
        ["Ref", "Recommendation", "Update"],
        ["COMPLETE", "<", "<"],
        ["1", ACT, "May"],
        ["ONGOING", "<", "<"],
        ["2", REST, ""],
    )
    assert [(one.status, one.delivery_means, one.section) for one in reading.recommendations] == [
        ("COMPLETE", "complete", None),
        ("ONGOING", "in_progress", None),
    ]
    assert doubts(reading, "table 1, row 3") == ["“COMPLETE” stands over this row and is read as its status"]


def test_headings_over_two_rows_are_joined() -> None:
    rows = [
        ["Ref", "Recommendation", "Progress", "<"],
        ["^", "^", "April 2022", "January 2024"],
        ["1", ACT, "begun", "ended"],
    ]
    reading = read(*rows)
    assert reading.columns == ["Ref", "Recommendation", "Progress April 2022", "Progress January 2024"]
    assert reading.recommendations[0].updates == [
        ReadUpdate("April 2022", "begun"),
        ReadUpdate("January 2024", "ended"),
    ]


def test_of_a_motion_and_its_resolutions_the_resolutions_are_read() -> None:
    reading = read(
        ["Motion", "Resolution", "Progress"], ["Clean air", "1. " + ACT, "Letter sent"], ["^", "2. " + REST, "Complete"]
    )
    assert [(one.number, one.text, one.section) for one in reading.recommendations] == [
        ("1", ACT, "Clean air"),
        ("2", REST, "Clean air"),
    ]


def test_of_two_answers_the_one_that_says_yes_or_no_is_the_response() -> None:
    headings = ["No", "Recommendation", "Executive response", "Accepted / Rejected"]
    one = read(headings, ["1", ACT, "We will do it.", "Accepted"]).recommendations[0]
    assert (one.response, one.updates) == ("Accepted", [ReadUpdate(None, "We will do it.")])


def test_a_plain_date_right_of_the_recommendation_is_its_due_with_a_doubt_and_left_of_it_is_not() -> None:
    right = read(["No.", "Recommendation", "Agreed", "Date"], ["1", ACT, "Yes", "31 March 2025"])
    left = read(["No.", "Date", "Recommendation", "Agreed"], ["1", "31 March 2025", ACT, "Yes"])
    assert (right.recommendations[0].due, len(doubts(right, "table 1, row 2"))) == ("31 March 2025", 1)
    assert (left.recommendations[0].due, left.recommendations[0].notes) == (None, {"Date": "31 March 2025"})


def test_a_status_in_words_stands_and_the_colour_beside_it_is_a_note() -> None:
    one = read(["No.", "Recommendation", "Status", "RAG"], ["1", ACT, "Complete", "Green"]).recommendations[0]
    assert (one.status, one.notes) == ("Complete", {"RAG": "Green"})


def test_a_small_table_for_each_recommendation_is_read_by_its_labels() -> None:
    first = grid(["Recommendation 1", ACT], ["Response", "Accepted"], ["Lead:", "Head of Law"], ["Update", "Begun"])
    second = grid(
        ["Recommendation 2: " + REST, "<"],
        ["Response", "Rejected"],
        ["Lead:", ""],
        ["Update", "Too dear"],
        place="table 2",
    )
    reading = understand(paper(first, second))
    assert [(one.number, one.text, one.response_means, one.owner, one.where) for one in reading.recommendations] == [
        ("1", ACT, "agreed", "Head of Law", "table 1, row 1"),
        ("2", REST, "not_agreed", None, "table 2, row 1"),
    ]


def test_forms_one_below_the_other_in_one_table_are_kept_apart() -> None:
    rows = [
        [["Recommendation " + at, text], ["Decision", "Agreed"], ["Progress", "Complete"]]
        for at, text in (("1", ACT), ("2", REST))
    ]
    reading = read(*rows[0], *rows[1])
    assert [(one.number, one.text, one.status, one.where) for one in reading.recommendations] == [
        ("1", ACT, "Complete", "table 1, row 1"),
        ("2", REST, "Complete", "table 1, row 4"),
    ]
