"""Copies of the migrated test database, for tests that really commit.

Rows of the ledger cannot be deleted, so a database cannot be flushed after such a test: it is given a copy
of its own instead, which is then thrown away.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import override_settings

from tests.plugins.postgres import OWNER


class Template(NamedTuple):
    """A database to be copied for one test after another, the data folder that belongs to it, and what was made."""

    database: str
    folder: Path
    made: Any


@contextmanager
def copied(folder: Path, template: str = "") -> Iterator[None]:
    """Point Django, in every thread, at a copy of the template, or of the database that it uses now."""
    copy = _copy(template or _in_use(), folder)
    try:
        with _used(copy):
            yield
    finally:
        if connection.vendor == "postgresql":
            _run(connection, f'DROP DATABASE "{copy}" WITH (FORCE)')


def filled(folder: Path, fill: Callable[[], Any]) -> Template:
    """A copy of the database in use, filled once; it goes with the folder or the server of the tests."""
    own, data = folder / "database", folder / "data"
    own.mkdir()
    data.mkdir()
    copy = _copy(_in_use(), own)
    with override_settings(DATA_DIR=data), _used(copy):
        return Template(copy, data, fill())


@contextmanager
def copy_of(template: Template, folder: Path) -> Iterator[Any]:
    """Point Django at a copy of a template, with `folder` as its data folder; what was made in the template."""
    data = shutil.copytree(template.folder, folder, dirs_exist_ok=True)
    with override_settings(DATA_DIR=data), copied(folder, template.database):
        yield deepcopy(template.made)


def _in_use() -> str:
    return str(connection.settings_dict["NAME"])


@contextmanager
def _used(database: str) -> Iterator[None]:
    before = _in_use()
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _copy(template: str, folder: Path) -> str:
    connection.close()
    return copy_file(template, folder / "own.sqlite3") if connection.vendor == "sqlite" else _copy_database(template)


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
