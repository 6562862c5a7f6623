"""Taking back one row about a programme, where that would not take along what hangs on it."""

from typing import Any

from django.db.models import Q, QuerySet

from followthrough.accreditation.models import Charter, Conduct, Found, ServiceAudit
from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.ledger import IN_FORCE_FIRST
from followthrough.commitments.models import Reliance, Withdrawal
from followthrough.commitments.queries import known
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused


def withdraw(
    *, council: Council, by: Person | None, row: Charter | Conduct | Found, reason: str, seen: int | None = None
) -> Withdrawal:
    """Undo one of these rows, as `commitments.withdraw` does any other.

    Refused as only_charter, only_conduct or only_found for the last one that stands, with which everything said of the
    programme, the service review or the finding would be gone; as came_by_move for a charter with which judgements or
    reliances went over to another edition.
    """
    with writing(council):
        audit.take_turn(council.id)
        if not _others(row).exists():
            raise _only(row)
        if isinstance(row, Charter) and _came_by_move(row):
            raise Refused("came_by_move")
        return commitments.withdraw(council=council, by=by, row=row, reason=reason, seen=seen)


def _only(row: Charter | Conduct | Found) -> Refused:
    if isinstance(row, Charter):
        return Refused("only_charter")
    return Refused("only_conduct") if isinstance(row, Conduct) else Refused("only_found")


def _others(row: Charter | Conduct | Found) -> QuerySet[Any]:
    like = type(row)._default_manager.filter(council=row.council_id, **row.axis())
    return known(like, AsAt.now()).exclude(id=row.id)


def _came_by_move(row: Charter) -> bool:
    """Whether another edition would be followed without it, from which something went over with it."""
    earlier = Q(ordered_on__lt=row.ordered_on) | Q(ordered_on=row.ordered_on, place__lte=row.place)
    before = _others(row).filter(earlier).order_by(*IN_FORCE_FIRST).first()
    if not isinstance(before, Charter) or before.edition_id == row.edition_id:
        return False
    carried = ServiceAudit.objects.filter(
        council=row.council_id, programme=row.commitment_id, edition=row.edition_id, withdrawn=False
    )
    return carried.exclude(carried_from=None).exists() or _reliances_went_over(row)


def _reliances_went_over(row: Charter) -> bool:
    """Whether something that relied on a part was released and relies on a part anew, as a move does on its day."""
    since = Reliance.objects.filter(
        council=row.council_id, on=row.commitment_id, known_on=row.known_on, recorded_at__gt=row.recorded_at
    ).exclude(part="")
    released = known(since.filter(released=True), AsAt.now())
    return known(since.filter(released=False), AsAt.now()).filter(commitment__in=released.values("commitment")).exists()
