"""When something is wrong, to the minute."""

from datetime import UTC, datetime, timedelta

import pytest

from followthrough.health import rules

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(("waits", "stuck"), [(45 * MINUTE, False), (46 * MINUTE, True)])
def test_letters(waits: timedelta, stuck: bool) -> None:
    assert (rules.letters_stuck(NOW - waits, NOW), rules.letters_stuck(None, NOW)) == (stuck, False)


@pytest.mark.parametrize(("age", "old"), [(timedelta(days=2), False), (timedelta(days=2) + MINUTE, True)])
def test_a_backup(age: timedelta, old: bool) -> None:
    assert (rules.backup_old(NOW - age, NOW), rules.backup_old(None, NOW)) == (old, True)


@pytest.mark.parametrize(("ahead", "behind"), [(5 * MINUTE, False), (6 * MINUTE, True), (-MINUTE, False)])
def test_a_clock(ahead: timedelta, behind: bool) -> None:
    assert (rules.clock_behind(NOW + ahead, NOW), rules.clock_behind(None, NOW)) == (behind, False)
