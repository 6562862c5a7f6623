"""What a report says of who was asked and has not been heard, as at a day."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.cells import asked_words
from followthrough.reports.source import Asked
from followthrough.rounds.actions import clearing, closing, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.rules import Choice, Standing
from followthrough.rounds.silence import silences
from tests.rounds.cast import Asking
from tests.rounds.test_clearing import manager

__all__ = ["manager"]
BEGUN = Given(Choice.UPDATE, state="in_progress", text="We have begun.")


def said(cast: Asking, what: str, as_at: AsAt | None = None) -> Asked | None:
    one = cast.numbers[what].commitment.id
    return silences(cast.council, [one], as_at or AsAt.now()).get(one)


def test_nothing_is_said_of_what_nobody_was_asked_about(cast: Asking) -> None:
    cast.plan()
    assert [said(cast, n) for n in ("1", "3", "4", "5")] == [None] * 4


def test_whoever_was_asked_and_has_not_answered_is_silent_from_that_day_on(cast: Asking) -> None:
    cast.open()
    today = clock.today()
    assert said(cast, "3") == Asked(on=today, times=1, received=False)
    assert said(cast, "3", AsAt.on(today - timedelta(days=1))) is None


def test_what_waits_for_clearance_is_received(cast: Asking, manager: Any) -> None:
    cast.open()
    before = AsAt.now()
    cast.save(cast.hanna, "1", BEGUN)
    cast.send(cast.hanna)
    assert said(cast, "1") == Asked(on=clock.today(), times=1, received=True)
    assert said(cast, "1", before) == Asked(on=clock.today(), times=1, received=False)


def test_what_is_cleared_or_left_out_is_no_silence(cast: Asking) -> None:
    one = cast.open()
    cast.save(cast.leisure, "3", BEGUN)
    cast.send(cast.leisure, Sender(link=cast.request(cast.leisure).links.get()))
    planning.leave_out(**cast.by, round_=one, items=[cast.asked("1").item.id], out=True)
    assert (said(cast, "3"), said(cast, "1")) == (None, None)


def test_rounds_running_are_counted_from_the_latest_back(cast: Asking) -> None:
    for _round in range(2):
        closing.close(**cast.by, round_=cast.open())
    commitments.assign(**cast.by, commitment=cast.numbers["4"].commitment, team=cast.leisure)
    cast.open()
    times = {n: one.times for n in ("3", "4") if (one := said(cast, n))}
    assert times == {"3": 3, "4": 1}
    sending.send_to(**cast.by, request=cast.request(cast.leisure))
    assert said(cast, "3") == Asked(on=clock.today(), times=3, received=False)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ((1, False), "12 January 2027: no update received"),
        ((3, False), "12 January 2027: no update received, 3 rounds running"),
        ((2, True), "12 January 2027: received, not yet cleared"),
    ],
)
def test_in_words(asked: tuple[int, bool], words: str) -> None:
    assert asked_words(Asked(date(2027, 1, 12), *asked)) == words


def test_what_its_owner_has_recorded_since_on_its_own_page_is_heard(cast: Asking) -> None:
    cast.open()
    one = cast.numbers["1"].commitment
    commitments.record_progress(
        council=cast.council, by=cast.hanna, commitment=one, state=Delivery.PAUSED, text="Halt."
    )
    assert cast.asked("1").stands is Standing.HEARD
    assert said(cast, "1") is None


def test_what_was_left_out_or_moved_later_reads_at_an_earlier_moment_as_it_did_then(cast: Asking) -> None:
    one = cast.open()
    then = AsAt.now()
    before = said(cast, "3", then), said(cast, "1", then)
    planning.leave_out(**cast.by, round_=one, items=[cast.asked("3").item.id], out=True)
    planning.ask(**cast.by, round_=one, items=[cast.asked("1").item.id], team=cast.leisure)
    assert (said(cast, "3", then), said(cast, "1", then)) == before
    assert said(cast, "3") is None


def test_what_was_added_is_asked_from_the_letter_on_that_tells_of_it(cast: Asking) -> None:
    one = cast.open()
    planning.leave_out(**cast.by, round_=one, items=[cast.asked("5").item.id], out=False)
    commitments.assign(**cast.by, commitment=cast.numbers["5"].commitment, team=cast.leisure)
    planning.ask(**cast.by, round_=one, items=[cast.asked("5").item.id], team=cast.leisure)
    assert said(cast, "5") is None
    sending.send_to(**cast.by, request=cast.request(cast.leisure))
    assert said(cast, "5") == Asked(on=clock.today(), times=1, received=False)


def test_what_was_sent_back_is_not_received(cast: Asking, manager: Any) -> None:
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    cast.send(cast.hanna)
    last = cast.asked("1").last
    assert last is not None
    clearing.send_back(council=cast.council, by=manager, answer=last.answer, note="Which homes?")
    assert said(cast, "1") == Asked(on=clock.today(), times=1, received=False)
