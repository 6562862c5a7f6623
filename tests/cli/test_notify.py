"""`followthrough send` through GOV.UK Notify, played on loopback in every mood that it has."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from followthrough.cli.send import AWAY
from followthrough.config import env
from followthrough.councils.actions import create_council
from followthrough.councils.queries import all_councils
from followthrough.lib import clock
from followthrough.outbox import actions
from followthrough.outbox.models import Email
from followthrough.outbox.rules import CLAIM
from tests.cli.typed import typed
from tests.notify import TEMPLATE, Service, serving
from tests.roles import signed_in_as_application

ANN, BEA = "ann@saltmere.example", "bea@saltmere.example"


@pytest.fixture(autouse=True)
def environment(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    create_council(slug="saltmere", name="Saltmere City Council")
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    service = Service()
    with serving(service) as url:
        for name, value in env.email(url).items():
            setattr(settings, name, value)
        yield service


def queue(to: str, **more: Any) -> Email:
    [council] = all_councils()
    return actions.post(council_id=council.id, to=to, subject="Review 7", body="Please look.", **more)


def how(email: Email) -> tuple[str, list[str]]:
    email.refresh_from_db()
    return email.state, [one.outcome for one in email.tries.all()]


def let_time_pass() -> None:
    Email.objects.update(due_at=clock.now() - timedelta(seconds=1))
    Email.objects.exclude(claimed_at=None).update(claimed_at=clock.now() - CLAIM - timedelta(seconds=1))


def given(service: Service) -> list[tuple[str, str]]:
    return [(one["email_address"], one["reference"]) for one in service.got]


def test_a_letter_goes_with_its_words_and_its_name(service: Service) -> None:
    email = queue(ANN, html="<p>Please look.</p>", sender="Review 7")
    assert typed("send") == 0
    [got] = service.got
    assert (got["email_address"], got["template_id"], got["reference"]) == (ANN, TEMPLATE, str(email.id))
    assert got["personalisation"] == {"subject": "Review 7", "body": "Please look."}
    assert how(email) == ("sent", ["sent"])


@pytest.mark.parametrize(
    ("code", "words", "fate"),
    [
        (400, "email_address Not a valid email address", ("failed", ["refused"])),
        (400, "Can't send to this recipient using a team-only API key", ("failed", ["refused"])),
        (400, "Emails cannot be longer than 2000000 bytes", ("failed", ["unsendable"])),
        (400, "Missing personalisation: body", ("waiting", ["away"])),
        (403, "Invalid token: API key not found", ("waiting", ["away"])),
        (429, "Exceeded rate limit", ("waiting", ["later"])),
        (500, "Internal server error", ("waiting", ["later"])),
        (503, "Service unavailable", ("waiting", ["later"])),
    ],
)
def test_what_its_errors_mean(service: Service, code: int, words: str, fate: tuple[str, list[str]]) -> None:
    service.errors.append((code, words))
    email = queue(ANN)
    assert typed("send") == 1
    assert how(email) == fate


def test_what_it_says_is_in_no_log(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    service.errors.append((400, f"email_address {ANN} is not one"))
    queue(ANN)
    with caplog.at_level(logging.INFO):
        typed("send")
    assert ANN not in caplog.text


def test_a_letter_that_it_took_in_silence_is_found_and_not_sent_twice(service: Service) -> None:
    service.mute.add(ANN)
    email = queue(ANN)
    assert typed("send") == 1
    assert how(email) == ("waiting", ["away"])
    let_time_pass()
    assert typed("send") == 0
    assert how(email) == ("sent", ["away", "sent"])
    assert given(service) == [(ANN, str(email.id))]


@pytest.mark.parametrize("arrived", [True, False])
def test_what_a_dead_worker_left_is_looked_for(service: Service, arrived: bool) -> None:
    email = queue(ANN)
    [council] = all_councils()

    class Killed(BaseException):
        """The worker's end."""

    def die(letter: actions.Letter) -> None:
        if arrived:
            service.take({"email_address": letter.to, "reference": str(letter.id)})
        raise Killed

    with pytest.raises(Killed):
        actions.send_waiting(council.id, die)
    let_time_pass()
    assert typed("send") == 0
    assert how(email) == ("sent", ["unknown", "sent"])
    assert given(service) == [(ANN, str(email.id))]


def test_nothing_is_asked_about_a_letter_that_is_new(service: Service) -> None:
    cache.add("asked-what-came-back", True)
    queue(ANN)
    assert typed("send") == 0
    assert service.asked == [f"/v2/template/{TEMPLATE}"]


def test_without_its_template_no_letter_is_tried(service: Service, capsys: pytest.CaptureFixture[str]) -> None:
    service.gone = True
    email = queue(ANN)
    assert typed("send") == 1
    assert (capsys.readouterr().err, how(email)) == (f"{AWAY}\n", ("waiting", []))


def test_a_service_that_is_away_uses_up_no_try(settings: Any) -> None:
    with serving(Service()) as url:
        gone = url
    for name, value in env.email(gone).items():
        setattr(settings, name, value)
    email = queue(ANN)
    assert typed("send") == 1
    assert how(email) == ("waiting", [])


def test_what_could_not_be_delivered_is_noted_within_the_hour(service: Service) -> None:
    cache.clear()
    email, other, secret = queue(ANN), queue(BEA), queue(ANN, secret=True)
    assert typed("send") == 0
    by_id = {one["reference"]: one for one in service.got}
    by_id[str(email.id)]["status"] = "permanent-failure"
    by_id[str(secret.id)]["status"] = "temporary-failure"
    service.got.append({**by_id[str(other.id)], "reference": None, "id": "x", "status": "technical-failure"})
    asked = len(service.asked)
    assert typed("send") == 0
    assert len(service.asked) == asked  # within the same hour
    cache.clear()
    assert typed("send") == 0
    assert [how(one)[0] for one in (email, other, secret)] == ["bounced", "sent", "bounced"]
    assert secret.body == ""
    assert email.bounced_at is not None


def test_older_news_than_three_days_is_not_read(service: Service) -> None:
    cache.clear()
    email = queue(ANN)
    assert typed("send") == 0
    old = (clock.now() - timedelta(days=3, hours=1)).isoformat()
    service.got[0] |= {"status": "permanent-failure", "created_at": old}
    cache.clear()
    assert typed("send") == 0
    assert how(email)[0] == "sent"


def test_a_letter_that_is_asked_about_is_found_in_its_own_council_only(service: Service) -> None:
    cache.clear()
    there = create_council(slug="otherby", name="Otherby")
    with signed_in_as_application():
        assert typed("send") == 0
    email = actions.post(council_id=there.id, to=BEA, subject="Review 8", body="Please look.")
    assert typed("send") == 0
    service.got[0]["status"] = "permanent-failure"
    cache.clear()
    assert typed("send") == 0
    assert how(email)[0] == "bounced"
