"""The two ways into one council's rows.

Under PostgreSQL both tell the database which council it is, for the row-level security that is to come. No policy
reads it yet: what keeps councils apart today is that every query names its council, and the guards in the database.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from followthrough.councils.models import Council


@contextmanager
def reading(council: Council) -> Iterator[None]:
    """Read one council. SQLite opens no transaction: under IMMEDIATE it would take the write lock."""
    if connection.vendor == "sqlite":
        yield
        return
    with transaction.atomic():
        _tell(council)
        yield


@contextmanager
def writing(council: Council) -> Iterator[None]:
    """Change one council: one transaction for the change, its audit event and its e-mails."""
    with transaction.atomic():
        _tell(council)
        yield


def _tell(council: Council) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.council_id', %s, true)", [str(council.id)])
