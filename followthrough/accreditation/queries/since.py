"""Since when a criterion is met in a service: from the first judgement of an unbroken run, in whichever edition."""

from collections.abc import Collection, Iterable
from uuid import UUID

from followthrough.accreditation import rules
from followthrough.accreditation.models import Judgement
from followthrough.accreditation.queries.readiness import Readiness
from followthrough.accreditation.rules import Moment
from followthrough.commitments.models import CommitmentRow
from followthrough.commitments.queries import known, standing_rows
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt

MET = frozenset({rules.Counts.MET, rules.Counts.NOT_APPLICABLE})
Key = tuple[UUID, UUID]


def moment(row: CommitmentRow) -> Moment:
    """When a row was said: a correction stands where the row that it corrects stood."""
    return Moment(row.ordered_on, row.recorded_at)


def met_since(council: Council, ready: Readiness, criteria: Collection[UUID], as_at: AsAt) -> dict[Key, Moment]:
    """Since when each of those criteria is met, by (service, criterion). Judging it again as met is no news."""
    order = {view.audit.id: n for n, view in enumerate(ready.audits)}
    rows = Judgement.objects.filter(council=council, audit__in=list(order), criterion__in=list(criteria))
    said = standing_rows(rows.select_related("audit"), as_at)
    first: dict[Key, Judgement] = {}
    for row in sorted(said, key=lambda row: (order[row.audit_id], row.ordered_on, row.place)):
        key = (row.audit.team_id, row.criterion_id)
        if ready.count(row) in MET:
            first.setdefault(key, row)
        else:
            first.pop(key, None)
    carried = [row for row in first.values() if row.audit.carried_from_id]
    before = _originals(council, ready, carried, as_at) if carried else {}
    return {key: moment(before.get(row.id, row)) for key, row in first.items()}


def _originals(council: Council, ready: Readiness, carried: Iterable[Judgement], as_at: AsAt) -> dict[UUID, Judgement]:
    """What judgements were carried over from: the first of the edition before that says the very same."""
    refs = {row.id: set(ready.loaded.by_id[row.criterion_id].was) for row in carried}
    older = Judgement.objects.filter(
        council=council, commitment=ready.charter.commitment_id, criterion__ref__in=set().union(*refs.values())
    ).exclude(audit__edition=ready.charter.edition_id)
    found: dict[UUID, Judgement] = {}
    for old in known(older, as_at).select_related("audit", "criterion").order_by("-ordered_on", "-place"):
        for row in carried:
            if (
                old.criterion.ref in refs[row.id]
                and old.audit.team_id == row.audit.team_id
                and _says(old) == _says(row)
            ):
                found[row.id] = old
    return found


def _says(row: Judgement) -> tuple[str, str, str]:
    return row.verdict, row.evidence, row.note
