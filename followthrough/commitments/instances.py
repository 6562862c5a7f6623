"""Instances out of what the database answered, for queries that are asked again and again.

Django makes an instance column by column, and one for each row that a row points to; on a list of 50 that is 500
instances with thousands of columns, most of them the same few keys and moments. Here a value is converted once, and
what many rows point to is one instance.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState

# What such a value is converted to does not depend on the column that it stands in.
_THE_SAME_EVERYWHERE = {"UUIDField", "DateTimeField"}
_MOST_KEPT = 1 << 13
_kept: dict[str, Callable[[Any], Any]] = {}
_Seen = dict[tuple[type[Model], Any], Model]


class Maker:
    """Makes the instances that a query's compiler stands for, once it has written the query.

    They are what Django would make, `select_related` included; but no `__init__` is called and no signal sent, of which
    the ledger's models have none.
    """

    def __init__(self, compiler: Any, info: dict[str, Any] | None = None) -> None:
        info = info or compiler.klass_info
        columns = [(at, compiler.select[at][0]) for at in info["select_fields"]]
        self._model: type[Model] = info["model"]
        self._using: str = compiler.connection.alias
        self._columns = [(column.target.attname, at, _conversion(compiler, column)) for at, column in columns]
        self._key = next(at for at, column in columns if column.target.primary_key)
        self._related = [
            (Maker(compiler, below), below["local_setter"], below["remote_setter"])
            for below in info.get("related_klass_infos", ())
        ]

    def rows(self, answered: Iterable[Sequence[Any]]) -> list[Any]:
        """An instance for each row of an answer, in its order."""
        seen: _Seen = {}
        return [self._made(row, seen) for row in answered]

    def _made(self, row: Sequence[Any], seen: _Seen) -> Model:
        made = self._model.__new__(self._model)
        state = ModelState()
        state.db, state.adding = self._using, False
        made.__dict__ = {"_state": state} | {
            name: row[at] if convert is None else convert(row[at]) for name, at, convert in self._columns
        }
        for maker, set_here, set_there in self._related:
            other = maker._shared(row, seen)
            set_here(made, other)
            if other is not None:
                set_there(other, made)
        return made

    def _shared(self, row: Sequence[Any], seen: _Seen) -> Model | None:
        if row[self._key] is None:
            return None
        key = (self._model, row[self._key])
        return seen.get(key) or seen.setdefault(key, self._made(row, seen))


def _conversion(compiler: Any, column: Any) -> Callable[[Any], Any] | None:
    """What makes a value of Python out of one of the database; None where it is one already."""
    connection = compiler.connection
    [(converters, _column)] = compiler.get_converters([column]).values() or [((), column)]

    def convert(value: Any) -> Any:
        for one in converters:
            value = one(value, column, connection)
        return value

    target = column.target
    while target.is_relation:  # a key of another is converted as that is
        target = target.target_field
    kind = target.get_internal_type()
    if len(converters) == 1 and kind in _THE_SAME_EVERYWHERE:
        return _kept.setdefault(kind, lru_cache(_MOST_KEPT)(convert))
    return convert if converters else None
