"""A small review and who looks at it: its keeper, the officer whose post owns its first recommendation."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.conftest import FIRST_DAY


@pytest.fixture
def review(council: Any) -> SmallReview:
    return small_review(council, by=None)


@pytest.fixture
def first(review: SmallReview) -> Any:
    """Complete, extended, with evidence, owned by a post, closed by the committee."""
    return review.recommendations[0]


@pytest.fixture
def owner(council: Any, review: SmallReview, signed_in: Callable[[Role], PageClient]) -> PageClient:
    """A lead officer who holds the post that owns the first recommendation."""
    client = signed_in(Role.LEAD_OFFICER)
    [person] = [p for p, roles in queries.people(council, clock.today()) if Role.LEAD_OFFICER in roles]
    actions.take_up_post(council=council, by=None, post=review.post, person=person, first_day=FIRST_DAY)
    return client
