"""Reading the chain: the trail of a thing, and whether anybody has tampered with it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from followthrough.audit import heads
from followthrough.audit.models import AuditEvent, AuditHead, AuditPayload, Redaction
from followthrough.lib import digest


def trail(council_id: UUID, subject_id: UUID | None = None) -> QuerySet[AuditEvent]:
    """Events of a council, newest first, with their payload; of one thing where `subject_id` is given."""
    events = AuditEvent.objects.filter(council_id=council_id)
    if subject_id is not None:
        events = events.filter(touched__council_id=council_id, touched__subject_id=subject_id)
    return events.select_related("payload").order_by("-sequence")


def end(council_id: UUID) -> tuple[str, datetime] | None:
    """The last link of a council's chain and when it was made: while it is the same, nothing has been done there."""
    events = AuditEvent.objects.filter(council_id=council_id).order_by("-sequence")
    return events.values_list("chain", "at").first()


def last_moment(council_id: UUID) -> datetime | None:
    """When the council's latest event was recorded; nothing that follows is recorded earlier."""
    last = end(council_id)
    return last[1] if last else None


def length(council_id: UUID) -> int:
    """How many events the council's record holds."""
    return _head(council_id).sequence


def place_of(council_id: UUID, subject_id: UUID, *, last: bool = False) -> int:
    """The number of the first event about a thing, or of its last; 0 without any."""
    numbers = trail(council_id, subject_id).values_list("sequence", flat=True)
    return (numbers.first() if last else numbers.last()) or 0


def done_since(council_id: UUID, subject_id: UUID, seen: int, verb: str = "") -> AuditEvent | None:
    """The last event after number `seen` that touched a thing, of one verb where that is given."""
    events = trail(council_id, subject_id).filter(sequence__gt=seen)
    return (events.filter(verb=verb) if verb else events).first()


def faults(council_id: UUID) -> list[tuple[str, int]]:
    """What is wrong with a council's chain, as (code, sequence); an empty list when it verifies.

    Codes: gap, chain_broken, payload_missing, payload_changed, tail_cut; and of the end that is kept beside the
    database, end_lost (none is there, or none that we have signed) and chain_replaced (it is another chain's).
    """
    return faults_beside(council_id, heads.kept(council_id))


def faults_beside(council_id: UUID, kept: heads.End | None) -> list[tuple[str, int]]:
    """The same beside an end that was kept somewhere else, such as in a backup."""
    found: list[tuple[str, int]] = []
    chain, end, redacted = {}, heads.End(0, ""), _redacted(council_id)
    # Both ends first, and one again afterwards: what is written while we read only makes the chain longer.
    head = _head(council_id)
    events = AuditEvent.objects.filter(council_id=council_id).select_related("payload").order_by("sequence")
    for event in events.iterator():
        found += _faults_of(event, end, redacted)
        end = heads.End(event.sequence, event.chain)
        chain[event.sequence] = event.chain
    if _head(council_id).sequence < end.sequence or not _lies_on(chain, head):
        found.append(("tail_cut", max(head.sequence, end.sequence)))
    return list(dict.fromkeys([*found, *_faults_of_kept(kept, end, chain)]))


def _head(council_id: UUID) -> heads.End:
    head = AuditHead.objects.filter(council_id=council_id).first()
    return heads.End(head.sequence, head.chain) if head else heads.End(0, "")


def _lies_on(chain: dict[int, str], end: heads.End) -> bool:
    return chain.get(end.sequence, "") == end.chain


def _redacted(council_id: UUID) -> set[UUID]:
    table = AuditPayload._meta.db_table
    return set(Redaction.objects.filter(council_id=council_id, table=table).values_list("row_id", flat=True))


def _faults_of(event: AuditEvent, before: heads.End, redacted: set[UUID]) -> Iterator[tuple[str, int]]:
    if event.sequence != before.sequence + 1:
        yield "gap", event.sequence
    if event.chain != digest.chained(before.chain, *event.links()):
        yield "chain_broken", event.sequence
    payload: AuditPayload | None = getattr(event, "payload", None)
    if payload is None:
        yield "payload_missing", event.sequence
    elif not _as_it_was_said(event, payload, redacted):
        yield "payload_changed", event.sequence


def _as_it_was_said(event: AuditEvent, payload: AuditPayload, redacted: set[UUID]) -> bool:
    if payload.salt is None:
        return payload.body is None and payload.id in redacted
    return payload.body is not None and digest.salted(payload.salt, payload.body) == event.digest


def _faults_of_kept(kept: heads.End | None, end: heads.End, chain: dict[int, str]) -> Iterator[tuple[str, int]]:
    if kept is None:
        if end.sequence:
            yield "end_lost", end.sequence
    elif kept.sequence > end.sequence:
        yield "tail_cut", kept.sequence
    elif not _lies_on(chain, kept):
        yield "chain_replaced", kept.sequence
