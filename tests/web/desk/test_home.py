"""Home says what waits, in each role, by service and never by person."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.councils import queries
from followthrough.councils.permissions import Role
from followthrough.exchange import actions as exchange
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay
from followthrough.redaction import actions as redaction
from tests.cast import REAL_NAME, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.conftest import add_member

HOME = "/saltmere/"
SignIn = Callable[[Role], PageClient]


@pytest.fixture
def keeper(council: Any) -> Any:
    """Who entered everything; has no role."""
    return councils.add_person(council=council, by=None, name="Keeper Of Records", email="keeper@saltmere.example")


@pytest.fixture
def cast(council: Any, keeper: Any) -> SmallReview:
    return small_review(council, keeper)


def headings(reply: Any) -> list[str]:
    return [" ".join(h.text_content().split()) for h in html.fromstring(reply.content).xpath("//main//h2")]


def words_of(reply: Any) -> str:
    return " ".join(html.fromstring(reply.content).xpath("//main")[0].text_content().split())


def links(reply: Any) -> list[str]:
    return [str(href) for href in html.fromstring(reply.content).xpath("//main//a/@href")]


def person_of(client: PageClient, council: Any, role: Role) -> Any:
    """The person behind a signed-in client of that role."""
    [found] = [p for p, roles in queries.people(council, clock.today()) if role in roles]
    return found


def overdue_yesterday(council: Any, by: Any, cast: SmallReview) -> Any:
    """The second recommendation, owned by the post and due yesterday."""
    commitment, due = cast.recommendations[1].commitment, clock.today() - timedelta(days=1)
    commitments.assign(council=council, by=by, commitment=commitment, post=cast.post)
    commitments.promise(
        council=council, by=by, commitment=commitment, due=FuzzyDay("yesterday", due, due), kind=Dated.DUE
    )
    return commitment


OWNERS = (Role.LEAD_OFFICER, Role.CONTRIBUTOR, Role.PROGRAMME_LEAD, Role.SERVICE_REVIEWER)


@pytest.mark.parametrize("role", [r for r in Role if r not in OWNERS])
def test_an_empty_council_says_that_nothing_waits(signed_in: SignIn, role: Role) -> None:
    said = words_of(signed_in(role).get(HOME))
    assert "Nothing waits for you today." in said
    assert "No meeting is set." in said


@pytest.mark.parametrize(
    ("role", "leads"),
    [
        (Role.SCRUTINY_OFFICER, ["/saltmere/imports/new/", "/saltmere/reviews/new/"]),
        (Role.COUNCIL_ADMINISTRATOR, ["/saltmere/people/add/"]),
        (Role.COMMITTEE_MEMBER, []),
    ],
)
def test_an_empty_council_says_where_to_begin(
    signed_in: SignIn, council: Any, keeper: Any, role: Role, leads: list[str]
) -> None:
    client = signed_in(role)
    reply = client.get(HOME)
    assert "Where to begin" in headings(reply)
    assert [link for link in links(reply) if link.endswith(("/new/", "/add/"))] == leads
    small_review(council, keeper)
    assert "Where to begin" not in headings(client.get(HOME))


@pytest.mark.parametrize("role", OWNERS)
def test_an_owner_without_a_post_is_told_so(signed_in: SignIn, role: Role) -> None:
    assert headings(signed_in(role).get(HOME)) == ["You hold no post", "Where to begin", "Next meetings"]


def test_the_scrutiny_officer_sees_what_waits(
    officer: PageClient, council: Any, keeper: Any, cast: SmallReview
) -> None:
    overdue_yesterday(council, keeper, cast)
    paper = exchange.read_in(council=council, by=keeper, data=PAPER.encode(), name="old.csv")
    reply = officer.get(HOME)
    assert headings(reply) == [
        "1 recommendation awaits a response",
        "1 recommendation is overdue, and nothing has been said since its date",
        "The minutes of 1 meeting are a draft",
        "1 paper has been read and not confirmed",
        "Next meetings",
    ]
    expected = {
        f"/saltmere/reviews/{cast.review.id}/?response=awaiting",
        f"/saltmere/recommendations/{cast.recommendations[1].id}/",
        f"/saltmere/people/meetings/{cast.meeting.id}/minutes/",
        f"/saltmere/imports/{paper.id}/",
    }
    assert expected - set(links(reply)) == set()
    assert "Parks of Review 3: 1, overdue by 1 day" in words_of(reply)


PAPER = (
    "Number,Recommendation,Agree?,Comment\n"
    "1,That the Council plants two trees for each it fells.,Agree,Half are planted.\n"
)


def test_closure_is_proposed_when_the_owner_says_complete(
    officer: PageClient, council: Any, keeper: Any, cast: SmallReview
) -> None:
    commitment = cast.recommendations[1].commitment
    commitments.record_progress(
        council=council, by=keeper, commitment=commitment, state=Delivery.COMPLETE, text="The list is out."
    )
    reply = officer.get(HOME)
    assert "Closure of 1 recommendation is proposed" in headings(reply)
    assert "no meeting of its committee is set" in words_of(reply)
    assert f"/saltmere/reviews/{cast.review.id}/decisions/" in links(reply)


def test_an_owner_sees_what_their_posts_own_with_one_press_to_report(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    client = signed_in(Role.CONTRIBUTOR)
    me = person_of(client, council, Role.CONTRIBUTOR)
    councils.take_up_post(council=council, by=keeper, post=cast.post, person=me, first_day=clock.today())
    commitment = overdue_yesterday(council, keeper, cast)
    reply = client.get(HOME)
    assert headings(reply)[0] == "1 thing that your posts, teams or bodies own is to be delivered"
    said = words_of(reply)
    assert "1 is overdue" in said
    assert "0 are due in the next three months" in said
    assert f"/saltmere/commitments/{commitment.id}/update/" in links(reply)
    assert client.get(f"/saltmere/commitments/{commitment.id}/update/").status_code == 200


def test_somebody_elses_recommendations_do_not_wait_for_me(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    client = signed_in(Role.LEAD_OFFICER)
    mine = councils.add_post(council=council, by=keeper, title="Head of Roads")
    me = person_of(client, council, Role.LEAD_OFFICER)
    councils.take_up_post(council=council, by=keeper, post=mine, person=me, first_day=clock.today())
    overdue_yesterday(council, keeper, cast)
    assert headings(client.get(HOME)) == ["Next meetings"]


def test_a_cabinet_member_sees_what_is_late_by_service_and_nobodys_name(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    councils.take_up_post(council=council, by=keeper, post=cast.post, person=keeper, first_day=clock.today())
    overdue_yesterday(council, keeper, cast)
    reply = signed_in(Role.CABINET_MEMBER).get(HOME)
    assert headings(reply) == ["What is late, by service", "Overdue (1)", "Next meetings"]
    said = words_of(reply)
    assert "Parks of Review 3 1 0 0" in said
    assert "Keeper Of Records" not in said


def test_a_committee_member_sees_what_changed_and_no_names(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    client = signed_in(Role.COMMITTEE_MEMBER)
    assert "Nothing has changed since 16 January 2024." in words_of(client.get(HOME))
    commitments.record_progress(
        council=council,
        by=keeper,
        commitment=cast.recommendations[1].commitment,
        state=Delivery.IN_PROGRESS,
        text="Half of it.",
    )
    reply = client.get(HOME)
    said = words_of(reply)
    assert "1 recommendation has changed since 16 January 2024; no change in 3." in said
    assert "Changed: Delivery state, Progress update" in said
    assert "Keeper Of Records" not in said
    assert f"/saltmere/reviews/{cast.review.id}/changes/?since=2024-01-16" in links(reply)
    assert [link for link in links(reply) if "/people/" in link] == []


def test_an_administrator_sees_posts_people_and_roles(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    user = add_member(council, Role.LEAD_OFFICER, "Leaving Soon")
    [leaving] = [p for p, _roles in queries.people(council, clock.today()) if p.name == "Leaving Soon"]
    [role] = queries.memberships(council, leaving)
    councils.end_role(council=council, by=keeper, membership=role, last_day=clock.today() + timedelta(days=30))
    assert role.user == user
    reply = signed_in(Role.COUNCIL_ADMINISTRATOR).get(HOME)
    assert headings(reply)[:3] == ["1 post is vacant", "1 person has no role", "1 role ends in three months"]
    assert "owns 0 recommendations that are still to be delivered" in words_of(reply)


def test_a_redaction_waits_for_the_second_person_and_not_for_the_first(
    signed_in: SignIn, council: Any, cast: SmallReview
) -> None:
    officer, administrator = signed_in(Role.SCRUTINY_OFFICER), signed_in(Role.COUNCIL_ADMINISTRATOR)
    redaction.ask(
        council=council,
        by=person_of(officer, council, Role.SCRUTINY_OFFICER),
        words="water company",
        reason="Named too early.",
    )
    waits = "1 redaction waits for you as the second person"
    assert waits not in headings(officer.get(HOME))
    reply = administrator.get(HOME)
    assert waits in headings(reply)
    assert "/saltmere/redactions/" in links(reply)


def test_somebody_with_two_roles_sees_what_waits_in_both(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    client = signed_in(Role.SCRUTINY_OFFICER)
    me = person_of(client, council, Role.SCRUTINY_OFFICER)
    councils.let_in(
        council=council,
        by=keeper,
        person=me,
        email=f"{Role.SCRUTINY_OFFICER}@saltmere.example",
        role=Role.COUNCIL_ADMINISTRATOR,
        first_day=clock.today(),
    )
    found = headings(client.get(HOME))
    assert {"1 recommendation awaits a response", "1 post is vacant"} - set(found) == set()


def test_the_next_meetings_lead_to_the_committee_for_those_who_may(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview
) -> None:
    day = clock.today() + timedelta(days=10)
    councils.add_meeting(council=council, by=keeper, committee=cast.committee, day=day)
    address = f"/saltmere/people/committees/{cast.committee.id}/"
    seen = {role: signed_in(role).get(HOME) for role in (Role.COMMITTEE_MEMBER, Role.LEAD_OFFICER)}
    assert {role: address in links(reply) for role, reply in seen.items()} == {
        Role.COMMITTEE_MEMBER: False,
        Role.LEAD_OFFICER: True,
    }
    assert "(in 10 days): Scrutiny Committee of Review 3" in words_of(seen[Role.COMMITTEE_MEMBER])


def test_the_title_carries_no_real_name(council: Any, cast: SmallReview, officer: PageClient) -> None:
    officer.neutral = (REAL_NAME,)
    assert officer.get(HOME).status_code == 200


@pytest.mark.parametrize("role", Role)
def test_as_many_queries_for_three_reviews_as_for_one(
    signed_in: SignIn, council: Any, keeper: Any, cast: SmallReview, role: Role
) -> None:
    client = signed_in(role)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(HOME)
        return len(found)

    one = asked()
    for name in ("Review 4", "Review 5"):
        small_review(council, keeper, neutral_name=name)
    assert asked() == one


def test_a_stranger_gets_nowhere_and_somebody_signed_out_is_asked_to_sign_in(
    council: Any, stranger: PageClient, nobody: PageClient
) -> None:
    assert stranger.get(HOME).status_code == 404
    assert nobody.get(HOME).headers["Location"].startswith("/account/sign-in/")
