"""The only place that asks what time it is. Days are London days; moments are UTC."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Today's date in London, which is not always the date in UTC."""
    return london_day(now())


def london_day(moment: datetime) -> date:
    """The London date on which an aware `moment` fell."""
    return moment.astimezone(LONDON).date()
