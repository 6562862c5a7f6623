"""A paper that one person confirms while another drops it; a word that two teach at once."""

from typing import Any

import pytest

from followthrough.exchange import actions, queries
from followthrough.exchange.actions import NewReview
from followthrough.lib.as_at import AsAt
from followthrough.reviews.actions import About
from followthrough.reviews.queries.lines import all_lines
from tests.cast import SECOND_PAPER
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


def test_a_word_that_two_teach_at_once_is_one_word(mine: dict[str, Any]) -> None:
    said = {**mine, "of": "response", "words": "Partially Agreed To"}
    got = together(
        lambda: actions.teach(**said, means="agreed").means,
        lambda: actions.teach(**said, means="agreed_in_part").means,
    )
    [word] = queries.taught_words(mine["council"])
    assert sorted(got) == ["agreed", "agreed_in_part"]
    assert word.means in got
