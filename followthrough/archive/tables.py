"""Which tables an archive holds, in an order in which they can be put back, and their rows as plain data and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import QuerySet

from followthrough.archive.rules import KINDS, LEFT_OUT, SYSTEM, Kind, Unlike
from followthrough.councils.models import Council

Model = type[models.Model]

if TYPE_CHECKING:
    Field = models.Field[Any, Any]


@dataclass(frozen=True)
class Table:
    """One model's table. `columns` are its fields with the kind of each, in the model's order."""

    model: Model
    columns: "tuple[tuple[Field, Kind], ...]"

    @property
    def name(self) -> str:
        return str(self.model._meta.db_table)

    @property
    def label(self) -> str:
        return str(self.model._meta.label)

    @property
    def own_parents(self) -> tuple[str, ...]:
        """Columns that point to another row of the same table."""
        return tuple(f.attname for f, _ in self.columns if f.is_relation and f.related_model is self.model)

    def rows(self, council_id: UUID | None) -> "QuerySet[Any, Any]":
        """Its rows, of one council where one is given, by key."""
        # The base manager: what a page may not show belongs into an archive all the same.
        found = self.model._base_manager.order_by("pk")
        if council_id is None:
            return found
        return found.filter(**{"pk" if self.model is Council else "council_id": council_id})

    def plain(self, values: Iterable[Any]) -> dict[str, Any]:
        """A row, given as the values of `columns`, as plain JSON data."""
        pairs = zip(self.columns, values, strict=True)
        return {f.attname: None if value is None else kind.write(value) for (f, kind), value in pairs}

    def row(self, plain: dict[str, Any]) -> Any:
        """The row of plain data, not saved. Raises Unlike for what no row of this table can be."""
        if plain.keys() != {f.attname for f, _ in self.columns}:
            raise Unlike(f"{self.name} has other columns")
        return self.model(**{f.attname: _value(f, kind, plain[f.attname]) for f, kind in self.columns})


def council_tables() -> list[Table]:
    """The council itself and every table whose rows belong to one, parents before children."""
    return _ordered(m for m in _carried() if m is Council or belongs_to_a_council(m))


def system_tables() -> list[Table]:
    """The tables of the system that a backup takes as well, parents before children."""
    return _ordered(m for m in _carried() if m._meta.label in SYSTEM)


def belongs_to_a_council(model: Model) -> bool:
    """Whether each row names a council."""
    return any(f.column == "council_id" for f in model._meta.local_fields)


def table(model: Model) -> Table:
    """The table of a model. Raises KeyError for a kind of field that archives do not know yet.

    A number that the database gives as a key stays behind: nothing points to it, and a database gives its own.
    """
    fields = [f for f in model._meta.local_concrete_fields if not isinstance(f, models.AutoField)]
    return Table(model, tuple((f, _kind(f)) for f in fields))


def _carried() -> list[Model]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.label not in LEFT_OUT]


def _ordered(chosen: Iterable[Model]) -> list[Table]:
    waiting = sorted(chosen, key=lambda model: (model is not Council, model._meta.label))
    found: list[Model] = []
    while waiting:
        ready = next(m for m in waiting if not (_parents(m) & set(waiting)))
        waiting.remove(ready)
        found.append(ready)
    return [table(model) for model in found]


def _parents(model: Model) -> set[Model]:
    related = {f.related_model for f in model._meta.local_concrete_fields if f.is_relation}
    return {m for m in related if isinstance(m, type) and m is not model}


def _kind(field: "Field") -> Kind:
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return KINDS[field.get_internal_type()]


def _value(field: "Field", kind: Kind, plain: Any) -> Any:
    if plain is None:
        if not field.null:
            raise Unlike(f"{field.name} is never null")
        return None
    value = kind.read(plain)
    if field.max_length is not None and isinstance(value, str) and len(value) > field.max_length:
        raise Unlike(f"{field.name} is too long")
    # Where nothing has been chosen a row holds the default, such as the empty cause of a date that did not slip.
    if field.choices and value != field.default and value not in {choice for choice, _ in field.flatchoices}:
        raise Unlike(f"{field.name} is none of its choices")
    return value
