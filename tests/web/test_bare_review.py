"""A review of which next to nothing is known: no committee, no group, no dates. Every page of it still answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About, Answer
from followthrough.reviews.rules import Response

READING = ("reviews:show", "reviews:changes", "reviews:outcomes", "reviews:decisions", "reviews:describe")


@pytest.fixture
def bare(council: Any) -> Any:
    """One recommendation that its owner calls complete; another committee's meeting is to come."""
    mine: dict[str, Any] = {"council": council, "by": None}
    committee = councils.add_committee(**mine, name="Some Other Committee")
    councils.add_meeting(**mine, committee=committee, day=clock.today() + timedelta(days=9))
    review = reviews.create_review(**mine, neutral_name="Review 8", about=About(name="Benches"))
    made = reviews.add_recommendation(**mine, review=review, number="1", text="That benches are mended.")
    reviews.respond(**mine, recommendation=made, answer=Answer(state=Response.AGREED))
    commitments.record_progress(**mine, commitment=made.commitment, state=Delivery.COMPLETE, text="They are.")
    return review


def words_of(reply: Any) -> str:
    return " ".join(html.fromstring(reply.content).xpath("//main")[0].text_content().split())


@pytest.mark.parametrize("role", list(Role))
def test_home_answers_in_every_role(signed_in: Any, bare: Any, role: Role) -> None:
    assert signed_in(role).get("/saltmere/").status_code == 200


def test_home_says_that_its_committee_is_not_recorded(officer: Any, bare: Any) -> None:
    said = words_of(officer.get("/saltmere/"))
    assert "Review 8: its committee is not recorded. Record its decisions" in said


@pytest.mark.parametrize("name", READING)
def test_its_pages_answer(officer: Any, council: Any, bare: Any, name: str) -> None:
    assert officer.get(reverse(name, kwargs={"council": council.slug, "review": bare.id})).status_code == 200


def test_the_list_of_reviews_answers(officer: Any, bare: Any) -> None:
    assert "Benches Not recorded" in words_of(officer.get("/saltmere/reviews/"))


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_its_appendix_is_made(officer: Any, bare: Any, form: str) -> None:
    assert officer.get(f"/saltmere/reviews/{bare.id}/appendix.{form}").status_code == 200
