"""The answer, who does it and when, in one cell."""

import pytest

from followthrough.exchange.understand import Reading, understand
from followthrough.exchange.understand.answered import told_of
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
TOLD = "The team met twice and has written to the schools."
NAMED = [
    "Cabinet response, lead and date", "Cabinet decision (lead and date)", "Response / lead officer / deadline",
    "Decision, owner & timescale", "Accepted? Lead and due date", "Response and responsible officer (with date)",
]  # fmt: skip


def read(heading: str, *cells: str) -> Reading:
    rows = [[str(at), ACT, said, TOLD] for at, said in enumerate(cells, start=1)]
    return understand(paper(grid(["No.", "Recommendation", heading, "Progress"], *rows)))


def told(reading: Reading) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.response, one.owner, one.due) for one in reading.recommendations]


def doubts(reading: Reading) -> list[tuple[str, str]]:
    return [(one.where, one.says) for one in reading.doubts if one.where != "the paper"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Accepted – Head of Parks, by March 2026", ("Accepted", "Head of Parks", "March 2026")),
        ("Agreed in part - Deputy Commissioner, by the end of 2026/27",
         ("Agreed in part", "Deputy Commissioner", "the end of 2026/27")),
        ("Agreed\nHead of Parks\nautumn term 2025", ("Agreed", "Head of Parks", "autumn term 2025")),
        ("Agreed.\nHead of Parks, 31/03/2026", ("Agreed.", "Head of Parks", "31/03/2026")),
        ("Agreed (Head of Parks, 31 March 2026)", ("Agreed", "Head of Parks", "31 March 2026")),
        ("Agreed: Head of Parks / TBC", ("Agreed", "Head of Parks", "TBC")),
        ("Accepted. Lead: Head of Parks. Due: May 2026", ("Accepted", "Head of Parks", "May 2026")),
        ("Accepted\nLead officer: Head of Parks\nTarget date: May 2026", ("Accepted", "Head of Parks", "May 2026")),
        ("Yes; Director – Housing; May 2026", ("Yes", "Director – Housing", "May 2026")),
        ("Agreed – Head of Parks", ("Agreed", "Head of Parks", None)),
        ("Agreed, by May 2026", ("Agreed", None, "May 2026")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", NAMED)
def test_they_are_parted_where_the_heading_names_them(
    heading: str, cell: str, said: tuple[str | None, str | None, str | None]
) -> None:
    reading = read(heading, cell, "Not agreed", "Agreed – Head of Law, by June 2026")
    assert told(reading) == [said, ("Not agreed", None, None),
                             ("Agreed", "Head of Law", "June 2026")]  # fmt: skip
    assert doubts(reading) == []


def test_they_are_parted_with_a_doubt_where_only_the_cells_say_so() -> None:
    reading = read("Cabinet response", "Accepted – Head of Parks, by May 2026", "Rejected", "Accepted – Head of Law")
    assert told(reading) == [("Accepted", "Head of Parks", "May 2026"), ("Rejected", None, None),
                             ("Accepted", "Head of Law", None)]  # fmt: skip
    assert doubts(reading) == [
        ("table 1, row 2", "“Head of Parks” and “May 2026” beside the answer is read as who and when"),
        ("table 1, row 4", "“Head of Law” beside the answer is read as who and when"),
    ]


@pytest.mark.parametrize("cell", ["Agreed – it is in the plan for 2026", "Agreed, subject to the budget"])
def test_what_else_stands_with_the_answer_is_kept_with_a_doubt(cell: str) -> None:
    reading = read(NAMED[0], cell, "Agreed – Head of Law, by June 2026")
    assert told(reading)[0] == (cell, None, None)
    assert doubts(reading) == [
        ("table 1, row 2", f"“{cell}” may say who and when as well; kept as the response, as printed")
    ]


def test_reasons_and_days_beside_an_answer_alone_are_no_owner() -> None:
    cells = ["Agreed – policy adopted, May 2025", "Agreed – Policy adopted, May 2025", "Rejected: it costs too much"]
    assert told(read("Response", *cells)) == [(cell, None, None) for cell in cells]
    agreed = ["Agreed, 12 May 2025", "Agreed, 14 May 2025"]
    assert told(read("Response", *agreed)) == [(cell, None, None) for cell in agreed]


def test_an_owner_of_a_column_of_its_own_stays() -> None:
    rows = [["1", ACT, "Agreed – Head of Law, by May 2026", "Head of Parks"], ["2", ACT, "Agreed – June 2026", "Mayor"]]
    reading = understand(paper(grid(["No.", "Recommendation", "Response and date", "Lead"], *rows)))
    assert told(reading) == [(rows[0][2], "Head of Parks", None), ("Agreed", "Mayor", "June 2026")]
    assert len(doubts(reading)) == 1


@pytest.mark.parametrize("cell", ["", "Head of Parks, May 2026", "Agreed", "Agreed – see the report of 3 May 2025"])
def test_cells_that_do_not_hold_them(cell: str) -> None:
    assert told_of(tuple(cell.split("\n")) if cell else ()) is None
