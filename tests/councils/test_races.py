"""Two administrators at the same moment."""

from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions
from followthrough.councils.models import CommitteeSeat, Person, PostHolding
from tests.fixtures import make_council
from tests.races import together

DAY = date(2024, 1, 1)


@pytest.fixture
def mine(own_database: None) -> dict[str, Any]:
    council, officer = make_council("saltmere", "Saltmere City Council")
    return {"council": council, "by": officer}


def test_a_post_taken_up_by_two_at_once_has_one_holder(mine: dict[str, Any]) -> None:
    post = actions.add_post(**mine, title="Tree officer")
    people = [actions.add_person(**mine, name=name) for name in ("Ann", "Bea", "Cas")]
    got = together(
        *[lambda p=p: type(actions.take_up_post(**mine, post=post, person=p, first_day=DAY)).__name__ for p in people]
    )
    assert sorted(got) == ["PostHolding", "post_taken", "post_taken"]
    assert PostHolding.objects.filter(last_day=None).count() == 1


def test_a_seat_given_twice_at_once_is_one_seat(mine: dict[str, Any]) -> None:
    about = {"committee": actions.add_committee(**mine, name="Scrutiny"), "person": mine["by"], "kind": "member"}
    got = together(*[lambda: type(actions.seat(**mine, **about, first_day=DAY)).__name__] * 3)
    assert sorted(got) == ["CommitteeSeat", "already_there", "already_there"]
    assert CommitteeSeat.objects.count() == 1


def test_a_person_added_twice_at_once_is_one_person(mine: dict[str, Any]) -> None:
    who = {"name": "Ann", "email": "ann@saltmere.example"}
    got = together(*[lambda: type(actions.add_person(**mine, **who)).__name__] * 3)
    assert sorted(got) == ["Person", "already_there", "already_there"]
    assert Person.objects.filter(name="Ann").count() == 1
