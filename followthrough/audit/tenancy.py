"""Which council the database has been told of. On PostgreSQL its policies show that council's rows and no others.

It is told for one transaction at a time, so a connection that serves the next request carries nothing over; a read
outside of one sees no council's rows. This floor knows councils by their ids only; `councils/scope.py` is for the rest.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from followthrough.audit.queries import last_moment
from followthrough.lib import clock

_told: ContextVar[UUID | None] = ContextVar("told", default=None)


class OtherCouncil(Exception):
    """Work for one council reached for another's rows: a fault of ours, on either engine."""


@contextmanager
def reading(council_id: UUID) -> Iterator[None]:
    """Read one council. SQLite opens no transaction: under IMMEDIATE it would take the write lock."""
    if connection.vendor == "sqlite" or _told.get() == council_id:
        with _keeping_to(council_id):
            yield
        return
    with _telling("%s::text", [council_id]):
        yield


@contextmanager
def writing(council_id: UUID) -> Iterator[None]:
    """Change one council, in one transaction."""
    if connection.vendor == "sqlite" or _told.get() == council_id:
        with transaction.atomic(), _keeping_to(council_id):
            yield
        return
    with _telling("%s::text", [council_id]):
        yield


@contextmanager
def found_by(question: str, params: list[Any]) -> Iterator[UUID | None]:
    """Read the council whose id the SQL `question` finds; PostgreSQL only, in one round trip. None: no council."""
    with _telling(f"({question})::text", params) as council_id:
        yield council_id


@contextmanager
def staying(council_id: UUID) -> Iterator[None]:
    """One council through several transactions, for a command that has to commit in between; never for a page."""
    if _told.get() is not None:
        with _keeping_to(council_id):
            yield
        return
    _tell("%s::text", [council_id], local=False)
    try:
        with _keeping_to(council_id):
            yield
    finally:
        _tell("NULL", [], local=False)


@contextmanager
def _telling(question: str, params: list[Any]) -> Iterator[UUID | None]:
    nested = connection.in_atomic_block
    with transaction.atomic():
        # What keeps to another council is refused before its rows can be asked for.
        if _told.get() is not None:
            raise OtherCouncil
        council_id = _tell(question, params)
        with _keeping_to(council_id):
            yield council_id
        if nested:
            _tell("NULL", [])


@contextmanager
def _keeping_to(council_id: UUID | None) -> Iterator[None]:
    inside = _told.get()
    if inside not in (None, council_id):
        raise OtherCouncil
    token = _told.set(council_id)
    try:
        # A clock that was set back hides nothing that has been recorded.
        with clock.no_earlier_than(last_moment(council_id) if council_id and inside is None else None):
            yield
    finally:
        _told.reset(token)


def _tell(question: str, params: list[Any], *, local: bool = True) -> UUID | None:
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT set_config('app.council_id', coalesce({question}, ''), {local})", params)
        [answer] = cursor.fetchone()
    return UUID(answer) if answer else None
