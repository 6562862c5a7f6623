"""What a report to members tells of a programme that recommendations rest on: plain data as at one day."""

from dataclasses import dataclass
from datetime import date

from followthrough.lib.days import FuzzyDay
from followthrough.reports.steering_source import CountSource, ReadySource


@dataclass(frozen=True, slots=True)
class Slipped:
    """One time that the target became later: from when to when, by how many days, known on which day, and why."""

    before: FuzzyDay
    after: FuzzyDay
    days: int
    known_on: date
    cause: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A recommendation that rests on the programme: by its number, on which part, and what it waits for, in words."""

    number: str
    on: tuple[str, ...]
    waits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeSource:
    """One programme; `gaps` were found, `closed` of them are closed."""

    name: str
    target: FuzzyDay | None
    slips: tuple[Slipped, ...] = ()
    ready: ReadySource | None = None
    gaps: int = 0
    closed: int = 0
    rests: tuple[RestsOn, ...] = ()
    counts: tuple[CountSource, ...] = ()
