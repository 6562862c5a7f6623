"""The child process that reads one file: `python -m followthrough.exchange.child HINT`.

Standard input is a line of JSON that says which tables to take in and which to leave, and then the file.
"""

import json
import os
import resource
import sys
from typing import Any

from followthrough.exchange import Unreadable, read

MEMORY = 480 * 1024 * 1024
CPU_SECONDS = 9

_TOO_HARD = (
    "This file is too large or too intricate to read: copy the tracker's table into a new document and try that."
)
_FAILED = "This file could not be understood: copy the tracker's table into a new Word document, or paste it as text."


def limit() -> None:
    """Take from this process what reading does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def answer(data: bytes, name: str, asked: dict[str, list[str]]) -> dict[str, Any]:
    """The reading, or {"unreadable": sentence}, perhaps with the "tables" that were seen.

    Whatever a file makes a parser do, the answer is a sentence.
    """
    try:
        return read(data, name, take=asked["take"], leave=asked["leave"])
    except Unreadable as error:
        return {"unreadable": error.message, "tables": list(error.tables)}
    except (MemoryError, RecursionError):
        return {"unreadable": _TOO_HARD}
    except Exception:  # a stranger's file must never become a traceback
        return {"unreadable": _FAILED}


def main() -> None:
    """Read, answer, leave."""
    limit()
    asked = json.loads(sys.stdin.buffer.readline())
    result = answer(sys.stdin.buffer.read(), sys.argv[1], asked)
    try:
        text = json.dumps(result, ensure_ascii=False).encode("utf-8", "replace")
    except MemoryError:
        text = json.dumps({"unreadable": _TOO_HARD}).encode()
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing to tidy, and tearing down a large tree takes as long as reading it


if __name__ == "__main__":
    main()
