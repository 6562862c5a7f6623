"""No paper is dated before what it says, and nothing of it in days to come."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.exchange import actions, queries
from followthrough.exchange.actions import NewReview
from followthrough.exchange.models import Import
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review
from tests.exchange.trees import Home, read_in


def mend(home: Home, paper: Import, *dates: str | None) -> None:
    first = queries.proposal(home[0], paper, 1)
    assert first is not None
    updates = [{"date": printed, "text": "They stand." if printed else None} for printed in dates]
    actions.mend(council=home[0], by=home[1], proposal=first, values={"updates": updates})


def confirm(home: Home, paper: Import, paper_on: date, **about: Any) -> None:
    new = NewReview("Review 1", About(name="Trees", **about))
    actions.confirm(council=home[0], by=home[1], paper=paper, into=new, paper_on=paper_on)


def test_a_paper_before_one_of_its_updates_is_refused(home: Home) -> None:
    paper = read_in(home)
    mend(home, paper, "9 July 2020", "20 January 2024")
    with pytest.raises(Refused) as refused:
        confirm(home, paper, date(2024, 1, 19))
    assert (refused.value.code, refused.value.field, refused.value.params) == (
        "paper_before_its_updates", "paper_on", {"rows": (1,)},
    )  # fmt: skip
    assert Review.objects.count() == 0
    confirm(home, paper, date(2024, 1, 20))


def test_a_row_left_out_holds_no_paper_back(home: Home) -> None:
    paper = read_in(home)
    mend(home, paper, "20 January 2024")
    first = queries.proposal(home[0], paper, 1)
    assert first is not None
    actions.leave_out(council=home[0], by=home[1], proposal=first)
    confirm(home, paper, date(2024, 1, 19))
    assert Review.objects.count() == 1


def test_an_update_in_days_to_come_is_refused_at_its_field(home: Home) -> None:
    paper = read_in(home)
    with pytest.raises(Refused) as refused:
        mend(home, paper, "9 July 2020", None, "1 January 2090")
    assert (refused.value.code, refused.value.field) == ("update_to_come", "date_2")
    mend(home, paper, "9 July 2020", None)
    first = queries.proposal(home[0], paper, 1)
    assert first is not None
    assert (first.mended or {})["updates"] == [{"date": "9 July 2020", "text": "They stand."}]


@pytest.mark.parametrize("field", ["endorsed", "decided"])
def test_nothing_was_endorsed_or_decided_in_days_to_come(home: Home, field: str) -> None:
    paper = read_in(home)
    with pytest.raises(Refused) as refused:
        confirm(home, paper, date(2024, 1, 16), **{field: parse("summer 2090")})
    assert (refused.value.code, refused.value.field) == ("day_to_come", field)


def test_a_paper_of_tomorrow_is_refused(home: Home) -> None:
    paper = read_in(home)
    with pytest.raises(Refused) as refused:
        confirm(home, paper, clock.today() + timedelta(days=1))
    assert (refused.value.code, refused.value.field) == ("paper_to_come", "paper_on")
