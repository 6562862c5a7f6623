"""What the whole paper leaves to a person: words nobody explains, days that are none, numbers that stand twice."""

import pytest

from followthrough.exchange.readers.grid import Line
from followthrough.exchange.understand import Reading, understand
from followthrough.exchange.understand.owners import is_body
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.understand.grids import grid, paper

ACT = "That the Council acts on the report without delay"
REST = "That the Council rests when it has done so"
HEADINGS = ["No.", "Recommendation", "Status"]


def says(reading: Reading, where: str = "the paper") -> list[str]:
    return [doubt.says for doubt in reading.doubts if doubt.where == where]


def test_a_status_that_nobody_explains_has_one_doubt_for_all_its_rows() -> None:
    reading = understand(paper(grid(HEADINGS, ["1", ACT, "I"], ["2", REST, "I"], ["3", ACT, "Pending"])))
    assert says(reading) == [
        "the paper does not say what “I” means for the delivery: 2 rows are not stated",
        "the paper does not say what “Pending” means for the delivery: 1 row is not stated",
    ]


def test_a_status_that_the_paper_explains_is_doubted_only_where_its_words_settle_nothing() -> None:
    key = "Implemented (I), Rejected (R), Under Consideration (UC)"
    reading = understand(paper(Line(key), grid(HEADINGS, ["1", ACT, "I"], ["2", REST, "UC"])))
    assert [one.delivery_means for one in reading.recommendations] == ["complete", None]
    assert says(reading) == [
        "“UC” is “Under Consideration” in this paper, which does not settle the delivery: 1 row is not stated"
    ]


def test_very_many_unknown_words_are_summed_up() -> None:
    reading = understand(paper(grid(HEADINGS, *([str(n), f"{ACT} {n}", f"Code X{n}"] for n in range(1, 31)))))
    assert len(says(reading)) == 21
    assert says(reading)[-1] == "10 more words for the status are not known: 10 rows are not stated"


@pytest.mark.parametrize("day", ["31/02/2025", "31.2.2025", "30 February 2025"])
def test_a_day_that_no_calendar_has_is_doubted_wherever_it_stands(day: str) -> None:
    table = grid([*HEADINGS, "Progress"], ["1", ACT, "Complete", f"Update {day}: ready by {day}"])
    assert says(understand(paper(table)), "table 1, row 2") == [f"{day} is no day; kept as printed"]


def test_real_days_and_other_figures_are_not_doubted() -> None:
    table = grid([*HEADINGS, "Progress"], ["1", ACT, "Complete", "On 28/02/2025, see 12/13/14 and 1.2.3.2025"])
    assert understand(paper(table)).doubts == []


def test_both_rows_of_a_number_that_stands_twice_say_so_with_the_words_of_the_other() -> None:
    reading = understand(
        paper(grid(HEADINGS, ["18", ACT, "Complete"], ["18", REST, "Complete"], ["2", ACT, "Complete"]))
    )
    assert says(reading, "table 1, row 2") == [
        f"the number 18 stands here and in table 1, row 3 with “{REST}”; all are kept"
    ]
    assert says(reading, "table 1, row 3") == [
        f"the number 18 stands here and in table 1, row 2 with “{ACT}”; all are kept"
    ]


def test_words_without_an_end_are_doubted() -> None:
    reading = understand(paper(grid(HEADINGS, ["1", ACT, "Complete"], ["2", "That it acts. " * 400, "Complete"])))
    assert (says(reading, "table 1, row 2"), says(reading, "table 1, row 3")) == (
        [],
        ["its words are 5,599 characters long: other rows may have run into it"],
    )


def test_headings_without_rows_and_an_empty_table_have_sentences_of_their_own() -> None:
    with pytest.raises(Unreadable, match=r"^There are headings of a tracker but no rows under them: check that"):
        understand(paper(grid(HEADINGS, ["", "", ""])))
    with pytest.raises(Unreadable, match=r"^The table in this file is empty: check that"):
        understand(paper(grid(["", ""], ["", ""])))


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("The Council as an employer", False), ("Council housing", False), ("Working with the NHS", False),
        ("Ministry of Transport", True), ("City Council", True), ("DEPARTMENT OF EDUCATION", True),
    ],
)  # fmt: skip
def test_a_theme_that_names_the_council_is_nobody_to_address(heading: str, body: bool) -> None:
    assert is_body(heading) is body


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["Not agreed"], "1 refusal gives no reason"),
        (["Not agreed", "Not agreed"], "2 refusals give no reason"),
        (["In part"], "1 answer in part does not say which part"),
        (["Not agreed", "In part", "In part"], "1 refusal gives no reason and 2 answers in part do not say which part"),
    ],
)
def test_what_gives_no_reason_is_counted_in_words_that_fit_the_count(answers: list[str], told: str) -> None:
    rows = [[str(n), f"{ACT} {n}", answer] for n, answer in enumerate([*answers, "Agreed"], start=1)]
    reading = understand(paper(grid(["No.", "Recommendation", "Agree?"], *rows)))
    assert says(reading) == [f"{told}: not recorded in this document"]


def test_one_word_and_one_time_are_no_plural() -> None:
    rows = [[str(n), f"{ACT} {n}", f"Code X{n}"] for n in range(1, 22)]
    reading = understand(paper(grid(HEADINGS, *rows, *([["30", REST, "Complete"]] * 3))))
    assert "1 more word for the status is not known: 1 row is not stated" in says(reading)
    assert says(reading, "table 1, row 23")[0].endswith("and 1 more time; all are kept")
