"""Proposed completion on the home page, and in the weekly letter."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.commitments.rules import Delivery
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Role
from followthrough.desk.headings import heading
from followthrough.desk.queries.completing import completing
from followthrough.desk.queries.picture import picture
from followthrough.desk.queries.waiting import waiting
from followthrough.lib.as_at import AsAt
from tests.accreditation.cast import Gardening
from tests.cast import SmallReview, small_review
from tests.web.accredited import neighbours_met, rely
from tests.web.client import PageClient
from tests.web.resting.test_resting import text

HOME = "/saltmere/"
SAID = "Completion of 1 thing is proposed: all that it relies on is met"


def test_an_owner_sees_its_own(owner: PageClient, plots: Gardening, review: SmallReview) -> None:
    for one in review.recommendations[1:3]:
        rely(plots, one, "2")
    assert SAID not in text(owner.get(HOME))
    neighbours_met(plots)
    reply = owner.get(HOME)
    assert SAID in text(reply)
    assert f'href="/saltmere/programmes/{plots.programme.id}/relies/#proposed"' in reply.content.decode()


def test_an_officer_sees_all(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    for one in review.recommendations[1:3]:
        rely(plots, one, "2")
    neighbours_met(plots)
    assert "Completion of 2 things is proposed: all that they rely on is met" in text(officer.get(HOME))


def test_what_was_refused_is_not_proposed(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    for one in review.recommendations[2:]:
        rely(plots, one, "2")
    neighbours_met(plots)
    assert SAID in text(officer.get(HOME))
    [found] = completing(picture(plots.council, AsAt.now()))
    assert [one.line and one.line.recommendation for one in found.found] == [review.recommendations[2]]


def test_what_relies_on_another_recommendation_leads_to_its_update(
    officer: PageClient, plots: Gardening, review: SmallReview
) -> None:
    first, _second, third, _fourth = review.recommendations
    rely(plots, third, on=first.commitment)
    reply = officer.get(HOME)
    assert "Everything that these rely on is complete." in text(reply)
    assert f'href="/saltmere/commitments/{third.commitment_id}/update/"' in reply.content.decode()


def test_what_relies_on_an_action_belongs_to_its_programme(plots: Gardening, review: SmallReview) -> None:
    action = plots.action(state=Delivery.COMPLETE)
    rely(plots, review.recommendations[2], on=action.commitment)
    [found] = completing(picture(plots.council, AsAt.now()))
    assert found.programme == plots.programme.id
    assert found.words is not None
    assert found.words.text == "Good allotments mark"


def test_the_letter_counts_them(owner: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    seen = picture(plots.council, AsAt.now())
    user = get_user_model().objects.get(email="lead_officer@saltmere.example")
    member = councils.membership(user, "saltmere", seen.as_at.day)
    assert member is not None
    [section] = [one for one in waiting(member, seen) if one.key == "completions"]
    assert heading(section.key, section.count) == SAID


def test_the_number_of_queries_does_not_grow(officer: PageClient, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    officer.get(HOME)
    with CaptureQueriesContext(connection) as few:
        officer.get(HOME)
    for one in small_review(plots.council, None, "Review 4").recommendations[1:]:
        rely(plots, one, "2")
    with CaptureQueriesContext(connection) as many:
        officer.get(HOME)
    assert len(many) <= len(few)


def test_a_committee_member_is_not_asked(signed_in: Any, plots: Gardening, review: SmallReview) -> None:
    rely(plots, review.recommendations[2], "2")
    neighbours_met(plots)
    assert SAID not in text(signed_in(Role.COMMITTEE_MEMBER).get(HOME))
