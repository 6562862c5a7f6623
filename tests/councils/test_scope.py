"""One council at a time, for one transaction at a time."""

from typing import Any

import pytest
from django.db import connection

from followthrough.audit.tenancy import OtherCouncil
from followthrough.councils import queries
from followthrough.councils.models import Person
from followthrough.councils.scope import reading, staying, writing
from tests.fixtures import make_council
from tests.roles import as_application, signed_in_as_application

Home = tuple[Any, Any]


def seen() -> set[str]:
    """Whose people a query that forgets its council finds."""
    return set(Person.objects.values_list("council__slug", flat=True))


def told() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.council_id', true)")
        return str(cursor.fetchone()[0] or "")


@pytest.mark.parametrize("outer", [reading, writing, staying])
@pytest.mark.parametrize("inner", [reading, writing, staying])
def test_one_council_is_not_entered_from_inside_another(home: Home, away: Home, outer: Any, inner: Any) -> None:
    with outer(home[0]):
        with inner(home[0]):
            assert Person.objects.filter(council=home[0]).exists()
        with pytest.raises(OtherCouncil), inner(away[0]):
            pass
        assert Person.objects.filter(council=home[0]).exists()
    with inner(away[0]):
        assert Person.objects.filter(council=away[0]).exists()


@pytest.mark.only_on("postgresql")
def test_a_forgotten_council_is_made_good_by_the_database(home: Home, away: Home) -> None:
    assert seen() == {"saltmere", "otherby"}
    with as_application():
        assert seen() == set()
        for council, _officer in (home, away):
            with reading(council):
                assert seen() == {council.slug}
            assert seen() == set()


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize("way", [reading, writing, staying])
def test_nothing_is_carried_over_on_the_same_connection(own_database: None, way: Any) -> None:
    council, officer = make_council("saltmere", "Saltmere City Council")
    with signed_in_as_application():
        connection.ensure_connection()
        pid = connection.connection.info.backend_pid
        with way(council):
            assert (seen(), told()) == ({"saltmere"}, str(council.id))
        assert (seen(), told()) == (set(), "")
        with pytest.raises(ZeroDivisionError), way(council):
            Person.objects.filter(id=officer.id).update(name=str(1 / 0))
        assert (seen(), told()) == (set(), "")
        assert connection.connection.info.backend_pid == pid


@pytest.mark.only_on("postgresql")
def test_a_connection_that_was_lost_shows_nothing(own_database: None) -> None:
    council, _officer = make_council("saltmere", "Saltmere City Council")
    with signed_in_as_application(), staying(council):
        assert seen() == {"saltmere"}
        connection.close()
        assert seen() == set()


@pytest.mark.only_on("postgresql")
def test_it_is_told_once_however_deep(home: Home, django_assert_num_queries: Any) -> None:
    with as_application(), reading(home[0]), django_assert_num_queries(1), reading(home[0]):
        seen()


def test_councils_are_found_before_one_is_entered(home: Home, away: Home) -> None:
    user = queries.memberships(*home).select_related("user").get().user
    day = queries.memberships(*home).get().first_day
    with as_application():
        assert [council.slug for council in queries.all_councils()] == ["otherby", "saltmere"]
        assert queries.council_by_slug("saltmere") == home[0]
        assert queries.councils_of(user, day) == [home[0]]
        member = queries.membership(user, "saltmere", day)
        assert member is not None
        assert (member.council, member.person) == home
        assert queries.membership(user, "otherby", day) is None
        assert queries.membership(user, "nowhere", day) is None


@pytest.mark.only_on("postgresql")
def test_entering_shows_that_council_and_a_stranger_nothing(home: Home, away: Home) -> None:
    membership = queries.memberships(*home).select_related("user").get()
    with as_application():
        with queries.entering(membership.user, "saltmere", membership.first_day):
            assert seen() == {"saltmere"}
        with queries.entering(membership.user, "otherby", membership.first_day):
            assert seen() == set()
        assert seen() == set()
