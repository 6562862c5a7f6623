"""The page of a recommendation."""

from typing import Any

from tests.cast import REAL_NAME, TEXTS, SmallReview
from tests.web.client import PageClient


def page_of(recommendation: Any, query: str = "") -> str:
    return f"/saltmere/recommendations/{recommendation.id}/{query}"


def test_it_shows_everything(officer: PageClient, first: Any) -> None:
    officer.neutral = (REAL_NAME,)
    reply = officer.get(page_of(first))
    text = reply.content.decode()
    assert reply.status_code == 200
    assert TEXTS[0] in text
