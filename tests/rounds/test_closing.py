"""The end of a round, and letters above a service: on a press only, and before an election on a decision only."""

from datetime import timedelta
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.rounds import queries
from followthrough.rounds.actions import closing
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.rules import Choice, Stage
from tests.rounds.cast import Asking, letters, person


@pytest.fixture
def late(cast: Asking) -> Asking:
    """An open round past the day on which answers were due, with a director above housing."""
    cast.director = councils.add_post(**cast.by, title="Director of Housing", team=cast.housing)  # type: ignore[attr-defined]
    councils.set_clearer(**cast.by, service=cast.housing, level=2, post=cast.director)  # type: ignore[attr-defined]
    cast.delia = person(cast.by, "Delia", cast.director)  # type: ignore[attr-defined]
    one = cast.open()
    type(one).objects.filter(id=one.id).update(due_on=clock.today() - timedelta(days=1))
    return cast


def above(cast: Asking, **more: Any) -> Any:
    given = {"service": cast.housing, "level": 2, "text": "Could you look?", **more}
    return closing.escalate(**cast.by, round_=cast.round, **given)


def test_a_closed_round_can_be_opened_again_until_its_day(cast: Asking) -> None:
    closing.close(**cast.by, round_=cast.open())
    assert queries.stage(cast.round) is Stage.CLOSED
    closing.reopen(**cast.by, round_=cast.round)
    assert queries.stage(cast.round) is Stage.OPEN
    type(cast.round).objects.filter(id=cast.round.id).update(closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="round_over"):
        closing.reopen(**cast.by, round_=cast.round)


def test_services_that_owe_answers_are_named_with_the_post_above_them(late: Asking) -> None:
    found = [(str(s.service), len(s.owed), s.post and s.post.title) for s in closing.silent(late.council, late.round)]
    assert found == [("Housing", 3, "Director of Housing"), ("Leisure", 1, None)]


def test_a_press_sends_the_letter_above_once(late: Asking) -> None:
    first = above(late)
    assert above(late, text="Otherwise.").id == first.id
    assert [(one.to, one.secret) for one in letters("round_escalation")] == [("delia@saltmere.example", False)]
    assert closing.silent(late.council, late.round)[0].post is None


def test_nothing_goes_above_a_service_before_its_day_or_without_words(cast: Asking, late: Asking) -> None:
    with pytest.raises(Refused, match="text_needed"):
        above(late, text=" ")
    with pytest.raises(Refused, match="nobody_above"):
        above(late, service=late.leisure)
    type(late.round).objects.filter(id=late.round.id).update(due_on=clock.today())
    with pytest.raises(Refused, match="not_late_yet"):
        above(late)
    assert not letters("round_escalation")


def test_before_an_election_the_post_that_was_set_has_to_decide(late: Asking) -> None:
    councils.begin_quiet(**late.by, first_day=clock.today(), last_day=clock.today() + timedelta(days=30))
    for decided in (False, True):
        with pytest.raises(Refused, match="quiet_period"):
            above(late, decided=decided)
    councils.set_round_settings(**late.by, ladder=(), answer_days=10, decides_quiet=late.director)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="quiet_period"):
        above(late)
    assert above(late, decided=True).decided_by == late.delia  # type: ignore[attr-defined]


def test_a_closed_round_is_not_opened_beside_another_about_its_review(cast: Asking) -> None:
    first = cast.open()
    closing.close(**cast.by, round_=first)
    cast.plan()
    with pytest.raises(Refused, match="round_there"):
        closing.reopen(**cast.by, round_=first)


def test_a_letter_above_is_not_sent_of_what_has_come_in_since_its_draft(late: Asking) -> None:
    [housing] = [one for one in closing.silent(late.council, late.round) if one.service == late.housing]
    late.save(late.hanna, "1", Given(Choice.UPDATE, state="complete", text="Done."))
    late.send(late.hanna)
    with pytest.raises(Refused, match="owed_changed"):
        above(late, seen=housing.mark)
    [now] = [one for one in closing.silent(late.council, late.round) if one.service == late.housing]
    above(late, seen=now.mark)
    assert len(letters("round_escalation")) == 1
