"""The rounds that are not over, each with what in it only the scrutiny officer can do: counts, for the home page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery

from followthrough.councils.models import Council
from followthrough.reviews.models import Review
from followthrough.rounds import queries
from followthrough.rounds.models import Answer, Item, Round
from followthrough.rounds.rules import Choice, Stage


@dataclass(frozen=True)
class Needing:
    """One round. `asked` and `answered` count things; the others are what waits for the officer."""

    round: Round
    stage: Stage
    reviews: tuple[Review, ...]
    asked: int
    answered: int
    not_mine: int
    unreached: int
    extensions: int


def needing(council: Council, day: date) -> list[Needing]:
    """Planned and open rounds, the nearest meeting first, in a number of queries that does not grow with them."""
    found = queries.rounds(council).filter(closed_at=None, closes_on__gte=day).order_by("meeting__day", "id")
    ids = [one.id for one in found]
    rows: dict[UUID, dict[str, Any]] = {row["round"]: row for row in _counts(council, ids)}
    later = dict(_extensions(council, ids))
    return [_one(one, rows.get(one.id, {}), later.get(one.id, 0), day) for one in found]


def _one(one: Round, row: dict[str, Any], extensions: int, day: date) -> Needing:
    counts = {name: row.get(name, 0) for name in ("asked", "answered", "not_mine", "unreached")}
    return Needing(one, queries.stage(one, day), queries.reviews_of(one), **counts, extensions=extensions)


def _counts(council: Council, rounds: list[UUID]) -> Iterable[Any]:
    last = Answer.objects.filter(item=OuterRef("id"), request=OuterRef("request")).order_by("-sent_at", "-id")
    items = Item.objects.filter(council=council, round__in=rounds, left_out=False).annotate(
        last=Subquery(last.values("choice")[:1]), returned=Subquery(last.values("clearings__outcome")[:1])
    )
    return (
        items.order_by()
        .values("round")
        .annotate(
            asked=Count("id"),
            answered=Count("id", filter=Q(last__isnull=False)),
            not_mine=Count("id", filter=Q(last=Choice.NOT_MINE, returned=None)),
            unreached=Count("id", filter=Q(request=None)),
        )
    )


def _extensions(council: Council, rounds: list[UUID]) -> Iterable[tuple[UUID, int]]:
    last = Answer.objects.filter(item=OuterRef("item")).order_by("-sent_at", "-id").values("id")[:1]
    waiting = Answer.objects.filter(council=council, item__round__in=rounds, extendings=None, id=Subquery(last))
    waiting = waiting.exclude(until_printed="")
    cleared = waiting.filter(clearings__update__isnull=False).order_by()
    return cleared.values_list(F("item__round")).annotate(Count("id", distinct=True))
