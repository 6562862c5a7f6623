"""Redacted words are found no more, and their tokens lie in no table and in no file."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.redaction import actions
from followthrough.reviews.queries.found import find
from followthrough.search import queries
from followthrough.search.models import Entry
from followthrough.search.rules import asked
from tests.redaction.canary import tables_with
from tests.web.conftest import add_member

WORDS = "Quyzzlaxx Wharf"
TOKENS = ("quyzzlaxx", "yzzlaxx")  # FTS5 keeps of a token only what differs from the one before it


@pytest.fixture
def council(own_database: None, tmp_path: Path, settings: Any) -> Any:
    settings.DATA_DIR = tmp_path
    return councils.create_council(slug="saltmere", name="Saltmere City Council")


def plant(council: Any) -> None:
    """The words in an update beside others, and enough of those that the index has several parts."""
    made = commitments.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Doors", told=Told())
    for text in ["Quays mended", f"Locks at {WORDS} mended; keys given out.", *["Quaint doors"] * 30, f"No {WORDS}"]:
        commitments.record_progress(
            council=council, by=None, commitment=made, state=Delivery.PAUSED, text=text, reason="Rain.", told=Told()
        )


def redact(council: Any) -> None:
    people = [
        add_member(council, role).memberships.get().person
        for role in (Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR)
    ]
    request = actions.ask(council=council, by=people[0], words=WORDS, reason="It is a home.")
    actions.approve(council=council, by=people[1], request=request)


def on_disk(folder: Path) -> list[str]:
    """Files of the database that hold the words or a token of theirs."""
    return [
        file.name
        for file in sorted(folder.glob("own.sqlite3*"))
        if any(token.encode() in file.read_bytes().lower() for token in TOKENS)
    ]


def count(council: Any, typed: str) -> int:
    return find(council, asked(typed), AsAt.now()).count


def test_redacted_words_are_found_no_more_and_what_stood_beside_them_is(council: Any) -> None:
    plant(council)
    assert (count(council, "quyzzlaxx wharf"), count(council, "rain")) == (1, 1)
    entries = Entry.objects.count()
    redact(council)
    assert (count(council, "quyzzlaxx"), count(council, "wharf"), count(council, "quaint rain")) == (0, 0, 1)
    assert (Entry.objects.count(), queries.lacking(council.id), queries.answers()) == (entries, 0, True)
    assert [tables_with(token) for token in TOKENS] == [{}, {}]


@pytest.mark.only_on("sqlite")
def test_their_tokens_are_in_no_file(council: Any, tmp_path: Path) -> None:
    plant(council)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert on_disk(tmp_path) == ["own.sqlite3"]
    redact(council)
    assert on_disk(tmp_path) == []
