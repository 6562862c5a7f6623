"""What SQLite keeps on disk of words that no row holds any more."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from followthrough.cli.check import trace_faults
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.redaction import actions
from followthrough.redaction.models import RedactionRequest
from tests.redaction.canary import WORDS
from tests.web.client import PageClient
from tests.web.conftest import add_member

pytestmark = pytest.mark.only_on("sqlite")


@pytest.fixture
def council(own_database: None, tmp_path: Path, settings: Any) -> Iterator[Any]:
    """In a database whose connections wait a tenth of a second for whoever is in the way."""
    settings.DATA_DIR = tmp_path
    patience = connection.settings_dict["OPTIONS"]["timeout"]
    connection.settings_dict["OPTIONS"]["timeout"] = 0.1
    yield councils.create_council(slug="saltmere", name="Saltmere City Council")
    connection.settings_dict["OPTIONS"]["timeout"] = patience


@pytest.fixture
def officer(council: Any) -> Any:
    return add_member(council, Role.SCRUTINY_OFFICER).memberships.get().person


@pytest.fixture
def administrator(council: Any) -> Any:
    return add_member(council, Role.COUNCIL_ADMINISTRATOR).memberships.get().person


@pytest.fixture
def asked(council: Any, officer: Any) -> RedactionRequest:
    commitment = commitments.open_commitment(
        council=council, by=officer, kind=Kind.PROGRAMME, text="Doors", told=Told()
    )
    commitments.add_note(council=council, by=officer, commitment=commitment, name="Where", text=WORDS, told=Told())
    return actions.ask(council=council, by=officer, words=WORDS, reason="It is a home.")


@contextmanager
def reader() -> Iterator[None]:
    """Somebody who reads the file all the while, such as a copy being made."""
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM councils_council").fetchall()
        yield


def on_disk(folder: Path) -> int:
    return sum(file.read_bytes().count(WORDS.encode()) for file in folder.glob("own.sqlite3*"))


def approve(council: Any, administrator: Any, asked: RedactionRequest) -> RedactionRequest:
    actions.approve(council=council, by=administrator, request=asked)
    asked.refresh_from_db()
    return asked


def test_nothing_is_left_when_nobody_reads(council: Any, administrator: Any, asked: Any, tmp_path: Path) -> None:
    assert on_disk(tmp_path) > 0
    assert approve(council, administrator, asked).trace_left is False
    assert on_disk(tmp_path) == 0


def test_a_reader_in_the_way_is_remembered_and_said(
    council: Any, officer: Any, administrator: Any, asked: Any, tmp_path: Path
) -> None:
    client = PageClient()
    client.force_login(officer.memberships.get().user)
    with reader():
        assert approve(council, administrator, asked).trace_left is True
        assert on_disk(tmp_path) > 0
        assert [fault.split(",")[0] for fault in trace_faults()] == [
            "Redacted words have left traces in the database's file"
        ]
    page = f"/saltmere/redactions/{asked.id}/"
    assert "traces of them are still in the database" in client.get(page).content.decode()
    assert list(trace_faults()) == []
    asked.refresh_from_db()
    assert (asked.trace_left, on_disk(tmp_path)) == (False, 0)
    assert "The words themselves are no longer kept here." in client.get(page).content.decode()


def test_a_writer_in_the_way_fails_nobody(council: Any, administrator: Any, asked: Any, tmp_path: Path) -> None:
    with reader():
        approve(council, administrator, asked)
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert actions.clear_traces() is False
    assert actions.clear_traces() is True
    assert on_disk(tmp_path) == 0


def test_the_next_request_tries_again(
    council: Any, officer: Any, administrator: Any, asked: Any, tmp_path: Path
) -> None:
    with reader():
        approve(council, administrator, asked)
    actions.ask(council=council, by=officer, words="Doors", reason="To see.")
    asked.refresh_from_db()
    assert (asked.trace_left, on_disk(tmp_path)) == (False, 0)


def test_secure_delete_alone_is_not_enough(council: Any, tmp_path: Path) -> None:
    """Why the file is rewritten: rows that moved between pages leave copies of themselves behind."""
    chance = random.Random(1)  # the same rows at every run
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
        cursor.execute("CREATE TABLE moved (id TEXT PRIMARY KEY, text TEXT)")
        cursor.execute("CREATE INDEX moved_text ON moved (text)")
        for n in range(3_000):
            text = f"{WORDS} {n} " * chance.randint(1, 15) if n % 7 == 0 else "plain " * chance.randint(1, 30)
            cursor.execute("INSERT INTO moved VALUES (%s, %s)", [f"{chance.getrandbits(64):016x}", text])
        cursor.execute("UPDATE moved SET text = '[redacted]' WHERE text LIKE %s", [f"%{WORDS}%"])
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert cursor.fetchone() == (0, 0, 0)
        assert on_disk(tmp_path) > 0
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert on_disk(tmp_path) == 0
