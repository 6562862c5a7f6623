"""`followthrough bounce`: a mail server hands over what came back."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from followthrough.councils.actions import create_council
from followthrough.lib.ids import new_id
from followthrough.outbox import actions, queries
from tests.bounce import report
from tests.cli.test_commands import run
from tests.cli.typed import typed


@pytest.fixture
def letter(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """One that went, of the second of two councils."""
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    create_council(slug="otherby", name="Otherby")
    council = create_council(slug="saltmere", name="Saltmere")
    email = actions.post(council_id=council.id, to="ann@saltmere.example", subject="Review 7", body="Please look.")
    actions.send_waiting(council.id, lambda letter: None)
    return email


def bounce(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return typed("bounce")


def test_a_letter_that_came_back_is_noted_once(
    letter: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [bounce(monkeypatch, report(letter.id)) for _ in range(2)] == [0, 0]
    assert capsys.readouterr().out == (
        "Noted: an e-mail came back. The page Letters shows it.\n"
        "No e-mail of this system that went is meant, or it is noted already.\n"
    )
    assert queries.undelivered(letter.council_id, [letter.id]) == {letter.id: "bounced"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (report(new_id()), "No e-mail of this system"),
        (b"Subject: Out of office\n\nUntil Monday.", "This is no message that"),
        (b"\xff" * 3_000_000, "This is no message that"),
    ],
)
def test_any_other_message_is_taken_with_a_sentence(
    letter: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], raw: bytes, said: str
) -> None:
    assert bounce(monkeypatch, raw) == 0
    assert capsys.readouterr().out.startswith(said)
    assert queries.undelivered(letter.council_id, [letter.id]) == {}


def test_a_delay_is_none(letter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bounce(monkeypatch, report(letter.id, action="delayed", status="4.4.1")) == 0
    assert queries.undelivered(letter.council_id, [letter.id]) == {}


def test_a_mail_server_keeps_it_while_the_database_is_not_ready(tmp_path: Path) -> None:
    reply = run("bounce", DEMO="1", DATA_DIR=str(tmp_path))
    assert (reply.returncode, reply.stdout, reply.stderr.count("\n")) == (75, "", 1)
