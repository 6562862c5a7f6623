"""Where words stand: every column of every room that declares itself redactable, in one council."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from followthrough.audit.guards import Guard
from followthrough.councils.models import Council
from followthrough.files import queries as files
from followthrough.files.models import StoredFile
from followthrough.lib.redacted import MARK
from followthrough.packs.models import Pack, PackFile
from followthrough.redaction import originals
from followthrough.redaction.models import RedactionRequest
from followthrough.redaction.rules import fold
from followthrough.restriction import queries as restriction

Model = type[models.Model]
# Of each kept file whether it holds the words; None where nobody can say.
Answers = Mapping[StoredFile, bool | None]


@dataclass(frozen=True)
class Place:
    """One row whose `columns` hold the words; a kept file may hold them in its bytes alone."""

    model: Model
    row_id: UUID
    columns: tuple[str, ...]


def requests(council: Council) -> QuerySet[RedactionRequest]:
    """Requests of a council, those that wait first, then the latest."""
    rows = RedactionRequest.objects.filter(council=council).select_related("asked_by", "decided_by")
    return rows.order_by(models.Case(models.When(outcome="waiting", then=0), default=1), "-asked_at")


def request(council: Council, request_id: UUID) -> RedactionRequest | None:
    """One request of a council."""
    return requests(council).filter(id=request_id).first()


def waiting(council: Council) -> QuerySet[RedactionRequest]:
    """Requests that wait for a second person."""
    return requests(council).filter(outcome=RedactionRequest.Outcome.WAITING)


def answers(council: Council, words: str) -> Answers:
    """What every kept file of the council, lost ones left out, says of the words. It reads them all: ask once.

    The files of a pack say the same in other forms, so that one which cannot be searched says what the others say.
    """
    wanted, kept = fold(words), files.all_kept(council.id)
    said = {file: originals.holds(data, wanted) for file in kept if (data := files.content(file)) is not None}
    packs = _packs(council)
    known: dict[UUID, bool] = {}
    for file, holds in said.items():
        if file.id in packs and holds is not None:
            known[packs[file.id]] = known.get(packs[file.id], False) or holds
    return {file: known.get(packs[file.id], holds) if file.id in packs else holds for file, holds in said.items()}


def _packs(council: Council) -> dict[UUID, UUID]:
    """Of each file of a pack the pack."""
    return dict(PackFile.everything.filter(council=council).values_list("file_id", "pack_id"))


def places(council: Council, words: str, said: Answers) -> list[Place]:
    """Every row of the council, in every room, that holds `words`, compared as `rules.fold` says; kept files too.

    Also what is restricted to others than the reader: `shown` has those that may be counted to him. `said`: what the
    files answered.
    """
    wanted = fold(words)
    rows = [place for model, columns in redactable() for place in _in_model(council, model, columns, wanted)]
    named = {place.row_id for place in rows if place.model is StoredFile}
    holding = [file for file, holds in said.items() if holds]
    return (
        rows + _of_packs(council, rows, holding) + [Place(StoredFile, f.id, ()) for f in holding if f.id not in named]
    )


def _of_packs(council: Council, rows: list[Place], holding: list[StoredFile]) -> list[Place]:
    """Packs of which only the files hold the words, as where some of them are bold and others are not."""
    named, packs = {place.row_id for place in rows if place.model is Pack}, _packs(council)
    found = dict.fromkeys(packs[file.id] for file in holding if file.id in packs)
    return [Place(Pack, pack_id, ("content",)) for pack_id in found if pack_id not in named]


def shown(council: Council, places: Iterable[Place]) -> list[Place]:
    """Those places of which the present reader may know; redaction reaches the others all the same."""
    found = list(places)
    known = {
        model: _known_of(council, model, [place.row_id for place in found if place.model is model])
        for model in {place.model for place in found}
    }
    return [place for place in found if place.row_id in known[place.model]]


def unsearchable(council: Council, said: Answers) -> list[StoredFile]:
    """Kept files of which nobody can say whether they hold the words, as far as the present reader may know of them."""
    unsure = [file for file, holds in said.items() if holds is None]
    known = _known_of(council, StoredFile, [file.id for file in unsure])
    return [file for file in unsure if file.id in known]


def _known_of(council: Council, model: Model, ids: list[UUID]) -> set[UUID]:
    known = restriction.known_of(council, model, ids)
    if model is StoredFile:
        known -= set(_packs(council)) - set(PackFile.objects.filter(council=council).values_list("file_id", flat=True))
    return known


def same_words(council: Council, request: RedactionRequest) -> list[RedactionRequest]:
    """Other requests that wait and whose words hold those of `request`, so that they are settled with it."""
    others = waiting(council).exclude(id=request.id)
    return [other for other in others if fold(request.words) in fold(other.words)]


def redactable() -> list[tuple[Model, tuple[str, ...]]]:
    """Models with free text, and the columns that hold it."""
    found = []
    for model in apps.get_models():
        guard = getattr(model, "guard", None)
        columns = guard.redactable if isinstance(guard, Guard) else getattr(model, "redactable", ())
        if columns:
            found.append((model, tuple(columns)))
    return found


def _in_model(council: Council, model: Model, columns: tuple[str, ...], wanted: str) -> Iterator[Place]:
    # Compared here and not by the database: SQLite's LIKE knows no case beyond ASCII, and JSON escapes hide words.
    # Everything, whoever may read it: words are taken out of what is restricted too.
    rows = model._base_manager.filter(council_id=council.id).values_list("pk", *columns)
    for pk, *values in rows.iterator():
        hit = tuple(c for c, value in zip(columns, values, strict=True) if _holds(value, wanted))
        if hit:
            yield Place(model, pk, hit)


def _holds(value: Any, wanted: str) -> bool:
    """Whether a text, or any text inside JSON data, holds the words; the mark of an earlier redaction does not."""
    if isinstance(value, dict):
        return any(_holds(one, wanted) for pair in value.items() for one in pair)
    if isinstance(value, list):
        return any(_holds(one, wanted) for one in value)
    return value is not None and wanted in fold(str(value).replace(MARK, " "))
