"""Taking words out everywhere at once, by two people. Who, when and why remain; the words do not."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import OperationalError, connection, transaction

from followthrough.audit import actions as audit
from followthrough.audit import erasures
from followthrough.audit.erasures import Erasure
from followthrough.audit.models import AuditPayload, Redaction
from followthrough.councils.models import Council, Person
from followthrough.councils.permissions import Permission
from followthrough.councils.queries import people_with
from followthrough.councils.scope import writing
from followthrough.councils.veil import seeing
from followthrough.exchange.models import Import, Proposal
from followthrough.files import actions as files
from followthrough.files.models import StoredFile
from followthrough.lib import clock
from followthrough.lib.redacted import MARK
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email
from followthrough.packs.models import Pack, PackFile
from followthrough.redaction import letters, queries, rules
from followthrough.redaction.models import RedactionRequest
from followthrough.redaction.queries import Place
from followthrough.search import actions as search


def look(*, council: Council, words: str, reason: str) -> list[Place]:
    """Where the words stand, as far as whoever is about to ask may know; refused as `ask` would be. Writes nothing."""
    for code, field in rules.asking_faults(words, reason):
        raise Refused(code, field)
    places = queries.shown(council, queries.places(council, words, queries.answers(council, words)))
    if not places:
        raise Refused("words_nowhere", "words")
    return places


def ask(*, council: Council, by: Person, words: str, reason: str) -> RedactionRequest:
    """Ask for `words` to be taken out everywhere. Everybody else who may decide gets an e-mail without them.

    What the same person asks again while it waits is the request that waits.
    """
    with writing(council):
        look(council=council, words=words, reason=reason)
        audit.take_turn(council.id)
        mine = RedactionRequest.objects.filter(council=council, asked_by=by, outcome=RedactionRequest.Outcome.WAITING)
        again = mine.filter(words=words.strip(), reason=reason.strip()).first()
        if again is not None:
            return again
        request = RedactionRequest.objects.create(
            council=council, words=words.strip(), reason=reason.strip(), asked_by=by
        )
        _record(request, by, "redaction.asked", {"reason": request.reason})
        for other in people_with(council, Permission.APPROVE_REDACTION, clock.today()):
            if other.id != by.id and other.email:
                outbox.post(council_id=council.id, to=other.email, **letters.second_person_needed(council))
        transaction.on_commit(clear_traces)
    return request


def approve(*, council: Council, by: Person, request: RedactionRequest, drop: Collection[UUID] = ()) -> int:
    """Carry a request out, as the second person; returns in how many places the words stood.

    What is set down is how many of these anybody may know of. `drop`: which of the kept files that cannot be searched
    go too, because somebody looked and found the words there, or could not say.
    """
    with writing(council):
        request = _mine_to_decide(council, by, request)
        said = queries.answers(council, request.words)
        found = queries.places(council, request.words, said)
        with seeing(()):
            known = len(queries.shown(council, found))
        unsearched = {file.id for file in queries.unsearchable(council, said)} & set(drop)
        places = [*found, *(Place(StoredFile, file_id, ()) for file_id in unsearched)]
        erased = [erasure for place in places for erasure in _blank(council, request, place)]
        for other in queries.same_words(council, request):
            _settle(other, by, RedactionRequest.Outcome.DONE, 0)
            _record(other, by, "redaction.done", {"places": 0})
            erased.append(_settled(other))
        _settle(request, by, RedactionRequest.Outcome.DONE, known)
        _record(request, by, "redaction.done", {"places": known})
        if connection.vendor == "sqlite":
            RedactionRequest.objects.filter(id=request.id).update(trace_left=True)
        erasures.remember([*erased, _settled(request)])
        transaction.on_commit(clear_traces)
    return len(found)


def refuse(*, council: Council, by: Person, request: RedactionRequest) -> None:
    """Leave the words where they are; whoever asked may take a request back in the same way."""
    with writing(council):
        audit.take_turn(council.id)
        request = RedactionRequest.objects.select_for_update().get(council=council, id=request.id)
        if request.outcome != RedactionRequest.Outcome.WAITING:
            raise Refused("already_decided")
        _settle(request, by, RedactionRequest.Outcome.REFUSED, 0)
        _record(request, by, "redaction.refused", {})
        transaction.on_commit(clear_traces)


def clear_traces() -> bool:
    """Clear what carried-out redactions left in the database file; False while somebody is in the way.

    Tried after every step of a redaction, when the server starts, and by `followthrough check`. SQLite leaves old
    words in unused parts of its pages, even with secure_delete where rows have moved, and in its journal.
    PostgreSQL's vacuum is the server's own.
    """
    traces = RedactionRequest.objects.filter(trace_left=True)
    if connection.vendor != "sqlite" or not traces.exists():
        return True
    try:
        with connection.cursor() as cursor:
            search.settle()
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            [busy, _frames, _moved] = cursor.fetchone()
        if busy:
            return False
        traces.update(trace_left=False)
    except OperationalError:
        return False
    return True


def _mine_to_decide(council: Council, by: Person, request: RedactionRequest) -> RedactionRequest:
    audit.take_turn(council.id)
    request = RedactionRequest.objects.select_for_update().get(council=council, id=request.id)
    if request.outcome != RedactionRequest.Outcome.WAITING:
        raise Refused("already_decided")
    if not rules.may_decide(request.asked_by_id, by.id):
        raise Refused("second_person_needed")
    return request


def _blank(council: Council, request: RedactionRequest, place: Place) -> list[Erasure]:
    """Empty one place; what is left of the rows that it touched."""
    # The leave comes first: without it the guards in the database refuse the update.
    table = place.model._meta.db_table
    Redaction.objects.create(council_id=council.id, row_id=place.row_id, table=table, request_id=request.id)
    columns = ("body", "salt") if place.model is AuditPayload else place.columns
    left = {column: _nothing(place, column) for column in columns}
    if place.model is Email:
        left["html"] = ""  # the same words as markup, in which they may stand otherwise
    if left:
        place.model._base_manager.filter(council_id=council.id, pk=place.row_id).update(**left)
    if place.model is Email:
        outbox.withhold(council_id=council.id, email_id=place.row_id)
    search.renew(place.model, council.id, place.row_id)
    erased = [erasures.erasure(council.id, table, place.row_id, left, request.id)]
    for file_id in _files_behind(council, place):
        erased += _drop_file(council, file_id)
    return erased


def _drop_file(council: Council, file_id: UUID) -> list[Erasure]:
    papers = Import.everything.filter(council=council, file_id=file_id)
    without = [
        erasures.erasure(council.id, Import._meta.db_table, i, {"file_id": None}, None)
        for i in papers.values_list("id", flat=True)
    ]
    files.drop(council_id=council.id, file_id=file_id)
    papers.update(file_id=None)
    return [*without, erasures.erasure(council.id, StoredFile._meta.db_table, file_id, None, None)]


def _settled(request: RedactionRequest) -> Erasure:
    """A request as decided: a copy made while it waited still holds its words, and may not know who decided."""
    left: dict[str, erasures.Left] = {
        "words": request.words,
        "outcome": str(request.outcome),
        "decided_at": clock.written(request.decided_at) if request.decided_at else None,
        "places": request.places,
    }
    return erasures.erasure(request.council_id, RedactionRequest._meta.db_table, request.id, left, None)


def _nothing(place: Place, column: str) -> str | None:
    return None if place.model._meta.get_field(column).null else MARK


def _files_behind(council: Council, place: Place) -> list[UUID]:
    """The kept files that go with a place: the file itself, those of the pack, or the original of which it was read."""
    if place.model is StoredFile:
        return [place.row_id]
    if place.model is Pack:
        return list(PackFile.everything.filter(council=council, pack=place.row_id).values_list("file_id", flat=True))
    papers = Import.everything.filter(council=council).exclude(file_id=None)
    found = papers.filter(proposals=place.row_id) if place.model is Proposal else papers.filter(id=place.row_id)
    return [i for i in found.values_list("file_id", flat=True) if i is not None]


def _settle(request: RedactionRequest, by: Person, outcome: str, places: int) -> None:
    request.words, request.outcome, request.places = "", outcome, places
    request.decided_by, request.decided_at = by, clock.now()
    request.save()


def _record(request: RedactionRequest, by: Person, verb: str, said: dict[str, Any]) -> None:
    audit.record(council_id=request.council_id, by=by.id, verb=verb, subjects=[request.id], said=said)
