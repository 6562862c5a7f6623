"""Days on which an office works, and the days of a ladder of reminders."""

from datetime import date

import pytest

from followthrough.lib.workdays import Calendar, rungs

ENGLAND = Calendar("england")
LADDER = [-10, -3, 1]


@pytest.mark.parametrize(
    ("nation", "day", "is_open"),
    [
        ("england", date(2026, 12, 24), True),
        ("england", date(2026, 12, 25), False),
        ("england", date(2026, 12, 28), False),  # Boxing Day was a Saturday
        ("england", date(2026, 4, 6), False),
        ("scotland", date(2026, 4, 6), True),  # Easter Monday
        ("scotland", date(2026, 11, 30), False),  # St Andrew's Day
        ("wales", date(2026, 11, 30), True),
        ("wales", date(2026, 8, 31), False),
        ("scotland", date(2026, 8, 3), False),
        ("northern_ireland", date(2026, 3, 17), False),  # St Patrick's Day
        ("england", date(2026, 3, 17), True),
        ("northern_ireland", date(2026, 7, 13), False),  # the twelfth was a Sunday
        ("england", date(2026, 11, 28), False),
        ("england", date(2026, 11, 29), False),
    ],
)
def test_weekends_and_the_bank_holidays_of_the_nation_are_closed(nation: str, day: date, is_open: bool) -> None:
    assert Calendar(nation).is_open(day) is is_open


def test_days_on_which_the_council_is_closed_besides() -> None:
    closed = Calendar("england", frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)}))
    assert closed.on_or_after(date(2026, 12, 25)) == date(2027, 1, 4)
    assert closed.on_or_before(date(2026, 12, 31)) == date(2026, 12, 24)


def test_an_open_day_is_its_own_nearest() -> None:
    day = date(2026, 11, 27)
    assert (ENGLAND.on_or_before(day), ENGLAND.on_or_after(day)) == (day, day)


def test_counting_working_days() -> None:
    friday = date(2026, 4, 2)  # the Thursday before Good Friday
    found = [ENGLAND.after(friday, n) for n in range(3)]
    assert found == [friday, date(2026, 4, 7), date(2026, 4, 8)]


def test_a_reminder_before_goes_back_and_one_after_goes_on() -> None:
    # Due on Friday 1 January 2027: ten days before is a Tuesday, three before Tuesday, the day after a Saturday.
    found = rungs(date(2027, 1, 1), LADDER, ENGLAND)
    assert found == [(-10, date(2026, 12, 22)), (-3, date(2026, 12, 29)), (1, date(2027, 1, 4))]
    # Due on Tuesday 29 December 2026: three days before is Boxing Day.
    found = rungs(date(2026, 12, 29), LADDER, ENGLAND)
    assert found == [(-10, date(2026, 12, 18)), (-3, date(2026, 12, 24)), (1, date(2026, 12, 30))]


def test_a_reminder_on_the_day_itself_comes_in_time() -> None:
    assert rungs(date(2026, 11, 29), [0], ENGLAND) == [(0, date(2026, 11, 27))]


def test_no_two_come_on_one_day() -> None:
    monday = date(2026, 11, 30)
    assert rungs(monday, [-3, -2, -1, 0], ENGLAND) == [(-1, date(2026, 11, 27)), (0, monday)]
    friday = date(2026, 11, 27)
    assert rungs(friday, [2, 1, 3], ENGLAND) == [(1, monday)]


def test_no_ladder_is_no_reminder() -> None:
    assert rungs(date(2026, 11, 27), [], ENGLAND) == []
