"""Reading the chain: the trail of a thing, and whether anybody has tampered with it."""

from collections.abc import Iterator
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


def faults(council_id: UUID) -> list[tuple[str, int]]:
    """What is wrong with a council's chain, as (code, sequence); an empty list when it verifies.

    Codes: gap, chain_broken, payload_missing, payload_changed, tail_cut; and of the end that is kept beside the
    database, end_lost (none is there, or none that we have signed) and chain_replaced (it is another chain's).
    """
    found: list[tuple[str, int]] = []
    chain, end, redacted = {}, heads.End(0, ""), _redacted(council_id)
    # Both ends first, and one again afterwards: what is written while we read only makes the chain longer.
    kept, head = heads.kept(council_id), _head(council_id)
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
