"""What became of the letters, for an administrator, without their words."""

import smtplib
from collections.abc import Callable
from typing import Any

import pytest

from followthrough.councils.permissions import Role
from followthrough.outbox import actions
from followthrough.outbox.actions import Letter
from tests.web.client import PageClient

LIST = "/saltmere/letters/"
WORDS = {"subject": "About Kestrel Yard", "body": "It is Kestrel Yard."}


@pytest.fixture
def administrator(signed_in: Callable[[Role], PageClient]) -> PageClient:
    return signed_in(Role.COUNCIL_ADMINISTRATOR)


def refuse(letter: Letter) -> None:
    raise smtplib.SMTPDataError(550, b"No")


def take(letter: Letter) -> None:
    """A server that takes everything."""


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def test_there_are_none_yet(administrator: PageClient) -> None:
    assert "No letter has been written yet." in text(administrator.get(LIST))


def test_each_letter_with_its_tries_and_without_its_words(administrator: PageClient, council: Any) -> None:
    for to, send in (("a@saltmere.example", take), ("b@saltmere.example", refuse)):
        actions.post(council_id=council.id, to=to, kind="redaction", **WORDS)
        actions.send_waiting(council.id, send)
    actions.post(council_id=council.id, to="c@saltmere.example", **WORDS)
    page = text(administrator.get(LIST))
    for said in ("Sent", "taken by the mail server", "given up", "refused for good", "Waiting", "A redaction waits"):
        assert said in page
    assert "Kestrel" not in page


def test_one_that_was_given_up_is_tried_again(administrator: PageClient, council: Any) -> None:
    letter = actions.post(council_id=council.id, to="a@saltmere.example", **WORDS)
    actions.send_waiting(council.id, refuse)
    again = f"{LIST}{letter.id}/again/"
    assert again in text(administrator.get(LIST))
    assert administrator.get(again).status_code == 405
    assert "The letter waits again" in text(administrator.post(again, follow=True))
    assert "not tried again" in text(administrator.post(again, follow=True))
    letter.refresh_from_db()
    assert letter.state == "waiting"


def test_one_that_held_a_link_is_not(administrator: PageClient, council: Any) -> None:
    letter = actions.post(council_id=council.id, to="a@saltmere.example", secret=True, **WORDS)
    actions.send_waiting(council.id, refuse)
    assert "It held a link, which is not kept." in text(administrator.get(LIST))
    assert "not tried again" in text(administrator.post(f"{LIST}{letter.id}/again/", follow=True))


def test_one_that_came_back_says_so(administrator: PageClient, council: Any) -> None:
    letter = actions.post(council_id=council.id, to="a@saltmere.example", **WORDS)
    actions.send_waiting(council.id, take)
    actions.bounced(council_id=council.id, email_id=letter.id)
    page = text(administrator.get(LIST))
    assert "Came back: could not be delivered" in page
    assert f"{LIST}{letter.id}/again/" not in page


def test_pages_of_fifty(administrator: PageClient, council: Any) -> None:
    for number in range(51):
        actions.post(council_id=council.id, to=f"{number}@saltmere.example", **WORDS)
    assert "Page 1 of 2" in text(administrator.get(LIST))
    assert "0@saltmere.example" in text(administrator.get(f"{LIST}?page=2"))
    assert administrator.get(f"{LIST}?page=cats").status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COUNCIL_ADMINISTRATOR])
def test_nobody_else_sees_them(signed_in: Callable[[Role], PageClient], role: Role) -> None:
    assert signed_in(role).get(LIST).status_code == 403


def test_another_councils_letter_is_not_there(administrator: PageClient, elsewhere: Any, stranger: PageClient) -> None:
    letter = actions.post(council_id=elsewhere.id, to="a@otherby.example", **WORDS)
    assert "a@otherby.example" not in text(administrator.get(LIST))
    assert administrator.post(f"{LIST}{letter.id}/again/").status_code == 404
    assert stranger.get(LIST).status_code == 404
