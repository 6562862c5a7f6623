"""The machine's clock is set back between two writes: what was said last still counts, and nothing disappears."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from followthrough.audit import queries as audit
from followthrough.audit.models import AuditEvent
from followthrough.commitments import actions, queries
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils.scope import reading
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt

Home = tuple[Any, Any]
# Afternoon in London, so that an hour back is the same day.
NOON = datetime.now(UTC).replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=400)  # noqa: TID251


class Machine:
    """The machine's clock: `set_to` sets it, each look moves it on by a little."""

    def __init__(self) -> None:
        self.shows = NOON

    def now(self, _zone: Any = None) -> datetime:
        self.shows += timedelta(microseconds=1)
        return self.shows


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(clock, "datetime", machine)
    return machine


@pytest.fixture
def commitment(home: Home, machine: Machine) -> Any:
    return actions.open_commitment(council=home[0], by=home[1], kind=Kind.ACTION, text="Do the thing.")


def report(home: Home, commitment: Any, state: Delivery, corrects: Any = None) -> ProgressUpdate:
    with reading(home[0]):
        return actions.record_progress(
            council=home[0], by=home[1], commitment=commitment, state=state, text=str(state), corrects=corrects
        )


def state_now(home: Home, commitment: Any) -> Any:
    with reading(home[0]):
        found = queries.standing(home[0], commitment, AsAt.now())
    return found.state if found else None


BACK = [timedelta(hours=1), timedelta(days=1), timedelta(days=300)]


@pytest.mark.parametrize("back", BACK)
def test_what_was_said_before_is_still_there(home: Home, commitment: Any, machine: Machine, back: timedelta) -> None:
    report(home, commitment, Delivery.COMPLETE)
    machine.shows -= back
    assert state_now(home, commitment) is Delivery.COMPLETE


@pytest.mark.parametrize("back", BACK)
def test_the_later_of_two_updates_is_in_force(home: Home, commitment: Any, machine: Machine, back: timedelta) -> None:
    first = report(home, commitment, Delivery.IN_PROGRESS)
    machine.shows -= back
    second = report(home, commitment, Delivery.COMPLETE)
    third = report(home, commitment, Delivery.NOT_STARTED)
    assert first.recorded_at < second.recorded_at < third.recorded_at
    assert first.place < second.place < third.place
    assert state_now(home, commitment) is Delivery.NOT_STARTED
    # At the moment of the second, the third had not been said.
    then = AsAt(third.known_on, second.recorded_at)
    assert queries.standing(home[0], commitment, then).state is Delivery.COMPLETE  # type: ignore[union-attr]


@pytest.mark.parametrize("back", BACK)
def test_a_correction_still_wins(home: Home, commitment: Any, machine: Machine, back: timedelta) -> None:
    wrong = report(home, commitment, Delivery.COMPLETE)
    machine.shows -= back
    right = report(home, commitment, Delivery.IN_PROGRESS, corrects=wrong)
    assert right.place == wrong.place
    assert state_now(home, commitment) is Delivery.IN_PROGRESS


def test_a_withdrawal_takes_back_at_once(home: Home, commitment: Any, machine: Machine) -> None:
    wrong = report(home, commitment, Delivery.COMPLETE)
    machine.shows -= timedelta(hours=1)
    actions.withdraw(council=home[0], by=home[1], row=wrong, reason="Of another.")
    assert state_now(home, commitment) is None


def test_rows_written_together_keep_their_order(home: Home, commitment: Any, machine: Machine) -> None:
    council, officer = home
    report(home, commitment, Delivery.COMPLETE)
    machine.shows -= timedelta(hours=1)
    made = [
        actions.new_row(
            ProgressUpdate, council=council, by=officer, told=actions.Told(), commitment=commitment, state=state
        )
        for state in (Delivery.NOT_STARTED, Delivery.IN_PROGRESS)
    ]
    actions.append_all(
        council=council, by=officer, heads=[], rows=reversed(made), verb="imports.confirmed", subjects=[], said={}
    )
    assert state_now(home, commitment) is Delivery.IN_PROGRESS


def test_the_trail_never_goes_back_and_verifies(home: Home, commitment: Any, machine: Machine) -> None:
    for _time in range(3):
        report(home, commitment, Delivery.IN_PROGRESS)
        machine.shows -= timedelta(hours=5)
    moments = list(AuditEvent.objects.order_by("sequence").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert [code for code, _n in audit.faults(home[0].id) if code != "end_lost"] == []


def test_one_councils_moments_do_not_move_anothers(home: Home, away: Home, commitment: Any, machine: Machine) -> None:
    report(home, commitment, Delivery.COMPLETE)
    machine.shows -= timedelta(hours=1)
    other = actions.open_commitment(council=away[0], by=away[1], kind=Kind.ACTION, text="Do another thing.")
    assert other.made_at < NOON
