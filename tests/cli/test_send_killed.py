"""The worker as a process of its own: killed in the middle, twice at once, started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from followthrough.config.env import VARIABLES
from followthrough.councils.actions import create_council
from followthrough.councils.queries import all_councils
from followthrough.lib import clock
from followthrough.outbox import actions
from followthrough.outbox.models import Email
from followthrough.outbox.rules import CLAIM
from tests.smtp import Post, serving

ANN, BEA = "ann@saltmere.example", "bea@saltmere.example"
COMMAND = [sys.executable, "-m", "followthrough.cli.main", "send"]
PATIENCE = 60


@pytest.fixture
def environment(own_database: None, tmp_path: Path) -> Iterator[tuple[Post, dict[str, str]]]:
    """A mail server, and what a worker beside it is started with."""
    create_council(slug="saltmere", name="Saltmere City Council")
    post = Post()
    with serving(post) as port:
        kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        told = {"DEMO": "1", "DATA_DIR": str(tmp_path), "EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        yield post, kept | told | {"DATABASE_URL": address()}
        post.go_on.set()


def address() -> str:
    """DATABASE_URL of this test's own database."""
    return f"sqlite:///{connection.settings_dict['NAME']}"


def begin(environ: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(COMMAND, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def ended(worker: "subprocess.Popen[str]") -> str:
    """What it said."""
    return worker.communicate(timeout=PATIENCE)[0]


def queue(to: str) -> Email:
    [council] = all_councils()
    return actions.post(council_id=council.id, to=to, subject="Review 7", body="Please look.")


def how(email: Email) -> tuple[str, list[str]]:
    email.refresh_from_db()
    return email.state, [one.outcome for one in email.tries.all()]


@pytest.mark.only_on("sqlite")  # a file, which a process of another user can open
def test_killed_after_the_server_took_the_letter_it_goes_again_and_is_counted(
    environment: tuple[Post, dict[str, str]],
) -> None:
    post, environ = environment
    post.held.add(ANN)
    email, other = queue(ANN), queue(BEA)
    worker = begin(environ)
    assert post.taken.wait(PATIENCE)
    worker.send_signal(signal.SIGKILL)
    ended(worker)
    post.go_on.set()
    assert [how(email), how(other)] == [("claimed", ["unknown"]), ("waiting", [])]
    assert ended(begin(environ)) == "Sent: 1.\n"  # started again at once, it lets what was claimed lie
    Email.objects.filter(id=email.id).update(claimed_at=clock.now() - CLAIM - timedelta(seconds=1))
    assert ended(begin(environ)) == "Sent: 1.\n"
    assert ended(begin(environ)) == "No e-mail waits.\n"
    assert [how(email), how(other)] == [("sent", ["unknown", "sent"]), ("sent", ["sent"])]
    names = [(to, message["Message-ID"]) for to, message in post.got]
    assert names == [(ANN, names[0][1]), (BEA, names[1][1]), (ANN, names[0][1])]


@pytest.mark.only_on("sqlite")  # as above
def test_two_workers_at_once_send_each_letter_once(environment: tuple[Post, dict[str, str]]) -> None:
    post, environ = environment
    emails = [queue(f"{number}@saltmere.example") for number in range(40)]
    workers = [begin(environ) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(ended, workers))
    assert sorted(to for to, _message in post.got) == sorted(email.to for email in emails)
    assert {how(email)[0] for email in emails} == {"sent"}
