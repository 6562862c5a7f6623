"""Recommendations across reviews: which of them a list asks for and in what order, chosen in SQL as at a point."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import BaseExpression
from django.db.models.lookups import LessThan

from followthrough.commitments.models import Assignment
from followthrough.commitments.prepared import Prepared
from followthrough.commitments.queries import known
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.reviews.models import Particulars, Recommendation, Review
from followthrough.reviews.queries.kept import Ids, kept
from followthrough.reviews.queries.lines import Line, brief_lines
from followthrough.reviews.queries.standing import Standing, is_, none
from followthrough.reviews.rules import Response, Scrutiny

NO_OWNER, UNNAMED = "none", "unnamed"
ORDERS = ("number", "-number", "due", "-due", "update", "-update")


@dataclass(frozen=True)
class Wanted:
    """What a list asks for; what is empty asks nothing.

    `response`, `delivery` and `scrutiny` are codes as pages show them, the derived ones included. `owner` is
    NO_OWNER, UNNAMED (a paper named somebody whom we do not know), or the id of a post, or of a team or a body,
    which then also owns what its posts own. `silent_since`: what is open and was last reported on before that day.
    `order` is one of ORDERS; by number, the newest review comes first.
    """

    review: UUID | None = None
    response: str = ""
    delivery: str = ""
    scrutiny: str = ""
    owner: str | UUID = ""
    overdue: bool = False
    due_before: date | None = None
    silent_since: date | None = None
    order: str = "number"


def service_of(owner: Assignment | None) -> str:
    """The team or body behind an owner: lateness is shown by service. A post in neither stands for itself."""
    if owner is None:
        return NO_OWNER
    post = owner.post
    named = owner.team or owner.body or (post and (post.team or post.body or post))
    return str(named) if named else UNNAMED


def chosen(council: Council, wanted: Wanted, as_at: AsAt) -> Ids:
    """Ids of the recommendations that a list asks for, in its order; found once while nothing is entered."""
    return kept(council, as_at, wanted, lambda: _rows(council, wanted, as_at).values_list("pk", flat=True))


def review_names(council: Council, as_at: AsAt) -> list[tuple[UUID, str]]:
    """Id and neutral name of each review of which something was known, newest first."""
    return [(one.id, one.neutral_name) for one in _reviews_of(council.id, [council.id], as_at)]


@Prepared
def _reviews_of(council: UUID, councils: Collection[UUID], as_at: AsAt) -> QuerySet[Review]:
    said = known(Particulars.objects.filter(council=council, review=OuterRef("pk")), as_at)
    return Review.objects.filter(Exists(said), council__in=councils).order_by("-id")


def shown(council: Council, ids: Iterable[UUID], as_at: AsAt) -> list[Line]:
    """Those recommendations as lines, in the order of `ids`; the number of queries does not grow with them."""
    wanted = list(ids)
    found = {line.recommendation.id: line for line in brief_lines(council, wanted, as_at)}
    return [found[one] for one in wanted if one in found]


def _rows(council: Council, wanted: Wanted, as_at: AsAt) -> QuerySet[Recommendation]:
    standing = Standing(as_at)
    condition = _condition(council, wanted, standing)
    rows = Recommendation.objects.filter(condition, standing.known(), council=council)
    return rows.order_by(*_order(wanted.order, standing))


def _condition(council: Council, wanted: Wanted, standing: Standing) -> Q:
    asked: list[tuple[Any, Callable[[], Q]]] = [
        (wanted.review, lambda: Q(review=wanted.review)),
        (wanted.delivery, lambda: _delivered(wanted.delivery, standing)),
        (wanted.due_before, lambda: _before(standing.due_last, wanted.due_before)),
        (wanted.overdue, lambda: _before(standing.due_last, standing.as_at.day) & standing.open()),
        (wanted.silent_since, lambda: _silent(wanted.silent_since, standing)),
        (wanted.scrutiny, lambda: _scrutinised(wanted.scrutiny, standing)),
        (wanted.response, lambda: is_(standing.answer, wanted.response)),
        (wanted.owner, lambda: _owned(council, wanted.owner, standing)),
    ]
    return reduce(and_, [condition() for given, condition in asked if given], Q())


def _order(order: str, standing: Standing) -> list[Any]:
    name, down = order.removeprefix("-"), order.startswith("-")
    if name == "number":
        return ["review", "-position"] if down else ["-review", "position"]
    by = standing.due_last if name == "due" else standing.told_on
    # What has no date comes last in both directions.
    return [by.desc(nulls_last=True) if down else by.asc(nulls_last=True), "-review", "position"]


def _delivered(code: str, standing: Standing) -> Q:
    """The delivery as it is shown: without an update, what that means; complete, of the part agreed or of all."""
    in_part, silent = is_(standing.answer, Response.AGREED_IN_PART), is_(standing.stated, "")
    complete = is_(standing.stated, Delivery.COMPLETE)
    derived: dict[str, Q] = {
        "none_expected": standing.none_expected(),
        "no_update": silent & Q(standing.accepted()),
        "not_stated": is_(standing.stated, code) | (silent & ~Q(standing.accepted()) & ~standing.refused()),
        "complete": complete & ~in_part,
        "complete_part": complete & in_part,
    }
    return derived.get(code, is_(standing.stated, code))


def _scrutinised(code: str, standing: Standing) -> Q:
    """The committee's position as it is shown."""
    word = is_(standing.decided, code)
    closed = is_(standing.decided, Scrutiny.CLOSED)
    derived: dict[str, Q] = {
        "closure_proposed": standing.closure_proposed(),
        "refusal_accepted": closed & standing.none_expected(),
        "closed": closed & ~standing.none_expected(),
        "transferred": word,
    }
    return derived.get(code, word & ~standing.closure_proposed())


def _owned(council: Council, owner: str | UUID, standing: Standing) -> Q:
    if owner == NO_OWNER:
        return standing.without_owner()
    if owner == UNNAMED:
        return standing.owned(council, Q(post=None, team=None, body=None))
    named = Q(post=owner) | Q(team=owner) | Q(body=owner) | Q(post__team=owner) | Q(post__body=owner)
    return standing.owned(council, named)


def _silent(day: date | None, standing: Standing) -> Q:
    return (none(standing.told_on) | _before(standing.told_on, day)) & standing.open()


def _before(expression: BaseExpression, day: date | None) -> Q:
    return Q(LessThan(expression, Value(day)))
