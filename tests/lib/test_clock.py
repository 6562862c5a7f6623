"""The clock, and the moments before which it does not go."""

from datetime import UTC, datetime, timedelta

from followthrough.lib import clock
from followthrough.lib.ids import id_of, new_id

LATER = datetime(2999, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC)


def test_inside_it_is_no_earlier_and_afterwards_it_is_as_before() -> None:
    with clock.no_earlier_than(LATER):
        with clock.no_earlier_than(LATER - timedelta(days=1)), clock.no_earlier_than(None):
            assert clock.now() == LATER
        assert clock.today() == LATER.date()
    assert clock.now() < LATER


def test_an_id_of_a_moment_lies_between_those_of_the_milliseconds_beside_it() -> None:
    before, at, after = (id_of(LATER + timedelta(milliseconds=n)) for n in (-1, 0, 1))
    assert new_id() < before < at < after
    assert (at.version, at.int >> 80) == (7, round(LATER.timestamp() * 1000))
