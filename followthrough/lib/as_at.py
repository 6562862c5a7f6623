"""The point from which state is looked at: a day, and what the system had been told by a moment."""

from dataclasses import dataclass
from datetime import date, datetime

from followthrough.lib import clock


@dataclass(frozen=True)
class AsAt:
    """`day`: the last London day whose knowledge counts. `cutoff`: the last moment whose entries count (UTC)."""

    day: date
    cutoff: datetime

    @classmethod
    def now(cls) -> "AsAt":
        """What is known at this moment."""
        return cls.on(clock.today())

    @classmethod
    def on(cls, day: date) -> "AsAt":
        """What was known by the end of `day`, as far as has been entered until now."""
        return cls(day, clock.now())

    @property
    def is_today(self) -> bool:
        return self.day >= clock.today()
