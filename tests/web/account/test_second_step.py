"""A second step with an authenticator app, end to end, and what a council may ask for."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from followthrough.councils import queries as people
from followthrough.councils.permissions import Role, SecondStep
from followthrough.joining.actions import keeping
from followthrough.joining.models import Session
from followthrough.lib import clock
from followthrough.web import words
from tests.letters import letters
from tests.web.client import PageClient
from tests.web.conftest import PASSWORD, add_member

STEP = "/account/second-step/"
APP = f"{STEP}app/"
ADDRESS = "scrutiny_officer@saltmere.example"


@pytest.fixture(autouse=True)
def no_earlier_tries(db: None) -> None:
    cache.clear()


@pytest.fixture
def member(council: Any) -> Any:
    return add_member(council, Role.SCRUTINY_OFFICER)


@pytest.fixture
def client(member: Any) -> PageClient:
    """Signed in with a password, and confirmed a moment ago."""
    client = PageClient()
    client.post("/account/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    return confirmed(client)


def confirmed(client: PageClient) -> PageClient:
    sent = client.get(APP).url
    assert sent.startswith("/account/confirm/")
    assert client.post(sent, {"password": PASSWORD}).status_code in {200, 302}
    return client


def code(secret: str) -> str:
    """What the app shows now. A code counts once, so a test that needs another clears what was counted."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client: PageClient) -> str:
    page = client.get(APP).content.decode()
    found = re.search(r"Key</dt>\s*<dd[^>]*>([A-Z2-7 ]+)</dd>", page)
    assert found is not None
    secret = found[1].replace(" ", "")
    # At the end of its half minute a code would be too old on arrival: then the next one is typed.
    for _try in range(2):
        if client.post(APP, {"code": code(secret)}).status_code == 302:
            return secret
    raise AssertionError("no code was taken")


def signs_in(address: str = ADDRESS) -> PageClient:
    client = PageClient()
    assert client.post("/account/sign-in/", {"login": address, "password": PASSWORD}).url == f"{STEP}code/"
    return client


def enters(client: PageClient, secret: str) -> Any:
    reply = client.post(f"{STEP}code/", {"code": code(secret)})
    return reply if reply.status_code == 302 else client.post(f"{STEP}code/", {"code": code(secret)})


def test_setting_up_asks_for_the_password_first(member: Any) -> None:
    client = PageClient()
    client.post("/account/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    sent = client.get(APP).url
    assert "That is not your password." in client.post(sent, {"password": "wrong"}).content.decode()
    assert client.get(APP).status_code == 302


def test_an_app_is_set_up_and_asked_for(client: PageClient, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up(client)
    assert client.get(f"{STEP}recovery/").content.decode().count("<code>") == 10
    visitor = signs_in()
    assert visitor.get("/saltmere/").status_code == 302
    assert "That code is not right." in visitor.post(f"{STEP}code/", {"code": "000000"}).content.decode()
    assert enters(visitor, secret).url == "/"
    assert visitor.get("/saltmere/").status_code == 200
    assert "your second step has changed" in letters()[-1].subject.lower()
    assert words.day(clock.today()) in letters()[-1].body


def test_whoever_was_in_before_is_out_once_it_is_set_up(
    client: PageClient, django_capture_on_commit_callbacks: Any
) -> None:
    earlier = PageClient()
    earlier.post("/account/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert earlier.get("/saltmere/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    assert earlier.get("/saltmere/").status_code == 302
    assert client.get("/saltmere/").status_code == 200


def test_a_recovery_code_works_once(client: PageClient) -> None:
    set_up(client)
    first = re.findall(r"<code>(\d+)</code>", client.get(f"{STEP}recovery/").content.decode())[0]
    visitor, again = signs_in(), signs_in()
    assert visitor.post(f"{STEP}code/", {"code": first}).url == "/"
    assert "each recovery code works once" in again.post(f"{STEP}code/", {"code": first}).content.decode()


def test_the_app_opens_on_the_same_telephone(client: PageClient) -> None:
    page = client.get(APP).content.decode()
    [link] = re.findall(r'href="(otpauth://[^"]+)"', page)
    assert link.startswith("otpauth://totp/scrutiny_officer%40saltmere.example?secret=")
    assert "&amp;issuer=Followthrough" in link


def test_somebody_else_may_sign_in_instead(client: PageClient) -> None:
    set_up(client)
    visitor = signs_in()
    assert "Sign in as somebody else" in visitor.get(f"{STEP}code/").content.decode()
    assert visitor.get("/account/sign-in/").status_code == 302
    assert visitor.post("/account/sign-out/", {"next": "/account/sign-in/"}).url == "/account/sign-in/"
    assert visitor.get("/account/sign-in/").status_code == 200
    assert visitor.get(f"{STEP}code/").status_code == 302


def test_guessing_codes_is_stopped(client: PageClient) -> None:
    set_up(client)
    visitor = signs_in()
    page = [visitor.post(f"{STEP}code/", {"code": f"{n:06}"}) for n in range(7)][-1].content.decode()
    assert "Too many wrong codes" in page


def test_codes_are_made_anew_and_the_app_is_removed(client: PageClient) -> None:
    set_up(client)
    old = client.get(f"{STEP}recovery/").content
    assert client.get(f"{STEP}recovery/new/").status_code == 200
    assert client.post(f"{STEP}recovery/new/").url == f"{STEP}recovery/"
    assert client.get(f"{STEP}recovery/").content != old
    assert client.get(f"{APP}remove/").status_code == 200
    assert client.post(f"{APP}remove/").url == STEP
    assert "Set up an authenticator app" in client.get(STEP).content.decode()
    assert PageClient().post("/account/sign-in/", {"login": ADDRESS, "password": PASSWORD}).url == "/"


def test_the_pages_for_passkeys_say_that_they_need_javascript(client: PageClient) -> None:
    page = client.get(f"{STEP}passkeys/add/").content.decode()
    assert "A passkey needs JavaScript" in page
    assert '<button type="submit" class="govuk-button" hidden>' in page
    assert client.post(f"{STEP}passkeys/add/", {"name": "x", "credential": "{}"}).status_code == 200
    assert client.get(f"{STEP}passkeys/").url == STEP


@pytest.mark.parametrize(
    ("rule", "role", "led"),
    [
        (SecondStep.NOBODY, Role.COUNCIL_ADMINISTRATOR, False),
        (SecondStep.ADMINISTRATORS, Role.COUNCIL_ADMINISTRATOR, True),
        (SecondStep.ADMINISTRATORS, Role.LEAD_OFFICER, False),
        (SecondStep.EVERYBODY, Role.COMMITTEE_MEMBER, True),
    ],
)
def test_whoever_lacks_what_the_council_asks_is_led_to_it(
    council: Any, signed_in: Callable[[Role], PageClient], rule: SecondStep, role: Role, led: bool
) -> None:
    client = signed_in(role)
    [(person, _roles)] = people.people(council, clock.today())
    keeping.require_second_step(council=council, by=person, of=rule)
    reply = client.get("/saltmere/")
    assert (reply.status_code, reply.headers.get("Location")) == ((302, STEP) if led else (200, None))
    assert client.get("/saltmere/reviews/").status_code == (302 if led else 200)
    assert ("asks for a second step" in client.get(STEP).content.decode()) is led


def test_once_it_is_set_up_one_goes_on(council: Any, client: PageClient) -> None:
    [(person, _roles)] = people.people(council, clock.today())
    keeping.require_second_step(council=council, by=person, of=SecondStep.EVERYBODY)
    set_up(client)
    assert client.get("/saltmere/").status_code == 200


def test_the_key_of_a_session_changes_at_signing_in(nobody: PageClient, member: Any) -> None:
    nobody.get("/account/join/saltmere/x/")  # which makes a session for nobody
    planted = nobody.session.session_key
    assert planted
    nobody.post("/account/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert nobody.session.session_key != planted
    attacker = PageClient()
    attacker.cookies["session"] = planted
    assert attacker.get("/saltmere/").status_code == 302
    assert not Session.objects.filter(session_key=planted).exists()
