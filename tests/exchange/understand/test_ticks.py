from followthrough.exchange.understand.paper import understand
from followthrough.exchange.understand.reading import Reading
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council plants a tree for every tree that it fells"
REST = "That the Council waters its young trees in dry summers"
MORE = "That the Council lists its oldest trees and publishes the list"


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


def test_the_answer_is_the_heading_of_the_column_that_is_ticked() -> None:
    reading = read(
        ["No.", "Recommendation", "Agreed", "In part", "Not agreed", "Comment"],
        ["1", ACT, "X", "", "", "Done."], ["2", REST, "☐", "☐", "☒", "Too dear."], ["3", MORE, "", "", "", "Later."],
    )  # fmt: skip
    assert [(one.response, one.response_means) for one in reading.recommendations] == [
        ("Agreed", "agreed"), ("Not agreed", "not_agreed"), (None, None),
    ]  # fmt: skip
    assert reading.recommendations[0].notes == {}


def test_the_state_is_the_heading_of_the_column_that_is_ticked_and_comments_stay_whole() -> None:
    reading = read(
        ["No.", "Recommendation", "Not started", "In progress", "Complete", "Comment"],
        ["1", ACT, "", "", "✓", "Done."], ["2", REST, "", "✓", "✓", "Half are."], ["3", MORE, "✓", "", "", ""],
    )  # fmt: skip
    assert [(one.status, one.delivery_means) for one in reading.recommendations] == [
        ("Complete", "complete"), ("In progress / Complete", None), ("Not started", "not_started"),
    ]  # fmt: skip
    assert reading.recommendations[0].updates[0].text == "Done."
    assert [doubt.says for doubt in reading.doubts if doubt.where == "table 1, row 3"] == [
        "more than one is ticked: In progress, Complete"
    ]


def test_yes_and_no_answer_the_heading_itself() -> None:
    reading = read(
        ["No.", "Recommendation", "Accepted", "Closed"], ["1", ACT, "Yes", "No"], ["2", REST, "No", "Yes"],
    )  # fmt: skip
    assert [(one.response, one.status) for one in reading.recommendations] == [("Yes", "No"), ("No", "Yes")]


def test_what_is_agreed_and_who_does_it_is_neither_response_nor_owner() -> None:
    reading = read(
        ["No.", "Recommendation", "Agreed action & owner", "Status"],
        ["1", ACT, "Buy them – Warden", "Done"], ["2", REST, "Hire it – Clerk", "Done"],
    )  # fmt: skip
    assert [(one.response, one.owner, one.notes) for one in reading.recommendations] == [
        (None, None, {"Agreed action & owner": "Buy them – Warden"}),
        (None, None, {"Agreed action & owner": "Hire it – Clerk"}),
    ]


def test_a_number_with_a_slash_before_its_words() -> None:
    reading = read(
        ["Recommendation", "To", "Status"], [f"005/21: {ACT}", "A", "Open"], [f"2023/24: {REST}", "B", "Open"]
    )
    assert [(one.number, one.text) for one in reading.recommendations] == [("005/21", ACT), (None, f"2023/24: {REST}")]
