"""A server as a real process of its own, for a browser to visit."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Both workers load the sample councils at once, and a slow machine is no fault of the server.
SECONDS_TO_START = 300


@contextmanager
def demo(folder: Path) -> Iterator[str]:
    """`followthrough demo` on `folder`, exactly as people start it; its address."""
    program = Path(sys.executable).parent / "followthrough"
    with serving(lambda port: [str(program), "demo", "--folder", str(folder)], folder.parent) as address:
        yield address


@contextmanager
def serving(command: Callable[[int], list[str]], folder: Path) -> Iterator[str]:
    """Run `command(port)`, hand over its address, and stop it by its own pid. Its log is `folder`/server.log."""
    port = free_port()
    log, environment = folder / "server.log", {**os.environ, "PORT": str(port)}
    with log.open("wb") as output:
        process = subprocess.Popen(command(port), env=environment, stdout=output, stderr=output)
    try:
        wait_for(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path, seconds: int = SECONDS_TO_START) -> None:
    """Return once something listens. Raises RuntimeError with the server's own words if it never does."""
    deadline = time.monotonic() + seconds
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"The server did not start: {log.read_text(encoding='utf-8')}")
        time.sleep(0.05)
