"""What stands below the rows of a table: keys of its codes, and notes."""

import pytest

from followthrough.exchange import read
from followthrough.exchange.readers.grid import Row, Table
from followthrough.exchange.understand import Reading, understand
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
TOLD = "The team met twice and has written to the schools."
HEADINGS = ["No.", "Recommendation", "Lead", "Latest position", "Code"]
ROWS = [
    ["1", ACT, "Head of Law", TOLD, "A"], ["2", ACT, "Head of Law", TOLD, "B"],
    ["3", ACT, "Head of Parks", TOLD, "B"], ["4", ACT, "Head of Parks", TOLD, "C"],
]  # fmt: skip
KEY = [["A", "Completed"], ["B", "In progress"], ["C", "Not started"]]
LINE = "Key to codes: A = completed; B = in progress; C = not started"


def states(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(one.status, one.delivery_means) for one in reading.recommendations]


MEANT = [("A", "complete"), ("B", "in_progress"), ("B", "in_progress"), ("C", "not_started")]
GUESS = [("table 1", "“Code” is read as the status, by what stands in it")]


def doubts(reading: Reading) -> list[tuple[str, str]]:
    return [(one.where, one.says) for one in reading.doubts]


def with_gap(*rows: list[str], gap: int = 2) -> Table:
    """A sheet, where empty rows are left out but counted, with a gap before the rows after the fourth."""
    table = grid(HEADINGS, *ROWS, *rows)
    table.rows = [Row(row.number + (gap if at > len(ROWS) else 0), row.cells) for at, row in enumerate(table.rows)]
    return table


@pytest.mark.parametrize(
    "below",
    [KEY, [["Code", "Meaning"], *KEY], [["", LINE]], [[LINE]], [["", "", "", f"{code} – {said}"] for code, said in KEY],
     [["Key"], *([code, "", said] for code, said in KEY)]],
)  # fmt: skip
def test_a_key_below_the_rows_explains_the_column_of_its_codes(below: list[list[str]]) -> None:
    reading = understand(paper(with_gap(*below)))
    assert states(reading) == MEANT
    assert [one.number for one in reading.recommendations] == ["1", "2", "3", "4"]
    assert reading.recommendations[-1].text == ACT
    assert [one for one in doubts(reading) if "stands" not in one[1] or one in GUESS] == GUESS


@pytest.mark.parametrize("above", [KEY, [[LINE]], [["A: Completed"], ["B: In progress"], ["C: Not started"]]])
def test_a_key_above_the_headings_does_so_too(above: list[list[str]]) -> None:
    reading = understand(paper(grid(*above, HEADINGS, *ROWS)))
    assert (states(reading), doubts(reading)) == (MEANT, GUESS)


@pytest.mark.parametrize(
    "lines",
    [[LINE], ["A – Completed", "B – In progress", "C – Not started"], ["Completed (A), In progress (B)", LINE],
     ["A (completed), B (in progress), C (not started)"], ["A means completed; B is in progress; C is not started."]],
)  # fmt: skip
def test_a_key_in_the_prose_below_the_table_does_so_too(lines: list[str]) -> None:
    assert states(understand(paper(grid(HEADINGS, *ROWS), *lines))) == MEANT


def test_codes_of_answers_are_the_response() -> None:
    reading = understand(paper(grid(HEADINGS, *ROWS), "Key: A = agreed; B = partly agreed; C = not agreed"))
    assert [(one.response, one.response_means, one.status) for one in reading.recommendations][:2] == [
        ("A", "agreed", None), ("B", "agreed_in_part", None),
    ]  # fmt: skip


def test_codes_that_were_taken_for_the_number_or_the_account() -> None:
    rows = [["A", ACT, "7"], ["B", ACT, "8"], ["C", ACT, "9"]]
    reading = understand(paper(grid(["Code", "Recommendation", "Ref"], *rows), LINE))
    assert [(one.number, one.status) for one in reading.recommendations] == [("7", "A"), ("8", "B"), ("9", "C")]
    told = understand(paper(grid(["No.", "Recommendation", "Progress"], *(row[::-1] for row in rows)), LINE))
    assert [(one.status, one.updates) for one in told.recommendations] == [("A", []), ("B", []), ("C", [])]


@pytest.mark.parametrize(
    "note", ["RAG: Blue – closed by the Committee; Red – stuck", "Items that are closed leave the log after a year"]
)
@pytest.mark.parametrize("at", [0, 1])
def test_a_note_below_an_empty_row_is_nobodys(note: str, at: int) -> None:
    reading = understand(paper(with_gap([*[""] * at, note], gap=1)))
    assert [one.text for one in reading.recommendations] == [ACT] * 4
    assert ("table 1", f"below its rows stands “{note}”: not read as part of any recommendation") in doubts(reading)


@pytest.mark.parametrize("note", ["Note: dates are those of the plan.", "* revised in May", "Key: see the appendix"])
def test_a_note_that_says_so_needs_no_empty_row(note: str) -> None:
    reading = understand(paper(grid(HEADINGS, *ROWS, [note, "<", "<", "<", "<"])))
    assert len(reading.recommendations) == 4
    assert any(note in says for _, says in doubts(reading))


def test_a_row_without_answer_below_an_empty_one_stays() -> None:
    reading = understand(paper(with_gap(["5", ACT], ["6", ACT])))
    assert [one.number for one in reading.recommendations] == ["1", "2", "3", "4", "5", "6"]
    bare = understand(paper(grid(["Recommendation", "Update"], [ACT, TOLD], ["", ""], [f"{ACT} again"])))
    assert [one.text for one in bare.recommendations] == [ACT, f"{ACT} again"]


@pytest.mark.parametrize("text", ["That the Council writes to the Minister", "To write to the Minister in May 2024"])
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("more", [[], [[LINE]]])
def test_a_last_recommendation_without_a_number_is_kept(text: str, gap: int, more: list[list[str]]) -> None:
    reading = understand(paper(with_gap(["", text], *more, gap=gap)))
    assert [(one.number, one.text) for one in reading.recommendations][-2:] == [("4", ACT), (None, text)]
    assert [says for _, says in doubts(reading) if "no number" in says] == [
        "this row has no number; kept as a recommendation of its own"
    ]


@pytest.mark.parametrize("text", ["To the Cabinet", "To be reviewed in a year", "Those in grey are old"])
def test_what_asks_nothing_is_no_recommendation(text: str) -> None:
    assert len(understand(paper(with_gap(["", text], gap=1))).recommendations) == 4


def test_the_rest_of_an_account_below_an_empty_row_stays() -> None:
    reading = understand(paper(with_gap(["", "", "", "* and it reports in May", ""], gap=1)))
    assert [update.text for update in reading.recommendations[-1].updates] == [f"{TOLD}\n* and it reports in May"]


def test_a_csv_with_its_key_below() -> None:
    rows = [HEADINGS, *ROWS, [""] * 5, *([*pair, "", "", ""] for pair in KEY)]
    data = "\r\n".join(";".join(row) for row in rows).encode("cp1252")
    found = read(data, "list.csv")["recommendations"]
    assert [(one["number"], one["status"], one["delivery_means"]) for one in found[:1]] == [("1", "A", "complete")]
    assert len(found) == 4


@pytest.mark.parametrize("over", [["", "Key", ""], ["", "", ""], ["", "RAG key", "Meaning"]])
def test_a_key_to_the_right_of_the_rows(over: list[str]) -> None:
    beside = [["", *pair] for pair in KEY]
    rows = [[*row, *(beside[at] if at < 3 else ["", "", ""])] for at, row in enumerate(ROWS)]
    reading = understand(paper(grid([*HEADINGS, *over], *rows)))
    assert states(reading) == MEANT
    assert [one.notes for one in reading.recommendations] == [{}] * 4


def test_a_longer_key_to_the_right_makes_no_rows() -> None:
    rows = [[*row, *pair] for row, pair in zip(ROWS[:2], KEY, strict=False)]
    reading = understand(paper(grid([*HEADINGS, "Key", ""], *rows, [*[""] * 5, *KEY[2]])))
    assert [(one.number, one.status) for one in reading.recommendations] == [("1", "A"), ("2", "B")]


def test_a_theme_printed_once_in_the_first_column_holds_below() -> None:
    rows = [["Parking", "1", ACT, "Ongoing"], ["", "2", ACT, "Complete"], ["Libraries", "1", ACT, "Complete"]]
    reading = understand(paper(grid(["Review", "Rec", "Recommendation", "Status"], *rows, ["", "2", ACT, "Ongoing"])))
    assert [one.section for one in reading.recommendations] == ["Parking", "Parking", "Libraries", "Libraries"]
