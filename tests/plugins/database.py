"""Chooses the engine that the tests run on. Loaded with `-p`, before Django reads its settings.

Chosen any later, the whole suite would run on SQLite and pass: so the engine is checked again once the
tests have been collected.
"""

import atexit
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from followthrough.config.env import VARIABLES
from tests.plugins import postgres

VENDORS = {"sqlite": "sqlite", "postgres": "postgresql"}
DATABASE_FIXTURES = {"db", "own_database", "django_db_setup"}
# What the pages of one room, a report or a reader says is the same on both engines (docs/decisions/0037).
SAID_ALIKE = re.compile(r"tests/(?:web/[^/]+|reports|exchange)/")
FLUSHING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--db", choices=sorted(VENDORS), default="sqlite", help="the engine to test on")


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    # A wrapper, because pytest-django reads the settings in this very hook and asks to be first.
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        _prepare(early_config.known_args_namespace.db)
    else:
        os.environ["DATA_DIR"] = str(Path(os.environ["DATA_DIR"]) / worker)
        Path(os.environ["DATA_DIR"]).mkdir()
    return (yield)


def _prepare(engine: str) -> None:
    """A folder for this run, and an environment that owes nothing to the caller's shell."""
    folder = Path(tempfile.mkdtemp(prefix="followthrough-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in VARIABLES:
        os.environ.pop(name, None)
    os.environ["DATA_DIR"] = str(folder)
    if engine == "postgres":
        os.environ["DATABASE_URL"] = _start_postgres()


def _start_postgres() -> str:
    if postgres.programs() is None:
        raise pytest.UsageError("There is no PostgreSQL server on this machine: install it, or leave --db out.")
    cluster = postgres.start()
    atexit.register(cluster.stop)
    return cluster.url


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests for the other engine and, on PostgreSQL, those that have nothing to ask of it."""
    flushed = [item.nodeid for item in items if _flushes(item)]
    if flushed:
        raise pytest.UsageError(f"The ledger cannot be flushed; use own_database in {', '.join(flushed)}.")
    engine = config.getoption("--db")
    left_out = [item for item in items if not _belongs(item, engine)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _belongs(item: pytest.Item, engine: str) -> bool:
    only = item.get_closest_marker("only_on")
    if only is not None and only.args != (VENDORS[engine],):
        return False
    return engine == "sqlite" or (needs_database(item) and not _says_the_same(item))


def _says_the_same(item: pytest.Item) -> bool:
    """Whether it looks at what is said, and nothing more: real commits are the engine's business."""
    commits = "own_database" in getattr(item, "fixturenames", [])
    return bool(SAID_ALIKE.match(item.nodeid)) and not commits


def _flushes(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    asked = marker is not None and (marker.kwargs.get("transaction") or marker.args[:1] == (True,))
    return bool(asked or FLUSHING_FIXTURES & set(getattr(item, "fixturenames", [])))


def needs_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", []))
    return item.get_closest_marker("django_db") is not None or bool(DATABASE_FIXTURES & fixtures)


def pytest_collection_finish(session: pytest.Session) -> None:
    from django.db import connection  # noqa: PLC0415 - the settings must not be read before they are chosen

    wanted = VENDORS[session.config.getoption("--db")]
    if connection.vendor != wanted:
        raise pytest.UsageError(f"The tests were to run on {wanted}, but Django uses {connection.vendor}.")
