"""The list of what was erased is there as a whole from its first line on."""

from pathlib import Path
from typing import Any

import pytest

from followthrough.audit import erasures
from followthrough.lib.ids import new_id


@pytest.mark.parametrize("left", [b"", b'{"ledger": "01a2'])
def test_what_a_full_disk_left_of_it_is_begun_anew(tmp_path: Path, settings: Any, left: bytes) -> None:
    settings.DATA_DIR = tmp_path
    erasures.place().write_bytes(left)
    assert erasures.kept() is None
    begun = erasures.ledger()
    assert (begun.erasures, begun.unread, erasures.kept()) == ((), 0, begun)
    erasures.remember([erasures.erasure(new_id(), "councils_person", new_id(), {"name": ""}, None)])
    assert (erasures.ledger().id, len(erasures.ledger().erasures)) == (begun.id, 1)
    assert erasures.place().stat().st_mode & 0o077 == 0
