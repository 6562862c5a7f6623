"""What is soon, silent, late or past, by plain days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.desk import rules

DAY = date(2024, 1, 16)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2024, 1, 16), 3, date(2024, 4, 16)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
        (date(2024, 1, 31), 0, date(2024, 1, 31)),
    ],
)
def test_months_after_a_day(day: date, months: int, after: date) -> None:
    assert rules.months_after(day, months) == after


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_more_months_are_never_earlier(day: date, some: int, more: int) -> None:
    assert rules.months_after(day, some) <= rules.months_after(day, some + more)


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [(DAY, 6, date(2024, 7, 16)), (None, 6, None), (DAY, None, None)],
)
def test_the_next_updates_are_due_an_interval_after_the_last(
    last: date | None, months: int | None, due: date | None
) -> None:
    assert rules.next_update_due(last, months) == due


@pytest.mark.parametrize(
    ("due", "soon"),
    [
        (date(2024, 1, 15), False),
        (DAY, True),
        (date(2024, 4, 16), True),
        (date(2024, 4, 17), False),
        (None, False),
    ],
)
def test_what_is_due_in_three_months_is_soon(due: date | None, soon: bool) -> None:
    assert rules.due_soon(due, DAY) is soon


@pytest.mark.parametrize(
    ("update", "meeting", "silent"),
    [
        (None, None, True),
        (None, DAY, True),
        (date(2024, 1, 15), DAY, True),
        (DAY, DAY, True),
        (date(2024, 1, 17), DAY, False),
        (date(2020, 1, 1), None, False),
    ],
)
def test_silent_is_what_nobody_has_spoken_of_since_the_meeting(
    update: date | None, meeting: date | None, silent: bool
) -> None:
    assert rules.silent_since(update, meeting) is silent


@pytest.mark.parametrize(
    ("overdue", "due", "update", "found"),
    [
        (10, date(2024, 1, 6), None, True),
        (10, date(2024, 1, 6), date(2024, 1, 6), True),
        (10, date(2024, 1, 6), date(2024, 1, 7), False),
        (0, date(2024, 2, 1), None, False),
        (0, None, None, False),
    ],
)
def test_late_and_silent(overdue: int, due: date | None, update: date | None, found: bool) -> None:
    assert rules.late_and_silent(overdue, due, update) is found


def test_the_most_urgent_come_first() -> None:
    given_out_of_order = [(0, False, False), (3, True, True), (0, False, True), (90, False, False), (0, True, True)]
    in_order = sorted(given_out_of_order, key=lambda one: rules.urgency(*one))
    assert in_order == [(90, False, False), (3, True, True), (0, True, True), (0, False, True), (0, False, False)]
