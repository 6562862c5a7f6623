"""Files from strangers are handled in a child process with limits, so that no file can hurt the server.

The server's side is `run`; the child's first line is `limit`.
"""

import os
import resource
import subprocess
import sys

SECONDS = 9.5
MEMORY = 480 * 1024 * 1024
CPU_SECONDS = 9
LARGEST_ANSWER = 64 * 1024 * 1024
_KILLED = 137


class Stopped(Exception):
    """The child ran into a limit: of time, of memory, or of what it may answer."""


class Failed(Exception):
    """The child went down without an answer."""


def run(module: str, *arguments: str, given: bytes) -> bytes:
    """What `python -m module` answers on standard output to `given` on standard input.

    Whatever is private goes by standard input: every process sees arguments. Raises Stopped or Failed.
    """
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and module
            [sys.executable, "-m", module, *arguments],
            input=given, capture_output=True, timeout=SECONDS, env=_environment(), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Stopped from error
    if done.returncode < 0 or done.returncode == _KILLED or len(done.stdout) > LARGEST_ANSWER:
        raise Stopped
    if done.returncode != 0:
        raise Failed
    return done.stdout


def limit() -> None:
    """Take from this process what handling one file does not need: memory, time, writing, open files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def answer(data: bytes) -> None:
    """Answer, and leave at once: tearing down a large tree takes as long as reading it."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    os._exit(0)


def _environment() -> dict[str, str]:
    """Nothing of ours but where the code is: no secrets, no database address."""
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH", "SYSTEMROOT") if key in os.environ}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
