"""The judgement that counts for each criterion in each service, found in the database: thousands make one page.

Of several reviews of a service the last one that judged a criterion counts, and in it the row in force.
"""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from followthrough.accreditation.models import Criterion, Judgement
from followthrough.accreditation.queries.reviewing import AuditView
from followthrough.commitments.ledger import IN_FORCE_FIRST
from followthrough.commitments.queries import known
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt

# By service and area, then by verdict: how many, and how many of these without evidence.
Counted = dict[tuple[UUID, UUID], dict[str, tuple[int, int]]]


def counted(council: Council, views: Sequence[AuditView], as_at: AsAt) -> Counted:
    """How many criteria of each area stand how in each service, whatever their number; one query."""
    if not views:
        return {}
    found: Counted = {}
    rows = (
        Judgement.objects.filter(pk__in=_latest(council, views, as_at).values("pk"))
        .annotate(area=Coalesce("criterion__area", "criterion"))
        .values_list("audit__team", "area", "verdict")
        .annotate(number=Count("pk"), bare=Count("pk", filter=Q(evidence="")))
        .order_by()
    )
    for team, area, verdict, number, bare in rows:
        found.setdefault((team, area), {})[verdict] = number, bare
    return found


def latest_of(
    council: Council, views: Sequence[AuditView], criteria: Collection[Criterion], as_at: AsAt
) -> dict[tuple[UUID, UUID], Judgement]:
    """The judgements that count of those criteria, by (service, criterion)."""
    if not views or not criteria:
        return {}
    rows = _latest(council, views, as_at, criterion__in=list(criteria))
    return {(row.audit.team_id, row.criterion_id): row for row in rows.select_related("audit", "by")}


def _latest(council: Council, views: Sequence[AuditView], as_at: AsAt, **narrow: Any) -> "QuerySet[Judgement]":
    order = [When(audit=view.audit.id, then=Value(n)) for n, view in enumerate(views)]
    nth = Window(
        RowNumber(),
        partition_by=[F("audit__team"), F("criterion")],
        order_by=[Case(*order).desc(), *(F(name.removeprefix("-")).desc() for name in IN_FORCE_FIRST)],
    )
    rows = Judgement.objects.filter(council=council, audit__in=[view.audit.id for view in views], **narrow)
    return known(rows, as_at).annotate(nth=nth).filter(nth=1)
