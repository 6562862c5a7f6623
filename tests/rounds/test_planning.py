"""Whom a round would ask for what, before anything is sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.reviews import actions as reviews
from followthrough.rounds import queries
from followthrough.rounds.actions import planning, sending
from followthrough.rounds.rules import Stage, Standing
from tests.rounds.cast import Asking, letters, person


def numbers(found: Any) -> list[str]:
    return [one.line.recommendation.number if one.line else "programme" for one in found]


def test_it_asks_the_holder_else_the_mailbox_and_says_of_what_nobody_could_be_found(cast: Asking) -> None:
    cast.plan()
    asked = {str(v.request.person or v.request.team): (v.request.how, numbers(v.own)) for v in cast.view.requests}
    assert asked == {"Hanna": ("holder", ["programme", "1"]), "Leisure": ("mailbox", ["3"])}
    assert numbers(cast.view.unreached) == ["4", "5"]
    assert letters() == []


def test_what_relies_on_another_thing_of_the_same_recipient_comes_with_it(cast: Asking) -> None:
    cast.plan()
    view = next(v for v in cast.view.requests if v.request.person)
    assert numbers(view.covered_by(view.own[0])) == ["2"]


def test_what_nobody_has_answered_is_left_out_and_can_be_taken_in(cast: Asking) -> None:
    one = cast.plan()
    assert cast.asked("5").stands is Standing.ASIDE
    planning.leave_out(**cast.by, round_=one, items=[cast.asked("5").item.id], out=False)
    assert cast.asked("5").stands is Standing.PLANNED


def test_what_is_finished_or_refused_is_not_asked(cast: Asking) -> None:
    one = cast.numbers["1"].commitment
    commitments.record_progress(**cast.by, commitment=one, state=Delivery.COMPLETE, text="Done.")
    cast.plan()
    assert "1" not in numbers(cast.view.asked)


def test_what_is_restricted_is_never_asked(cast: Asking) -> None:
    type(cast.numbers["1"].commitment).everything.filter(id=cast.numbers["1"].commitment.id).update(restricted=True)
    one = cast.plan()
    assert "1" not in numbers(cast.view.asked)
    cast.numbers["1"].commitment.refresh_from_db()
    with pytest.raises(Refused, match="restricted_not_asked"):
        planning.add(**cast.by, round_=one, commitment=cast.numbers["1"].commitment)


@pytest.mark.parametrize(
    ("moved", "code"),
    [
        ({"due_on": -1}, "round_due_past"),
        ({"due_on": 25}, "round_closes_early"),
        ({"closes_on": 29}, "round_closes_late"),
        ({"ladder": (-91,)}, "ladder_too_long"),
        ({"ladder": (-3, -3)}, "ladder_twice"),
        ({"wording": "x" * 2001}, "round_wording_too_long"),
    ],
)
def test_days_that_make_no_sense_are_refused(cast: Asking, moved: dict[str, Any], code: str) -> None:
    today = clock.today()
    days = {name: today + timedelta(days=v) if isinstance(v, int) else v for name, v in moved.items()}
    with pytest.raises(Refused, match=code):
        cast.plan(**days)


def test_a_second_round_about_the_same_review_is_refused_until_the_first_is_given_up(cast: Asking) -> None:
    first = cast.plan()
    with pytest.raises(Refused, match="round_there"):
        cast.plan()
    planning.give_up(**cast.by, round_=first)
    second = cast.plan()
    assert [one.id for one in queries.rounds(cast.council)] == [second.id]


def test_somebody_else_can_be_asked_and_stays_when_people_are_looked_for_again(cast: Asking) -> None:
    one = cast.plan()
    other = person(cast.by, "Olaf")
    planning.ask(**cast.by, round_=one, items=[cast.asked("4").item.id, cast.asked("2").item.id], person=other)
    assert not planning.look_again(**cast.by, round_=one)
    assert numbers(next(v for v in cast.view.requests if v.request.person == other).own) == ["2", "4"]


def test_looking_again_finds_who_holds_the_post_now(cast: Asking) -> None:
    one = cast.plan()
    ines = person(cast.by, "Ines", cast.head, clock.today())
    assert planning.look_again(**cast.by, round_=one)
    asked = {str(v.request.person or v.request.team): v.request.left_out for v in cast.view.requests}
    assert asked == {"Hanna": True, "Ines": False, "Leisure": False}
    assert cast.asked("1").item.request.person == ines


def test_a_deputy_is_asked_for_whoever_is_away(cast: Asking) -> None:
    dana = person(cast.by, "Dana")
    councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today(), last_day=None, deputy=dana)
    cast.plan()
    assert (cast.request(dana).how, cast.request(dana).post) == ("deputy", cast.head)


def test_a_new_owner_or_a_new_recommendation_is_found_by_looking_again(cast: Asking) -> None:
    one = cast.plan()
    commitments.assign(**cast.by, commitment=cast.numbers["4"].commitment, team=cast.leisure)
    sixth = reviews.add_recommendation(**cast.by, review=cast.review, number="6", text="That it does thing 6.")
    commitments.assign(**cast.by, commitment=sixth.commitment, team=cast.leisure)
    planning.look_again(**cast.by, round_=one)
    assert numbers(next(v for v in cast.view.requests if v.request.team).own) == ["3", "4", "6"]


def test_days_of_a_planned_round_can_be_changed_and_the_same_again_changes_nothing(cast: Asking) -> None:
    one = cast.plan()
    asked = planning.Plan(one.due_on, one.closes_on + timedelta(days=1), (-5,), "Please.")
    planning.change(**cast.by, round_=one, asked=asked)
    planning.change(**cast.by, round_=one, asked=asked)
    now = cast.round
    assert (now.ladder, now.wording, now.version) == ([-5], "Please.", 2)


def test_a_round_given_up_is_no_longer_there(cast: Asking) -> None:
    planning.give_up(**cast.by, round_=cast.plan())
    assert cast.round is None
    cast.made[-1].refresh_from_db()
    assert queries.stage(cast.made[-1]) is Stage.GIVEN_UP


def test_the_page_of_a_round_asks_the_same_number_of_queries_whatever_is_asked(cast: Asking) -> None:
    one = cast.plan()

    def how_many() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.view(cast.council, queries.round_(cast.council, one.id))  # type: ignore[arg-type]
        return len(seen)

    before = how_many()
    for n in range(6, 16):
        made = reviews.add_recommendation(**cast.by, review=cast.review, number=str(n), text="That it does more.")
        commitments.assign(**cast.by, commitment=made.commitment, team=cast.leisure)
    planning.look_again(**cast.by, round_=one)
    assert len(cast.view.asked) == 16
    assert how_many() == before


def test_a_choice_of_somebody_who_is_asked_anyway_stays_and_is_sent(cast: Asking) -> None:
    cast.plan()
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("3").item.id], person=cast.hanna)
    assert not planning.look_again(**cast.by, round_=cast.round)
    assert cast.asked("3").item.request == cast.request(cast.hanna)
    sending.send(**cast.by, round_=cast.round, version=cast.round.version)
    assert [one.to for one in letters()] == ["hanna@saltmere.example"]


def test_what_comes_to_somebody_chosen_for_another_thing_follows_its_owner(cast: Asking) -> None:
    cast.plan()
    ola = person(cast.by, "Ola")
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("3").item.id], person=ola)
    post = councils.add_post(**cast.by, title="Head of Parks", team=cast.leisure)
    councils.take_up_post(**cast.by, post=post, person=ola, first_day=clock.today() - timedelta(days=9))
    commitments.assign(**cast.by, commitment=cast.numbers["1"].commitment, post=post)
    planning.look_again(**cast.by, round_=cast.round)
    assert cast.asked("1").item.request == cast.request(ola)
    commitments.assign(**cast.by, commitment=cast.numbers["1"].commitment, post=cast.head)
    planning.look_again(**cast.by, round_=cast.round)
    assert cast.asked("1").item.request == cast.request(cast.hanna)
    assert cast.asked("3").item.request == cast.request(ola)
