"""Every hostile file is read, or refused in one clear sentence, within the limits that the child has."""

import re
from typing import Any

import pytest

from followthrough.exchange.isolate import read_safely
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.confined import CPU_SECONDS, MEMORY, SECONDS
from tests.exchange.hostile import files

FILES = files()


def answer(name: str) -> dict[str, Any] | str:
    data, called = FILES[name]()
    try:
        return read_safely(data, called)
    except Unreadable as refused:
        return refused.message


def test_the_corpus_is_as_large_as_it_is_meant_to_be() -> None:
    assert len(FILES) >= 150


def test_the_limits_are_those_that_are_promised() -> None:
    assert (SECONDS < 10, CPU_SECONDS < 10, MEMORY < 512 * 1024 * 1024) == (True, True, True)


@pytest.mark.only_on("sqlite")  # no database is asked
@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_answered(name: str) -> None:
    said = answer(name)
    if isinstance(said, str):
        assert re.fullmatch(r"[A-Z][^\n]{20,220}\.", said)
        assert not re.search(r"Traceback|Error|Exception|/tmp|/usr", said)
    else:
        assert all(one["text"] or one["number"] for one in said["recommendations"])
        assert "/etc" not in str(said)
