"""The words of delivery, and what follows from a due date and a day. No Django."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum


class Delivery(StrEnum):
    """The owner's word on how far something is. `none_expected` is derived, so it is not among them."""

    NOT_STATED = "not_stated"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETE = "complete"
    SUPERSEDED = "superseded"
    NOT_PURSUED = "not_pursued"
    NOT_DELIVERABLE = "not_deliverable"


class Kind(StrEnum):
    """What kind of thing is tracked to delivery."""

    RECOMMENDATION = "recommendation"
    PROGRAMME = "programme"
    PHASE = "phase"
    ACTION = "action"


class Whose(StrEnum):
    """Whose words a wording is: the committee's own, or those of the executive that reworded it."""

    COMMITTEE = "committee"
    EXECUTIVE = "executive"
    OWNER = "owner"


class Dated(StrEnum):
    """What a due date is: the first promise, an extension of it, or the owner's forecast."""

    DUE = "due"
    EXTENSION = "extension"
    FORECAST = "forecast"


class Cause(StrEnum):
    """Why a date slipped, in one word beside the reason in words."""

    CAPACITY = "capacity"
    MONEY = "money"
    PARTNER = "partner"
    DECISION = "decision"
    OTHER = "other"


class Basis(StrEnum):
    """Where a delivery state comes from: stated by the owner, or read in the prose and confirmed by a person."""

    STATED = "stated"
    CONFIRMED = "confirmed"


def exemption_faults(paragraph: str, known: Collection[str], reason: str, review: bool) -> list[tuple[str, str]]:
    """What marking a text as exempt lacks, as (code, field): its paragraph, the public-interest reason, the review."""
    asked = [
        ("paragraph_needed", "paragraph", paragraph in known),
        ("reason_needed", "reason", bool(reason.strip())),
        ("review_needed", "review_on", review),
    ]
    return [(code, field) for code, field, given in asked if not given]


FINISHED = frozenset({Delivery.COMPLETE, Delivery.SUPERSEDED, Delivery.NOT_PURSUED, Delivery.NOT_DELIVERABLE})
REASON_NEEDED = frozenset({Delivery.NOT_PURSUED, Delivery.NOT_DELIVERABLE})


def days_overdue(due_last: date | None, state: Delivery, day: date) -> int:
    """Days since the last day of the due date; 0 while it has not passed, has no date or the work is finished."""
    if due_last is None or state in FINISHED:
        return 0
    return max(0, (day - due_last).days)


def progress_faults(state: Delivery, reason: str) -> list[str]:
    """Codes of what is wrong with an update: `reason_needed` when work is given up without one."""
    return ["reason_needed"] if state in REASON_NEEDED and not reason.strip() else []


def date_faults(kind: Dated, printed: str, reason: str, approved_by: str) -> list[tuple[str, str]]:
    """What a date lacks, as (code, field): an extension has a reason and an approver, a forecast a reason."""
    asked = [("due_needed", "due", printed)]
    if kind is not Dated.DUE:
        asked.append(("reason_needed", "reason", reason))
    if kind is Dated.EXTENSION:
        asked.append(("approver_needed", "approved_by", approved_by))
    return [(code, field) for code, field, given in asked if not given.strip()]
