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
