"""Days on which an office in one of the four nations works, and the days of a ladder of reminders among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import count

import holidays

SATURDAY = 5
SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}


@lru_cache(maxsize=len(SUBDIVISIONS))
def _bank_holidays(nation: str) -> holidays.HolidayBase:
    """The bank holidays of a nation; it works out each year when it is first asked of it."""
    return holidays.country_holidays("GB", subdiv=SUBDIVISIONS[nation])


@dataclass(frozen=True)
class Calendar:
    """The working days of an office: no weekends, no bank holidays of its nation, no days on which it is closed.

    `nation` is england, wales, scotland or northern_ireland.
    """

    nation: str
    closed: frozenset[date] = frozenset()

    def is_open(self, day: date) -> bool:
        """Whether it works on that day."""
        return day.weekday() < SATURDAY and day not in self.closed and day not in _bank_holidays(self.nation)

    def on_or_before(self, day: date) -> date:
        """That day if it works then, or else the last before it on which it does."""
        return next(one for n in count() if self.is_open(one := day - timedelta(days=n)))

    def on_or_after(self, day: date) -> date:
        """That day if it works then, or else the first after it on which it does."""
        return next(one for n in count() if self.is_open(one := day + timedelta(days=n)))

    def after(self, day: date, n: int) -> date:
        """The nth working day after a day; the day itself where n is 0."""
        for _ in range(n):
            day = self.on_or_after(day + timedelta(days=1))
        return day


def rungs(due: date, ladder: Iterable[int], calendar: Calendar) -> list[tuple[int, date]]:
    """The working day of each rung, in order; a rung counts days from `due`, and those before it are negative.

    A reminder by the due day goes back to a working day, so that there is still time; a later one goes on to the next.
    Of two that would come on one day the nearer to the due day stands.
    """
    found: dict[date, int] = {}
    for rung in sorted(ladder, key=abs):
        day = due + timedelta(days=rung)
        found.setdefault(calendar.on_or_after(day) if rung > 0 else calendar.on_or_before(day), rung)
    return [(found[day], day) for day in sorted(found)]
