"""Whom a question comes to on a day: holder, deputy, mailbox, nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.councils import actions
from followthrough.councils.models import Person
from followthrough.councils.reaching import Owner, Reached, reach
from followthrough.councils.rules import How

FIRST, DAY = date(2024, 1, 1), date(2026, 6, 1)
Make = Callable[..., Any]


@pytest.fixture
def mine(home: tuple[Any, Any]) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def team(mine: dict[str, Any]) -> Any:
    return actions.add_team(**mine, name="Parks", mailbox="parks@saltmere.example")


@pytest.fixture
def post(mine: dict[str, Any], team: Any) -> Any:
    return actions.add_post(**mine, title="Head of Parks", team=team)


@pytest.fixture
def somebody(mine: dict[str, Any]) -> Make:
    """A person with an address; of `post` its holder since `first_day`."""

    def make(name: str, post: Any = None, first_day: date = FIRST, address: str | None = None) -> Any:
        email = f"{name.lower()}@saltmere.example" if address is None else address
        person = actions.add_person(**mine, name=name, email=email)
        if post:
            actions.take_up_post(**mine, post=post, person=person, first_day=first_day)
        return person

    return make


def asked(mine: dict[str, Any], owner: Owner, day: date = DAY) -> Reached:
    return reach(mine["council"], [owner], day)[owner]


def who(reached: Reached) -> tuple[How, str]:
    return reached.how, reached.address


def of(post: Any) -> Owner:
    return Owner(post_id=post.id)


def test_a_post_is_its_holder(mine: dict[str, Any], post: Any, team: Any, somebody: Make) -> None:
    holder = somebody("Ada", post)
    found = asked(mine, of(post))
    assert found == Reached(of(post), How.HOLDER, holder, post, team, None, "ada@saltmere.example")
    assert found.key == ("person", holder.id)


def test_the_day_decides_who_holds_it(mine: dict[str, Any], post: Any, somebody: Make) -> None:
    somebody("Ada", post)
    somebody("Bo", post, DAY)
    found = [asked(mine, of(post), day).address for day in (DAY - timedelta(days=1), DAY)]
    assert found == ["ada@saltmere.example", "bo@saltmere.example"]


def test_a_vacant_post_is_the_mailbox_of_its_team_or_body(mine: dict[str, Any], post: Any, team: Any) -> None:
    found = asked(mine, of(post))
    assert (who(found), found.key) == ((How.MAILBOX, "parks@saltmere.example"), ("team", team.id))
    body = actions.add_body(**mine, name="Water Company", kind="partner", mailbox="desk@water.example")
    theirs = actions.add_post(**mine, title="Engineer", body=body)
    found = asked(mine, of(theirs))
    assert (who(found), found.key) == ((How.MAILBOX, "desk@water.example"), ("body", body.id))


def test_without_a_mailbox_nobody_is_there(mine: dict[str, Any], post: Any, team: Any) -> None:
    actions.set_mailbox(**mine, service=team, mailbox="")
    alone = actions.add_post(**mine, title="Town crier")
    for owner in (of(post), Owner(team_id=team.id), of(alone)):
        found = asked(mine, owner)
        assert (who(found), found.key) == ((How.NOBODY, ""), None)


def test_a_team_and_a_body_are_their_mailbox(mine: dict[str, Any], team: Any) -> None:
    body = actions.add_body(**mine, name="Water Company", kind="partner", mailbox="desk@water.example")
    found = asked(mine, Owner(team_id=team.id))
    assert found == Reached(Owner(team_id=team.id), How.MAILBOX, None, None, team, None, "parks@saltmere.example")
    assert who(asked(mine, Owner(body_id=body.id))) == (How.MAILBOX, "desk@water.example")


def test_of_several_holders_the_one_longest_there(mine: dict[str, Any], post: Any, somebody: Make) -> None:
    ada = somebody("Ada", post)
    bo = somebody("Bo")
    actions.take_up_post(**mine, post=post, person=bo, first_day=DAY - timedelta(days=9))
    # Two people share the job: the record of the first has no end either.
    ada.holdings.update(last_day=None)
    assert asked(mine, of(post)).person == ada
    actions.say_away(**mine, person=ada, first_day=DAY)
    assert asked(mine, of(post)).person == bo


def test_who_is_away_is_answered_for_by_the_deputy(mine: dict[str, Any], post: Any, somebody: Make) -> None:
    ada, bo = somebody("Ada", post), somebody("Bo")
    actions.say_away(**mine, person=ada, first_day=DAY, last_day=DAY + timedelta(days=1), deputy=bo)
    found = {n: asked(mine, of(post), DAY + timedelta(days=n)) for n in (-1, 0, 1, 2)}
    assert [one.person for one in found.values()] == [ada, bo, bo, ada]
    assert (found[0].how, found[0].key) == (How.DEPUTY, ("person", bo.id))


def test_without_a_deputy_who_is_away_is_the_mailbox(mine: dict[str, Any], post: Any, somebody: Make) -> None:
    actions.say_away(**mine, person=somebody("Ada", post), first_day=DAY)
    assert asked(mine, of(post)).how is How.MAILBOX


def test_deputies_do_not_pass_on(mine: dict[str, Any], post: Any, somebody: Make) -> None:
    ada, bo, cy = somebody("Ada", post), somebody("Bo"), somebody("Cy")
    actions.say_away(**mine, person=ada, first_day=DAY, deputy=bo)
    actions.say_away(**mine, person=bo, first_day=DAY, deputy=ada)
    actions.say_away(**mine, person=cy, first_day=DAY, deputy=ada)
    assert asked(mine, of(post)).how is How.MAILBOX


def test_a_deputy_without_an_address_or_who_has_left_is_nobody(mine: dict[str, Any], post: Any, somebody: Make) -> None:
    ada, bo = somebody("Ada", post), somebody("Bo", address="")
    absence = actions.say_away(**mine, person=ada, first_day=DAY, deputy=bo)
    assert asked(mine, of(post)).how is How.MAILBOX
    actions.take_back_absence(**mine, absence=absence)
    another = actions.add_post(**mine, title="Ranger")
    cy = somebody("Cy", another)
    actions.say_away(**mine, person=ada, first_day=DAY, deputy=cy)
    assert asked(mine, of(post)).person == cy
    actions.leave_post(**mine, holding=cy.holdings.get(), last_day=DAY - timedelta(days=1))
    assert asked(mine, of(post)).how is How.MAILBOX


@pytest.mark.parametrize("change", [{"email": ""}, {"email": None}, {"forgotten_at": "2026-01-01T00:00Z"}])
def test_who_cannot_be_written_to_is_nobody(
    mine: dict[str, Any], post: Any, somebody: Make, change: dict[str, Any]
) -> None:
    Person.objects.filter(id=somebody("Ada", post).id).update(**change)
    assert asked(mine, of(post)).how is How.MAILBOX


def test_what_is_another_councils_is_not_in_the_answer(mine: dict[str, Any], away: tuple[Any, Any]) -> None:
    theirs = actions.add_team(council=away[0], by=away[1], name="Parks", mailbox="parks@otherby.example")
    post = actions.add_post(council=away[0], by=away[1], title="Head of Parks", team=theirs)
    assert reach(mine["council"], [Owner(team_id=theirs.id), of(post), Owner(body_id=UUID(int=1))], DAY) == {}


def test_an_owner_is_exactly_one_thing() -> None:
    for ids in ({}, {"post_id": UUID(int=1), "team_id": UUID(int=2)}):
        with pytest.raises(ValueError, match="one post, one team or one body"):
            Owner(**ids)


def test_a_bounded_number_of_queries(mine: dict[str, Any], somebody: Make) -> None:
    counts, owners = [], []
    for n in range(4):
        team = actions.add_team(**mine, name=f"Team {n}", mailbox=f"team{n}@saltmere.example")
        post = actions.add_post(**mine, title=f"Head {n}", team=team)
        holder = somebody(f"Holder{n}", post)
        actions.say_away(**mine, person=holder, first_day=DAY, deputy=somebody(f"Deputy{n}"))
        owners += [of(post), Owner(team_id=team.id)]
        with CaptureQueriesContext(
            connection,
        ) as caught:
            reach(mine["council"], owners, DAY)
        counts.append(len(caught))
    assert counts == [counts[0]] * 4
    assert counts[0] <= 6
