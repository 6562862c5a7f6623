"""The pages of what is restricted: making it, opening it, naming readers, lifting it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from followthrough.audit import queries as audit
from followthrough.councils import actions as councils
from followthrough.councils.models import Restriction
from followthrough.councils.permissions import Role
from followthrough.lib.ids import new_id
from followthrough.restriction import actions, queries
from tests.cast import TEXTS, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.conftest import add_member

FIRST = TEXTS[0]


@pytest.fixture
def keeper(council: Any) -> Any:
    return add_member(council, Role.SCRUTINY_OFFICER, "Ash Rowan")


@pytest.fixture
def lead(council: Any) -> Any:
    return add_member(council, Role.LEAD_OFFICER, "Bay Laurel")


@pytest.fixture
def small(council: Any, keeper: Any) -> SmallReview:
    return small_review(council, person(keeper))


@pytest.fixture
def made(council: Any, keeper: Any, lead: Any, small: SmallReview) -> Restriction:
    """The first recommendation, restricted to both."""
    return actions.restrict(
        council=council,
        by=person(keeper),
        thing=small.recommendations[0].commitment,
        readers=[person(keeper), person(lead)],
        reason="A colleague is named.",
    )


def person(user: Any) -> Any:
    return user.memberships.get().person


def client_of(user: Any) -> PageClient:
    client = PageClient()
    client.force_login(user)
    return client


def address(name: str, **given: Any) -> str:
    return reverse(f"restriction:{name}", kwargs={"council": "saltmere", **given})


def page_of(small: SmallReview) -> str:
    return reverse("recommendations:show", args=["saltmere", small.recommendations[0].id])


def opened(user: Any, made: Restriction) -> PageClient:
    client = client_of(user)
    client.post(address("open", restriction=made.id))
    return client


def text_of(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def test_a_keeper_restricts_a_recommendation(council: Any, keeper: Any, lead: Any, small: SmallReview) -> None:
    councils.take_up_post(council=council, by=None, post=small.post, person=person(lead), first_day=date(2021, 1, 1))
    client, where = client_of(keeper), address("restrict", commitment=small.recommendations[0].commitment_id)
    assert f"Bay Laurel, {small.post.title}" in text_of(client.get(where))
    named = {"readers": [str(person(keeper).id), str(person(lead).id)], "reason": "A colleague is named."}
    reply = client.post(where, {**named, "request_id": str(new_id())}, follow=True)
    assert "For everybody who is not named it is no longer there" in text_of(reply)
    assert "Review 3, recommendation 1" in text_of(reply)
    assert FIRST not in text_of(client.get(reverse("reviews:show", args=["saltmere", small.review.id])))


def test_a_keeper_restricts_a_review(keeper: Any, lead: Any, small: SmallReview) -> None:
    client = client_of(keeper)
    named = {"readers": [str(person(keeper).id), str(person(lead).id)], "reason": "A colleague is named."}
    client.post(address("restrict_review", review=small.review.id), named)
    assert "Review 3" not in text_of(client.get(reverse("reviews:index", args=["saltmere"])))
    assert client_of(lead).get(reverse("reviews:show", args=["saltmere", small.review.id])).status_code == 302


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"reason": "Why."}, "Choose who may read it."),
        ({"readers": ["keeper", "lead"]}, "Enter the reason."),
        ({"readers": ["keeper"], "reason": "Why."}, "Name at least two people who can sign in"),
        ({"readers": ["lead", "other"], "reason": "Why."}, "Name at least one scrutiny officer"),
    ],
)
def test_what_is_missing_is_said(
    council: Any, keeper: Any, lead: Any, small: SmallReview, given: dict[str, Any], sentence: str
) -> None:
    people = {"keeper": keeper, "lead": lead, "other": add_member(council, Role.CONTRIBUTOR)}
    sent = {**given, "readers": [str(person(people[name]).id) for name in given.get("readers", [])]}
    where = address("restrict", commitment=small.recommendations[0].commitment_id)
    reply = client_of(keeper).post(where, sent)
    assert "There is a problem" in text_of(reply)
    assert sentence in text_of(reply)
    assert not Restriction.objects.exists()


def test_a_reader_is_led_to_opening_it_and_back(lead: Any, small: SmallReview, made: Restriction) -> None:
    client, before = client_of(lead), audit.trail(made.council_id).count()
    reply = client.get(page_of(small), follow=True)
    assert "You are about to open something restricted" in text_of(reply)
    assert FIRST not in text_of(reply)
    assert audit.trail(made.council_id).count() == before
    sent = client.post(address("open", restriction=made.id), {"next": page_of(small)})
    assert (sent.status_code, sent.url) == (302, page_of(small))
    shown = text_of(client.get(page_of(small)))
    assert FIRST in shown
    assert "Restricted</strong>" in shown
    assert audit.trail(made.council_id).first().verb == queries.OPENED


def test_it_is_open_in_that_session_only(lead: Any, small: SmallReview, made: Restriction) -> None:
    assert opened(lead, made).get(page_of(small)).status_code == 200
    assert client_of(lead).get(page_of(small)).status_code == 302


def test_it_is_open_for_some_hours_only(lead: Any, small: SmallReview, made: Restriction) -> None:
    client = opened(lead, made)
    session = client.session
    session["opened"] = {str(made.id): "2026-01-01T00:00:00+00:00"}
    session.save()
    assert client.get(page_of(small)).status_code == 302


def test_it_is_closed_when_the_reader_is_taken_off(
    council: Any, keeper: Any, lead: Any, small: SmallReview, made: Restriction
) -> None:
    client, about = opened(lead, made), {"council": council, "by": person(keeper), "restriction": made}
    actions.name_reader(**about, person=person(add_member(council, Role.CONTRIBUTOR)))
    actions.end_reader(**about, person=person(lead))
    assert client.get(page_of(small)).status_code == 404


def test_a_reader_closes_it(lead: Any, small: SmallReview, made: Restriction) -> None:
    client = opened(lead, made)
    assert "It is closed in this browser" in text_of(client.post(address("close", restriction=made.id), follow=True))
    assert client.get(page_of(small)).status_code == 302


def test_opening_leads_to_no_other_site(lead: Any, small: SmallReview, made: Restriction) -> None:
    for elsewhere in ("//evil.example/", "https://evil.example/", "/\\evil.example/"):
        reply = client_of(lead).post(address("open", restriction=made.id), {"next": elsewhere})
        assert reply.url == page_of(small)


def test_readers_see_who_may_read_it_and_who_has(keeper: Any, lead: Any, made: Restriction) -> None:
    opened(lead, made)
    shown = text_of(opened(keeper, made).get(address("show", restriction=made.id)))
    assert shown.count("It was opened by a reader") == 2
    assert "A colleague is named." in shown
    assert "Name another reader" in shown
    assert "Name another reader" not in text_of(opened(lead, made).get(address("show", restriction=made.id)))


def test_before_opening_it_nobody_sees_the_reason(keeper: Any, made: Restriction) -> None:
    client = client_of(keeper)
    assert client.get(address("show", restriction=made.id)).status_code == 302
    for name in ("name_reader", "lift"):
        assert client.get(address(name, restriction=made.id)).status_code == 302
        assert client.post(address(name, restriction=made.id)).status_code == 404


def test_a_keeper_names_another_reader_and_takes_one_off(
    council: Any, keeper: Any, lead: Any, made: Restriction
) -> None:
    other, client = add_member(council, Role.CONTRIBUTOR, "Cam Elder"), opened(keeper, made)
    assert "Choose a person." in text_of(client.post(address("name_reader", restriction=made.id), {"person": ""}))
    sent = {"person": str(person(other).id)}
    reply = client.post(address("name_reader", restriction=made.id), sent, follow=True)
    assert "Cam Elder" in text_of(reply)
    off = address("end_reader", restriction=made.id, person=person(lead).id)
    assert "Take Bay Laurel off its readers?" in text_of(client.get(off))
    assert "Bay Laurel may no longer read it." in text_of(client.post(off, follow=True))
    last = address("end_reader", restriction=made.id, person=person(other).id)
    assert "Name at least two people" in text_of(client.post(last, follow=True))


def test_a_keeper_lifts_it(keeper: Any, lead: Any, small: SmallReview, made: Restriction) -> None:
    client = opened(keeper, made)
    assert "Enter the reason." in text_of(client.post(address("lift", restriction=made.id), {"reason": " "}))
    reply = client.post(address("lift", restriction=made.id), {"reason": "It is known."}, follow=True)
    assert FIRST in text_of(reply)
    assert "Restricted</strong>" not in text_of(reply)
    kept = text_of(client_of(lead).get(address("show", restriction=made.id)))
    assert "The restriction was lifted on" in kept
    assert client_of(lead).get(address("open", restriction=made.id)).status_code == 302


def test_the_list_says_what_each_is_and_nothing_of_what_is_in_it(council: Any, lead: Any, made: Restriction) -> None:
    shown = text_of(client_of(lead).get(address("list")))
    assert "Review 3, recommendation 1" in shown
    assert FIRST not in shown
    nobody = client_of(add_member(council, Role.CONTRIBUTOR))
    assert "Nothing is restricted to you." in text_of(nobody.get(address("list")))


def test_whoever_can_be_named_is_shown_with_their_roles(keeper: Any, lead: Any, small: SmallReview) -> None:
    commitment = small.recommendations[0].commitment
    shown = text_of(client_of(keeper).get(reverse("restriction:restrict", args=["saltmere", commitment.id])))
    assert "Bay Laurel (Lead officer)" in shown


def test_the_name_of_each_leads_to_opening_it_and_then_to_itself(
    lead: Any, small: SmallReview, made: Restriction
) -> None:
    there = f'href="{address("open", restriction=made.id)}">Review 3, recommendation 1</a>'
    assert there in client_of(lead).get(address("list")).content.decode()
    shown = opened(lead, made).get(address("list")).content.decode()
    assert f'href="{page_of(small)}">Review 3, recommendation 1</a>' in shown
    assert f'href="{address("show", restriction=made.id)}">Who may read it<' in shown


def test_home_tells_its_readers_how_many(council: Any, keeper: Any, lead: Any, made: Restriction) -> None:
    home = reverse("desk:home", args=["saltmere"])
    assert "1 restricted thing is for you and others to read" in text_of(client_of(lead).get(home))
    councils.end_role(council=council, by=person(keeper), membership=lead.memberships.get(), last_day=date(2021, 1, 2))
    assert "1 of them has too few readers" in text_of(client_of(keeper).get(home))


@pytest.mark.parametrize("role", [Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR])
def test_whoever_is_no_reader_finds_nothing(council: Any, made: Restriction, small: SmallReview, role: Role) -> None:
    user = councils.create_sign_in(email="other@saltmere.example", password=None)
    other = councils.add_person(council=council, by=None, name="Other")
    councils.give_role(council=council, by=None, user=user, person=other, role=role, first_day=date(2021, 1, 1))
    client = client_of(user)
    assert client.get(page_of(small)).status_code == 404
    for name in ("open", "show", "close"):
        assert client.get(address(name, restriction=made.id)).status_code == 404
    assert client.post(address("open", restriction=made.id)).status_code == 404
    assert client.get(page_of(small)).status_code == 404


def test_only_a_keeper_restricts(signed_in: Callable[[Role], PageClient], small: SmallReview) -> None:
    where = address("restrict", commitment=small.recommendations[0].commitment_id)
    assert signed_in(Role.COUNCIL_ADMINISTRATOR).get(where).status_code == 403


def test_a_stranger_finds_no_page(stranger: PageClient, made: Restriction) -> None:
    assert {stranger.get(address(n, restriction=made.id)).status_code for n in ("open", "show", "lift")} == {404}
