"""`followthrough send` against a real mail server on loopback, in every mood that a mail server has."""

import ssl
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from followthrough.cli import sending
from followthrough.config import env
from followthrough.councils.actions import create_council
from followthrough.councils.queries import all_councils
from followthrough.lib import clock
from followthrough.outbox import actions
from followthrough.outbox.html import html_of
from followthrough.outbox.models import Email
from tests.cli.typed import typed
from tests.smtp import Post, serving

ANN, BEA = "ann@saltmere.example", "bea@saltmere.example"


@pytest.fixture(autouse=True)
def environment(own_database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    create_council(slug="saltmere", name="Saltmere City Council")
    monkeypatch.setenv("DEMO", "true")
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    post = Post()
    with serving(post) as port:
        use(settings, f"smtp://127.0.0.1:{port}")
        yield post


def use(settings: Any, url: str) -> None:
    """As if EMAIL_URL were this."""
    for name, value in env.email(url).items():
        setattr(settings, name, value)


def queue(to: str, **more: Any) -> Email:
    [council] = all_councils()
    return actions.post(council_id=council.id, to=to, subject="Review 7", body="Please look.", **more)


def how(email: Email) -> tuple[str, list[str]]:
    email.refresh_from_db()
    return email.state, [one.outcome for one in email.tries.all()]


def let_time_pass() -> None:
    Email.objects.update(due_at=clock.now() - timedelta(seconds=1))


def test_a_letter_is_delivered_with_neutral_headers(post: Post, settings: Any) -> None:
    email = queue(ANN)
    assert typed("send") == 0
    [(to, message)] = post.got
    assert (to, message["Subject"], message["From"]) == (ANN, "Review 7", settings.DEFAULT_FROM_EMAIL)
    assert message["Message-ID"] == f"<{email.id}@127.0.0.1>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_payload().strip() == "Please look."
    assert how(email) == ("sent", ["sent"])


def test_a_letter_has_two_parts_and_its_own_name_before_our_address(post: Post, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Scrutiny <scrutiny@saltmere.example>"
    queue(ANN, html=html_of("Please look.", title="Review 7"), sender='Adolygiad 7 – Tŷ, "Hebog"')
    assert typed("send") == 0
    [(_to, message)] = post.got
    name, address = parseaddr(message["From"])
    assert (str(make_header(decode_header(name))), address) == (
        'Adolygiad 7 – Tŷ, "Hebog"',
        "scrutiny@saltmere.example",
    )
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.get_payload()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_payload().strip() == "Please look."
    assert "<p>Please look.</p>" in html.get_payload(decode=True).decode()


def test_one_connection_carries_every_letter_of_every_council(post: Post) -> None:
    queue(ANN)
    queue(BEA)
    there = create_council(slug="otherby", name="Otherby")
    actions.post(council_id=there.id, to="cy@otherby.example", subject="Review 8", body="Please look.")
    assert typed("send") == 0
    assert (len(post.got), post.connections) == (3, 1)


def many() -> list[Email]:
    """Two letters of each of sixty councils."""
    councils = [create_council(slug=f"council-{number}", name=f"Council {number}") for number in range(60)]
    told = {"subject": "Review 7", "body": "Please look."}
    return [actions.post(council_id=one.id, to=f"{to}@{one.slug}.example", **told) for one in councils for to in "ab"]


def test_many_councils_letters_go_along_several_lanes_each_once(post: Post) -> None:
    emails = many()
    assert typed("send") == 0
    assert sorted(to for to, _message in post.got) == sorted(email.to for email in emails)
    assert {tuple(how(email)[1]) for email in emails} == {("sent",)}
    assert 1 < post.connections <= sending.LANES


@pytest.mark.parametrize(("said", "fate"), [("451 Later", "waiting"), ("550 Not you", "failed")])
def test_a_refusal_of_who_sends(post: Post, said: str, fate: str) -> None:
    post.mail = said
    email = queue(ANN)
    assert typed("send") == 1
    assert how(email) == (fate, ["later" if fate == "waiting" else "refused"])


def test_a_server_that_is_busy_after_the_words_gets_it_later(post: Post) -> None:
    post.data[ANN] = "452 Full"
    email = queue(ANN)
    assert typed("send") == 1
    assert how(email) == ("waiting", ["later"])


def test_a_letter_that_was_taken_in_silence_goes_again_under_the_same_name_and_is_counted(post: Post) -> None:
    post.mute.add(ANN)
    email = queue(ANN)
    assert typed("send") == 1
    let_time_pass()
    assert typed("send") == 0
    assert how(email) == ("sent", ["dropped", "sent"])
    assert [message["Message-ID"] for _to, message in post.got] == [f"<{email.id}@127.0.0.1>"] * 2


def test_a_server_that_is_out_of_order_for_a_day_loses_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """Every minute of a day it says 4xx; the timer runs each quarter of an hour here."""
    post.rcpt[ANN] = "451 Try again later"
    email, begun = queue(ANN, secret=True), clock.now()
    for quarter in range(24 * 4):
        monkeypatch.setattr(clock, "now", lambda at=begun + quarter * timedelta(minutes=15): at)
        typed("send")
    assert how(email)[0] == "waiting"
    post.rcpt.clear()
    monkeypatch.setattr(clock, "now", lambda: begun + timedelta(hours=31))
    assert typed("send") == 0
    assert how(email)[0] == "sent"


def test_a_server_that_is_away_for_a_day_costs_no_try(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    post, email, begun = Post(), queue(ANN), clock.now()
    with serving(post) as port:
        use(settings, f"smtp://127.0.0.1:{port}")
    for hour in range(24):
        monkeypatch.setattr(clock, "now", lambda at=begun + timedelta(hours=hour): at)
        assert typed("send") == 1
    with serving(post) as port:
        use(settings, f"smtp://127.0.0.1:{port}")
        assert typed("send") == 0
    assert how(email) == ("sent", ["sent"])


def test_an_address_that_is_refused_for_good_is_not_tried_again(post: Post) -> None:
    post.rcpt[ANN] = "550 No such person as ann"
    email, other = queue(ANN), queue(BEA)
    assert [typed("send"), typed("send")] == [1, 0]
    assert how(email) == ("failed", ["refused"])
    assert how(other) == ("sent", ["sent"])


def test_a_letter_that_is_refused_for_good_after_its_words(post: Post) -> None:
    post.data[ANN] = "554 Looks like spam"
    email = queue(ANN)
    assert typed("send") == 1
    assert how(email) == ("failed", ["refused"])


def test_a_server_that_is_busy_gets_it_later(post: Post) -> None:
    post.rcpt[ANN] = "451 Try again later"
    email = queue(ANN)
    assert [typed("send"), typed("send")] == [1, 0]  # the second finds nothing due
    post.rcpt.clear()
    let_time_pass()
    assert typed("send") == 0
    assert how(email) == ("sent", ["later", "sent"])


def test_a_connection_that_breaks_in_the_middle_stops_no_other_letter(post: Post) -> None:
    post.hang_up.add(ANN)
    email, other = queue(ANN), queue(BEA)
    assert typed("send") == 1
    assert how(email) == ("waiting", ["dropped"])
    assert how(other) == ("sent", ["sent"])
    let_time_pass()
    assert typed("send") == 0
    assert how(email) == ("sent", ["dropped", "sent"])


def test_a_server_that_goes_away_between_two_letters_uses_up_no_try(settings: Any) -> None:
    post = Post()
    email, other = queue(ANN), queue(BEA)
    with serving(post) as port:
        use(settings, f"smtp://127.0.0.1:{port}")
    assert typed("send") == 1
    assert [how(email), how(other)] == [("waiting", []), ("waiting", [])]


def test_a_link_is_sent_and_not_kept(post: Post) -> None:
    email = queue(ANN, secret=True)
    assert typed("send") == 0
    email.refresh_from_db()
    assert (post.got[0][1].get_payload().strip(), email.body) == ("Please look.", "")


def test_no_word_of_a_server_is_kept(post: Post) -> None:
    post.data[ANN] = "554 We do not like Kestrel Yard"
    queue(ANN)
    typed("send")
    assert "Kestrel" not in str(list(Email.objects.values())) + str(list(Email.objects.values("tries__outcome")))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that vouches for itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "cert.pem", folder / "key.pem"
    asked = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    named = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(made)]
    subprocess.run([*asked, *named], check=True, capture_output=True)
    return made, key


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"council", b"open/sesame")
    return AuthResult(success=known, handled=False)


@pytest.mark.parametrize(("password", "state", "code"), [("open%2Fsesame", "sent", 0), ("wrong", "waiting", 1)])
def test_over_tls_with_a_password(
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    certificate: tuple[Path, Path],
    password: str,
    state: str,
    code: int,
) -> None:
    made, key = certificate
    monkeypatch.setenv("SSL_CERT_FILE", str(made))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(made, key)
    email, post = queue(ANN), Post()
    strict = {"require_starttls": True, "auth_required": True, "authenticator": _knows}
    with serving(post, tls_context=tls, **strict) as port:
        use(settings, f"smtp+tls://council:{password}@127.0.0.1:{port}")
        assert typed("send") == code
    assert how(email)[0] == state
    assert len(post.got) == (state == "sent")
