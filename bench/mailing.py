"""A night's letters: what waits in the outboxes of 400 councils, sent by `followthrough send` to a sink on loopback.

On PostgreSQL where its programs are there, as a shared service has it, with everything safe on disk; else on SQLite.
"""

import os
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from bench import asking, filling, serving
from bench.table import Row
from tests.plugins import postgres

COUNCILS, LETTERS = 400, 10
BODY = (
    "Please say how these recommendations stand:\n\nhttps://tracker.council.example/r/"
    + "x" * 43
    + "\n\n"
    + "- One.\n" * 12
)
SECONDS = 60


def measure(folder: Path) -> Iterator[Row]:
    """The whole command, from its start to its end; and the same letters handed over by Python's own smtplib alone."""
    with _database() as database, _sink() as port:
        environment = filling.environment(folder, database) | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        _migrate(environment, database)
        filling.use(folder, database)
        write()
        seconds = _timed(lambda: _command(environment, "send"))
        idle = _timed(lambda: _command(environment, "send"))
        bare = _timed(lambda: _bare(port))
        engine = "PostgreSQL" if database else "SQLite"
        figures = f"{seconds:.1f} s on {engine}; smtplib alone {bare:.1f} s; when nothing waits {idle:.1f} s"
        work = f"{COUNCILS} councils' letters of a night, {LETTERS} each, sent"
        yield Row(work, "a minute", seconds / SECONDS, 1, None, figures)
        day = asking.open_rounds(LETTERS)
        seconds = _timed(lambda: asking.remind(day))
        again = _timed(lambda: asking.remind(day))
        figures = f"{seconds:.1f} s on {engine}; once more, when nothing is due, {again:.1f} s"
        work = f"{COUNCILS} councils' reminders of a night, {LETTERS} each, written"
        yield Row(work, "a minute", seconds / SECONDS, 1, None, figures)


def write() -> None:
    """The letters, each in its council's outbox."""
    from followthrough.councils import actions
    from followthrough.councils.scope import writing
    from followthrough.outbox.actions import post
    from followthrough.outbox.html import html_of

    html = html_of(BODY, title="Review 7")
    for number in range(COUNCILS):
        council = actions.create_council(slug=f"council-{number}", name=f"Council {number}")
        with writing(council):
            for to in range(LETTERS):
                told = {"to": f"{to}@council-{number}.example", "subject": "Review 7", "sender": "Review 7"}
                post(council_id=council.id, body=BODY, html=html, kind="round", secret=True, **told)
    _close()


def _close() -> None:
    from django.db import connection

    connection.close()


def _timed(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _command(environment: dict[str, str], *words: str) -> None:
    command = [sys.executable, "-m", "followthrough.cli.main", *words]
    subprocess.run(command, env={**os.environ, **environment}, check=True, stdout=sys.stderr)


def _bare(port: int) -> None:
    message = EmailMessage()
    message["To"], message["From"], message["Subject"] = "a@council.example", "b@council.example", "Review 7"
    message.set_content(BODY)
    with smtplib.SMTP("127.0.0.1", port) as server:
        for _letter in range(COUNCILS * LETTERS):
            server.send_message(message)


@contextmanager
def _database() -> Iterator[str | None]:
    """The address of a PostgreSQL database as the application signs in to it; None where there is no PostgreSQL."""
    if postgres.programs() is None or os.environ.get("BENCH_SQLITE"):
        yield None
        return
    postgres.SETTINGS |= {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
    cluster = postgres.start()
    try:
        yield cluster.url.replace(postgres.TESTS, postgres.APPLICATION)
    finally:
        cluster.stop()


def _migrate(environment: dict[str, str], database: str | None) -> None:
    owner = (database or "").replace(postgres.APPLICATION, postgres.OWNER)
    _command(environment | ({"DATABASE_URL": owner} if owner else {}), "manage", "migrate", "--verbosity=0")
    if owner:
        _command(environment | {"DATABASE_URL": owner}, "grant", postgres.APPLICATION)


@contextmanager
def _sink() -> Iterator[int]:
    port = serving.free_port()
    process = subprocess.Popen([sys.executable, "-m", "bench.sink", str(port)])
    try:
        serving._wait(port, process, Path(os.devnull))
        yield port
    finally:
        process.terminate()
        process.wait()
