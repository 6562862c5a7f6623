"""Service reviews, judgements, findings and gaps, as at a day."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Min

from followthrough.accreditation import rules
from followthrough.accreditation.models import (
    Conduct,
    Criterion,
    Finding,
    Found,
    GapClosing,
    Judgement,
    ServiceAudit,
)
from followthrough.accreditation.queries.frameworks import Loaded
from followthrough.accreditation.queries.programmes import ActionView
from followthrough.commitments.models import Commitment, CommitmentRow
from followthrough.commitments.queries import known, rows_in_force, standing_rows
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt


@dataclass(frozen=True)
class AuditView:
    """A service review with who does it, when and how."""

    audit: ServiceAudit
    conduct: Conduct

    @property
    def looked(self) -> tuple[rules.Looked, ...]:
        return tuple(rules.Looked(rules.Method(one["method"]), one["number"], one["of"]) for one in self.conduct.looked)


@dataclass(frozen=True)
class FindingView:
    """A finding as it stands, with the actions that are to close it."""

    finding: Finding
    found: Found
    closing: GapClosing | None
    actions: tuple[ActionView, ...]

    @property
    def is_gap(self) -> bool:
        return self.found.kind != rules.Finds.STRENGTH

    @property
    def closed(self) -> bool:
        return self.closing is not None and self.closing.closed

    @cached_property
    def stands(self) -> rules.Gap:
        """How a gap stands; nothing closes by itself."""
        return rules.gap(self.closed, [one.act for one in self.actions])

    @property
    def open(self) -> bool:
        return self.is_gap and not self.closed


def audits(council: Council, programme: Commitment, as_at: AsAt) -> list[AuditView]:
    """Its service reviews that were known by then, by service and oldest first."""
    return audits_of(council, [programme.id], as_at)


def audits_of(council: Council, programmes: Collection[UUID], as_at: AsAt) -> list[AuditView]:
    """The service reviews of those programmes, by service and oldest first; three queries.

    One without a day is as old as what was first said of it. What was carried over comes before all that was looked at.
    """
    heads = ServiceAudit.objects.filter(council=council, programme__in=list(programmes), withdrawn=False)
    rows = {
        row.audit_id: row for row in rows_in_force(Conduct.objects.select_related("reviewer"), heads, "audit", as_at)
    }
    first = dict(Conduct.objects.filter(audit__in=heads).values_list("audit").annotate(day=Min("ordered_on")))
    found = heads.select_related("team", "edition", "carried_from", "programme")
    views = [AuditView(head, rows[head.id]) for head in found if head.id in rows]

    def age(view: AuditView) -> tuple[object, ...]:
        head = view.audit
        looked_on = view.conduct.on_last or first[head.id]
        return head.team.name.casefold(), head.carried_from_id is None, looked_on, head.id

    return sorted(views, key=age)


def audit(council: Council, audit_id: UUID, as_at: AsAt) -> AuditView | None:
    """One service review."""
    heads = ServiceAudit.objects.filter(council=council, id=audit_id, withdrawn=False)
    row = rows_in_force(Conduct.objects.select_related("reviewer"), heads, "audit", as_at).first()
    head = heads.select_related("team", "edition", "carried_from", "programme").first()
    return AuditView(head, row) if head is not None and row is not None else None


def judgements(council: Council, audit: ServiceAudit, as_at: AsAt) -> dict[UUID, Judgement]:
    """What stands of each criterion in one service review, by the criterion's id."""
    rows = Judgement.objects.filter(council=council, audit=audit).select_related("by")
    return {row.criterion_id: row for row in standing_rows(rows, as_at)}


def judged_counts(council: Council, views: Sequence[AuditView], as_at: AsAt) -> Counter[UUID]:
    """How many criteria are judged in each service review, by its id."""
    rows = known(Judgement.objects.filter(council=council, audit__in=[view.audit.id for view in views]), as_at)
    pairs = rows.order_by().values_list("audit", "criterion").distinct()
    return Counter(audit for audit, _criterion in pairs)


def all_judgements(council: Council, views: Sequence[AuditView], as_at: AsAt) -> dict[tuple[UUID, UUID], Judgement]:
    """What stands of each criterion in each service, by (team, criterion): of several reviews, the last; one query."""
    found: dict[UUID, list[Judgement]] = {}
    rows = Judgement.objects.filter(council=council, audit__in=[view.audit.id for view in views])
    for row in standing_rows(rows.select_related("by"), as_at):
        found.setdefault(row.audit_id, []).append(row)
    return {(view.audit.team_id, row.criterion_id): row for view in views for row in found.get(view.audit.id, ())}


def findings(council: Council, programme: Commitment, actions: Iterable[ActionView], as_at: AsAt) -> list[FindingView]:
    """Its findings by number, gaps with the actions that are to close them."""
    return findings_of(council, [programme.id], actions, as_at).get(programme.id, [])


def findings_of(
    council: Council, programmes: Collection[UUID], actions: Iterable[ActionView], as_at: AsAt
) -> dict[UUID, list[FindingView]]:
    """The findings of each of those programmes, by its id and then by number; three queries."""
    heads = Finding.objects.filter(council=council, programme__in=list(programmes), withdrawn=False)
    about = Found.objects.prefetch_related("team", "criterion__edition", "audit")
    said = {row.finding_id: row for row in rows_in_force(about, heads, "finding", as_at)}
    closing = {row.finding_id: row for row in rows_in_force(GapClosing.objects.all(), heads, "finding", as_at)}
    serving: dict[UUID, list[ActionView]] = {}
    for one in actions:
        for gap in one.gaps:
            serving.setdefault(gap, []).append(one)
    found: dict[UUID, list[FindingView]] = {}
    for head in heads.order_by("number"):
        if head.id in said:
            view = FindingView(head, said[head.id], closing.get(head.id), tuple(serving.get(head.id, ())))
            found.setdefault(head.programme_id, []).append(view)
    return found


def finding(council: Council, finding_id: UUID) -> Finding | None:
    """One finding of the council."""
    return Finding.objects.filter(council=council, id=finding_id, withdrawn=False).select_related("programme").first()


@dataclass(frozen=True)
class Said:
    """One thing that was said of a finding; `corrected` when another row stands in its place."""

    row: CommitmentRow
    corrected: bool

    @property
    def kind(self) -> str:
        """What was said, as a word: "found" or "gapclosing"."""
        return str(self.row._meta.model_name)


def finding_history(council: Council, finding: Finding, as_at: AsAt) -> list[Said]:
    """Everything that was said of a finding, newest first, with what has been corrected since."""
    about = Found.objects.select_related("by", "team", "criterion")
    said = known(about.filter(council=council, finding=finding), as_at)
    closed = known(GapClosing.objects.select_related("by").filter(council=council, finding=finding), as_at)
    every: list[CommitmentRow] = [*said, *closed]
    rows = sorted(every, key=lambda row: (row.known_on, row.recorded_at, row.id))
    latest = {row.place: row.id for row in sorted(rows, key=lambda row: row.recorded_at)}
    return [Said(row, latest[row.place] != row.id) for row in reversed(rows)]


def carrying(
    council: Council, views: Sequence[AuditView], old: Loaded, new: Loaded, as_at: AsAt
) -> list[tuple[ServiceAudit, dict[Criterion, Judgement]]]:
    """What a move to a new edition takes over: by service, its last review, and new criteria with what they take.

    A word of the scale goes over only where the new one has it and it counts as the same.
    """
    same = {code: counts for code, counts in old.counts.items() if new.counts.get(code) is counts}
    latest = all_judgements(council, views, as_at)
    last = {view.audit.team_id: view.audit for view in views}
    found = []
    for team, before in last.items():
        rows = {old.by_id[i].ref: row for (of, i), row in latest.items() if of == team and i in old.by_id}
        judged = {ref: same[row.verdict] for ref, row in rows.items() if row.verdict in same}
        taken = {}
        for criterion in (one for some in new.judged.values() for one in some):
            ref = rules.carried(rules.Origin(tuple(criterion.was), criterion.changed), judged)
            if ref is not None:
                taken[criterion] = rows[ref]
        found.append((before, taken))
    return found
