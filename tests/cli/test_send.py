"""`followthrough send`, run as a timer would, with Django's mailbox in memory for the server."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail

from followthrough.cli.send import AWAY
from followthrough.councils.actions import create_council
from followthrough.councils.models import Council
from followthrough.councils.queries import council_by_slug
from followthrough.outbox import actions
from followthrough.outbox.models import Email
from followthrough.redaction import letters
from tests.cli.test_commands import run
from tests.cli.typed import typed


@pytest.fixture(autouse=True)
def demo(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment in which the command starts; a database of the test's own with two councils."""
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for slug in ("saltmere", "otherby"):
        create_council(slug=slug, name=slug.title())


def queue(to: str, subject: str = "Review 7", body: str = "Please look.", **more: str) -> Email:
    """A letter of the council that the address names."""
    council = council_by_slug(to.partition("@")[2].partition(".")[0])
    assert council is not None
    return actions.post(council_id=council.id, to=to, subject=subject, body=body, **more)


def send() -> int:
    return typed("send")


def states() -> list[str]:
    return list(Email.objects.order_by("made_at").values_list("state", flat=True))


def test_what_waits_is_sent_once(capsys: pytest.CaptureFixture[str]) -> None:
    queue("head@saltmere.example")
    queue("clerk@otherby.example")
    assert [send(), send()] == [0, 0]
    assert capsys.readouterr().out == "Sent: 2.\nNo e-mail waits.\n"
    assert [(m.to, m.subject, m.body, m.from_email) for m in mail.outbox] == [
        (["clerk@otherby.example"], "Review 7", "Please look.", settings.DEFAULT_FROM_EMAIL),
        (["head@saltmere.example"], "Review 7", "Please look.", settings.DEFAULT_FROM_EMAIL),
    ]
    assert states() == ["sent", "sent"]


def test_a_letter_leads_to_the_address_that_people_type() -> None:
    queue("head@saltmere.example", **letters.second_person_needed(Council(slug="saltmere")))
    assert send() == 0
    assert f"{settings.BASE_URL}/saltmere/redactions/" in mail.outbox[0].body


def test_what_is_not_taken_is_said_and_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    queue("two\nlines@saltmere.example")
    queue("clerk@saltmere.example")
    assert send() == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Sent: 1. Not taken by the mail server: 1 (the page Letters says which).\n")
    assert [m.to for m in mail.outbox] == [["clerk@saltmere.example"]]
    assert states() == ["failed", "sent"]


def test_a_server_that_is_away_uses_up_no_try(
    settings: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    email = queue("head@saltmere.example")
    assert send() == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{AWAY}\n")
    email.refresh_from_db()
    assert (email.state, email.attempts) == ("waiting", 0)


def test_a_database_that_is_not_ready_is_one_sentence(tmp_path: Path) -> None:
    reply = run("send", DEMO="1", DATA_DIR=str(tmp_path))
    assert (reply.returncode, reply.stdout) == (1, "")
    assert reply.stderr.startswith("The database is not up to date: run `followthrough manage migrate`")
    assert reply.stderr.count("\n") == 1
