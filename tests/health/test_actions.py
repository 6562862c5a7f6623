"""A backup that was noted is found again, and the note is replaced by the next."""

from pathlib import Path
from typing import Any

import pytest

from followthrough.health import actions, queries
from followthrough.lib import clock


def test_the_last_backup_is_the_one_that_was_noted_last(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    assert queries.last_backup() is None
    for _time in ("first", "second"):
        now = clock.now()
        monkeypatch.setattr(clock, "now", lambda moment=now: moment)
        actions.note_backup()
        assert queries.last_backup() == now
        monkeypatch.undo()
        settings.DATA_DIR = tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["last-backup"]
