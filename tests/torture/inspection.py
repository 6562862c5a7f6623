"""What stands in the database after a kill. Runs in the workshop, on either engine, while no server runs."""

from collections import Counter
from typing import Any

from django.db import connection, connections

from followthrough.audit import guards, heads
from followthrough.audit import queries as audit
from followthrough.audit.models import AuditEvent, AuditHead, AuditPayload
from followthrough.commitments.models import Evidence, ProgressUpdate
from followthrough.councils.queries import council_by_slug
from followthrough.outbox.models import Email
from followthrough.redaction.models import RedactionRequest


def look(thorough: bool) -> dict[str, Any]:
    """`updates` and `asked`: how often each is there. `faults`: codes, empty when all is well.

    `thorough` also reads the whole chain of what was done, which takes longer with each round.
    """
    written = ProgressUpdate.objects.exclude(text="").values_list("request_id", flat=True)
    found = Counter(str(one) for one in written)
    faults = [*_of_the_file(), *_halves(), *_of_the_trail(thorough)]
    asked = [str(one) for one in RedactionRequest.objects.values_list("id", flat=True)]
    return {"updates": dict(found), "asked": asked, "faults": faults}


def _of_the_file() -> list[str]:
    faults = [f"guard missing: {name}" for name in guards.missing(connection)]
    if connection.vendor == "sqlite":
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            faults += [f"integrity: {row[0]}" for row in cursor.fetchall() if row[0] != "ok"]
            cursor.execute("PRAGMA foreign_key_check")
            faults += [f"foreign key: {row}" for row in cursor.fetchall()]
    return faults


def _halves() -> list[str]:
    """Things that one transaction writes together and that are not there together."""
    events = Counter(AuditEvent.objects.values_list("verb", flat=True))
    asked = RedactionRequest.objects.count()
    pairs = {
        "an update and its evidence": (_requests(ProgressUpdate, "torture"), _requests(Evidence, "torture")),
        "an update and its event": (ProgressUpdate.objects.count(), events["commitments.progress_recorded"]),
        "evidence and its event": (Evidence.objects.count(), events["commitments.evidence_added"]),
        "a request and its event": (asked, events["redaction.asked"]),
        "a request and its letter": (asked, Email.objects.count()),
        "an event and what it says": (AuditEvent.objects.count(), AuditPayload.objects.count()),
    }
    return [f"not both: {name}" for name, (one, other) in pairs.items() if one != other]


def _requests(model: Any, word: str) -> set[Any]:
    column = "text" if model is ProgressUpdate else "reference"
    return set(model.objects.filter(**{f"{column}__startswith": word}).values_list("request_id", flat=True))


def _of_the_trail(thorough: bool) -> list[str]:
    council = council_by_slug("saltmere")
    assert council is not None
    if thorough:
        return [f"trail: {code} at {number}" for code, number in audit.faults(council.id)]
    head, last = AuditHead.objects.get(council_id=council.id), AuditEvent.objects.order_by("sequence").last()
    kept = heads.kept(council.id)
    assert last is not None
    faults = [] if (head.sequence, head.chain) == (last.sequence, last.chain) else ["trail: its head is not its end"]
    if kept is None or not AuditEvent.objects.filter(sequence=kept.sequence, chain=kept.chain).exists():
        faults.append("trail: the end that is kept is not on it")
    return faults
