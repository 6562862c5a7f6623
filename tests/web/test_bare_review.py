"""A review of which next to nothing is known: no committee, no group, no dates. Every page of it still answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
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


def test_a_review_as_at_another_day_offers_nothing_that_is_done_today(officer: Any, bare: Any) -> None:
    address, today = f"/saltmere/reviews/{bare.id}/", clock.today()
    reviews.describe_review(
        council=bare.council,
        by=None,
        review=bare,
        about=About(name="Benches"),
        told=Told(known_on=today - timedelta(days=3)),
    )
    then = officer.get(address, {"as-at": (today - timedelta(days=1)).isoformat()}).content.decode()
    now = officer.get(address).content.decode()
    assert [f"{address}{page}/" in text for page in ("decisions", "particulars") for text in (then, now)] == [
        False,
        True,
    ] * 2


def test_a_review_of_no_named_group_says_so(officer: Any, bare: Any) -> None:
    assert "Review group: not recorded. Committee: not recorded." in words_of(
        officer.get(f"/saltmere/reviews/{bare.id}/")
    )


def test_a_malformed_address_keeps_the_councils_menu(officer: Any, stranger: Any) -> None:
    mine, theirs = officer.get("/saltmere/reviews/nonsense/"), stranger.get("/saltmere/reviews/nonsense/")
    assert [mine.status_code, theirs.status_code] == [404, 404]
    assert ["/saltmere/reviews/" in page.content.decode() for page in (mine, theirs)] == [True, False]


def test_the_menu_says_who_is_signed_in_and_as_what(officer: Any, bare: Any) -> None:
    [said] = html.fromstring(officer.get("/saltmere/").content).xpath("//*[contains(@class, 'signed-in')]")
    assert " ".join(said.text_content().split()) == "Signed in as Sample scrutiny_officer, Scrutiny officer"


def test_no_sentence_of_the_library_is_shown(officer: Any, bare: Any) -> None:
    page = officer.post("/saltmere/reviews/new/", {"name": "x" * 999, "neutral_name": "Review 9", "origin": "nowhere"})
    assert "Choose one from the list." in words_of(page)
    assert "This is too long: it has 999 characters and may have " in words_of(page)
    assert "Ensure this value" not in words_of(page)
