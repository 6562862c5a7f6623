"""A short round of `make torture`, and its controls: a server that lies, and lists that do not match, are found out."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests import databases
from tests.torture import supervisor
from tests.torture.supervisor import Result, compare

SEED = 7


@pytest.fixture
def folder(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Path:
    """A DATA_DIR with a migrated and empty database, so that migrating is not part of each test."""
    with django_db_blocker.unblock():
        databases.copy_file(str(connection.settings_dict["NAME"]), tmp_path / "followthrough.sqlite3")
    return tmp_path


@pytest.mark.only_on("sqlite")
def test_a_server_that_is_killed_loses_nothing_that_it_acknowledged(folder: Path) -> None:
    result = supervisor.run(folder, 8, seed=SEED)
    assert result.faults == []
    assert result.kills == 8
    assert result.found >= len(result.noted.updates) >= 8


@pytest.mark.only_on("sqlite")
def test_a_server_that_acknowledges_before_it_writes_is_found_out(folder: Path) -> None:
    result = supervisor.run(folder, 3, seed=SEED, early=True)
    assert [fault.split(":")[0] for fault in result.faults[:1]] == ["lost"]


@pytest.mark.parametrize(
    ("stands", "fault"),
    [
        ({"updates": {}, "asked": ["b"]}, "lost: update a"),
        ({"updates": {"a": 2}, "asked": ["b"]}, "twice: update a"),
        ({"updates": {"a": 1}, "asked": []}, "lost: redaction request b"),
        ({"updates": {"a": 1}, "asked": ["b"], "faults": ["trail: gap at 3"]}, "trail: gap at 3"),
    ],
)
def test_what_does_not_match_what_people_were_told_is_a_fault(stands: dict[str, Any], fault: str) -> None:
    result = Result()
    result.noted.updates.append("a")
    result.noted.asked.append("b")
    compare(result, {"faults": [], **stands})
    assert result.faults == [fault]
