"""Where words stand: every column of every room that declares itself redactable, in one council."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from followthrough.audit.guards import Guard
from followthrough.councils.models import Council
from followthrough.redaction.models import RedactionRequest

Model = type[models.Model]


@dataclass(frozen=True)
class Place:
    """One row whose `columns` hold the words."""

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


def places(council: Council, words: str) -> list[Place]:
    """Every row of the council, in every room, that holds `words`; case and white space do not matter."""
    wanted = fold(words)
    return [place for model, columns in redactable() for place in _in_model(council, model, columns, wanted)]


def redactable() -> list[tuple[Model, tuple[str, ...]]]:
    """Models with free text, and the columns that hold it."""
    found = []
    for model in apps.get_models():
        guard = getattr(model, "guard", None)
        columns = guard.redactable if isinstance(guard, Guard) else getattr(model, "redactable", ())
        if columns:
            found.append((model, tuple(columns)))
    return found


def fold(text: str) -> str:
    """`text` in lower case with white space folded, as words are compared."""
    return " ".join(text.split()).casefold()


def _in_model(council: Council, model: Model, columns: tuple[str, ...], wanted: str) -> Iterator[Place]:
    # Compared here and not by the database: SQLite's LIKE knows no case beyond ASCII, and JSON escapes hide words.
    rows = model._default_manager.filter(council_id=council.id).values_list("pk", *columns)
    for pk, *values in rows.iterator():
        hit = tuple(c for c, value in zip(columns, values, strict=True) if wanted in fold(_text(value)))
        if hit:
            yield Place(model, pk, hit)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
