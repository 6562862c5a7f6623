"""What is owned passes on with one press, on a day, with every earlier day as it was; and back."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Assignment
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.desk import actions
from followthrough.desk.queries import handing_over
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused

TODAY = clock.today()
BEGAN, PASSES = date(2024, 1, 1), TODAY - timedelta(days=7)


class Town:
    """Three things that one post owns since 2024, and somebody else to own them."""

    def __init__(self, council: Any, by: Any) -> None:
        self.mine: dict[str, Any] = {"council": council, "by": by}
        self.council = council
        self.post = councils.add_post(**self.mine, title="Head of Parks")
        self.next = councils.add_post(**self.mine, title="Head of Green Spaces")
        self.team = councils.add_team(**self.mine, name="Parks")
        self.body = councils.add_body(**self.mine, name="Water Company", kind="partner")
        self.things = [self.thing(n) for n in range(3)]

    def thing(self, n: int) -> Any:
        told = Told(known_on=BEGAN)
        made = commitments.open_commitment(**self.mine, kind=Kind.PROGRAMME, text=f"Thing {n}.", told=told)
        commitments.assign(**self.mine, commitment=made, post=self.post, told=told)
        return made

    def owners(self, day: date = TODAY) -> list[Any]:
        stands = queries.standings(self.council, self.things, AsAt.on(day))
        return [row.post or row.team or row.body for one in self.things if (row := stands[one.id].owner)]

    def pass_on(self, to: Any, things: Any = None, **told: Any) -> UUID:
        chosen = self.things if things is None else things
        return actions.pass_on(**self.mine, things=chosen, of=self.post, to=to, told=Told(**told))


@pytest.fixture
def town(home: tuple[Any, Any]) -> Town:
    return Town(*home)


def test_everything_passes_on_a_day_and_earlier_days_stay(town: Town) -> None:
    town.pass_on(town.next, known_on=PASSES)
    assert town.owners(PASSES) == [town.next] * 3
    assert town.owners(PASSES - timedelta(days=1)) == [town.post] * 3
    assert Assignment.objects.filter(post=town.next, known_on=PASSES).count() == 3


def test_what_is_left_out_stays(town: Town) -> None:
    town.pass_on(town.team, town.things[:1])
    assert town.owners() == [town.team, town.post, town.post]


@pytest.mark.parametrize("to", ["team", "body"])
def test_it_passes_to_a_team_or_a_body_and_from_it(town: Town, to: str) -> None:
    owner = getattr(town, to)
    town.pass_on(owner)
    assert town.owners() == [owner] * 3
    actions.pass_on(**town.mine, things=town.things, of=owner, to=town.next)
    assert town.owners() == [town.next] * 3


def test_sent_twice_it_passes_once(town: Town) -> None:
    request = uuid4()
    assert {town.pass_on(town.next, request_id=request) for _ in range(2)} == {request}
    assert Assignment.objects.filter(post=town.next).count() == 3


def test_sent_twice_with_another_owner_is_refused(town: Town) -> None:
    request = uuid4()
    town.pass_on(town.next, request_id=request)
    with pytest.raises(Refused, match="sent_before"):
        town.pass_on(town.team, request_id=request)
    assert town.owners() == [town.next] * 3


def test_what_makes_no_sense_is_refused(town: Town) -> None:
    for to, things, told, code in [
        (town.next, [], {}, "nothing_to_pass"),
        (town.post, None, {}, "passes_to_itself"),
        (town.next, None, {"known_on": TODAY + timedelta(days=1)}, "known_in_the_future"),
        (town.next, None, {"known_on": BEGAN - timedelta(days=1)}, "owned_otherwise"),
    ]:
        with pytest.raises(Refused, match=code):
            town.pass_on(to, things, **told)
    assert town.owners() == [town.post] * 3


def test_nothing_passes_when_one_of_them_has_another_owner_by_now(town: Town) -> None:
    commitments.assign(**town.mine, commitment=town.things[2], team=town.team)
    with pytest.raises(Refused, match="owned_otherwise"):
        town.pass_on(town.next)
    assert town.owners() == [town.post, town.post, town.team]


def test_it_is_taken_back_with_a_reason(town: Town) -> None:
    passing = town.pass_on(town.next, town.things[:2])
    found = handing_over.passed(town.council, passing, AsAt.now())
    assert [stands.words.text for _row, stands in found] == ["Thing 0.", "Thing 1."]
    assert actions.take_back(**town.mine, passing=passing, reason="Another post.") == 2
    assert town.owners() == [town.post] * 3
    assert actions.take_back(**town.mine, passing=passing, reason="Another post.") == 0


def test_another_council_knows_of_no_passing(town: Town, away: tuple[Any, Any]) -> None:
    passing = town.pass_on(town.next)
    assert handing_over.passed(away[0], passing, AsAt.now()) == []
