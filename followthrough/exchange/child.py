"""The child process that reads one file: `python -m followthrough.exchange.child HINT`.

Standard input is a line of JSON and then the file. The line says which tables to take in and which to leave, or
that a Word file is to be given as plain lines and rows, or a filled sheet as cells.
"""

import json
import sys
from typing import Any

from followthrough.exchange import Unreadable, read
from followthrough.exchange.readers import cells, plain
from followthrough.lib import confined

_TOO_HARD = (
    "This file is too large or too intricate to read: copy the tracker's table into a new document and try that."
)
_FAILED = "This file could not be understood: copy the tracker's table into a new Word document, or paste it as text."


def answer(data: bytes, name: str, asked: dict[str, Any]) -> dict[str, Any]:
    """The reading, or {"unreadable": sentence}, perhaps with the "tables" that were seen.

    Whatever a file makes a parser do, the answer is a sentence.
    """
    too_hard, failed = _sentences(asked)
    try:
        if asked.get("plain"):
            return {"blocks": plain.word_plain(data)}
        if asked.get("cells"):
            return {"tables": cells.read_cells(data)}
        return read(data, name, take=asked["take"], leave=asked["leave"])
    except Unreadable as error:
        return {"unreadable": error.message, "tables": list(error.tables)}
    except (MemoryError, RecursionError):
        return {"unreadable": too_hard}
    except Exception:  # a stranger's file must never become a traceback
        return {"unreadable": failed}


def _sentences(asked: dict[str, Any]) -> tuple[str, str]:
    if asked.get("cells"):
        return cells.TOO_HARD, cells.FAILED
    return (plain.TOO_HARD, plain.FAILED) if asked.get("plain") else (_TOO_HARD, _FAILED)


def main() -> None:
    """Read, answer, leave."""
    confined.limit()
    asked = json.loads(sys.stdin.buffer.readline())
    result = answer(sys.stdin.buffer.read(), sys.argv[1], asked)
    try:
        text = json.dumps(result, ensure_ascii=False).encode("utf-8", "replace")
    except MemoryError:
        text = json.dumps({"unreadable": _TOO_HARD}).encode()
    confined.answer(text)


if __name__ == "__main__":
    main()
