"""A temporary PostgreSQL server of the tests' own: started as a non-root user, stopped by its own pid."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

SECONDS_TO_START = 60
OWNER, APPLICATION, TESTS = "followthrough_owner", "followthrough_app", "followthrough_tests"
# Nothing here outlives the run, so nothing need be safe on disk.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "log_min_messages": "fatal",
    "max_connections": "500",  # a race has two hundred at once, and each of two workers may have one
}


@dataclass
class Cluster:
    """`url` signs in as the tests, who see every council's rows and act as the owner of the tables where they must."""

    url: str
    folder: Path
    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def programs() -> Path | None:
    """The folder with initdb and postgres, which Debian keeps off the path; None where there is none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda path: int(path.parent.name), default=None)


def start() -> Cluster:
    """Start a server on a free port of loopback. Raises RuntimeError with its words if it will not."""
    binaries = programs()
    assert binaries is not None
    folder = Path(tempfile.mkdtemp(prefix="followthrough-postgres-"))
    identity = _other_than_root(folder)
    password, port = secrets.token_hex(16), _free_port()
    _initialise(binaries, folder, password, identity)
    with (folder / "log").open("wb") as log:
        command = [binaries / "postgres", "-D", folder / "data", "-p", str(port), "-k", folder]
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        process = subprocess.Popen([*command, *options], stdout=log, stderr=log, cwd=folder, **identity)
    address = f"127.0.0.1:{port}"
    _make_roles(f"postgresql://postgres:{password}@{address}/postgres", password, process, folder)
    return Cluster(f"postgresql://{TESTS}:{password}@{address}/followthrough", folder, process)


def _other_than_root(folder: Path) -> dict[str, Any]:
    """What to start the server's programs as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _initialise(binaries: Path, folder: Path, password: str, identity: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if identity:
        os.chown(secret, identity["user"], identity["group"])
    secret.chmod(0o600)
    command = [binaries / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "scram-sha-256"]
    options = [f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    done = subprocess.run([*command, *options], capture_output=True, cwd=folder, check=False, **identity)
    if done.returncode != 0:
        raise RuntimeError(f"initdb failed: {done.stderr.decode()}")


def _make_roles(url: str, password: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    with _connect(url, process, folder) as connection:
        secret = sql.Literal(password)
        # As in production: neither the owner nor the application passes by row-level security.
        connection.execute(sql.SQL(f"CREATE ROLE {OWNER} LOGIN CREATEDB PASSWORD {{}}").format(secret))
        connection.execute(sql.SQL(f"CREATE ROLE {APPLICATION} LOGIN PASSWORD {{}}").format(secret))
        connection.execute(sql.SQL(f"CREATE ROLE {TESTS} LOGIN CREATEDB BYPASSRLS PASSWORD {{}}").format(secret))
        connection.execute(f"GRANT {OWNER}, {APPLICATION} TO {TESTS}")
        connection.execute(f"CREATE DATABASE followthrough OWNER {OWNER}")


def _connect(url: str, process: "subprocess.Popen[bytes]", folder: Path) -> "psycopg.Connection[Any]":
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return psycopg.connect(url, autocommit=True)
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()}") from None
            time.sleep(0.05)
