"""The judgement that counts for each criterion in each service, found in the database: thousands make one page.

Of several reviews of a service the last one that judged a criterion counts, and in it the row in force.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from followthrough.accreditation.models import Judgement
from followthrough.accreditation.queries.reviewing import AuditView
from followthrough.commitments.ledger import IN_FORCE_FIRST
from followthrough.commitments.queries import known
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt


class Number(NamedTuple):
    """How many criteria stand so, and how many of these have no evidence."""

    all: int
    bare: int

    def __add__(self, other: object) -> "Number":
        """Both together."""
        if not isinstance(other, Number):
            return NotImplemented
        return Number(self.all + other.all, self.bare + other.bare)


def counted(
    council: Council, views: Sequence[AuditView], as_at: AsAt
) -> dict[UUID, dict[tuple[UUID, UUID], dict[str, Number]]]:
    """How many criteria stand how: by programme, then by (service, area), then by verdict; one query."""
    if not views:
        return {}
    found: dict[UUID, dict[tuple[UUID, UUID], dict[str, Number]]] = {}
    rows = (
        Judgement.objects.filter(pk__in=_latest(council, views, as_at).values("pk"))
        .annotate(area=Coalesce("criterion__area", "criterion"))
        .values_list("audit__programme", "audit__team", "area", "verdict")
        .annotate(number=Count("pk"), bare=Count("pk", filter=Q(evidence="")))
        .order_by()
    )
    for programme, team, area, verdict, number, bare in rows:
        found.setdefault(programme, {}).setdefault((team, area), {})[verdict] = Number(number, bare)
    return found


def latest_of(
    council: Council, views: Sequence[AuditView], criteria: Collection[UUID], as_at: AsAt
) -> dict[UUID, dict[tuple[UUID, UUID], Judgement]]:
    """The judgements that count of those criteria: by programme, then by (service, criterion); one query."""
    found: dict[UUID, dict[tuple[UUID, UUID], Judgement]] = {}
    if not views or not criteria:
        return found
    rows = _latest(council, views, as_at, criterion__in=list(criteria))
    for row in rows.select_related("audit", "by"):
        found.setdefault(row.audit.programme_id, {})[row.audit.team_id, row.criterion_id] = row
    return found


def unmet_of(
    council: Council,
    views: Sequence[AuditView],
    criteria: Collection[UUID],
    words: Mapping[UUID, Collection[str]],
    as_at: AsAt,
) -> dict[UUID, set[tuple[UUID, UUID]]]:
    """Those of the criteria that are not met, by programme as (service, criterion); `words` say so, by edition."""
    found: dict[UUID, set[tuple[UUID, UUID]]] = {}
    if not views or not criteria:
        return found
    rows = _latest(council, views, as_at, criterion__in=list(criteria))
    names = ("audit__programme", "audit__edition", "audit__team", "criterion", "verdict")
    for programme, edition, team, criterion, verdict in rows.values_list(*names):
        if verdict in words.get(edition, ()):
            found.setdefault(programme, set()).add((team, criterion))
    return found


def _latest(council: Council, views: Sequence[AuditView], as_at: AsAt, **narrow: Any) -> "QuerySet[Judgement]":
    order = [When(audit=view.audit.id, then=Value(n)) for n, view in enumerate(views)]
    nth = Window(
        RowNumber(),
        partition_by=[F("audit__programme"), F("audit__team"), F("criterion")],
        order_by=[Case(*order).desc(), *(F(name.removeprefix("-")).desc() for name in IN_FORCE_FIRST)],
    )
    rows = Judgement.objects.filter(council=council, audit__in=[view.audit.id for view in views], **narrow)
    return known(rows, as_at).annotate(nth=nth).filter(nth=1)
