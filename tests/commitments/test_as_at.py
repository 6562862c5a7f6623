"""As at a day: the query picks in SQL what a plain fold over every row picks in Python."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.commitments import actions, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate, Withdrawal
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils import veil
from followthrough.lib.as_at import AsAt

START = date(2021, 1, 1)
Home = tuple[Any, Any]


@pytest.fixture
def commitment(home: Home) -> Any:
    council, officer = home
    return actions.open_commitment(
        council=council, by=officer, kind=Kind.ACTION, text="Do the thing.", told=Told(known_on=START)
    )


def report(home: Home, commitment: Any, day: date, state: Delivery, corrects: Any = None) -> ProgressUpdate:
    return actions.record_progress(
        council=home[0],
        by=home[1],
        commitment=commitment,
        state=state,
        text=f"{state} on {day}",
        told=Told(known_on=day),
        corrects=corrects,
    )


def state_on(home: Home, commitment: Any, day: date) -> Delivery | None:
    found = queries.standing(home[0], commitment, AsAt.on(day))
    return found.state if found else None


def test_before_it_was_known_there_is_nothing(home: Home, commitment: Any) -> None:
    assert queries.standing(home[0], commitment, AsAt.on(START - timedelta(days=1))) is None
    assert state_on(home, commitment, START) is None


def test_the_latest_word_stands_even_not_stated(home: Home, commitment: Any) -> None:
    report(home, commitment, date(2022, 4, 5), Delivery.IN_PROGRESS)
    report(home, commitment, date(2024, 1, 16), Delivery.NOT_STATED)
    found = queries.standing(home[0], commitment, AsAt.now())
    assert found is not None
    assert found.state is Delivery.NOT_STATED
    assert found.last_stated is not None
    assert (found.last_stated.state, found.last_stated.known_on) == ("in_progress", date(2022, 4, 5))


def test_a_late_correction_of_an_old_update_does_not_outrank_a_newer_one(home: Home, commitment: Any) -> None:
    old = report(home, commitment, date(2022, 4, 5), Delivery.COMPLETE)
    report(home, commitment, date(2024, 1, 16), Delivery.IN_PROGRESS)
    report(home, commitment, date(2024, 6, 1), Delivery.NOT_STARTED, corrects=old)
    assert state_on(home, commitment, date(2022, 4, 5)) is Delivery.COMPLETE
    assert state_on(home, commitment, date(2024, 5, 31)) is Delivery.IN_PROGRESS
    assert state_on(home, commitment, date(2024, 6, 1)) is Delivery.IN_PROGRESS


def test_a_correction_shows_from_its_own_day(home: Home, commitment: Any) -> None:
    wrong = report(home, commitment, date(2022, 4, 5), Delivery.COMPLETE)
    report(home, commitment, date(2022, 5, 1), Delivery.IN_PROGRESS, corrects=wrong)
    assert state_on(home, commitment, date(2022, 4, 30)) is Delivery.COMPLETE
    assert state_on(home, commitment, date(2022, 5, 1)) is Delivery.IN_PROGRESS


def test_a_corrected_state_is_no_longer_the_last_one_stated(home: Home, commitment: Any) -> None:
    wrong = report(home, commitment, date(2022, 4, 5), Delivery.COMPLETE)
    report(home, commitment, date(2022, 5, 1), Delivery.NOT_STATED, corrects=wrong)
    found = queries.standing(home[0], commitment, AsAt.now())
    assert found is not None
    assert found.last_stated is None


def test_a_withdrawn_row_never_was_but_an_earlier_cutoff_still_sees_it(home: Home, commitment: Any) -> None:
    row = report(home, commitment, date(2022, 4, 5), Delivery.COMPLETE)
    before = AsAt.now()
    actions.withdraw(council=home[0], by=home[1], row=row, reason="Typed at the wrong one.")
    assert state_on(home, commitment, date(2023, 1, 1)) is None
    then = queries.standing(home[0], commitment, before)
    assert then is not None
    assert then.state is Delivery.COMPLETE


def test_what_is_entered_after_the_cutoff_does_not_show(home: Home, commitment: Any) -> None:
    before = AsAt.now()
    report(home, commitment, date(2022, 4, 5), Delivery.COMPLETE)
    then = queries.standing(home[0], commitment, before)
    assert then is not None
    assert then.state is None


@dataclass(frozen=True)
class Step:
    """One thing that somebody does: an update on a day, perhaps correcting or withdrawing an earlier row."""

    day: int
    state: Delivery
    corrects: int | None
    withdraws: int | None


STEPS = st.lists(
    st.builds(
        Step,
        day=st.integers(0, 40),
        state=st.sampled_from(list(Delivery)),
        corrects=st.none() | st.integers(0, 8),
        withdraws=st.none() | st.integers(0, 8),
    ),
    min_size=1,
    max_size=9,
)


@given(steps=STEPS, asked=st.integers(-1, 41))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_and_fold_agree(home: Home, steps: list[Step], asked: int) -> None:
    commitment = actions.open_commitment(
        council=home[0], by=home[1], kind=Kind.ACTION, text="Do it.", told=Told(known_on=START)
    )
    rows: list[ProgressUpdate] = []
    for step in steps:
        corrects = rows[step.corrects] if step.corrects is not None and step.corrects < len(rows) else None
        rows.append(_enter(home, commitment, step, corrects))
        if step.withdraws is not None and step.withdraws < len(rows):
            actions.withdraw(council=home[0], by=home[1], row=rows[step.withdraws], reason="Wrong.")
    as_at = AsAt.on(START + timedelta(days=asked))
    found = queries.standings(home[0], [commitment], as_at).get(commitment.id)
    assert (found.update.id if found and found.update else None) == fold(rows, as_at)
    with veil.looking():
        assert queries.standings(home[0], [commitment], as_at).get(commitment.id) == found


def _enter(home: Home, commitment: Any, step: Step, corrects: Any) -> ProgressUpdate:
    known_on = START + timedelta(days=step.day)
    return actions.record_progress(
        council=home[0],
        by=home[1],
        commitment=commitment,
        state=step.state,
        text="Words.",
        reason="Because.",
        told=Told(known_on=max(known_on, corrects.known_on) if corrects else known_on),
        corrects=corrects,
    )


def fold(rows: list[ProgressUpdate], as_at: AsAt) -> Any:
    """The id of the update in force, the slow and plain way: walk all rows in the order in which they were entered."""
    gone = set(Withdrawal.objects.values_list("subject_id", flat=True))
    seen = [r for r in rows if r.known_on <= as_at.day and r.id not in gone]
    chosen: ProgressUpdate | None = None
    for row in seen:
        mine = (row.ordered_on, row.place, row.recorded_at)
        if chosen is None or mine > (chosen.ordered_on, chosen.place, chosen.recorded_at):
            chosen = row
    return chosen.id if chosen else None
