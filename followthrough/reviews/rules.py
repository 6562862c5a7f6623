"""The words of the executive's response and of scrutiny, and what follows from the three axes together. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from followthrough.commitments.rules import FINISHED, Delivery


class Origin(StrEnum):
    """Where recommendations come from."""

    REVIEW_GROUP = "review_group"
    MEETING = "meeting"
    MOTION = "motion"
    PETITION = "petition"
    AUDIT = "audit"


class Response(StrEnum):
    """The respondent's word: dated, permanent, never overwritten by progress."""

    AWAITING = "awaiting"
    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    NOT_AGREED = "not_agreed"
    DEFERRED = "deferred"


class Scrutiny(StrEnum):
    """The committee's word, with a minute reference."""

    MONITORING = "monitoring"
    NOTED = "noted"
    CLOSED = "closed"
    KEPT_OPEN = "kept_open"
    REOPENED = "reopened"
    TRANSFERRED = "transferred"


class Link(StrEnum):
    """How one recommendation stands to another, by a minuted decision. Numbers are never reused."""

    SPLIT_INTO = "split_into"
    MERGED_INTO = "merged_into"
    SUPERSEDED_BY = "superseded_by"
    DUPLICATE_OF = "duplicate_of"


ACCEPTED = frozenset({Response.AGREED, Response.AGREED_IN_PART})
LEFT_MONITORING = frozenset({Scrutiny.CLOSED, Scrutiny.TRANSFERRED})


def answer(responses: Iterable[str]) -> str:
    """The one answer of all respondents: `awaiting` without any, `differs` where they are not the same."""
    given = set(responses)
    if len(given) > 1:
        return "differs"
    return str(next(iter(given), Response.AWAITING))


def accepted(responses: Iterable[str]) -> bool:
    """Whether any respondent agreed, wholly or in part."""
    return not ACCEPTED.isdisjoint(responses)


@dataclass(frozen=True)
class Axes:
    """The three words about one recommendation. `delivery` is None while there is no progress update.

    `response` is the executive's; `others` holds those of other respondents. `reported_since`: whether the latest
    update became known after the committee's latest decision.
    """

    response: Response
    delivery: Delivery | None
    scrutiny: Scrutiny
    others: frozenset[Response] = frozenset()
    reported_since: bool = True

    @property
    def answer(self) -> str:
        """The one answer of all respondents."""
        return answer({self.response, *self.others})

    @property
    def accepted(self) -> bool:
        """Whether any respondent agreed, wholly or in part."""
        return accepted({self.response, *self.others})


def none_expected(axes: Axes) -> bool:
    """Refused by every respondent and nobody has reported on it: no delivery is to be expected."""
    return axes.answer == Response.NOT_AGREED and axes.delivery is None


def closure_proposed(axes: Axes) -> bool:
    """The owner says complete, and the committee has neither let it go nor decided since."""
    return axes.delivery is Delivery.COMPLETE and axes.scrutiny not in LEFT_MONITORING and axes.reported_since


def position(axes: Axes) -> str:
    """The committee's position with what is derived: `closure_proposed`, and `refusal_accepted` once closed."""
    if axes.scrutiny is Scrutiny.CLOSED and none_expected(axes):
        return "refusal_accepted"
    return "closure_proposed" if closure_proposed(axes) else axes.scrutiny.value


def is_open(axes: Axes) -> bool:
    """Whether somebody still owes delivery or an account of it."""
    if axes.scrutiny in LEFT_MONITORING or axes.answer == Response.NOT_AGREED:
        return False
    return axes.delivery is None or axes.delivery not in FINISHED


def response_faults(state: Response, which_part: str, reason: str, deferred_until: str) -> list[str]:
    """Codes of what a *new* response lacks. Papers loaded as history are not asked."""
    asked = {
        Response.AGREED_IN_PART: ("which_part_needed", which_part),
        Response.NOT_AGREED: ("reason_needed", reason),
        Response.DEFERRED: ("until_needed", deferred_until),
    }
    code, given = asked.get(state, ("", "given"))
    return [] if given.strip() else [code]


def decision_faults(state: Scrutiny, minute_ref: str, draft: bool) -> list[str]:
    """Codes of what a decision lacks: once minutes are approved, everything but monitoring has its reference."""
    needs = state is not Scrutiny.MONITORING and not draft
    return ["minute_needed"] if needs and not minute_ref.strip() else []
