"""What a round asks of programmes: an action or a phase that is relied on or added, and what its answer does."""

from typing import Any

import pytest

from followthrough.accreditation.actions import programmes as structure
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries as tracked
from followthrough.commitments.rules import Delivery
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.rounds.actions import planning
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.models import Item
from followthrough.rounds.owners import askable
from followthrough.rounds.rules import Choice, Standing
from followthrough.web.rounds.choices import others
from tests.rounds.cast import Asking

BEGUN = Given(Choice.UPDATE, state="in_progress", text="The boilers are ordered.")


@pytest.fixture
def action(cast: Asking) -> Any:
    """An action of the programme that is housing's."""
    made = structure.add_action(**cast.by, programme=cast.programme, text="Order boilers.").commitment
    commitments.assign(**cast.by, commitment=made, post=cast.head)
    return made


@pytest.fixture
def phase(cast: Asking) -> Any:
    return structure.add_phase(**cast.by, programme=cast.programme, text="Embedding").commitment


def asked(cast: Asking) -> set[Any]:
    return {one.item.commitment_id for one in cast.view.asked}


def test_the_owner_of_an_action_that_is_relied_on_is_asked(cast: Asking, action: Any) -> None:
    commitments.rely(**cast.by, commitment=cast.numbers["1"].commitment, on=action)
    cast.plan()
    assert cast.asked(action).item.request == cast.request(cast.hanna)
    assert cast.asked("1").item.through == cast.asked(action).item


def test_an_action_that_nothing_relies_on_or_that_is_done_is_not_asked(cast: Asking, action: Any) -> None:
    cast.plan()
    assert action.id not in asked(cast)
    commitments.rely(**cast.by, commitment=cast.numbers["1"].commitment, on=action)
    commitments.record_progress(**cast.by, commitment=action, state=Delivery.COMPLETE, text="Ordered.")
    planning.look_again(**cast.by, round_=cast.round)
    assert action.id not in asked(cast)


def test_an_answer_about_it_stands_for_what_relies_on_it(cast: Asking, action: Any) -> None:
    commitments.rely(**cast.by, commitment=cast.numbers["1"].commitment, on=action)
    cast.open()
    cast.save(cast.hanna, action, BEGUN)
    cast.send(cast.hanna)
    for what in (action, cast.numbers["1"].commitment):
        standing = tracked.standing(cast.council, what, AsAt.now())
        assert standing is not None
        assert standing.update is not None
        assert standing.update.text == "The boilers are ordered."


def test_what_lies_outside_is_not_answered_with_it(cast: Asking, action: Any) -> None:
    two = cast.numbers["2"].commitment
    commitments.rely(**cast.by, commitment=two, on=cast.programme, released=True)
    commitments.rely(**cast.by, commitment=cast.numbers["1"].commitment, on=cast.programme)
    commitments.rely(**cast.by, commitment=two, on=cast.programme, part="3", outside=True)
    commitments.rely(**cast.by, commitment=two, on=action, outside=True)
    cast.plan()
    assert cast.asked("1").item.through == cast.asked(cast.programme).item
    assert cast.asked("2").item.through is None
    assert action.id not in asked(cast)


def test_an_action_and_a_phase_are_added_by_hand(cast: Asking, action: Any, phase: Any) -> None:
    one = cast.open()
    for thing in (action, phase):
        planning.add(**cast.by, round_=one, commitment=thing)
    assert {action.id, phase.id} <= asked(cast)
    assert cast.asked(action).item.request == cast.request(cast.hanna)
    assert cast.asked(phase).item.request is None
    cast.save(cast.hanna, action, BEGUN)
    cast.send(cast.hanna)
    assert cast.asked(action).stands is Standing.CLEARED


def test_they_are_offered_by_what_they_are(cast: Asking, action: Any, phase: Any) -> None:
    commitments.promise(**cast.by, commitment=action, due=parse("31 March 2031"))
    cast.plan()
    offered = dict(others(cast.council, cast.view))
    assert offered[str(action.id)] == "Action: Order boilers. (due 31 March 2031)"
    assert offered[str(phase.id)] == "Phase: Embedding"
    assert str(cast.programme.id) not in offered


def test_what_is_restricted_with_its_programme_is_never_asked(cast: Asking, action: Any, phase: Any) -> None:
    commitments.rely(**cast.by, commitment=cast.numbers["1"].commitment, on=action)
    type(cast.programme).everything.filter(id=cast.programme.id).update(restricted=True)
    one = cast.plan()
    assert not Item.objects.filter(round=one, commitment__in=[cast.programme, action]).exists()
    assert not {str(cast.programme.id), str(action.id), str(phase.id)} & set(dict(others(cast.council, cast.view)))
    with pytest.raises(Refused, match="restricted_not_asked"):
        planning.add(**cast.by, round_=one, commitment=phase)


def test_another_council_s_are_not_askable(cast: Asking, action: Any, away: Any) -> None:
    assert not askable(away[0], [action.id, cast.programme.id]).exists()
