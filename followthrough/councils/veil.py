"""What is restricted to named readers is absent for everybody else: the one filter, and who has opened what.

Models that hold something of a commitment or a review have `Veiled` as their `objects`, and every query sees through
it without knowing: lists, counts, histories, exports, matching. Nothing is open unless `seeing` says so, so what is
forgotten hides. Whatever looks after the whole (backups, redaction, identities) says `everything`; a test lists who.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import chain
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import F, Func, QuerySet

from followthrough.councils.models import Restriction

Model = TypeVar("Model", bound=models.Model)
_opened: ContextVar[frozenset[UUID]] = ContextVar("opened", default=frozenset())
# What is hidden of each model, once it has been looked up; None where every query looks for itself.
_found: ContextVar[dict[Any, frozenset[UUID]] | None] = ContextVar("found", default=None)


@contextmanager
def seeing(restrictions: Iterable[UUID]) -> Iterator[None]:
    """See what those restrictions hide. Whoever calls has made sure that the reader is named in each, and opened it."""
    with _as(restrictions, None if _found.get() is None else {}):
        yield


@contextmanager
def looking() -> Iterator[None]:
    """Look up once what is hidden, and not with every query: for one request.

    Most often it is nothing, and then none of some thirty queries has a condition to build and to ask. What
    restricts something or lifts it calls `look_again`.
    """
    found = _found.set({})
    try:
        yield
    finally:
        _found.reset(found)


def look_again() -> None:
    """Forget what has been looked up: something has been restricted or lifted."""
    if (found := _found.get()) is not None:
        found.clear()


@contextmanager
def each_looking(restrictions: Iterable[UUID]) -> Iterator[None]:
    """Build queries that look for themselves what those restrictions leave hidden, within `looking` too."""
    with _as(restrictions, None):
        yield


@contextmanager
def _as(restrictions: Iterable[UUID], looked_up: dict[Any, frozenset[UUID]] | None) -> Iterator[None]:
    before, found = _opened.set(frozenset(restrictions)), _found.set(looked_up)
    try:
        yield
    finally:
        _opened.reset(before)
        _found.reset(found)


def hides_nothing() -> bool:
    """Whether nothing at all is hidden from the present reader, as far as that has been looked up for a request."""
    found = _found.get()
    return found is not None and not _closed_ones(found)


def opened() -> frozenset[UUID]:
    """The restrictions that are open to the present reader; none unless somebody said so."""
    return _opened.get()


def closed() -> "QuerySet[Any, Any]":
    """Ids of the commitments and reviews that are restricted and not open to the present reader."""
    return Restriction.objects.filter(lifted_at=None).exclude(id__in=opened()).values("subject_id")


class Veiled(models.Manager[Model]):
    """The rows that the present reader may know of.

    A model says by `behind` which of its columns lead to something that can be hidden; "id" is the thing itself. Such
    a thing says by `hidden()` which ids are.
    """

    def get_queryset(self) -> "QuerySet[Model]":
        rows = super().get_queryset()
        model: Any = self.model
        if hides_nothing():
            return rows
        if not opened():
            return rows.filter(*(_outside(model, column) for column in model.behind))
        for column, ids in _veil(model):
            rows = rows.exclude(**{f"{column}__in": ids})
        return rows


@cache
def _outside(model: Any, column: str) -> Func:
    """That the column leads to nothing hidden, for whoever has opened nothing.

    It is kept as text, which has no parameters: building it anew takes Django longer than the rest of a query.
    """
    ids = [str(rows.query) for rows in _thing(model, column).hidden()]
    apart = " AND ".join(f"%(expressions)s NOT IN ({one})" for one in ids)
    nowhere = "%(expressions)s IS NULL OR " if model._meta.get_field(column).null else ""
    return Func(F(column), template=f"({nowhere}({apart}))", output_field=models.BooleanField())


def _thing(model: Any, column: str) -> Any:
    """What the column leads to."""
    return model if column == "id" else model._meta.get_field(column).related_model


def _veil(model: Any) -> Iterator[tuple[str, Any]]:
    found = _found.get()
    for column in model.behind:
        thing = _thing(model, column)
        if found is None:
            for ids in thing.hidden():
                yield column, ids
        elif hidden := _looked_up(found, thing):
            yield column, hidden


def _looked_up(found: dict[Any, frozenset[UUID]], thing: Any) -> frozenset[UUID]:
    if thing not in found:
        rows = chain.from_iterable(thing.hidden())
        found[thing] = frozenset(value for row in rows for value in row.values())
    return found[thing]


def _closed_ones(found: dict[Any, frozenset[UUID]]) -> frozenset[UUID]:
    if Restriction not in found:
        found[Restriction] = frozenset(closed().values_list("subject_id", flat=True))
    return found[Restriction]
