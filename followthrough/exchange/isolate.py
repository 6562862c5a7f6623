"""Files from strangers are read in a child process with limits, so that no file can hurt the server."""

import json
import re
from collections.abc import Collection
from typing import Any

from followthrough.exchange.readers import cells, plain
from followthrough.exchange.readers.cells import Tables
from followthrough.exchange.readers.plain import Plain
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib import confined

LARGEST_FILE = 25 * 1024 * 1024

_TOO_BIG = "This file is larger than 25 MB: save the tracker's table on its own in a new document and try that."
_TOO_HARD = (
    "This file is too large or too intricate to read: copy the tracker's table into a new document and try that."
)
_FAILED = "This file could not be understood: copy the tracker's table into a new Word document, or paste it as text."
_WORD_TOO_BIG = "This file is larger than 25 MB: take pictures out of it that nobody needs, save it and try that."


def read_safely(data: bytes, name: str, *, take: Collection[str] = (), leave: Collection[str] = ()) -> dict[str, Any]:
    """What was understood of a file, in the exchange format, parsed in a child process; `take`, `leave` as in `read`.

    The child has under 512 MiB of memory, under 10 seconds, no environment and no way to start processes or
    write files. Raises Unreadable with one sentence; nothing is kept.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(_TOO_BIG)
    asked = {"take": sorted(take), "leave": sorted(leave)}
    answer: dict[str, Any] = _answer(data, _hint(name), asked, _TOO_HARD, _FAILED)
    return answer


def word_safely(data: bytes) -> Plain:
    """The prose and tables of a .docx as `word_plain` gives them, read within the same limits.

    Raises Unreadable with one sentence; nothing is kept.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(_WORD_TOO_BIG)
    blocks: Plain = _answer(data, "file.docx", {"plain": True}, plain.TOO_HARD, plain.FAILED)["blocks"]
    return blocks


def cells_safely(data: bytes) -> Tables:
    """The tables of a filled .docx or .xlsx as `read_cells` gives them, read within the same limits.

    Raises Unreadable with one sentence; nothing is kept.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(cells.TOO_HARD)
    tables: Tables = _answer(data, "file", {"cells": True}, cells.TOO_HARD, cells.FAILED)["tables"]
    return tables


def _answer(data: bytes, hint: str, asked: dict[str, Any], too_hard: str, failed: str) -> dict[str, Any]:
    # By standard input, as the file is: what a sheet is called may be private.
    line = json.dumps(asked).encode() + b"\n"
    try:
        said = confined.run("followthrough.exchange.child", hint, given=line + data)
    except confined.Stopped as error:
        raise Unreadable(too_hard) from error
    except confined.Failed as error:
        raise Unreadable(failed) from error
    answer: dict[str, Any] = json.loads(said)
    if "unreadable" in answer:
        raise Unreadable(str(answer["unreadable"]), answer.get("tables") or ())
    return answer


def _hint(name: str) -> str:
    """All the child needs of a name is how it ends; the rest may be private."""
    found = re.search(r"\.([A-Za-z0-9]{1,8})$", name)
    return f"file.{found[1].lower()}" if found else "file"
