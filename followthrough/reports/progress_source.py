"""What a progress report is made from: a review on two days, as plain data. Texts are hidden as in the appendix."""

from dataclasses import dataclass
from datetime import date

from followthrough.lib.days import FuzzyDay
from followthrough.reports.source import AppendixSource, RecommendationSource
from followthrough.reports.standing_tables import Tracked


@dataclass(frozen=True, slots=True)
class DateMoved:
    """A date that was set, moved or taken back (`after` is None). `kind`: due, extension or forecast."""

    kind: str
    before: FuzzyDay | None
    after: FuzzyDay | None
    reason: str = ""
    approver: str = ""


@dataclass(frozen=True, slots=True)
class ProgressItem:
    """One recommendation on both days.

    `before` is None if it was not known on the earlier day. `kinds`: in what it differs, as
    `reviews.queries.changes.Change` names it. `service`: the team or body of its owner; "" if that is not known,
    None without an owner.
    """

    now: RecommendationSource
    before: RecommendationSource | None
    kinds: frozenset[str]
    moved: tuple[DateMoved, ...]
    tracked: Tracked
    service: str | None


@dataclass(frozen=True, slots=True)
class StatesOn:
    """How many recommendations were in which state of delivery on a day, in the order of the states."""

    day: date
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ProgressSource:
    """A review as at a day, what is different from the end of the day `since`, and its states on the report days."""

    now: AppendixSource
    since: date
    items: tuple[ProgressItem, ...]
    states: tuple[StatesOn, ...]
