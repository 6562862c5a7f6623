"""Rounds of asking for updates: what is asked, how an answer stands, what silence is called. No Django."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from followthrough.commitments.rules import Delivery
from followthrough.lib.workdays import Calendar

LONGEST_TEXT = 10_000
LONGEST_WORDING = 2_000


class Stage(StrEnum):
    """How far a round is."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    GIVEN_UP = "given_up"


class Choice(StrEnum):
    """What somebody answers to one thing asked."""

    NO_CHANGE = "no_change"
    UPDATE = "update"
    NOT_MINE = "not_mine"


class How(StrEnum):
    """Why a recipient is asked: as an owner is reached, or, where none is reached by them, ADDED by the officer."""

    HOLDER = "holder"
    DEPUTY = "deputy"
    MAILBOX = "mailbox"
    ADDED = "added"


class Answering(StrEnum):
    """Who says that he answers, on the page behind a link; SHEET came back by e-mail, and an officer took it in."""

    ASKED = "asked"
    FOR_THEM = "for_them"
    SHEET = "sheet"


class Outcome(StrEnum):
    """What the owner's side made of an answer."""

    CLEARED = "cleared"
    SENT_BACK = "sent_back"


class Standing(StrEnum):
    """How one thing asked stands. RECEIVED waits for clearance; HEARD: told on its own page; ASIDE is left out."""

    ASIDE = "aside"
    PLANNED = "planned"
    ASKED = "asked"
    NOT_MINE = "not_mine"
    RECEIVED = "received"
    SENT_BACK = "sent_back"
    QUESTIONED = "questioned"
    CLEARED = "cleared"
    HEARD = "heard"


# Whoever is asked still has something to do.
OWED = frozenset({Standing.ASKED, Standing.SENT_BACK, Standing.QUESTIONED})


def stage(opened: bool, closed: bool, given_up: bool, closes_on: date, day: date) -> Stage:
    """How far a round is on a day; it ends by itself after the day on which it closes."""
    if given_up:
        return Stage.GIVEN_UP
    if not opened:
        return Stage.PLANNED
    return Stage.CLOSED if closed or day > closes_on else Stage.OPEN


def stage_fault(found: Stage, wanted: Collection[Stage]) -> str | None:
    """The code of why something cannot be done with a round at this stage; None where it can."""
    codes = {
        Stage.PLANNED: "round_is_planned",
        Stage.OPEN: "round_is_open",
        Stage.CLOSED: "round_is_closed",
        Stage.GIVEN_UP: "round_is_given_up",
    }
    return None if found in wanted else codes[found]


@dataclass(frozen=True)
class Told:
    """The last that was said about one thing asked: the last answer's choice, its outcome, whether a question waits.

    `heard`: without an answer in the round, an update has been recorded since the asking.
    """

    choice: Choice | None = None
    outcome: Outcome | None = None
    questioned: bool = False
    heard: bool = False


def standing(told: Told, *, sent: bool, aside: bool) -> Standing:
    """How a thing asked stands: the last word counts."""
    if aside:
        return Standing.ASIDE
    if not sent:
        return Standing.PLANNED
    if told.choice is None:
        return Standing.HEARD if told.heard else Standing.ASKED
    if told.outcome is None:
        return Standing.NOT_MINE if told.choice is Choice.NOT_MINE else Standing.RECEIVED
    if told.outcome is Outcome.SENT_BACK:
        return Standing.SENT_BACK
    return Standing.QUESTIONED if told.questioned else Standing.CLEARED


def day_faults(opens: date, due: date, closes: date, meeting: date) -> list[tuple[str, str]]:
    """What is wrong with the days of a round, as (code, field): asked, answered, closed, met, in that order."""
    asked = [
        ("round_due_past", "due_on", opens <= due),
        ("round_closes_early", "closes_on", due <= closes),
        ("round_closes_late", "closes_on", closes <= meeting),
    ]
    return [(code, field) for code, field, holds in asked if not holds]


DAYS_TO_CLEAR = 3  # working days between the day on which answers are due and the closing


def usual_days(meeting: date, answer_days: int, calendar: Calendar) -> tuple[date, date]:
    """When answers are due and a round closes for a meeting: working days, the second a little before the meeting."""
    due = calendar.on_or_before(meeting - timedelta(days=answer_days))
    last = calendar.on_or_before(meeting - timedelta(days=1))
    return due, max(due, min(calendar.after(due, DAYS_TO_CLEAR), last))


def rung_today(rungs: Iterable[tuple[int, date]], asked_on: date, day: date) -> int | None:
    """The reminder that is due by `day`: the latest whose day has come and lies after the asking; None for none.

    Those before it that were missed, because nothing ran, are not made up for: one letter is enough.
    """
    come = [(when, step) for step, when in rungs if asked_on < when <= day]
    return max(come)[1] if come else None


def answer_fault(choice: Choice, state: str, text: str, whose: bool, last: bool) -> tuple[str, str] | None:
    """What a draft lacks before it can be sent, as (code, field); None when it is whole.

    `whose`: somebody else has been named. `last`: there is an earlier answer to give again.
    """
    if choice is Choice.NO_CHANGE and not last:
        return ("nothing_to_repeat", "choice")
    if choice is Choice.UPDATE and not state:
        return ("state_needed", "state")
    if choice is Choice.UPDATE and state == Delivery.NOT_STATED and not text.strip():
        return ("text_or_state_needed", "text")
    return ("whose_needed", "whose") if choice is Choice.NOT_MINE and not whose else None


def silent_times(heard: Iterable[bool]) -> int:
    """How many rounds running, from the latest backwards, nothing was heard: `heard` has the latest first."""
    times = 0
    for one in heard:
        if one:
            break
        times += 1
    return times
