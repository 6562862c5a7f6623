"""Reasons to expect lateness, the outlook that they make, and the record of a service: plain Python, no database."""

from datetime import date, timedelta

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.desk.forecast import (
    STRONG,
    Dated,
    History,
    Other,
    Outlook,
    Promise,
    Reason,
    Record,
    Said,
    Why,
    outlook,
    reasons,
    records,
)

DAY, DUE, LATER = date(2026, 6, 1), date(2026, 6, 20), date(2026, 9, 1)


def codes(promise: Promise, day: date = DAY) -> list[str]:
    return [reason.why.value for reason in reasons(promise, day)]


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (Promise(DUE), []),
        (Promise(DUE, overdue=3), ["overdue"]),
        (Promise(DUE, forecast=LATER), ["forecast_after"]),
        (Promise(DUE, forecast=DUE), []),
        (Promise(DUE, relies_on=(Other("Review 7, 2", LATER, 0),)), ["relies_later"]),
        (Promise(DUE, relies_on=(Other("Review 7, 2", DUE, 0),)), []),
        (Promise(DUE, relies_on=(Other("Review 7, 2", date(2026, 5, 1), 31),)), ["relies_overdue"]),
        (Promise(DUE, relies_on=(Other("Review 7, 2", None, 0),)), []),
        (Promise(DUE, state=Delivery.NOT_STARTED), ["not_begun"]),
        (Promise(DUE, state=Delivery.PAUSED), ["not_begun"]),
        (Promise(DUE, state=Delivery.IN_PROGRESS), []),
        (Promise(DUE, silent_months=6), ["silent"]),
        (Promise(DUE, extensions=2), ["extended"]),
        (Promise(DUE, record=Record(3, 11)), ["record"]),
    ],
)
def test_each_reason_has_its_cause(promise: Promise, expected: list[str]) -> None:
    assert codes(promise) == expected


@pytest.mark.parametrize(("days", "expected"), [(30, []), (29, ["not_begun"]), (0, ["not_begun"]), (-1, [])])
def test_what_has_not_begun_is_a_sign_in_the_last_thirty_days(days: int, expected: list[str]) -> None:
    assert codes(Promise(DUE, state=Delivery.NOT_STARTED), DUE - timedelta(days=days)) == expected


def test_reasons_are_told_in_one_order() -> None:
    every = Promise(
        DUE,
        overdue=1,
        forecast=LATER,
        relies_on=(Other("b", LATER, 0), Other("a", DAY, 2)),
        state=Delivery.PAUSED,
        silent_months=3,
        extensions=1,
        record=Record(0, 5),
    )
    assert codes(every) == [why.value for why in Why]


def test_reasons_carry_what_is_said() -> None:
    promise = Promise(DUE, overdue=3, forecast=LATER, forecast_printed="autumn 2026", record=Record(3, 11))
    assert reasons(promise, DAY) == (
        Reason(Why.OVERDUE, number=3),
        Reason(Why.FORECAST_AFTER, day=LATER, name="autumn 2026"),
        Reason(Why.RECORD, number=3, of=11),
    )


@pytest.mark.parametrize("why", Why)
def test_one_strong_reason_makes_it_likely_and_a_weak_one_a_risk(why: Why) -> None:
    assert outlook([Reason(why)]) is (Outlook.LIKELY if why in STRONG else Outlook.AT_RISK)


def test_weak_reasons_do_not_add_up_and_none_is_no_sign() -> None:
    assert outlook([Reason(why) for why in Why if why not in STRONG]) is Outlook.AT_RISK
    assert outlook([]) is Outlook.NO_SIGN


@pytest.mark.parametrize(
    ("kept", "due", "poor"), [(0, 4, False), (0, 5, True), (2, 5, True), (3, 6, False), (3, 7, True), (5, 10, False)]
)
def test_a_record_speaks_from_five_promises_and_below_half(kept: int, due: int, poor: bool) -> None:
    assert Record(kept, due).poor is poor


# The record ---------------------------------------------------------------------------------------------

FIRST, NEXT = date(2025, 3, 31), date(2025, 9, 30)
PARKS = (Said(date(2025, 1, 1), "Parks"),)


def history(*dates: Dated, states: tuple[Said, ...] = (), services: tuple[Said, ...] = PARKS) -> History:
    return History(dates, states, services)


def promised(last: date | None = FIRST, said_on: date = date(2025, 1, 1)) -> Dated:
    return Dated(said_on, last)


def record(*histories: History, day: date = DAY) -> dict[str, tuple[int, int]]:
    return {name: (one.kept, one.due) for name, one in records(histories, day).items()}


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), (0, 1)),
        ((Said(FIRST, "complete"),), (1, 1)),
        ((Said(FIRST + timedelta(days=1), "complete"),), (0, 1)),
        ((Said(date(2025, 2, 1), "complete"), Said(date(2025, 3, 1), "in_progress")), (0, 1)),
    ],
)
def test_a_promise_is_kept_if_it_was_reported_complete_by_its_date(
    states: tuple[Said, ...], expected: tuple[int, int]
) -> None:
    assert record(history(promised(), states=states)) == {"Parks": expected}


@pytest.mark.parametrize("state", ["superseded", "not_pursued", "not_deliverable"])
def test_what_was_dropped_by_then_is_no_promise(state: str) -> None:
    assert record(history(promised(), states=(Said(FIRST, state),))) == {}


def test_a_date_that_was_moved_in_time_does_not_count_and_one_moved_too_late_does() -> None:
    in_time = history(promised(), Dated(date(2025, 3, 1), NEXT))
    too_late = history(promised(), Dated(date(2025, 4, 1), NEXT))
    assert record(in_time) == {"Parks": (0, 1)}
    assert record(too_late) == {"Parks": (0, 2)}


def test_what_is_not_due_yet_or_has_no_date_or_was_told_afterwards_does_not_count() -> None:
    assert record(history(promised(DAY))) == {}
    assert record(history(promised(None))) == {}
    assert record(history(promised(FIRST, said_on=NEXT))) == {}
    assert record(history(promised()), day=FIRST) == {}
    assert record(history(promised()), day=FIRST + timedelta(days=1)) == {"Parks": (0, 1)}


def test_it_goes_to_the_service_that_owned_it_on_the_day() -> None:
    moved = (*PARKS, Said(date(2025, 6, 1), "Streets"))
    both = history(promised(), Dated(date(2025, 4, 1), NEXT), services=moved)
    assert record(both) == {"Parks": (0, 1), "Streets": (0, 1)}
    assert record(history(promised(), services=())) == {}
