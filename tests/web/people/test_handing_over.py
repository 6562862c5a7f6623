"""A post passes on a day, with everything that waits for it, by the date alone."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from followthrough.desk.queries.owning import owning
from followthrough.desk.queries.picture import picture
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.people.conftest import words_of

TODAY = clock.today()


@pytest.fixture
def cast(council: Any, clerk: Any) -> SmallReview:
    """A review whose one post owns something open; `old` holds it since 2024, `new` is a colleague."""
    made = small_review(council, clerk)
    about = {"council": council, "by": clerk, "commitment": made.recommendations[1].commitment}
    commitments.assign(**about, post=made.post)
    commitments.promise(**about, due=parse("1 March 2024"))
    return made


def colleague(council: Any, name: str) -> Any:
    email = f"{name.lower()}@saltmere.example"
    given = {"council": council, "by": None, "name": name, "email": email}
    return actions.admit(**given, role=Role.LEAD_OFFICER, first_day=date(2022, 1, 1))


@pytest.fixture
def old(council: Any, clerk: Any, cast: SmallReview) -> Any:
    person = colleague(council, "Olive")
    actions.take_up_post(council=council, by=clerk, post=cast.post, person=person, first_day=date(2024, 1, 1))
    return person


@pytest.fixture
def new(council: Any) -> Any:
    return colleague(council, "Nell")


def home_of(council: Any, person: Any) -> str:
    client = PageClient()
    client.force_login(queries.memberships(council, person).get().user)
    return words_of(client.get("/saltmere/"))


def waits_for(council: Any, person: Any, day: date) -> int:
    """How much waits for a person on a day, past or still to come."""
    seen = picture(council, AsAt.now())
    return len(owning(seen, queries.posts_held_by(council, person, day)).owned)


def test_what_passes_is_shown_before_it_does(
    administrator: PageClient, council: Any, cast: SmallReview, old: Any
) -> None:
    said = words_of(administrator.get(f"/saltmere/people/posts/{cast.post.id}/hand-over/"))
    assert "What waits with this post" in said
    assert "Olive holds it from 1 January 2024" in said
    assert "overdue" in said
    assert f"{waits_for(council, old, TODAY)} thing" in said
    assert queries.posts(council, TODAY)[0].holder == old


def test_from_today_it_waits_for_the_next_and_not_for_the_last(
    administrator: PageClient, council: Any, cast: SmallReview, old: Any, new: Any
) -> None:
    waits = "What your posts, teams or bodies own"
    assert waits in home_of(council, old)
    assert waits not in home_of(council, new)
    given = {"person": new.id, "first_day": f"{TODAY.day}/{TODAY.month}/{TODAY.year}"}
    administrator.post(f"/saltmere/people/posts/{cast.post.id}/hand-over/", given)
    assert waits not in home_of(council, old)
    assert waits in home_of(council, new)


def test_a_day_that_lies_ahead_does_it_by_itself(
    administrator: PageClient, council: Any, cast: SmallReview, old: Any, new: Any
) -> None:
    ahead = TODAY + timedelta(days=30)
    given = {"person": new.id, "first_day": f"{ahead.day}/{ahead.month}/{ahead.year}"}
    administrator.post(f"/saltmere/people/posts/{cast.post.id}/hand-over/", given)
    before = ahead - timedelta(days=1)
    open_now = waits_for(council, old, TODAY)
    assert open_now > 0
    assert [waits_for(council, old, day) for day in (TODAY, before, ahead)] == [open_now, open_now, 0]
    assert [waits_for(council, new, day) for day in (TODAY, before, ahead)] == [0, 0, open_now]
    page = words_of(administrator.get(f"/saltmere/people/posts/{cast.post.id}/"))
    assert "Olive" in page
    assert "Nell" in page
