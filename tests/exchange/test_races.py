"""A paper that one person confirms while another drops it; tables that two choose; a word that two teach at once."""

from typing import Any

import pytest

from followthrough.exchange import actions, queries
from followthrough.exchange.actions import NewReview
from followthrough.lib.as_at import AsAt
from followthrough.reviews.actions import About
from followthrough.reviews.queries.lines import all_lines
from tests.cast import SECOND_PAPER
from tests.exchange.papers import HEADINGS, docx, table
from tests.fixtures import make_council
from tests.races import together

TABLE = b"Recommendation\tAgree?\tComment\n1. That the Council plants trees.\tAgree\tAll are planted.\n"


@pytest.fixture
def mine(own_database: None) -> dict[str, Any]:
    council, officer = make_council("saltmere", "Saltmere City Council")
    return {"council": council, "by": officer}


def test_a_paper_is_confirmed_or_dropped_but_not_both(mine: dict[str, Any]) -> None:
    paper = actions.read_in(**mine, data=TABLE, name="trees.txt")
    one, other = (queries.paper(mine["council"], paper.id) for _ in range(2))
    assert one is not None
    assert other is not None
    new = NewReview("Review 3", About(name="Street trees"))
    got = together(
        lambda: actions.confirm(**mine, paper=one, into=new, paper_on=SECOND_PAPER) and "confirmed",
        lambda: actions.drop(**mine, paper=other) or "dropped",
    )
    found = queries.paper(mine["council"], paper.id)
    assert found is not None
    brought = len(all_lines(mine["council"], AsAt.now()))
    assert (sorted(got), found.state, brought) in (
        (["already_confirmed", "confirmed"], "confirmed", 1),
        (["already_confirmed", "dropped"], "dropped", 0),
    )


def test_two_who_choose_tables_at_once_do_not_overrule_each_other_unseen(mine: dict[str, Any]) -> None:
    trackers = [table(HEADINGS, (f"{at}) That the Council plants trees.", "Agree", "")) for at in (1, 2, 3)]
    paper = actions.read_in(**mine, data=docx("".join(trackers)), name="trees.docx")
    one, other = (queries.paper(mine["council"], paper.id) for _ in range(2))
    assert one is not None
    assert other is not None
    got = together(
        lambda: actions.choose_table(**mine, paper=one, table="table 1", take=False) and "chosen",
        lambda: actions.choose_table(**mine, paper=other, table="table 2", take=False) and "chosen",
    )
    left = [(row.read or {})["number"] for row in queries.rows(mine["council"], paper)]
    assert (sorted(got), left) in (
        (["chosen", "tables_chosen_meanwhile"], ["1", "3"]),
        (["chosen", "tables_chosen_meanwhile"], ["2", "3"]),
    )


def test_a_table_that_is_chosen_twice_at_once_is_read_once(mine: dict[str, Any]) -> None:
    both = docx(
        table(HEADINGS, ("1) That the Council plants trees.", "Agree", "")) + table(("Code", "Meaning"), ("C", "Old"))
    )
    paper = actions.read_in(**mine, data=both, name="trees.docx")
    same = [queries.paper(mine["council"], paper.id) for _ in range(2)]
    got = together(
        *(lambda one=one: actions.choose_table(**mine, paper=one, table="table 2", take=True).id for one in same)
    )
    assert got == [paper.id, paper.id]
    assert [(row.read or {})["number"] for row in queries.rows(mine["council"], paper)] == ["1", "C"]


def test_a_word_that_two_teach_at_once_is_one_word(mine: dict[str, Any]) -> None:
    said = {**mine, "of": "response", "words": "Partially Agreed To"}
    got = together(
        lambda: actions.teach(**said, means="agreed").means,
        lambda: actions.teach(**said, means="agreed_in_part").means,
    )
    [word] = queries.taught_words(mine["council"])
    assert sorted(got) == ["agreed", "agreed_in_part"]
    assert word.means in got
