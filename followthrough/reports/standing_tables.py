"""The four tables of a progress report: which recommendation stands in which. Plain Python; it may be in several."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followthrough.commitments.rules import Delivery
from followthrough.reviews import rules
from followthrough.reviews.rules import Axes


class Letter(StrEnum):
    """The tables by the letters that committees know them by."""

    LIVE = "A"
    COMPLETED = "B"
    EXTENSIONS = "C"
    OUTSTANDING = "D"


class Outside(StrEnum):
    """Why a recommendation stands in none of them."""

    REFUSED = "refused"
    LET_GO = "let_go"
    COMPLETE_BEFORE = "complete_before"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True)
class Tracked:
    """What decides it: one recommendation on the report's day, and what happened since the earlier day.

    `was`: how it stood on the earlier day, None if it was not there. `extended`: an extension was granted since.
    `due_last`: the last day of the date that counts. `forecast_last`: that of the owner's newest forecast, if it was
    given since. `updated`: a progress update became known since.
    """

    axes: Axes
    was: Axes | None = None
    days_overdue: int = 0
    due_last: date | None = None
    forecast_last: date | None = None
    extended: bool = False
    updated: bool = False


def letters(one: Tracked) -> frozenset[Letter]:
    """The tables that it stands in."""
    asked = {
        Letter.LIVE: rules.is_open(one.axes),
        Letter.COMPLETED: completed_since(one),
        Letter.EXTENSIONS: one.extended or needs_longer(one),
        Letter.OUTSTANDING: is_overdue(one) or is_silent(one),
    }
    return frozenset(letter for letter, stands in asked.items() if stands)


def completed_since(one: Tracked) -> bool:
    """Its owner says complete, and did not on the earlier day."""
    return one.axes.delivery is Delivery.COMPLETE and (one.was is None or one.was.delivery is not Delivery.COMPLETE)


def needs_longer(one: Tracked) -> bool:
    """Its owner forecasts, since the earlier day, a later date than the one that counts: nobody has granted that."""
    if one.due_last is None or one.forecast_last is None:
        return False
    return rules.is_open(one.axes) and one.forecast_last > one.due_last


def is_overdue(one: Tracked) -> bool:
    """Its date has passed, and it is still owed."""
    return rules.is_open(one.axes) and one.days_overdue > 0


def is_silent(one: Tracked) -> bool:
    """It was accepted and is still owed, and nobody has reported on it since the earlier day."""
    return rules.is_open(one.axes) and one.axes.accepted and not one.updated


def outside(one: Tracked) -> Outside | None:
    """Why it stands in none of the tables; None when it stands in one."""
    if letters(one):
        return None
    if one.axes.answer == rules.Response.NOT_AGREED:
        return Outside.REFUSED
    if one.axes.scrutiny in rules.LEFT_MONITORING:
        return Outside.LET_GO
    return Outside.COMPLETE_BEFORE if one.axes.delivery is Delivery.COMPLETE else Outside.GIVEN_UP
