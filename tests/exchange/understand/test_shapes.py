"""Tables under the same headings are understood together."""

import pytest

from followthrough.exchange.understand import understand
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
TOLD = "The team met twice and has written to the schools."


def rows(*whose: str) -> list[list[str]]:
    return [[str(at), ACT, who, TOLD] for at, who in enumerate(whose, start=1)]


@pytest.mark.parametrize("order", [1, -1])
def test_a_table_of_one_row_is_read_as_the_others_under_its_headings(order: int) -> None:
    headings = ["No.", "Resolution", "Baton held", "Action taken"]
    tables = [grid(headings, *rows("Estates Officer", "Head of Parks")), grid(headings, *rows("Mayor"))]
    reading = understand(paper(*tables[::order]))
    assert {one.owner for one in reading.recommendations} == {"Estates Officer", "Head of Parks", "Mayor"}


def test_tables_under_other_headings_are_not() -> None:
    first = grid(["No.", "Resolution", "Baton held", "Action taken"], *rows("Estates Officer", "Head of Parks"))
    other = grid(["No.", "Resolution", "Weather", "Action taken"], *rows("Sunny"))
    owners = [(one.owner, one.notes) for one in understand(paper(first, other)).recommendations]
    assert owners == [("Estates Officer", {}), ("Head of Parks", {}), (None, {"Weather": "Sunny"})]


@pytest.mark.parametrize("heading", ["Passed to", "Referred to", "Passed on to", "Given to", "Delegated to"])
def test_whom_it_was_passed_to_owns_it(heading: str) -> None:
    reading = understand(paper(grid(["No.", "Resolution", heading, "Action taken"], *rows("Mayor"))))
    assert [one.owner for one in reading.recommendations] == ["Mayor"]


FIRST = grid(["No.", "Resolution", "Lead", "Status"], ["1", ACT, "Mayor", "Complete"], ["2", ACT, "Mayor", "Ongoing"])
OTHERS = [
    [["Councillor", "Ward", "Party", "Role"], ["Cllr A", "North", "Independent", "Chair"]],
    [["Risk", "Likelihood", "Impact", "Mitigation"], ["Money is late", "Low", "High", "Early talks with the board"]],
    [["Friends of the Park", "Letter", "2 May", "Open the gates"], ["Bus users", "E-mail", "4 May", "Later buses"]],
    [["Theme", "Total", "Complete", "Ongoing"], ["Parking", "2", "1", "1"], ["Place", "1", "0", "1"]],
]  # fmt: skip


@pytest.mark.parametrize("other", OTHERS)
def test_another_table_as_wide_as_the_tracker_is_not_more_of_it(other: list[list[str]]) -> None:
    reading = understand(paper(FIRST, grid(*other, place="table 2")))
    assert [one.number for one in reading.recommendations] == ["1", "2"]
    assert [doubt.where for doubt in reading.doubts] == ["table 2"]


@pytest.mark.parametrize(
    "more", [[["3", ACT, "Mayor", "Complete"]], [["", "and tell us", "", ""], ["3", ACT, "Mayor", "Complete"]],
             [["Theme: Parks", "<", "<", "<"], ["3", ACT, "Mayor", "Complete"]]],
)  # fmt: skip
def test_the_rows_on_the_next_page_are_more_of_it(more: list[list[str]]) -> None:
    reading = understand(paper(FIRST, grid(*more, place="table 2")))
    assert [one.number for one in reading.recommendations] == ["1", "2", "3"]
