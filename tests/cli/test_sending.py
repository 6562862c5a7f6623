"""A pass over many councils: in lanes, which end together."""

from typing import Any

import pytest
from django.db import connection

from followthrough.cli import sending
from followthrough.councils.actions import create_council
from followthrough.councils.queries import council_of_letter, with_letters_due
from followthrough.lib import clock
from followthrough.lib.ids import new_id
from followthrough.outbox import actions, queries
from followthrough.outbox.actions import Letter, Pass
from followthrough.outbox.models import Email
from followthrough.outbox.rules import CLAIM, LONGEST_PAUSE
from tests.roles import signed_in_as_application


class Away:
    """A server that was there when it was opened."""

    def open(self) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""

    def deliver(self, letter: Letter) -> None:
        raise ConnectionResetError


def post(council: Any, **changed: Any) -> Email:
    email = actions.post(council_id=council.id, to="a@saltmere.example", subject="Review 7", body="Please look.")
    Email.objects.filter(id=email.id).update(**changed)
    return email


def councils(count: int) -> list[Any]:
    return [create_council(slug=f"council-{number}", name=f"Council {number}") for number in range(count)]


def test_a_server_that_goes_away_ends_every_lane(own_database: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "get_connection", Away)
    every = councils(60)
    emails = [post(council) for council in every]
    done = sending.send(every, Away())  # type: ignore[arg-type]
    assert done.away
    assert (done.sent, done.failed) <= (0, sending.LANES)
    assert Email.objects.filter(tries__isnull=False).count() == done.failed
    assert len(emails) - done.failed > 50


def test_a_bar_is_told_of_each_letter(own_database: None, mailoutbox: Any) -> None:
    every, told = councils(2), []
    for council in (*every, every[0]):
        post(council)
    assert sending.send(every, sending.get_connection(), lambda: told.append(1)) == Pass(3, 0)
    assert len(told) == 3


def due_and_not() -> dict[str, dict[str, Any]]:
    """Each way in which a letter can stand, by the name of the council that has it; `due` those that are to go."""
    now = clock.now()
    claimed = {"state": "claimed"}
    return {
        "due-waiting": {"due_at": now},
        "due-from-before-the-clock-went-back": {"due_at": now + LONGEST_PAUSE * 2},
        "due-of-a-dead-worker": claimed | {"claimed_at": now - CLAIM * 2},
        "due-of-a-dead-worker-ahead": claimed | {"claimed_at": now + CLAIM * 2},
        "later": {"due_at": now + LONGEST_PAUSE / 2},
        "in-hand": claimed | {"claimed_at": now},
        "sent": {"state": "sent"},
        "failed": {"state": "failed"},
        "bounced": {"state": "bounced"},
        "withheld": {"state": "withheld"},
    }


def test_the_councils_of_which_letters_are_due_are_found_at_once(own_database: None) -> None:
    ways = due_and_not()
    made = {name: create_council(slug=name, name=name) for name in ways}
    for name, changed in ways.items():
        post(made[name], **changed)
    with signed_in_as_application():
        found = [council.slug for council in with_letters_due()]
    assert found == sorted(name for name in ways if name.startswith("due-"))
    assert found == sorted(name for name, council in made.items() if queries.due(council.id, 1))


def test_a_letters_council_is_found_by_its_id(own_database: None) -> None:
    one, other = councils(2)
    letters = {post(one).id: one, post(other).id: other, new_id(): None}
    with signed_in_as_application():
        assert {letter: council_of_letter(letter) for letter in letters} == letters
        # And no letter is to be seen by whoever has been told of no council, on PostgreSQL.
        seen = Email.objects.count()
    assert seen == (0 if connection.vendor == "postgresql" else 2)
