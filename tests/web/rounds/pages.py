"""Addresses of the scrutiny officer's pages, and what is sent to them."""

from datetime import timedelta
from typing import Any

from followthrough.lib import clock
from followthrough.web import words
from tests.rounds.cast import Asking

ALL = "/saltmere/rounds/"


def at(cast: Asking, part: str = "") -> str:
    """A page of the round."""
    return f"{ALL}{cast.round.id}/{part}"


def of_recipient(cast: Asking, whose: Any, part: str) -> str:
    return f"{ALL}recipients/{cast.request(whose).id}/{part}"


def of_answer(cast: Asking, what: Any, part: str) -> str:
    """A page about the last answer."""
    last = cast.asked(what).last
    assert last
    return f"{ALL}answers/{last.answer.id}/{part}"


def day(ahead: int) -> str:
    return words.day(clock.today() + timedelta(days=ahead))


DAYS = {"before": "10, 3", "after": "1", "wording": "Thank you."}
