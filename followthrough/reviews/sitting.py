"""Entering for many recommendations in one sitting: all of it is written, or none.

The verbs are those of `actions`, of this room and of commitments; here they are only called together.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import NO_DAY, Told
from followthrough.commitments.rules import Dated
from followthrough.councils.models import Body, Council, Meeting, Person
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import Answer
from followthrough.reviews.models import Recommendation, Review
from followthrough.reviews.rules import Scrutiny


@dataclass(frozen=True)
class Asked:
    """One recommendation of several that are added together."""

    number: str
    text: str


def add_recommendations(
    *,
    council: Council,
    by: Person | None,
    review: Review,
    asked: Sequence[Asked],
    section: str = "",
    recipient: Body | None = None,
    told: Told = Told(),
) -> list[Recommendation]:
    """Several formal asks of one section, all or none. Refused carries the `number` at fault."""
    with writing(council):
        return [
            reviews.add_recommendation(
                council=council,
                by=by,
                review=review,
                number=one.number,
                text=one.text,
                section=section,
                recipient=recipient,
                told=one_of(told, review.id, one.number),
            )
            for one in asked
        ]


@dataclass(frozen=True)
class Outcome:
    """What is new about one recommendation after a committee; None for what stays as it was.

    `owner` holds what `assign` takes: a post, a team or a body.
    """

    recommendation: Recommendation
    answer: Answer | None = None
    respondent: Body | None = None
    owner: Mapping[str, Any] | None = None
    due: FuzzyDay | None = None
    extends: bool = False


def record_outcomes(
    *,
    council: Council,
    by: Person | None,
    outcomes: Sequence[Outcome],
    decided: FuzzyDay = NO_DAY,
    reason: str = "",
    approved_by: str = "",
    told: Told = Told(),
) -> None:
    """Responses, owners and dates of many recommendations, all or none.

    `decided` is when the responses were; day_to_come where that has not come yet. `reason` and `approved_by` are those
    of the dates that are extended.
    Refused carries `row`, the recommendation; if somebody else has saved meanwhile, `rows` as `Unseen`.
    """
    if decided.first and decided.first > clock.today():
        raise Refused("day_to_come", "decided", day=decided.first)
    unseen: list[Unseen] = []
    with writing(council):
        for outcome in outcomes:
            head = outcome.recommendation
            with _row(head, "response", unseen):
                _answer(council, by, outcome, replace(told, happened=decided))
            with _row(head, "owner", unseen):
                _assign(council, by, outcome, told)
            with _row(head, "due", unseen):
                _promise(council, by, outcome, reason, approved_by, told)
        _refuse(unseen)


@dataclass(frozen=True)
class Unseen:
    """One thing of many that somebody else has saved meanwhile: `what` is response, owner, due or decision."""

    recommendation_id: UUID
    what: str
    refused: Refused


@contextmanager
def _row(head: Recommendation, what: str, unseen: list[Unseen]) -> Iterator[None]:
    """Says which recommendation a refusal is about; what was saved meanwhile is gathered, so that all is asked once."""
    try:
        yield
    except Refused as refused:
        if refused.code != "changed_meanwhile":
            refused.params["row"] = head.id
            raise
        unseen.append(Unseen(head.id, what, refused))


def _refuse(unseen: list[Unseen]) -> None:
    if unseen:
        raise Refused("changed_meanwhile", rows=unseen)


def _answer(council: Council, by: Person | None, outcome: Outcome, told: Told) -> None:
    head = outcome.recommendation
    if outcome.answer is not None:
        reviews.respond(
            council=council,
            by=by,
            recommendation=head,
            answer=outcome.answer,
            respondent=outcome.respondent,
            told=one_of(told, head.id, "response"),
        )


def _assign(council: Council, by: Person | None, outcome: Outcome, told: Told) -> None:
    head = outcome.recommendation
    if outcome.owner is not None:
        commitments.assign(
            council=council,
            by=by,
            commitment=head.commitment,
            told=one_of(told, head.id, "owner"),
            **outcome.owner,
        )


def _promise(council: Council, by: Person | None, outcome: Outcome, reason: str, approved_by: str, told: Told) -> None:
    head = outcome.recommendation
    if outcome.due is not None:
        commitments.promise(
            council=council,
            by=by,
            commitment=head.commitment,
            due=outcome.due,
            kind=Dated.EXTENSION if outcome.extends else Dated.DUE,
            reason=reason if outcome.extends else "",
            approved_by=approved_by if outcome.extends else "",
            told=one_of(told, head.id, "due"),
        )


@dataclass(frozen=True)
class Minuted:
    """What the committee decided about one recommendation of several."""

    recommendation: Recommendation
    state: Scrutiny
    minute_ref: str = ""
    note: str = ""


def record_decisions(
    *,
    council: Council,
    by: Person | None,
    decisions: Sequence[Minuted],
    meeting: Meeting | None = None,
    draft: bool = False,
    told: Told = Told(),
) -> None:
    """What one meeting decided about many recommendations, all or none. Refused is as in `record_outcomes`."""
    unseen: list[Unseen] = []
    with writing(council):
        for one in decisions:
            with _row(one.recommendation, "decision", unseen):
                reviews.decide(
                    council=council,
                    by=by,
                    recommendation=one.recommendation,
                    state=one.state,
                    meeting=meeting,
                    minute_ref=one.minute_ref,
                    draft=draft,
                    note=one.note,
                    told=one_of(told, one.recommendation.id, "decision"),
                )
        _refuse(unseen)


def one_of(told: Told, about: UUID, what: str) -> Told:
    """The same telling for one row of many: sent twice, each row is still made once."""
    if told.request_id is None:
        return told
    return replace(told, request_id=uuid5(told.request_id, f"{about} {what}"))
