"""The programme of `tests.accreditation.cast` for page tests, with recommendations that rely on it."""

from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from tests.accreditation.cast import Gardening, gardening
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.conftest import FIRST_DAY


@pytest.fixture
def plots(council: Any) -> Gardening:
    return gardening(council, None)


@pytest.fixture
def review(plots: Gardening) -> SmallReview:
    return small_review(plots.council, None)


def rely(plots: Gardening, recommendation: Any, part: str = "", **more: Any) -> Any:
    """That recommendation relies on the programme, or on a part of it."""
    on = more.pop("on", plots.programme)
    return commitments.rely(**plots.by, commitment=recommendation.commitment, on=on, part=part, **more)


def neighbours_met(plots: Gardening) -> None:
    """Area 2 is met in both services."""
    plots.judge(r2_1="met")
    plots.judge(plots.review(plots.housing), r2_1="met")


@pytest.fixture
def owner(plots: Gardening, review: SmallReview, signed_in: Any) -> PageClient:
    """A lead officer whose post owns the third recommendation of the review."""
    client: PageClient = signed_in(Role.LEAD_OFFICER)
    [person] = [p for p, roles in queries.people(plots.council, clock.today()) if Role.LEAD_OFFICER in roles]
    actions.take_up_post(council=plots.council, by=None, post=review.post, person=person, first_day=FIRST_DAY)
    commitments.assign(**plots.by, commitment=review.recommendations[2].commitment, post=review.post)
    return client
