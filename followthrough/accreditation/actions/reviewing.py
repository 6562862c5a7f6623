"""Service reviews: who looks at a service and how, what is judged, what is found, and when a gap is closed."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from uuid import UUID

from followthrough.accreditation import rules
from followthrough.accreditation.models import (
    Conduct,
    Criterion,
    Edition,
    Finding,
    Found,
    GapClosing,
    Judgement,
    ServiceAudit,
    Serving,
)
from followthrough.accreditation.queries.reviewing import judgements
from followthrough.audit import actions as audit
from followthrough.commitments import meanwhile
from followthrough.commitments.actions import (
    NO_DAY,
    Told,
    append,
    append_all,
    made_before,
    new_row,
    withdraw_all,
    withdrawing_heads,
)
from followthrough.commitments.ledger import IN_FORCE_FIRST, Head
from followthrough.commitments.models import Commitment, CommitmentRow
from followthrough.commitments.queries import known, standing_rows
from followthrough.councils.models import Council, Person, Post, Team
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.lib.steps import at_once


@dataclass(frozen=True)
class How:
    """Who reviews a service, when, by which methods (counts only), and whether it is finished."""

    reviewer: Post | None = None
    on: FuzzyDay = NO_DAY
    looked: tuple[rules.Looked, ...] = ()
    finished: bool = False
    note: str = ""


def open_audit(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    team: Team,
    edition: Edition,
    how: How = How(),
    told: Told = Told(),
) -> ServiceAudit:
    """Begin the review of a service against an edition. A request sent twice begins it once."""
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(Conduct, council, told)
        made = again.audit if again else ServiceAudit(council=council, programme=programme, team=team, edition=edition)
        if again is None:
            made.save(force_insert=True)
        conduct(council=council, by=by, audit_of=made, how=how, told=told)
    return made


def conduct(
    *,
    council: Council,
    by: Person | None,
    audit_of: ServiceAudit,
    how: How,
    told: Told = Told(),
    corrects: Conduct | None = None,
) -> Conduct:
    """Set down who reviews a service, when and how."""
    for code, field in rules.looked_faults(how.looked):
        raise Refused(code, field)
    row = new_row(
        Conduct, council=council, by=by, told=told, corrects=corrects, commitment=audit_of.programme, audit=audit_of
    )
    row.reviewer, row.finished, row.note = how.reviewer, how.finished, how.note.strip()
    row.on_printed, row.on_first, row.on_last = astuple(how.on)
    row.looked = [{"method": one.method.value, "number": one.number, "of": one.of} for one in how.looked]
    return append(row, audit_of.id, verb="accreditation.conducted", seen=told.seen)


@dataclass(frozen=True)
class Judged:
    """What is said of one criterion: a code of the edition's scale, what shows it, and a remark."""

    verdict: str
    evidence: str = ""
    note: str = ""


def judge(
    *,
    council: Council,
    by: Person | None,
    audit_of: ServiceAudit,
    judged: Mapping[Criterion, Judged],
    told: Told = Told(),
) -> list[Judgement]:
    """Set down judgements of one service review together; what says the same as what stands is not said again."""
    if not judged:
        raise Refused("nothing_judged")
    words = {one["code"] for one in audit_of.edition.scale}
    for criterion, one in judged.items():
        if criterion.edition_id != audit_of.edition_id:
            raise Refused("another_edition", criterion.ref)
        if one.verdict not in words:
            raise Refused("unknown_verdict", criterion.ref, value=one.verdict)
    once = replace(told, request_id=None)
    with writing(council):
        audit.take_turn(council.id)
        stands = judgements(council, audit_of, AsAt.on(told.day()))
        new = {criterion: one for criterion, one in judged.items() if one != _said(stands.get(criterion.id))}
        rows = [_judgement(council, by, audit_of, criterion, one, once) for criterion, one in new.items()]
        for row in rows:
            meanwhile.refuse_unseen(row, told.seen)
        if not rows:
            return []
        append_all(
            council=council,
            by=by,
            heads=(),
            rows=rows,
            verb="accreditation.judged",
            subjects=[audit_of.id, audit_of.programme_id, *(row.id for row in rows)],
            said={"judgements": [{"criterion": row.criterion.ref, "verdict": row.verdict} for row in rows]},
        )
    return rows


def _said(row: Judgement | None) -> Judged | None:
    return Judged(row.verdict, row.evidence, row.note) if row else None


def _judgement(
    council: Council, by: Person | None, of: ServiceAudit, criterion: Criterion, one: Judged, told: Told
) -> Judgement:
    row = new_row(Judgement, council=council, by=by, told=told, commitment=of.programme, audit=of, criterion=criterion)
    row.verdict, row.evidence, row.note = one.verdict, one.evidence.strip(), one.note.strip()
    return row


@dataclass(frozen=True)
class Finds:
    """What a finding says, and where it comes from; `group`, `month` and `replies` of what people told."""

    kind: rules.Finds
    text: str
    origin: rules.Source = rules.Source.REVIEW
    team: Team | None = None
    audit: ServiceAudit | None = None
    criterion: Criterion | None = None
    group: str = ""
    month: FuzzyDay = NO_DAY
    replies: int | None = None


def find(*, council: Council, by: Person | None, programme: Commitment, finds: Finds, told: Told = Told()) -> Finding:
    """A new finding under the next number. A request sent twice finds it once."""
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(Found, council, told)
        made = again.finding if again else _number(council, programme)
        if again is None:
            made.save(force_insert=True)
        say(council=council, by=by, finding=made, finds=finds, told=told)
    return made


def _number(council: Council, programme: Commitment) -> Finding:
    last = Finding.everything.filter(council=council, programme=programme).order_by("-number").first()
    return Finding(council=council, programme=programme, number=last.number + 1 if last else 1)


def say(
    *,
    council: Council,
    by: Person | None,
    finding: Finding,
    finds: Finds,
    told: Told = Told(),
    corrects: Found | None = None,
) -> Found:
    """Set down what a finding says from now on."""
    faults = rules.finding_faults(finds.text, finds.origin, finds.group, finds.month.printed, finds.replies)
    if faults:
        raise Refused(*faults[0])
    if finds.audit is not None and finds.audit.programme_id != finding.programme_id:
        raise Refused("another_programme", "audit")
    row = new_row(
        Found, council=council, by=by, told=told, corrects=corrects, commitment=finding.programme, finding=finding
    )
    row.kind, row.origin, row.text = finds.kind, finds.origin, finds.text.strip()
    row.team = finds.team or (finds.audit.team if finds.audit else None)
    row.audit, row.criterion = finds.audit, finds.criterion
    row.group, row.month_printed, row.replies = finds.group.strip(), finds.month.printed, finds.replies
    return append(row, finding.id, verb="accreditation.found", seen=told.seen)


def close_gap(
    *, council: Council, by: Person | None, gap: Finding, closed: bool, evidence: str, told: Told = Told()
) -> GapClosing:
    """Say that a gap is closed, with what shows it; or that it is open again, and why."""
    if not evidence.strip() and closed:
        raise Refused("evidence_needed", "evidence")
    if not evidence.strip():
        raise Refused("reason_needed", "evidence")
    _refuse_as_it_stands(gap, closed, told)
    row = new_row(GapClosing, council=council, by=by, told=told, commitment=gap.programme, finding=gap)
    row.closed, row.evidence = closed, evidence.strip()
    return append(
        row, gap.id, verb="accreditation.gap_closed" if closed else "accreditation.gap_reopened", seen=told.seen
    )


def _refuse_as_it_stands(gap: Finding, closed: bool, told: Told) -> None:
    """A strength is not closed, nor is a gap twice; what the same request did before is no second time."""
    if made_before(GapClosing, gap.council, told):
        return
    as_at = AsAt.on(told.day())
    found = known(Found.objects.filter(council=gap.council_id, finding=gap), as_at).order_by(*IN_FORCE_FIRST).first()
    if found is not None and found.kind == rules.Finds.STRENGTH:
        raise Refused("not_a_gap")
    like = GapClosing.objects.filter(council=gap.council_id, finding=gap)
    stands = known(like, as_at).order_by(*IN_FORCE_FIRST).first()
    is_closed = stands is not None and stands.closed
    if closed and is_closed:
        raise Refused("closed_already")
    if not closed and not is_closed:
        raise Refused("not_closed")


def withdraw_audit(*, council: Council, by: Person | None, audit_of: ServiceAudit, reason: str) -> None:
    """Take back a service review that was begun by mistake, with all its judgements; what it found stays.

    Refused as review_has_findings while a finding stands on it.
    """
    with writing(council):
        audit.take_turn(council.id)
        if standing_rows(Found.objects.filter(council=council, audit=audit_of), AsAt.now()).exists():
            raise Refused("review_has_findings")
        _withdraw_all(council, by, audit_of, audit_of.programme_id, (Conduct, Judgement), {"audit": audit_of}, reason)


def withdraw_finding(*, council: Council, by: Person | None, finding: Finding, reason: str) -> None:
    """Take back a finding that was entered by mistake. Refused as finding_served while an action is to close it."""
    with writing(council):
        audit.take_turn(council.id)
        rows = standing_rows(Serving.objects.filter(council=council, finding=finding), AsAt.now())
        latest = {row.commitment_id: row for row in rows}
        if any(not row.released for row in latest.values()):
            raise Refused("finding_served")
        about = {"finding": finding}
        _withdraw_all(council, by, finding, finding.programme_id, (Found, GapClosing, Serving), about, reason)


def _withdraw_all(
    council: Council,
    by: Person | None,
    head: ServiceAudit | Finding,
    programme: UUID,
    models: tuple[type[CommitmentRow], ...],
    about: Mapping[str, Head],
    reason: str,
) -> None:
    """Withdraw a head with every row about it: the rows, so that no search and no past day finds them either."""
    for model in models:
        for row in model._default_manager.filter(council=council, **about):
            withdraw_all(
                council=council,
                by=by,
                subject_id=row.id,
                about=[head.id, programme],
                reason=reason,
                what=model.__name__,
            )
    at_once(withdrawing_heads)([head])


def carry_over(
    *,
    council: Council,
    by: Person | None,
    audits: Iterable[tuple[ServiceAudit, Mapping[Criterion, Judgement]]],
    edition: Edition,
    told: Told = Told(),
) -> list[ServiceAudit]:
    """Take judgements over into a new edition: a finished review a service, which says what it was carried from."""
    once = replace(told, request_id=None)
    made = []
    with writing(council):
        for before, judged in audits:
            if not judged:
                continue
            after = ServiceAudit(
                council=council, programme=before.programme, team=before.team, edition=edition, carried_from=before
            )
            after.save(force_insert=True)
            conduct(council=council, by=by, audit_of=after, how=How(finished=True), told=once)
            said = {new: Judged(old.verdict, old.evidence, old.note) for new, old in judged.items()}
            judge(council=council, by=by, audit_of=after, judged=said, told=once)
            made.append(after)
    return made
