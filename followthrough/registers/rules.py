"""The words of the registers, and what follows from an end date of money. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How sure the money is: agreed in writing, expected by its holder, or nobody knows."""

    CONFIRMED = "confirmed"
    EXPECTED = "expected"
    UNKNOWN = "unknown"


class Every(StrEnum):
    """How often a cost falls."""

    ONCE = "once"
    MONTH = "month"
    YEAR = "year"


class Unit(StrEnum):
    """What a number counts. Individuals and households are never mixed or summed."""

    STAFF = "staff"
    ADULTS = "adults"
    CHILDREN = "children"
    HOUSEHOLDS = "households"
    PLACES = "places"
    SESSIONS = "sessions"
    OTHER = "other"


PEOPLE = frozenset({Unit.STAFF, Unit.ADULTS, Unit.CHILDREN, Unit.HOUSEHOLDS})
FEWEST_PEOPLE = 5  # of fewer somebody would know who they are


def gives_away(number: int, unit: Unit) -> bool:
    """Whether so few were counted that somebody may know who they are."""
    return unit in PEOPLE and 0 < number < FEWEST_PEOPLE


@dataclass(frozen=True)
class Paid:
    """One cost: `ends` is the last day on which its money pays; `funded` is False where nothing pays for it."""

    funded: bool
    ends: date | None = None


def money_ends(costs: Iterable[Paid]) -> date | None:
    """The first last day of what is paid for: the whole stands only as long as each of its parts is paid."""
    return min((cost.ends for cost in costs if cost.funded and cost.ends is not None), default=None)


def in_turn(costs: Iterable[Paid]) -> Paid:
    """One thing that is paid by several, one after the other: it is paid until the last of them ends."""
    paid = [cost for cost in costs if cost.funded]
    days = [cost.ends for cost in paid if cost.ends is not None]
    return Paid(bool(paid), max(days) if days and len(days) == len(paid) else None)


def ends_first(promised: date | None, costs: Iterable[Paid]) -> date | None:
    """The last day of the money of something that is promised for later than that; None where it lasts."""
    ends = money_ends(costs)
    return ends if promised is not None and ends is not None and ends < promised else None


def amount_faults(pence: int | None) -> list[tuple[str, str]]:
    """What is wrong with an amount in pence, as (code, field)."""
    return [("amount_negative", "amount")] if pence is not None and pence < 0 else []
