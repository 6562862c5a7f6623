import pytest

from followthrough.exchange.readers.grid import Cell, Row, Table
from followthrough.exchange.understand import contents
from followthrough.exchange.understand.paper import understand
from followthrough.exchange.understand.reading import Reading, ReadUpdate
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council plants a tree for every tree that it fells"
REST = "That the Council waters its young trees in dry summers"


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Agreed", True), ("Agreed – the money is in the budget", True), ("Accepted with a change to the date", True),
        ("Not accepted: it costs too much", True), ("Recommendation agreed, subject to funding", True),
        ("No change", False), ("Acceptance of the plan is due", False), ("Yesterday", False),
    ],
)  # fmt: skip
def test_an_answer_is_a_response_or_opens_with_one(text: str, says: bool) -> None:
    assert contents.is_answer(text) is says


@pytest.mark.parametrize(
    ("text", "says"), [("On track", True), ("60%", True), ("✓", True), ("◐", True), ("Six trees", False), ("A", False)]
)
def test_a_state_is_a_word_a_share_or_a_symbol(text: str, says: bool) -> None:
    assert contents.is_state(text) is says


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (["A", "B", "C"], True), (["CYP/01", "CYP/02", "CYP/03"], True),
        (["High", "High", "Low", "High"], False), (["The trees of the park", "B"], False), ([], False),
    ],
)  # fmt: skip
def test_codes_are_short_and_hardly_one_comes_twice(values: list[str], says: bool) -> None:
    assert contents.are_codes(values) is says


def test_columns_with_unheard_headings_are_known_by_what_stands_in_them() -> None:
    reading = read(
        ["Ref", "Recommendation", "Yes or no?", "Whose job", "Deadline", "Where it got to"],
        ["A", ACT, "Agreed", "Head of Parks", "May 2025", "Half of them were planted in March."],
        ["B", REST, "Not agreed – too dear", "Tree Officer", "TBC", "A tanker has been hired."],
    )
    one, other = reading.recommendations
    assert [(x.number, x.response, x.owner) for x in (one, other)] == [
        ("A", "Agreed", "Head of Parks"), ("B", "Not agreed – too dear", "Tree Officer"),
    ]  # fmt: skip
    assert [update.text for x in (one, other) for update in x.updates] == [
        "Half of them were planted in March.", "A tanker has been hired.",
    ]  # fmt: skip
    assert {doubt.says for doubt in reading.doubts if doubt.where == "table 1"} == {
        "“Yes or no?” is read as the response, by what stands in it",
        "“Whose job” is read as the owner, by what stands in it",
        "“Where it got to” is read as the updates, by what stands in it",
    }


def test_a_day_left_of_the_recommendation_is_not_when_it_is_due() -> None:
    reading = read(
        ["Sitting", "Recommendation", "Agreed?"], ["2 May 2024", ACT, "Agreed"], ["9 May 2024", REST, "Agreed"]
    )
    assert [(one.due, one.notes["Sitting"]) for one in reading.recommendations] == [
        (None, "2 May 2024"), (None, "9 May 2024"),
    ]  # fmt: skip


def test_a_column_of_states_is_the_status_whatever_it_is_called() -> None:
    reading = read(
        ["No.", "Recommendation", "Position", "Commentary"],
        ["1", ACT, "On track", "Half are planted."], ["2", REST, "Delayed", "The tanker has not come."],
    )  # fmt: skip
    assert [(one.status, [u.text for u in one.updates]) for one in reading.recommendations] == [
        ("On track", ["Half are planted."]), ("Delayed", ["The tanker has not come."]),
    ]  # fmt: skip


def test_of_a_share_and_a_word_the_word_is_the_status() -> None:
    reading = read(
        ["No.", "Recommendation", "% complete", "Status"], ["1", ACT, "60%", "In progress"], ["2", REST, "100%", "Done"]
    )
    assert [one.status for one in reading.recommendations] == ["In progress", "Done"]
    assert reading.recommendations[0].notes == {"% complete": "60%"}


def test_the_days_of_the_comments_stand_in_a_column_beside_them() -> None:
    reading = read(
        ["No.", "Recommendation", "Latest comment", "Comment date"],
        ["1", ACT, "Half are planted.", "03/02/2025"], ["2", REST, "The tanker is hired.", "04/02/2025"],
    )  # fmt: skip
    assert [one.updates for one in reading.recommendations] == [
        [ReadUpdate("03/02/2025", "Half are planted.")], [ReadUpdate("04/02/2025", "The tanker is hired.")],
    ]  # fmt: skip


def test_updates_stand_under_days_alone() -> None:
    reading = read(
        ["No.", "Recommendation", "March 2024", "October 2024"],
        ["1", ACT, "Half were planted.", "All were planted."], ["2", REST, "", "A tanker has been hired."],
    )  # fmt: skip
    assert [one.updates for one in reading.recommendations] == [
        [ReadUpdate("March 2024", "Half were planted."), ReadUpdate("October 2024", "All were planted.")],
        [ReadUpdate("October 2024", "A tanker has been hired.")],
    ]


def test_the_officer_owns_it_not_the_portfolio() -> None:
    reading = read(
        ["No.", "Recommendation", "Portfolio", "Responsible officer"],
        ["1", ACT, "Environment", "Tree Officer"], ["2", REST, "Environment", "Head of Parks"],
    )  # fmt: skip
    assert [one.owner for one in reading.recommendations] == ["Tree Officer", "Head of Parks"]


def test_a_number_that_stays_the_same_is_of_something_that_holds_recommendations() -> None:
    reading = read(
        ["Audit no.", "Recommendation", "Status"],
        ["7", "1. " + ACT, "Done"], ["7", "2. " + REST, "Done"], ["7", "3. " + ACT, "Done"],
        ["8", "1. " + REST, "Done"],
    )  # fmt: skip
    assert [(one.number, one.notes["Audit no."]) for one in reading.recommendations] == [
        ("1", "7"), ("2", "7"), ("3", "7"), ("1", "8"),
    ]  # fmt: skip


def test_an_update_in_a_row_of_its_own_below_the_recommendation() -> None:
    reading = read(
        ["Ref", "Recommendation", "Response", "Lead"],
        ["1", ACT, "Accepted", "Tree Officer"], ["Update", "Completed\nAll were planted by March.", "<", "<"],
        ["2", REST, "Accepted", ""], ["Update", "Ongoing", "<", "<"], ["Lead", "Head of Parks", "<", "<"],
    )  # fmt: skip
    assert [(one.status, [u.text for u in one.updates], one.owner) for one in reading.recommendations] == [
        ("Completed", ["All were planted by March."], "Tree Officer"), ("Ongoing", [], "Head of Parks"),
    ]  # fmt: skip


def test_a_second_row_that_says_otherwise_is_doubted() -> None:
    reading = read(
        ["Ref", "Recommendation", "Response", "Lead"],
        ["1", ACT, "Accepted", "Tree Officer"], ["Lead", "Head of Parks", "<", "<"], ["2", REST, "Accepted", "Warden"],
    )  # fmt: skip
    assert reading.recommendations[0].owner == "Tree Officer"
    assert [doubt.says for doubt in reading.doubts if doubt.where == "table 1, row 2"] == [
        "not taken from table 1, row 3: owner “Head of Parks”"
    ]


def test_a_figure_below_the_rows_and_a_number_without_words_are_no_recommendations() -> None:
    reading = read(
        ["Ref", "Recommendation", "Status"], ["1", ACT, "Done"], ["2", REST, "Done"], ["3", "", ""],
        ["", "Number done", "2 of 2"],
    )  # fmt: skip
    assert [one.number for one in reading.recommendations] == ["1", "2"]


def test_parts_with_a_share_are_no_sums() -> None:
    reading = read(
        ["Ref", "Recommendation", "% complete"], ["1", ACT, "80%"], ["", "(a) publish the policy", "100%"],
        ["", "(b) train all staff", "50%"],
    )  # fmt: skip
    assert [one.number for one in reading.recommendations] == ["1", "1(a)", "1(b)"]


def test_what_an_empty_form_field_prints_is_nothing() -> None:
    reading = read(
        ["Ref", "Recommendation", "Status"], ["1", ACT, "Choose an item."],
        ["2", "Click or tap here to enter text.", "Choose an item."],
    )  # fmt: skip
    assert [(one.number, one.status) for one in reading.recommendations] == [("1", None)]


def coloured(*fills: str) -> Table:
    rows = [Row(1, tuple(Cell((text,)) for text in ("No.", "Recommendation", "RAG")))]
    rows += [
        Row(at, (Cell((str(at),)), Cell((f"{ACT} ({at})",)), Cell(fill=fill))) for at, fill in enumerate(fills, start=2)
    ]
    return Table("table 1", rows)


def test_a_colour_is_read_through_the_papers_key_and_doubted() -> None:
    key = Table(
        "table 2",
        [
            Row(1, (Cell(("Colour",)), Cell(("Meaning",)))),
            Row(2, (Cell(("Green",), fill="00FF00"), Cell(("Complete",)))),
            Row(3, (Cell(fill="FF0000"), Cell(("Not started",)))),
        ],
    )
    reading = understand(paper(coloured("00FF00", "FF0000", "0000FF"), key))
    assert [(one.status, one.delivery_means) for one in reading.recommendations] == [
        ("Green", "complete"), ("Not started", "not_started"), (None, None),
    ]  # fmt: skip
    assert [doubt.says for doubt in reading.doubts if doubt.where.startswith("table 1, row")] == [
        "the status is a colour, which the key calls “Green”",
        "the status is a colour, which the key calls “Not started”",
        "the status is given by a colour alone; no words to read",
    ]
