"""What every verb of this room does: a row with its event, and nothing twice."""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from followthrough.audit import actions as audit
from followthrough.audit import queries as trail
from followthrough.audit.models import AuditEvent
from followthrough.councils.models import Council, CouncilRow, Person
from followthrough.councils.scope import writing
from followthrough.lib.refused import Refused

Row = TypeVar("Row", bound=CouncilRow)


def add(by: Person | None, verb: str, row: Row, *subjects: UUID) -> Row:
    """Save a new row with its event; refused with already_there where there is one like it."""
    with writing(row.council):
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            if "append-only" in str(error) or "crosses" in str(error) or "guard_" in str(error):
                raise
            raise Refused("already_there", what=row._meta.model_name) from error
        record(by, verb, row, _said(row), *subjects)
    return row


def end(council: Council, by: Person, verb: str, row: Any, last_day: date, seen: int | None, *subjects: UUID) -> None:
    """Set the last day of somebody's row, with its event."""
    if last_day < row.first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=row.first_day)
    with writing(council):
        if done_meanwhile(row, verb, seen, last_day=last_day):
            return
        row.last_day = last_day
        row.save()
        record(by, verb, row, {"last_day": last_day.isoformat()}, row.person_id, *subjects)


def done_meanwhile(row: CouncilRow, verb: str, seen: int | None, **wanted: Any) -> bool:
    """Whether this very change has been made after what was `seen`, so that nothing is left to do.

    Refused with changed_meanwhile if another one has: `now` holds what stands in the place of what was wanted, `by` and
    `at` say who put it there and when.
    """
    if seen is None:
        return False
    audit.take_turn(row.council_id)
    done = trail.done_since(row.council_id, row.id, seen, verb)
    if done is None:
        return False
    stands = type(row)._default_manager.get(council=row.council_id, pk=row.pk)
    now = [getattr(stands, name) for name in wanted]
    if now != [*wanted.values()]:
        raise Refused("changed_meanwhile", now=now, by=who(done), at=done.at)
    return True


def who(event: AuditEvent) -> Person | None:
    """Who did it; None for the system."""
    return Person.objects.filter(council=event.council_id, id=event.person_id).first() if event.person_id else None


def record(by: Person | None, verb: str, row: CouncilRow, said: dict[str, Any], *subjects: UUID) -> None:
    """The audit event of a change of one row."""
    audit.record(
        council_id=row.council_id,
        by=by.id if by else None,
        verb=verb,
        subjects=[row.id, *subjects],
        said=said,
    )


def _said(row: CouncilRow) -> dict[str, Any]:
    # A person's name and address live in one table only, so that a leaver can be forgotten.
    hidden = {"name", "email"} if isinstance(row, Person) else set()
    fields = [f for f in row._meta.local_fields if f.name not in hidden | {"id", "council"}]
    return {f.name: str(f.value_from_object(row)) for f in fields}
