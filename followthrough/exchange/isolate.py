"""Files from strangers are read in a child process with limits, so that no file can hurt the server."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Collection
from typing import Any

from followthrough.exchange.unreadable import Unreadable

LARGEST_FILE = 25 * 1024 * 1024
LARGEST_ANSWER = 64 * 1024 * 1024
SECONDS = 9.5

_TOO_BIG = "This file is larger than 25 MB: save the tracker's table on its own in a new document and try that."
_TOO_HARD = (
    "This file is too large or too intricate to read: copy the tracker's table into a new document and try that."
)
_FAILED = "This file could not be understood: copy the tracker's table into a new Word document, or paste it as text."


def read_safely(data: bytes, name: str, *, take: Collection[str] = (), leave: Collection[str] = ()) -> dict[str, Any]:
    """What was understood of a file, in the exchange format, parsed in a child process; `take`, `leave` as in `read`.

    The child has under 512 MiB of memory, under 10 seconds, no environment and no way to start processes or
    write files. Raises Unreadable with one sentence; nothing is kept.
    """
    if len(data) > LARGEST_FILE:
        raise Unreadable(_TOO_BIG)
    # By standard input, as the file is: what a sheet is called may be private, and every process sees arguments.
    asked = json.dumps({"take": sorted(take), "leave": sorted(leave)}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and module
            [sys.executable, "-m", "followthrough.exchange.child", _hint(name)],
            input=asked + data, capture_output=True, timeout=SECONDS, env=_environment(), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Unreadable(_TOO_HARD) from error
    answer = _answer(done)
    if "unreadable" in answer:
        raise Unreadable(str(answer["unreadable"]), answer.get("tables") or ())
    return answer


def _answer(done: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    if done.returncode < 0 or done.returncode == 137:  # killed by a limit
        raise Unreadable(_TOO_HARD)
    if done.returncode != 0 or len(done.stdout) > LARGEST_ANSWER:
        raise Unreadable(_FAILED if done.returncode else _TOO_HARD)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _hint(name: str) -> str:
    """All the child needs of a name is how it ends; the rest may be private."""
    found = re.search(r"\.([A-Za-z0-9]{1,8})$", name)
    return f"file.{found[1].lower()}" if found else "file"


def _environment() -> dict[str, str]:
    """Nothing of ours but where the code is: no secrets, no database address."""
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH", "SYSTEMROOT") if key in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
