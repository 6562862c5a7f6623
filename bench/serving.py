"""A server under measurement: started, asked over kept-open connections, its processor time read, and stopped."""

import http.client
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

TICKS = os.sysconf("SC_CLK_TCK")
CONNECTIONS = 4
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Ask:
    """A request: its path, and what it posts, if anything."""

    path: str
    body: bytes | None = None
    status: int = 200


@dataclass(frozen=True)
class Pace:
    """How a server did: requests a second, milliseconds of the middle request, and of processor time for each."""

    per_second: float
    median_ms: float
    cpu_ms: float
    size: int


@dataclass(frozen=True)
class Server:
    """A server on this machine, and the headers that every request carries."""

    port: int
    pid: int
    headers: Mapping[str, str]

    def get(self, ask: Ask) -> bytes:
        """The body of one answer. Raises AssertionError when the status is not the one that is asked for."""
        return _send(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60), self.headers, ask)

    def pace(self, asks: Sequence[Ask], seconds: float) -> Pace:
        """Ask in turn over four connections kept open, after a warm-up."""
        self._run(asks, min(1.0, seconds / 4))
        before = _cpu(self.pid)
        started = time.monotonic()
        times, size = self._run(asks, seconds)
        took, used = time.monotonic() - started, _cpu(self.pid) - before
        return Pace(
            per_second=len(times) / took,
            median_ms=statistics.median(times) * 1000,
            cpu_ms=used * 1000 / len(times),
            size=size,
        )

    def cpu_seconds(self) -> float:
        """Processor time that the server and its workers have used since they started."""
        return _cpu(self.pid)

    def memory_mb(self) -> float:
        """The largest worker's own and shared memory, in MB."""
        return max(_resident(pid) for pid in _tree(self.pid))

    def _run(self, asks: Sequence[Ask], seconds: float) -> tuple[list[float], int]:
        until, times, sizes = time.monotonic() + seconds, [], [0]
        turns = iter(range(10**9))
        faults: list[BaseException] = []

        def ask_on() -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                while time.monotonic() < until:
                    ask = asks[next(turns) % len(asks)]
                    begun = time.monotonic()
                    sizes[0] = len(_send(connection, self.headers, ask))
                    times.append(time.monotonic() - begun)
            except BaseException as fault:
                faults.append(fault)
            finally:
                connection.close()

        threads = [threading.Thread(target=ask_on) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]
        return times, sizes[0]


@contextmanager
def served(command: Sequence[str], environment: Mapping[str, str], port: int, cookie: str = "") -> Iterator[Server]:
    """Start a server, wait until it answers, and end it by its own pid."""
    folder = Path(environment.get("DATA_DIR", "."))
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=log, stderr=log)
        try:
            _wait(port, process, folder / "server.log")
            yield Server(port, process.pid, {"Cookie": cookie} if cookie else {})
        finally:
            process.terminate()
            process.wait()


def followthrough(environment: Mapping[str, str], port: int, cookie: str) -> "Iterator[Server]":
    """Followthrough itself, as it is run: two workers."""
    command = [str(Path(sys.executable).parent / "followthrough"), "serve", "--workers", "2"]
    return served(command, environment, port, cookie)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        with socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"The server did not start: {log.read_text()}")


def _send(connection: http.client.HTTPConnection, headers: Mapping[str, str], ask: Ask) -> bytes:
    form = {"Content-Type": "application/x-www-form-urlencoded"} if ask.body is not None else {}
    connection.request("GET" if ask.body is None else "POST", ask.path, ask.body, {**headers, **form})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != ask.status:
        raise AssertionError(f"{ask.path} answered {answer.status}, not {ask.status}: {body[:300]!r}")
    return body


def _tree(root: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int(_stat(int(entry.name))[1])
            except OSError:
                continue
    found, grew = {root}, True
    while grew:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        grew, found = bool(more), found | more
    return found


def _stat(pid: int) -> list[str]:
    """The fields of a process after its name: state, parent, and so on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _cpu(root: int) -> float:
    """Seconds of processor time that a process and those it started have used."""
    return sum(int(_stat(pid)[11]) + int(_stat(pid)[12]) for pid in _tree(root)) / TICKS


def _resident(pid: int) -> float:
    words = Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()
    return int(words[0]) / 1024
