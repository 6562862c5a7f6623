"""Which promises will be late, judging by the record: reasons that are facts, and no made-up probability. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followthrough.commitments.rules import FINISHED, Delivery

SHORT = 30  # days before its date, in which what has not begun is not done any more
ENOUGH = 5  # promises that fell due, before a service's record says anything


class Outlook(StrEnum):
    """What is to be expected of a promise."""

    LIKELY = "likely"
    AT_RISK = "at_risk"
    NO_SIGN = "no_sign"


class Why(StrEnum):
    """Why a promise may be late, in the order in which the reasons are told."""

    OVERDUE = "overdue"
    FORECAST_AFTER = "forecast_after"
    RELIES_OVERDUE = "relies_overdue"
    RELIES_LATER = "relies_later"
    NOT_BEGUN = "not_begun"
    SILENT = "silent"
    EXTENDED = "extended"
    RECORD = "record"


# Any of these makes a promise likely late; the others put it at risk, however many there are.
STRONG = frozenset({Why.OVERDUE, Why.FORECAST_AFTER, Why.RELIES_OVERDUE, Why.RELIES_LATER, Why.NOT_BEGUN})
NOT_BEGUN = frozenset({Delivery.NOT_STARTED, Delivery.PAUSED})
DROPPED = FINISHED - {Delivery.COMPLETE}


@dataclass(frozen=True)
class Other:
    """What a promise relies on and is open: its neutral name, its date, days by which it is overdue."""

    name: str
    due: date | None
    overdue: int


@dataclass(frozen=True)
class Record:
    """Of `due` dated promises of a service that have fallen due, `kept` were finished by their dates."""

    kept: int
    due: int

    @property
    def poor(self) -> bool:
        """Whether it is a reason to expect lateness: enough promises, and fewer than half of them kept."""
        return self.due >= ENOUGH and 2 * self.kept < self.due


@dataclass(frozen=True)
class Promise:
    """All that is looked at of one open promise. `silent_months`: its review's interval, if that has passed unheard."""

    due: date
    overdue: int = 0
    forecast: date | None = None
    forecast_printed: str = ""
    relies_on: tuple[Other, ...] = ()
    state: Delivery | None = None
    silent_months: int | None = None
    told_on: date | None = None
    extensions: int = 0
    record: Record = Record(0, 0)


@dataclass(frozen=True)
class Reason:
    """Why, with what a sentence needs: a number, a day, a name as printed, a record."""

    why: Why
    number: int = 0
    day: date | None = None
    name: str = ""
    of: int = 0
    state: Delivery | None = None


def reasons(promise: Promise, day: date) -> tuple[Reason, ...]:
    """Everything that speaks for its being late, as seen on a day, in the order of `Why`."""
    found = [*_of_dates(promise), *_of_reliance(promise), *_of_work(promise, day), *_of_record(promise)]
    order = list(Why)
    return tuple(sorted(found, key=lambda reason: order.index(reason.why)))


def outlook(found: Iterable[Reason]) -> Outlook:
    """Likely late for one strong reason; at risk for any other; else no sign of it."""
    why = {reason.why for reason in found}
    if why & STRONG:
        return Outlook.LIKELY
    return Outlook.AT_RISK if why else Outlook.NO_SIGN


def _of_dates(promise: Promise) -> list[Reason]:
    found = []
    if promise.overdue:
        found.append(Reason(Why.OVERDUE, number=promise.overdue))
    if promise.forecast is not None and promise.forecast > promise.due:
        found.append(Reason(Why.FORECAST_AFTER, day=promise.forecast, name=promise.forecast_printed))
    if promise.extensions:
        found.append(Reason(Why.EXTENDED, number=promise.extensions))
    return found


def _of_reliance(promise: Promise) -> list[Reason]:
    found = []
    for other in promise.relies_on:
        if other.overdue:
            found.append(Reason(Why.RELIES_OVERDUE, number=other.overdue, name=other.name))
        elif other.due is not None and other.due > promise.due:
            found.append(Reason(Why.RELIES_LATER, day=other.due, name=other.name))
    return found


def _of_work(promise: Promise, day: date) -> list[Reason]:
    found = []
    left = (promise.due - day).days
    # What is overdue already needs no such sign.
    if promise.state in NOT_BEGUN and 0 <= left < SHORT:
        found.append(Reason(Why.NOT_BEGUN, number=left, state=promise.state))
    if promise.silent_months is not None:
        found.append(Reason(Why.SILENT, number=promise.silent_months, day=promise.told_on))
    return found


def _of_record(promise: Promise) -> list[Reason]:
    record = promise.record
    return [Reason(Why.RECORD, number=record.kept, of=record.due)] if record.poor else []


# The record of a service ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Dated:
    """A date that was promised from a day on, until the next one of the same commitment was."""

    said_on: date
    last: date | None


@dataclass(frozen=True)
class Said:
    """A state, or an owner's service, that held from a day on."""

    said_on: date
    what: str


@dataclass(frozen=True)
class History:
    """What is on record of one commitment, oldest first: its dates, its states, the services that owned it."""

    dates: tuple[Dated, ...]
    states: tuple[Said, ...]
    services: tuple[Said, ...]


def records(histories: Iterable[History], day: date) -> dict[str, Record]:
    """How each service has kept its dates before a day.

    A date counts if it had not been moved by its own last day, and goes to the service that owned it then. It was kept
    if the work was reported complete by that day. What had been dropped by then is no promise any more.
    """
    kept: dict[str, int] = {}
    due: dict[str, int] = {}
    for history in histories:
        for last in _fallen_due(history.dates, day):
            state, service = _on(history.states, last), _on(history.services, last)
            if service and state not in DROPPED:
                due[service] = due.get(service, 0) + 1
                kept[service] = kept.get(service, 0) + (state == Delivery.COMPLETE)
    return {service: Record(kept[service], count) for service, count in due.items()}


def _fallen_due(dates: tuple[Dated, ...], day: date) -> list[date]:
    """The last days of those dates that have passed, and that no other date had replaced by then."""
    found = []
    for n, one in enumerate(dates):
        if one.last is None or one.last >= day or one.said_on > one.last:
            continue
        if all(later.said_on > one.last for later in dates[n + 1 :]):
            found.append(one.last)
    return found


def _on(rows: tuple[Said, ...], day: date) -> str:
    """What held at the end of a day; "" before anything was said."""
    return next((row.what for row in reversed(rows) if row.said_on <= day), "")
