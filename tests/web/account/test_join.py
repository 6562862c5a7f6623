"""The link in an invitation: it changes nothing until somebody presses, and dead ones look alike."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache

from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.permissions import Role
from followthrough.joining.actions import invitations
from followthrough.joining.models import Invitation, Session
from followthrough.joining.sessions import SessionStore
from followthrough.lib import clock
from followthrough.web import words
from tests.letters import letters, link_in
from tests.web.client import PageClient
from tests.web.conftest import PASSWORD, add_member

NEW = {"name": "Ann", "email": "ann@saltmere.example", "role": Role.CONTRIBUTOR, "first_day": date(2024, 1, 1)}
CHOSEN = {"password1": "quite another password", "password2": "quite another password"}
JOIN = "/account/join/"


@pytest.fixture(autouse=True)
def no_earlier_tries(db: None) -> None:
    cache.clear()


@pytest.fixture
def keeper(council: Any) -> Any:
    """The administrator who invites."""
    add_member(council, Role.COUNCIL_ADMINISTRATOR)
    return people.people(council, clock.today())[0][0]


@pytest.fixture
def link(council: Any, keeper: Any) -> str:
    invitations.invite_new(council=council, by=keeper, **NEW)  # type: ignore[arg-type]
    return link_in(letters()[-1])


def test_following_the_link_leaves_the_token_in_no_address_and_changes_nothing(nobody: PageClient, link: str) -> None:
    reply = nobody.get(link)
    assert reply.url == JOIN
    assert nobody.get(JOIN).status_code == 200
    assert nobody.head(link).status_code == 302
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in nobody.get(JOIN).content.decode()
    assert [row for row in Session.objects.all() if token in str(SessionStore().decode(row.session_data))] == []
    assert Invitation.objects.get().joined_at is None


def test_a_password_is_chosen_and_one_is_in(nobody: PageClient, link: str) -> None:
    nobody.get(link)
    assert NEW["email"] in nobody.get(JOIN).content.decode()
    before = nobody.session.session_key
    assert nobody.post(JOIN, CHOSEN).url == "/saltmere/"
    assert nobody.session.session_key != before
    assert nobody.get("/saltmere/").status_code == 200
    assert PageClient().post("/account/sign-in/", {"login": NEW["email"], "password": CHOSEN["password1"]}).url == "/"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password1": "short", "password2": "short"}, "This password is too short"),
        ({"password1": "passwordpassword", "password2": "another one entirely"}, "same password"),
        (
            {"password1": "ann@saltmere.example", "password2": "ann@saltmere.example"},
            "too similar to your name or e-mail address",
        ),
        ({"password1": "", "password2": ""}, "Enter a new password"),
    ],
)
def test_a_bad_password_is_said_and_the_link_still_works(
    nobody: PageClient, link: str, given: dict[str, str], said: str
) -> None:
    nobody.get(link)
    assert said in nobody.post(JOIN, given).content.decode()
    assert nobody.post(JOIN, CHOSEN).url == "/saltmere/"


def dead_page(link: str) -> tuple[int, str, str]:
    client = PageClient()
    first = client.get(link)
    reply = client.get(JOIN)
    return first.status_code, first.url, re.sub(r"nonce=\"[^\"]+\"", "", reply.content.decode())


def test_unknown_used_withdrawn_and_expired_links_look_alike(council: Any, keeper: Any, link: str) -> None:
    replies = [
        dead_page(f"/account/join/{slug}/{token}/") for slug in ("saltmere", "nowhere") for token in ("x", "y" * 43)
    ]
    Invitation.objects.update(expires_at=clock.now())
    replies.append(dead_page(link))
    Invitation.objects.update(expires_at=clock.now() + timedelta(days=1), withdrawn_at=clock.now())
    replies.append(dead_page(link))
    Invitation.objects.update(withdrawn_at=None)
    client = PageClient()
    client.get(link)
    client.post(JOIN, CHOSEN)
    replies.append(dead_page(link))
    assert "This link does not work" in replies[0][2]
    assert len(set(replies)) == 1


def test_without_a_link_the_page_is_the_dead_one(nobody: PageClient) -> None:
    assert nobody.get(JOIN).status_code == 404
    assert nobody.post(JOIN, CHOSEN).status_code == 404


def test_a_link_that_dies_while_one_chooses_joins_nobody(nobody: PageClient, link: str) -> None:
    nobody.get(link)
    Invitation.objects.update(withdrawn_at=clock.now())
    assert nobody.post(JOIN, CHOSEN).status_code == 404
    assert Invitation.objects.get().joined_at is None


def test_whoever_has_a_sign_in_confirms_with_it(nobody: PageClient, link: str, elsewhere: Any) -> None:
    user = councils.create_sign_in(email=str(NEW["email"]), password=PASSWORD)
    nobody.get(link)
    page = nobody.get(JOIN).content.decode()
    assert "Sign in and confirm" in page
    assert 'type="password"' not in page
    assert nobody.post(JOIN, CHOSEN).status_code == 200
    assert Invitation.objects.get().joined_at is None
    sign_in = {"login": user.email, "password": PASSWORD, "next": JOIN}
    assert nobody.post("/account/sign-in/", sign_in).url == JOIN
    assert nobody.get(JOIN).status_code == 200
    assert Invitation.objects.get().joined_at is None
    assert nobody.post(JOIN).url == "/saltmere/"
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_somebody_else_who_is_signed_in_cannot_use_it(stranger: PageClient, link: str) -> None:
    councils.create_sign_in(email=str(NEW["email"]), password=PASSWORD)
    stranger.get(link)
    assert "You are signed in with another address, " in stranger.get(JOIN).content.decode()
    assert stranger.post(JOIN).status_code == 200
    assert Invitation.objects.get().joined_at is None


def test_whoever_is_signed_in_as_somebody_else_is_told(officer: PageClient, link: str) -> None:
    officer.get(link)
    page = officer.get(JOIN).content.decode()
    assert "You are signed in as scrutiny_officer@saltmere.example." in page
    assert officer.post(JOIN, CHOSEN).url == "/saltmere/"
    assert NEW["email"] in officer.get("/account/").content.decode()


def test_a_role_that_begins_later_is_said(nobody: PageClient, council: Any, keeper: Any) -> None:
    later = {**NEW, "first_day": clock.today() + timedelta(days=30)}
    invitations.invite_new(council=council, by=keeper, **later)  # type: ignore[arg-type]
    nobody.get(link_in(letters()[-1]))
    assert nobody.post(JOIN, CHOSEN).url == "/"
    page = nobody.get("/").content.decode()
    assert page.count(f"Your role begins on {words.day(later['first_day'])}") == 2
    assert "not attached to any council" not in page
    assert "Your role begins on" in nobody.get("/").content.decode()
    assert nobody.get("/saltmere/").status_code == 404


def test_too_many_presses_are_stopped(nobody: PageClient, link: str) -> None:
    nobody.get(link)
    replies = [nobody.post(JOIN, {"password1": "x", "password2": "x"}).status_code for _ in range(61)]
    assert (replies[0], replies[-1]) == (200, 429)
