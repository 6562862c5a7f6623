"""Copies of the migrated test database, for tests that really commit.

Rows of the ledger cannot be deleted, so a database cannot be flushed after such a test: it is given a copy
of its own instead, which is then thrown away.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.plugins.postgres import OWNER


@contextmanager
def copied(folder: Path) -> Iterator[None]:
    """Point Django, in every thread, at a copy of the database that it uses now."""
    template = str(connection.settings_dict["NAME"])
    connection.close()
    sqlite = connection.vendor == "sqlite"
    copy = copy_file(template, folder / "own.sqlite3") if sqlite else _copy_database(template)
    connection.settings_dict["NAME"] = copy
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = template
        if connection.vendor == "postgresql":
            _run(connection, f'DROP DATABASE "{copy}" WITH (FORCE)')


def copy_file(template: str, copy: Path) -> str:
    """Copy a database's file, and with it what is still in the write-ahead log; the copy's name."""
    with closing(sqlite3.connect(template)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return str(copy)


def _copy_database(template: str) -> str:
    copy = f"own_{uuid4().hex}"
    _run(connection, f'CREATE DATABASE "{copy}" TEMPLATE "{template}" OWNER {OWNER}')
    return copy


def _run(database: BaseDatabaseWrapper, statement: str) -> None:
    with database._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement)
