"""What is written once is what Django would have written: the same rows, for any council, ids, point and reader."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from followthrough.commitments import actions
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.prepared import LONGEST, Prepared, Row
from followthrough.commitments.queries import standing_rows
from followthrough.councils import actions as councils
from followthrough.councils import veil
from followthrough.councils.permissions import Role
from followthrough.councils.scope import reading
from followthrough.lib.as_at import AsAt
from followthrough.lib.ids import new_id
from followthrough.restriction import actions as restriction
from tests.cast import FIRST_PAPER, SECOND_PAPER, SmallReview, small_review
from tests.fixtures import make_council

Home = tuple[Any, Any]


class Counted:
    """Builds what stands of some commitments, and counts how often it is asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, council: Any, ids: Any, as_at: AsAt) -> QuerySet[ProgressUpdate]:
        self.times += 1
        rows = ProgressUpdate.objects.filter(council=council, commitment__in=ids).select_related("by")
        return standing_rows(rows, as_at)


@pytest.fixture
def review(home: Home) -> SmallReview:
    return small_review(*home)


def ids_of(review: SmallReview) -> list[Any]:
    return [one.commitment_id for one in review.recommendations]


# Nobody has opened anything, whether that is looked up for a request or by each query.
READERS = pytest.mark.parametrize("reader", [veil.looking, nullcontext])


@READERS
@pytest.mark.parametrize("day", [FIRST_PAPER - timedelta(days=1), FIRST_PAPER, SECOND_PAPER])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_rows_are_those_of_the_query(home: Home, review: SmallReview, day: Any, count: int, reader: Any) -> None:
    build, as_at, ids = Counted(), AsAt.on(day), ids_of(review)[:count]
    prepared = Prepared(build)
    with reader():
        first, second = prepared(home[0].id, ids, as_at), prepared(home[0].id, ids, as_at)
    assert build.times == 1
    wanted = list(build(home[0].id, ids, as_at))
    assert first == second == wanted
    with CaptureQueriesContext(connection) as more:
        assert [(row.text, row.by, row.known_on, row.recorded_at) for row in second] == [
            (row.text, row.by, row.known_on, row.recorded_at) for row in wanted
        ]
    assert list(more) == []


def test_each_council_and_each_point_has_its_own_answer(home: Home, away: Home, review: SmallReview) -> None:
    there = small_review(*away)
    prepared, now = Prepared(Counted()), AsAt.now()
    with veil.looking():
        here = prepared(home[0].id, ids_of(review), now)
        assert {row.council_id for row in here} == {home[0].id}
        assert {row.council_id for row in prepared(away[0].id, ids_of(there), now)} == {away[0].id}
        assert prepared(away[0].id, ids_of(review), now) == []
        actions.withdraw(council=home[0], by=home[1], row=here[-1], reason="Wrong.")
        assert prepared(home[0].id, ids_of(review), now) == here
        assert prepared(home[0].id, ids_of(review), AsAt.now()) == here[:-1]


@READERS
def test_what_has_been_hidden_since_is_absent(home: Home, review: SmallReview, reader: Any) -> None:
    council, person = home
    known = {"name": "Another", "email": "another@saltmere.example"}
    other = councils.admit(council=council, by=person, **known, role=Role.SCRUTINY_OFFICER, first_day=FIRST_PAPER)
    prepared = Prepared(Counted())
    with reader():
        before = prepared(council.id, ids_of(review), AsAt.now())
        hidden = before[0].commitment
        made = restriction.restrict(council=council, by=person, thing=hidden, readers=[person, other], reason="Staff.")
        rest = [row for row in before if row.commitment_id != hidden.id]
        assert prepared(council.id, ids_of(review), AsAt.now()) == rest
        with veil.seeing([made.id]):
            assert prepared(council.id, ids_of(review), AsAt.now()) == before
        assert prepared(council.id, ids_of(review), AsAt.now()) == rest
    assert rest != before


def test_nothing_is_asked_of_no_ids_and_long_lists_are_asked_as_they_are(home: Home, review: SmallReview) -> None:
    build = Counted()
    prepared, long = Prepared(build), [*ids_of(review), *(new_id() for _ in range(LONGEST))]
    with veil.looking():
        with CaptureQueriesContext(connection) as asked:
            assert prepared(home[0].id, [], AsAt.now()) == []
        assert (list(asked), build.times) == ([], 0)
        for times in (1, 2):
            assert len(prepared(home[0].id, long, AsAt.now())) == ProgressUpdate.objects.count()
            assert build.times == times


def test_each_thread_has_its_own(own_database: None) -> None:
    council, person = make_council("saltmere", "Saltmere City Council")
    review = small_review(council, person)
    prepared = Prepared(Counted())

    def asked(_number: int) -> list[Any]:
        try:
            with veil.looking():
                return [row.id for row in _told(prepared, council, review) for _again in range(20)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(asked, range(8)))
    assert all(one == found[0] for one in found)


def _told(prepared: Prepared[Row], council: Any, review: SmallReview) -> list[Row]:
    with reading(council):
        return prepared(council.id, ids_of(review), AsAt.now())
