"""The demo command as a person uses it: a real process, a real port, Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection  # noqa: TID251  a server of ours, on loopback
from pathlib import Path

from followthrough.config.env import VARIABLES
from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins

COMMAND = [sys.executable, "-m", "followthrough.cli.main", "demo", "--folder"]
PATIENCE = 120


def environment(port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return kept | {"PORT": str(port), "DATABASE_URL": "postgresql://nobody@nowhere.invalid/not-this"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, port: int) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The command, once it has printed where it is; killed if the test does not stop it."""
    process = subprocess.Popen(
        [*COMMAND, str(folder)],
        env=environment(port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        printed = ""
        while "delete that folder" not in printed:
            line = process.stdout.readline()  # type: ignore[union-attr]
            assert line, printed
            printed += line
        yield process, printed
    finally:
        process.kill()
        process.wait(PATIENCE)
        process.stdout.close()  # type: ignore[union-attr]


def fetched(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path)
    page = connection.getresponse().read().decode()
    connection.close()
    return page


def test_the_demo_starts_says_who_stops_and_starts_again(tmp_path: Path) -> None:
    folder, port = tmp_path / "demo", free_port()
    for _time in ("first", "again"):
        with running(folder, port) as (process, printed):
            assert f"http://127.0.0.1:{port}/" in printed
            assert DEMO_PASSWORD in printed
            assert [one.email for one in sign_ins() if one.email not in printed] == []
            page = fetched(port, "/demo/")
            assert len(re.findall(r'name="person"', page)) == len(sign_ins())
            process.send_signal(signal.SIGINT)
            assert process.wait(PATIENCE) == 0
    assert (folder / "followthrough.sqlite3").stat().st_size > 0
    assert (folder / "secret").stat().st_mode & 0o077 == 0


def test_a_taken_port_is_one_sentence_and_nothing_is_made(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        reply = subprocess.run(
            [*COMMAND, str(tmp_path / "demo")], env=environment(port), capture_output=True, text=True, check=False
        )
    assert (reply.returncode, reply.stdout) == (1, "")
    assert reply.stderr == (
        f"Port {port} on 127.0.0.1 cannot be used (address already in use): "
        f"stop what is using it, or choose another with PORT={port + 1 if port < 65535 else 8000}.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_no_number_is_one_sentence(tmp_path: Path) -> None:
    reply = subprocess.run(
        [*COMMAND, str(tmp_path / "demo")],
        env=environment(1) | {"PORT": "eighty"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (reply.returncode, reply.stderr) == (1, "PORT is a number from 1 to 65535, not 'eighty'.\n")
