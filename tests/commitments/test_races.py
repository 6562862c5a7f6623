"""Two people, or one person twice, at the same moment."""

from functools import partial
from typing import Any

import pytest

from followthrough.audit.queries import faults, length
from followthrough.commitments import actions
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate, Withdrawal, Wording
from followthrough.commitments.rules import Delivery, Kind, Whose
from followthrough.lib.ids import new_id
from tests.fixtures import make_council
from tests.races import together

CROWD = 200


@pytest.fixture
def mine(own_database: None) -> dict[str, Any]:
    council, officer = make_council("saltmere", "Saltmere City Council")
    return {"council": council, "by": officer}


@pytest.fixture
def commitment(mine: dict[str, Any]) -> Any:
    return actions.open_commitment(**mine, kind=Kind.PROGRAMME, text="Be accredited.")


def test_a_form_sent_twice_at_once_is_one_row(mine: dict[str, Any], commitment: Any) -> None:
    about = {**mine, "commitment": commitment, "state": Delivery.PAUSED, "told": Told(request_id=new_id())}
    rows = together(*[lambda: actions.record_progress(**about).id] * 3)
    assert rows == [ProgressUpdate.objects.get().id] * 3
    assert faults(mine["council"].id) == []


def test_a_row_withdrawn_twice_at_once_is_withdrawn_once(mine: dict[str, Any], commitment: Any) -> None:
    row = actions.record_progress(**mine, commitment=commitment, state=Delivery.PAUSED)
    gone = together(*[lambda: actions.withdraw(**mine, row=row, reason="Wrong.").id] * 3)
    assert gone == [Withdrawal.objects.get().id] * 3


def test_one_of_two_wordings_stays_when_both_are_withdrawn_at_once(mine: dict[str, Any], commitment: Any) -> None:
    actions.word(**mine, commitment=commitment, text="Be accredited by May.", whose=Whose.OWNER)
    first, second = Wording.objects.all()
    got = together(
        lambda: type(actions.withdraw(**mine, row=first, reason="Wrong.")).__name__,
        lambda: type(actions.withdraw(**mine, row=second, reason="Wrong.")).__name__,
    )
    assert sorted(got) == ["Withdrawal", "only_words"]
    assert Withdrawal.objects.count() == 1


def test_of_two_hundred_who_saw_the_same_one_is_let_through(mine: dict[str, Any], commitment: Any) -> None:
    told = Told(seen=length(mine["council"].id))

    def save(number: int) -> str:
        about = {**mine, "commitment": commitment, "state": Delivery.IN_PROGRESS, "text": f"Answer {number}."}
        return actions.record_progress(**about, told=told).text

    got = together(*[partial(save, number) for number in range(CROWD)])
    [stands] = ProgressUpdate.objects.all()
    assert sorted(got) == sorted(["changed_meanwhile"] * (CROWD - 1) + [stands.text])
    assert faults(mine["council"].id) == []


def test_a_form_sent_two_hundred_times_at_once_is_one_row(mine: dict[str, Any], commitment: Any) -> None:
    told = Told(seen=length(mine["council"].id), request_id=new_id())
    about = {**mine, "commitment": commitment, "state": Delivery.PAUSED, "told": told}
    rows = together(*[lambda: actions.record_progress(**about).id] * CROWD)
    assert rows == [ProgressUpdate.objects.get().id] * CROWD
    assert faults(mine["council"].id) == []
