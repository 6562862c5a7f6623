"""Appending to a council's chain. Call inside the transaction that makes the change."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from followthrough.audit import heads, queries, tenancy
from followthrough.audit.models import AuditEvent, AuditHead, AuditPayload, AuditSubject
from followthrough.lib import clock, digest
from followthrough.lib.ids import new_id


def record(
    *,
    council_id: UUID,
    by: UUID | None,
    verb: str,
    subjects: Iterable[UUID],
    said: Mapping[str, Any],
    after: datetime | None = None,
) -> AuditEvent:
    """Append one event: `verb` is a code ("commitments.progress_recorded"), `said` plain JSON data.

    Its moment is not before the last event's, nor before `after`, the latest moment of the rows that it tells of.

    Must run inside a transaction: the chain's head is locked until it ends, so events never fork.
    """
    head = take_turn(council_id)
    with clock.no_earlier_than(queries.last_moment(council_id)), clock.no_earlier_than(after):
        event = _next_event(head, by, verb, list(subjects), said)
    head.sequence, head.chain = event.sequence, event.chain
    head.save()
    # After success nothing may fail: an end that could not be kept is said when the chain is read.
    transaction.on_commit(lambda: keep_end(council_id, begins=event.sequence == 1), robust=True)
    return event


def keep_end(council_id: UUID, *, begins: bool) -> None:
    """Keep the chain's end beside the database, if the one that is kept there still lies on the chain.

    Otherwise it stays as it is, so that the next entry does not cover up what `queries.faults` has to say.
    """
    with tenancy.reading(council_id):
        head, before = AuditHead.objects.get(council_id=council_id), heads.kept(council_id)
        if (begins and not heads.is_there(council_id)) or (before and _lies_behind(before, head)):
            heads.keep(council_id, heads.End(head.sequence, head.chain))


def _lies_behind(end: heads.End, head: AuditHead) -> bool:
    same = AuditEvent.objects.filter(council_id=head.council_id, sequence=end.sequence, chain=end.chain)
    return end.sequence < head.sequence and same.exists()


def trust_end(council_id: UUID) -> None:
    """Take the chain's end as it stands for the true one: after a restored copy, or with a new SECRET_KEY."""
    for head in AuditHead.objects.filter(council_id=council_id):
        heads.keep(council_id, heads.End(head.sequence, head.chain))


def take_turn(council_id: UUID) -> AuditHead:
    """Wait for whoever else is writing to this council's chain, and hold it until the transaction ends."""
    AuditHead.objects.get_or_create(council_id=council_id)
    return AuditHead.objects.select_for_update().get(council_id=council_id)


def _next_event(
    head: AuditHead, by: UUID | None, verb: str, subjects: list[UUID], said: Mapping[str, Any]
) -> AuditEvent:
    salt, ids = digest.new_salt(), [str(s) for s in subjects]
    event = AuditEvent(
        id=new_id(),
        council_id=head.council_id,
        sequence=head.sequence + 1,
        verb=verb,
        subjects=ids,
        person_id=by,
        digest=digest.salted(salt, said),
    )
    event.chain = digest.chained(head.chain, *event.links())
    event.save(force_insert=True)
    AuditPayload.objects.create(council_id=head.council_id, event=event, body=dict(said), salt=salt)
    AuditSubject.objects.bulk_create(
        AuditSubject(council_id=head.council_id, event=event, subject_id=s) for s in dict.fromkeys(subjects)
    )
    return event
