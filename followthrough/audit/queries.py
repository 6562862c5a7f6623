"""Reading the chain: the trail of a thing, and whether anybody has tampered with it."""

from uuid import UUID

from django.db.models import QuerySet

from followthrough.audit.models import AuditEvent, AuditHead, AuditPayload
from followthrough.lib import digest


def trail(council_id: UUID, subject_id: UUID | None = None) -> QuerySet[AuditEvent]:
    """Events of a council, newest first, with their payload; of one thing where `subject_id` is given."""
    events = AuditEvent.objects.filter(council_id=council_id)
    if subject_id is not None:
        events = events.filter(touched__council_id=council_id, touched__subject_id=subject_id)
    return events.select_related("payload").order_by("-sequence")


def faults(council_id: UUID) -> list[tuple[str, int]]:
    """What is wrong with a council's chain, as (code, sequence); an empty list when it verifies.

    Codes: gap, chain_broken, payload_missing, payload_changed, tail_cut.
    """
    found: list[tuple[str, int]] = []
    previous, last = "", 0
    events = AuditEvent.objects.filter(council_id=council_id).select_related("payload").order_by("sequence")
    for event in events.iterator():
        found += _faults_of(event, previous, last)
        previous, last = event.chain, event.sequence
    head = AuditHead.objects.filter(council_id=council_id).first()
    if head is not None and (head.sequence, head.chain) != (last, previous):
        found.append(("tail_cut", head.sequence))
    return found


def _faults_of(event: AuditEvent, previous: str, last: int) -> list[tuple[str, int]]:
    found = []
    if event.sequence != last + 1:
        found.append(("gap", event.sequence))
    if event.chain != digest.chained(previous, *event.links()):
        found.append(("chain_broken", event.sequence))
    payload: AuditPayload | None = getattr(event, "payload", None)
    if payload is None:
        found.append(("payload_missing", event.sequence))
    elif payload.salt is not None and digest.salted(payload.salt, payload.body or {}) != event.digest:
        found.append(("payload_changed", event.sequence))
    return found
