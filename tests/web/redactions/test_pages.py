"""Asking for words to be redacted, and deciding it as the second person."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.audit.actions import trust_end
from followthrough.commitments.models import ProgressUpdate
from followthrough.councils import actions as councils
from followthrough.councils import queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.outbox.models import Email
from followthrough.redaction import queries as redaction
from followthrough.redaction.models import RedactionRequest
from followthrough.web.redactions.words import KINDS
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.conftest import add_member

ASK = "/saltmere/redactions/ask/"
WORDS = "All are planted"
GIVEN = {"words": WORDS, "reason": "It names a home."}


def text(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


@pytest.fixture
def administrator(signed_in: Callable[[Role], PageClient]) -> PageClient:
    return signed_in(Role.COUNCIL_ADMINISTRATOR)


@pytest.fixture
def cast(council: Any, officer: PageClient) -> SmallReview:
    person, _roles = queries.people(council, clock.today())[-1]
    return small_review(council, person)


@pytest.fixture
def asked(officer: PageClient, administrator: PageClient, cast: SmallReview) -> str:
    """The address of a request that waits."""
    return str(officer.post(ASK, {**GIVEN, "ask": "1"}).url)


def test_every_kind_of_place_has_words_and_no_words_are_left_over() -> None:
    assert set(KINDS) == {model.__name__ for model, _columns in redaction.redactable()}


def test_first_one_sees_where_the_words_stand(officer: PageClient, cast: SmallReview) -> None:
    page = text(officer.post(ASK, {**GIVEN, "look": "1"}))
    assert "Progress updates" in page
    assert "Entries of the trail" in page
    assert "Ask for the redaction" in page
    assert RedactionRequest.objects.count() == 0


def test_asking_tells_the_others_without_the_words(officer: PageClient, cast: SmallReview, council: Any) -> None:
    user = add_member(council, Role.COUNCIL_ADMINISTRATOR)
    person = user.memberships.get().person
    councils.rename_person(council=council, by=person, person=person, name=person.name, email=user.email)
    officer.post(ASK, {**GIVEN, "ask": "1"})
    [email] = Email.objects.all()
    assert (email.to, WORDS in email.body + email.subject) == (user.email, False)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"words": "", "reason": "Because."}, "Enter the words to be redacted."),
        ({"words": WORDS, "reason": ""}, "Enter the reason."),
        ({"words": "ab", "reason": "Because."}, "Enter at least three characters"),
        ({"words": WORDS, "reason": f"It says {WORDS.upper()}."}, "The reason must not repeat the words"),
        ({"words": "No such words", "reason": "Because."}, "These words stand nowhere"),
    ],
)
@pytest.mark.parametrize("button", ["look", "ask"])
def test_bad_input_is_said_and_kept(
    officer: PageClient, cast: SmallReview, given: dict[str, str], says: str, button: str
) -> None:
    page = text(officer.post(ASK, {**given, button: "1"}))
    assert "There is a problem" in page
    assert says in page
    assert given["words"] in page
    assert RedactionRequest.objects.count() == 0


def test_the_words_are_in_no_address_and_no_title(officer: PageClient, asked: str) -> None:
    officer.neutral = (WORDS,)
    assert "planted" not in asked
    assert WORDS in text(officer.get(asked))


def test_the_list_does_not_show_the_words(officer: PageClient, asked: str) -> None:
    page = text(officer.get("/saltmere/redactions/"))
    assert "Waits for a second person" in page
    assert "It names a home." in page
    assert WORDS not in page


def test_whoever_asked_cannot_decide(officer: PageClient, asked: str) -> None:
    assert "somebody else has to decide it" in text(officer.get(asked))
    for send in (officer.get, officer.post):
        page = text(send(f"{asked}approve/", follow=True))
        assert "You asked for this redaction, so somebody else has to decide it." in page
        assert "Take these words out everywhere?" not in page
    assert RedactionRequest.objects.get().outcome == "waiting"


def test_the_second_person_approves_after_being_asked_once_more(administrator: PageClient, asked: str) -> None:
    page = text(administrator.get(asked))
    assert WORDS in page
    assert "by Sample scrutiny_officer" in page
    assert "Nothing brings them back." in text(administrator.get(f"{asked}approve/"))
    assert ProgressUpdate.objects.filter(text__contains=WORDS).exists()
    assert administrator.post(f"{asked}approve/").url == asked
    assert not ProgressUpdate.objects.filter(text__contains=WORDS).exists()
    done = text(administrator.get(asked))
    assert WORDS not in done
    assert "by Sample council_administrator" in done


def test_approving_twice_is_approving_once(administrator: PageClient, asked: str) -> None:
    administrator.post(f"{asked}approve/")
    assert administrator.post(f"{asked}approve/").url == asked
    assert RedactionRequest.objects.get().outcome == "done"


def test_the_second_person_refuses(administrator: PageClient, asked: str) -> None:
    assert "Refuse the request?" in text(administrator.get(f"{asked}refuse/"))
    administrator.post(f"{asked}refuse/")
    assert "Refused or taken back" in text(administrator.get(asked))
    assert ProgressUpdate.objects.filter(text__contains=WORDS).exists()
    assert RedactionRequest.objects.get().words == ""


def test_whoever_asked_takes_it_back(officer: PageClient, asked: str) -> None:
    assert "Take the request back?" in text(officer.get(f"{asked}refuse/"))
    officer.post(f"{asked}refuse/")
    assert RedactionRequest.objects.get().outcome == "refused"
    assert "This request has been decided already." in text(officer.post(f"{asked}refuse/", follow=True))


def test_a_colleague_who_may_only_ask_sees_no_words_of_others(
    signed_in: Callable[[Role], PageClient], asked: str
) -> None:
    contributor = signed_in(Role.CONTRIBUTOR)
    assert WORDS not in text(contributor.get(asked))
    assert contributor.get(f"{asked}approve/").status_code == 403
    assert contributor.post(f"{asked}refuse/").status_code == 403


@pytest.mark.parametrize("role", [Role.CABINET_MEMBER, Role.COMMITTEE_MEMBER])
def test_who_may_not_ask(signed_in: Callable[[Role], PageClient], asked: str, role: Role) -> None:
    client = signed_in(role)
    pages = ["/saltmere/redactions/", ASK, asked, f"{asked}approve/", f"{asked}refuse/"]
    assert {client.get(page).status_code for page in pages} == {403}


def test_another_council_s_request_is_not_there(stranger: PageClient, officer: PageClient, asked: str) -> None:
    there = asked.replace("saltmere", "otherby")
    assert {stranger.get(there + page).status_code for page in ("", "approve/", "refuse/")} == {404}
    assert officer.get(f"/saltmere/redactions/{uuid4()}/").status_code == 404


def test_the_empty_list_says_so(officer: PageClient) -> None:
    assert "Nobody has asked for a redaction yet." in text(officer.get("/saltmere/redactions/"))


def test_queries_do_not_grow_with_the_list(officer: PageClient, asked: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as made:
            officer.get("/saltmere/redactions/")
        return len(made)

    one = count()
    for words in ("Half are planted", "The list is being drawn up"):
        officer.post(ASK, {"words": words, "reason": "Because.", "ask": "1"})
    assert count() == one


def test_the_trail_shows_where_it_was_redacted(administrator: PageClient, asked: str, cast: SmallReview) -> None:
    administrator.post(f"{asked}approve/")
    trust_end(cast.review.council_id)  # as a commit does
    page = text(administrator.get(f"/saltmere/trail/{cast.recommendations[0].commitment_id}/"))
    assert "[redacted]" in page
    assert WORDS not in page
    assert "The record verifies" in page
