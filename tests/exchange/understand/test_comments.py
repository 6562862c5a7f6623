"""Statuses that stand inside comments, and rows that are updates."""

import pytest

from followthrough.exchange.understand import comments
from followthrough.exchange.understand.paper import understand
from followthrough.exchange.understand.reading import Reading
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council plants a tree for every tree that it fells"
REST = "That the Council waters its young trees in dry summers"


def read(*rows: list[str]) -> Reading:
    return understand(paper(grid(*rows)))


@pytest.mark.parametrize(
    ("lines", "status", "rest", "guessed"),
    [
        (("Status: Complete", "All are planted."), "Complete", ("All are planted.",), False),
        (("All are planted.", "RAG: Green"), "Green", ("All are planted.",), False),
        (("No longer required", "The school is closed."), "No longer required", ("The school is closed.",), False),
        (("All are planted. [COMPLETE]",), "COMPLETE", ("All are planted.",), True),
        (("Half are (Ongoing).",), "Ongoing", ("Half are",), True),
        (("COMPLETE – All are in.", "The last in May."), "COMPLETE", ("All are in.", "The last in May."), True),
        (("Complete – all are planted.",), "Complete", ("Complete – all are planted.",), True),
        (("We asked the Board (the owner).",), None, ("We asked the Board (the owner).",), False),
        (("May 2025: All done. Complete", "May 2024: Begun. Ongoing"), "Complete",
         ("May 2025: All done. Complete", "May 2024: Begun. Ongoing"), True),
        (("May 2025: More are planted.", "May 2024: Begun. Ongoing"), None,
         ("May 2025: More are planted.", "May 2024: Begun. Ongoing"), False),
        (("May 2025: All done.", "May 2024: Begun.", "Complete"), "Complete",
         ("May 2025: All done.", "May 2024: Begun."), False),
    ],
)  # fmt: skip
def test_a_status_is_told_from_its_comment(
    lines: tuple[str, ...], status: str | None, rest: tuple[str, ...], guessed: bool
) -> None:
    said = comments.part(lines)
    assert (said.status, said.lines, bool(said.guessed)) == (status, rest, guessed)


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_for_each_update_is_one_recommendation(order: int) -> None:
    log = [
        ["1", ACT, "Warden", "May 2024", "Begun.", "Ongoing"],
        ["1", ACT, "Warden", "June 2024", "Planted.", "Complete"],
    ]
    reading = read(
        ["Ref", "Recommendation", "Owner", "Date of update", "Update", "Status"],
        *log[::order], ["2", REST, "Warden", "May 2024", "Begun.", "Ongoing"],
    )  # fmt: skip
    assert [(one.number, one.status) for one in reading.recommendations] == [("1", "Complete"), ("2", "Ongoing")]
    assert {(u.date, u.text) for u in reading.recommendations[0].updates} == {
        ("May 2024", "Begun."), ("June 2024", "Planted."),
    }  # fmt: skip
    assert [d.says for d in reading.doubts if d.where == "table 1, row 2"] == [
        "table 1, row 3 was read as a further update of it"
    ]


def test_words_merged_down_over_dated_updates() -> None:
    reading = read(
        ["Ref", "Recommendation", "Owner", "Date", "Update"],
        ["1", ACT, "Warden", "May 2024", "Begun."], ["^", "^", "^", "June 2024", "Planted."],
        ["2", REST, "Warden", "May 2024", "Begun."],
    )  # fmt: skip
    assert [(one.number, one.due, [u.date for u in one.updates]) for one in reading.recommendations] == [
        ("1", None, ["May 2024", "June 2024"]), ("2", None, ["May 2024"]),
    ]  # fmt: skip


def test_a_second_owner_is_no_further_update() -> None:
    reading = read(
        ["Ref", "Recommendation", "Owner", "Date of update", "Update"],
        ["1", ACT, "Warden", "May 2024", "Begun."], ["^", "^", "Clerk", "June 2024", "Planted."],
        ["2", REST, "Warden", "May 2024", "Begun."],
    )  # fmt: skip
    assert [(one.number, one.owner) for one in reading.recommendations] == [
        ("1", "Warden"),
        ("1", "Clerk"),
        ("2", "Warden"),
    ]


def test_numbers_in_words() -> None:
    reading = read(
        ["Recommendation", "Owner", "Update"],
        [f"Recommendation One\n{ACT}", "Warden", "Begun."], [f"Recommendation Two: {REST}", "Warden", "Begun."],
    )  # fmt: skip
    assert [(one.number, one.text) for one in reading.recommendations] == [("One", ACT), ("Two", REST)]
