from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followthrough.lib import days
from followthrough.web import words

THE_DAY = date(2024, 1, 16)


def test_a_day_is_written_in_full() -> None:
    assert words.day(THE_DAY) == "16 January 2024"
    assert words.day(None) == ""


def test_a_moment_falls_on_its_london_day() -> None:
    late = datetime(2024, 6, 30, 23, 30, tzinfo=UTC)
    assert words.day(late) == "1 July 2024"
    assert words.moment(late) == "1 July 2024 at 00:30"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [("16/1/24", "16 January 2024"), ("summer 2025", "summer 2025"), ("TBC", "TBC"), ("", "")],
)
def test_a_fuzzy_day_is_as_precise_as_it_was(printed: str, shown: str) -> None:
    assert words.fuzzy(days.parse(printed)) == shown


@pytest.mark.parametrize(
    ("before", "says"), [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (-1, "in 1 day"), (-5, "in 5 days")]
)
def test_how_long_ago(before: int, says: str) -> None:
    assert words.days_ago(THE_DAY - timedelta(days=before), THE_DAY) == says


def test_a_percentage_names_its_base() -> None:
    assert words.percentage(26, 48) == "54% (26 of 48)"
    assert words.percentage(1, 8) == "13% (1 of 8)"
    assert words.percentage(0, 0) == "none"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_day_that_is_shown_can_be_typed_again(day: date) -> None:
    assert days.parse(words.day(day)).first == day
