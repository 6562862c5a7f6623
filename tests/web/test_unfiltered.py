"""The whole matrix again without the queries' conditions on a council: row-level security alone keeps them apart.

The last tests are the control: as a role that passes by the policies, the same requests do leak.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import transaction

from followthrough.councils.models import Person
from followthrough.councils.permissions import Role
from tests.web.matrix import reach
from tests.web.test_matrix import COUNCILS, HELD, address, asked, expected, routes_here
from tests.web.unfiltered import unfiltered
from tests.web.world import ELSEWHERE, NOWHERE, PRINCIPALS, World, keys_of, made

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db]
KEEPERS = (Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR)
CHILDREN = [route for route in COUNCILS if route.objects]
BOTH = ("GET", "POST")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def foreign(world: World) -> set[str]:
    """The keys of everything of the other council, and words that only it has."""
    return keys_of(world.there) | {"Otherby", "Quillon"}


def leaks(reply: Any, foreign: set[str], given: str) -> bool:
    """Whether a reply carries a key or a word of the other council that the address itself did not."""
    text = reply.content.decode(errors="replace") + str(reply.headers)
    return any(one in text and one not in given for one in foreign)


def crossing(world: World, who: str, foreign: set[str]) -> list[tuple[str, str, int]]:
    """Answers about the other council's things under one's own address that differ from what is expected, or leak."""
    wrong = []
    for route in routes_here(who):
        if not route.objects:
            continue
        where = address(route, "saltmere", world.ids["otherby"])
        for method in BOTH:
            reply = asked(world.clients[who], method, where)
            right = reply.status_code in expected(route, who, method, foreign=True)
            if not right or leaks(reply, foreign, where):
                wrong.append((route.name, method, reply.status_code))
    return wrong


def own_pages(world: World, who: Role, foreign: set[str]) -> list[str]:
    """One's own pages that carry something of the other council."""
    found = [route for route in COUNCILS if reach(route, who, HELD) == "yes" and "GET" in route.methods]
    replies = {route.name: address(route, "saltmere", world.ids["saltmere"]) for route in found}
    return [name for name, where in replies.items() if leaks(asked(world.clients[who], "GET", where), foreign, where)]


def test_conditions_on_a_council_are_really_gone(world: World) -> None:
    everybody = Person.objects.count()
    assert Person.objects.filter(council=world.here).count() < everybody
    with unfiltered():
        for one in ({"council": world.here}, {"council_id": world.here.id}, {"council__slug": "saltmere"}):
            assert Person.objects.filter(**one).count() == everybody
            assert Person.objects.exclude(**one).count() == everybody
        assert Person.objects.get(council=world.here, id=_person(world).id) == _person(world)


def _person(world: World) -> Person:
    return Person.objects.filter(council_id=world.there.id).order_by("id")[0]


@pytest.mark.parametrize("who", PRINCIPALS)
def test_another_councils_things_stay_out_of_reach(world: World, foreign: set[str], who: str) -> None:
    # Whoever belongs to the other council may read its name, and nothing of this one.
    strange = keys_of(world.here) | {"Saltmere"} if who == ELSEWHERE else foreign
    with unfiltered():
        assert crossing(world, who, strange) == []


@pytest.mark.parametrize("who", [*KEEPERS, Role.COMMITTEE_MEMBER, NOWHERE])
def test_another_councils_addresses_stay_shut(world: World, foreign: set[str], who: str) -> None:
    with unfiltered():
        for route in COUNCILS:
            where = address(route, "otherby", world.ids["otherby"])
            for method in BOTH:
                reply = asked(world.clients[who], method, where)
                assert (reply.status_code, leaks(reply, foreign, where)) == (404, False), (route.name, method)


@pytest.mark.parametrize("who", KEEPERS)
def test_ones_own_pages_hold_nothing_of_another_council(world: World, foreign: set[str], who: Role) -> None:
    with unfiltered():
        assert own_pages(world, who, foreign) == []


def test_the_list_of_ones_councils_holds_no_other(world: World) -> None:
    with unfiltered():
        sent = {who: asked(world.clients[who], "GET", "/").headers.get("Location") for who in (*Role, ELSEWHERE)}
        assert sent == dict.fromkeys(Role, "/saltmere/") | {ELSEWHERE: "/otherby/"}
        assert "Saltmere" not in asked(world.clients[NOWHERE], "GET", "/").content.decode()


# The control -------------------------------------------------------------------------------------------


@pytest.fixture
def passing_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests run as the tests' own role, which passes by row-level security."""
    monkeypatch.setattr("tests.web.client.as_application", nullcontext)


@pytest.mark.usefixtures("passing_by")
def test_without_the_policies_the_same_requests_leak(world: World, foreign: set[str]) -> None:
    with unfiltered():
        leaking = {name for who in KEEPERS for name, _method, _status in crossing(world, who, foreign)}
        assert len(leaking) > len(CHILDREN) / 2, leaking
        assert len(own_pages(world, Role.SCRUTINY_OFFICER, foreign)) > 5


@pytest.mark.usefixtures("passing_by")
def test_with_the_queries_conditions_nothing_leaks_even_without_the_policies(world: World, foreign: set[str]) -> None:
    assert crossing(world, Role.SCRUTINY_OFFICER, foreign) == []
    assert own_pages(world, Role.SCRUTINY_OFFICER, foreign) == []
