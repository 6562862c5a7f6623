"""Queries of the ledger whose SQL is written once, because Django takes longer to write it than the database to answer.

A page asks some thirty of them, always the same but for the council, the ids, the point and what the reader has opened.
So a query is built and compiled with stand-ins for these, and asked again with what stands in their places.
`tests/commitments/test_prepared.py` compares with what Django does by itself.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import DateField, DateTimeField, Model, QuerySet, UUIDField

from followthrough.commitments.instances import Maker
from followthrough.councils import veil
from followthrough.lib.as_at import AsAt

Row = TypeVar("Row", bound=Model)
Build = Callable[[UUID, Collection[UUID], AsAt], "QuerySet[Row]"]

# Longer lists are rare, and asking them takes longer than writing them.
LONGEST = 512
_POINT = AsAt(date(1901, 2, 3), datetime(1901, 2, 3, 4, 5, 6, 7, tzinfo=UTC))


class Prepared(Generic[Row]):
    """Call it as `build(council_id, ids, as_at)`: the rows of that query set.

    `build` may do with the three whatever it likes but look at them.
    """

    def __init__(self, build: "Build[Row]") -> None:
        self._build = build
        # By how many ids there are, and how many restrictions are open; None where nothing is hidden at all.
        self._written: dict[tuple[int, int | None], _Written[Row]] = {}

    def __call__(self, council_id: UUID, ids: Collection[UUID], as_at: AsAt) -> list[Row]:
        if not ids:
            return []
        if len(ids) > LONGEST:
            return list(self._build(council_id, ids, as_at))
        padded = _padded(list(ids))
        opened = None if veil.hides_nothing() else _padded(list(veil.opened()))
        key = len(padded), None if opened is None else len(opened)
        written = self._written.get(key)
        if written is None:
            written = self._written[key] = _Written(self._build, *key)
        return written.rows([council_id, *padded, *(opened or ())], as_at)


class _Written(Generic[Row]):
    """A query for that many ids, compiled, for readers who have opened that many restrictions."""

    def __init__(self, build: "Build[Row]", count: int, opened: int | None) -> None:
        council, *others = stand_ins = [UUID(int=number) for number in range(1, 2 + count + (opened or 0))]
        with nullcontext() if opened is None else veil.each_looking(others[count:]):
            rows = build(council, others[:count], _POINT)
            compiler = rows.query.get_compiler(rows.db)
            self._sql, params = compiler.as_sql()
        # All threads use what is written here, so it must not hold the connection of one of them.
        self._like = compiler.connection = compiler.connection.copy()
        places = {value: place for place, value in enumerate(_values(self._like, stand_ins, _POINT))}
        self._params = [(places.get(value), value) for value in params]
        self._maker = Maker(compiler)

    def rows(self, ids: Sequence[UUID], as_at: AsAt) -> list[Row]:
        given = list(_values(self._like, ids, as_at))
        params = tuple(value if place is None else given[place] for place, value in self._params)
        with connections[self._like.alias].cursor() as cursor:
            cursor.execute(self._sql, params)
            found: list[Row] = self._maker.rows(cursor.fetchall())
            return found


def _values(connection: Any, ids: Sequence[UUID], as_at: AsAt) -> Iterator[Any]:
    """What stands in a query's parameters, in a fixed order, as the engine takes it."""
    uuids = UUIDField()
    yield DateField().get_db_prep_value(as_at.day, connection)
    yield DateTimeField().get_db_prep_value(as_at.cutoff, connection)
    for one in ids:
        yield uuids.get_db_prep_value(one, connection)


def _padded(ids: list[UUID]) -> list[UUID]:
    """As many as the next power of two, so that few lengths are ever written; the last is said again."""
    return ids + ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids))
