"""The only place that asks what time it is. Days are London days; moments are UTC."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_BEGINNING = datetime.min.replace(tzinfo=UTC)
_earliest: ContextVar[datetime] = ContextVar("earliest", default=_BEGINNING)


def now() -> datetime:
    """This moment, in UTC."""
    return max(datetime.now(UTC), _earliest.get())


@contextmanager
def no_earlier_than(moment: datetime | None) -> Iterator[None]:
    """Inside, `now` does not answer with anything before `moment`: a clock set back does not undo what was recorded."""
    before = _earliest.set(max(_earliest.get(), moment or _BEGINNING))
    try:
        yield
    finally:
        _earliest.reset(before)


def today() -> date:
    """Today's date in London, which is not always the date in UTC."""
    return london_day(now())


def london_day(moment: datetime) -> date:
    """The London date on which an aware `moment` fell."""
    return moment.astimezone(LONDON).date()


def written(moment: datetime) -> str:
    """An aware `moment` as text, the same for the same moment whatever zone it names: 2026-11-21T09:30:00.000000Z."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
