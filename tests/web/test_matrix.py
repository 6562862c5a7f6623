"""Every address, asked as everybody, with every method, for one's own things and another council's.

What is expected comes from docs/permissions.md and from what each page declares (`matrix.py`); nothing here knows
what a page does.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import include, path, reverse

from followthrough.councils.models import Team
from followthrough.councils.permissions import Permission, Role
from followthrough.web.access import page
from tests.web import matrix
from tests.web.addresses import Ids
from tests.web.client import ApplicationClient
from tests.web.matrix import METHODS, OWN_ONLY_WITHOUT, PUBLIC, SAFE, Route, holds, reach, routes
from tests.web.world import ELSEWHERE, NOWHERE, OWNERS, PRINCIPALS, READERS, SIGNED_OUT, World, made, taken_back

pytestmark = pytest.mark.django_db
HELD = holds()
NOBODYS = "01900000-0000-7000-8000-000000000000"
# A page, a form sent back with its errors, or on to the next page.
REACHED = {200, 302}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Made once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made()
        transaction.set_rollback(True)


def address(route: Route, slug: str, ids: Ids) -> str:
    """The route filled in; a parameter without an id in tests/web/addresses.py is a KeyError: give it one there."""
    if route.permission is None:
        return reverse(
            route.name, kwargs=dict.fromkeys(route.given, NOBODYS) | ({"pk": 1} if "pk" in route.given else {})
        )
    own = ids.get(route.name, {})
    given = {key: own[key] if key in own else ids[key] for key in route.given}
    return reverse(route.name, kwargs={"council": slug} | given)


def asked(client: ApplicationClient, method: str, where: str) -> Any:
    """The reply; what it wrote is taken back, and a read that writes is an error."""
    cookies = deepcopy(client.cookies)
    with taken_back(), watched() as written:
        reply = client.generic(method, where)
    client.cookies = cookies
    assert method not in SAFE or written == [], f"{method} {where} writes: {written[0][:200]}"
    return reply


WRITES = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|MERGE|COPY|CREATE|ALTER|DROP)\b(.*)", re.I | re.S)
# Whether a session is still used, and what it has to say next, is noted while reading; it belongs to no council.
# How often something is tried is counted, whatever the method.
NOT_COUNTED = re.compile(r'\s*(?:INTO|FROM)?\s*"joining_(?:session|tries)"', re.I)


@contextmanager
def watched() -> Iterator[list[str]]:
    """The statements that write, other than to the sessions."""
    found: list[str] = []

    def look(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        writes = WRITES.match(sql)
        if writes and not NOT_COUNTED.match(writes[1]):
            found.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(look):
        yield found


def expected(route: Route, who: str, method: str, foreign: bool = False, own: bool = False) -> set[int]:
    """The statuses that are right for `who` at the first council; `foreign`: the things asked for are the other's."""
    if who == SIGNED_OUT:
        return {302}
    if who in (ELSEWHERE, NOWHERE):
        return {404}
    reached = reach(route, Role(who), HELD)
    # Whoever holds the page's verb and not the finer one gets as far as the thing itself.
    if reached == "no" and not HELD[who, str(route.permission)]:
        return {403}
    if method not in route.methods:
        return {405}
    if foreign or (reached == "readers" and who not in READERS):
        return {404}
    if reached == "no" or (reached == "own" and not own):
        return {403}
    return REACHED


COUNCILS = [route for route in routes() if route.permission]
Fault = tuple[str, str, str, int]


def faults(
    world: World, who: str, found: list[Route], methods: tuple[str, ...], things: Ids, **how: Any
) -> list[Fault]:
    """Each answer that is not as expected: route, who, method, status."""
    wrong = []
    for route in found:
        where = address(route, world.here.slug, things)
        for method in methods:
            if method not in ("GET", "POST") and who not in _ask_more(route):
                continue
            reply = asked(world.clients[who], method, where)
            sent_well = reply.status_code != 302 or reply.headers["Location"].startswith(_sent_to(who, world))
            if reply.status_code not in expected(route, who, method, **how) or not sent_well:
                wrong.append((route.name, who, method, reply.status_code))
    return wrong


def methods_here() -> tuple[str, ...]:
    """All on SQLite; on PostgreSQL those that get as far as the database's own rules."""
    return METHODS if connection.vendor == "sqlite" else ("GET", "POST")


def routes_here(who: str) -> list[Route]:
    """The same of addresses: a member who may not see a page is refused before its things are asked for."""
    asks_all = connection.vendor == "sqlite" or who not in set(Role)
    return [route for route in COUNCILS if asks_all or _holds(who, route)]


def _holds(who: str, route: Route) -> bool:
    return HELD.get((who, str(route.permission)), False)


def _ask_more(route: Route) -> set[str]:
    """Who tries the other methods, which no page looks at: nobody known, one who reaches it, and one who does not."""
    reaching = [role for role in Role if reach(route, role, HELD) == "yes"]
    others = [role for role in Role if role not in reaching]
    return {SIGNED_OUT, NOWHERE, *reaching[:1], *others[:1]}


def _sent_to(who: str, world: World) -> str:
    return "/account/sign-in/?next=" if who == SIGNED_OUT else f"/{world.here.slug}/"


# On PostgreSQL two are enough, who reach nearly all: `test_unfiltered.py` has everybody there.
ON_BOTH = [pytest.param(who, marks=() if who in READERS else pytest.mark.only_on("sqlite")) for who in PRINCIPALS]


@pytest.mark.parametrize("who", ON_BOTH)
def test_every_address_answers_everybody_as_the_documents_say(world: World, who: str) -> None:
    assert faults(world, who, routes_here(who), methods_here(), world.ids["saltmere"]) == []


@pytest.mark.parametrize("role", OWNERS)
def test_an_owner_reaches_what_is_their_own(world: World, role: Role) -> None:
    found = [route for route in COUNCILS if reach(route, role, HELD) == "own"]
    assert len(found) >= 10
    assert faults(world, role, found, methods_here(), world.own[role], own=True) == []


@pytest.mark.only_on("sqlite")  # as above
@pytest.mark.parametrize("role", Role)
def test_nobody_reaches_another_councils_things_under_their_own_address(world: World, role: Role) -> None:
    found = [route for route in COUNCILS if route.objects and _holds(role, route)]
    assert faults(world, role, found, ("GET", "POST"), world.ids["otherby"], foreign=True) == []


@pytest.mark.only_on("sqlite")  # whoever is no member is refused before anything else is asked
@pytest.mark.parametrize("who", [Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR, NOWHERE])
def test_nobody_reaches_another_councils_addresses(world: World, who: str) -> None:
    found = {
        (route.name, method): asked(world.clients[who], method, address(route, "otherby", world.ids["otherby"]))
        for route in COUNCILS
        for method in ("GET", "POST")
    }
    assert {key: reply.status_code for key, reply in found.items() if reply.status_code != 404} == {}


@pytest.mark.parametrize("who", [SIGNED_OUT, Role.COMMITTEE_MEMBER, ELSEWHERE, NOWHERE])
def test_public_pages_are_read_as_declared_and_break_with_no_method(world: World, who: str) -> None:
    for route in [route for route in routes() if route.permission is None]:
        got = {m: asked(world.clients[who], m, address(route, "", {})).status_code for m in METHODS}
        wanted = PUBLIC[route.name][who != SIGNED_OUT]
        # Whoever belongs to no council has none to be sent on to.
        wanted = 200 if (route.name, who) == ("start", NOWHERE) else wanted
        assert (got["GET"], got["HEAD"]) == (wanted, wanted), route
        assert max(got.values()) < 500, (route, got)


def test_the_document_is_as_the_map_and_the_table_of_permissions() -> None:
    assert matrix.DOCUMENT.read_text(encoding="utf-8") == matrix.document()


def test_the_document_names_every_address_once() -> None:
    found = re.findall(r"^\| `(/[^`]*)`", matrix.DOCUMENT.read_text(encoding="utf-8"), re.M)
    assert sorted(found) == sorted(f"/{route.pattern}" for route in routes())
    assert len(found) > 85


# What would go wrong is seen ---------------------------------------------------------------------------


@page(Permission.READ)
def writes_while_reading(request: Any) -> HttpResponse:
    Team.objects.create(council=request.council, name="Planted")
    return HttpResponse("read", content_type="text/plain")


def bare(request: Any) -> HttpResponse:
    return HttpResponse()


PLANTED = [path("<slug:council>/planted/", writes_while_reading, name="planted")]


class PlantedUrls:
    """The map with a page that writes while it is read."""

    urlpatterns = [*PLANTED, path("", include("followthrough.web.urls"))]


@pytest.mark.parametrize("method", SAFE)
def test_a_read_that_writes_is_seen(world: World, settings: Any, method: str) -> None:
    settings.ROOT_URLCONF = PlantedUrls
    with pytest.raises(AssertionError, match=f'{method} /saltmere/planted/ writes: INSERT INTO "councils_team"'):
        asked(world.clients[Role.COMMITTEE_MEMBER], method, "/saltmere/planted/")


@pytest.mark.parametrize(
    "sql",
    [
        'INSERT INTO "councils_team" VALUES (1)',
        'update "councils_team" SET x = 1',
        ' DELETE FROM "councils_team"',
        'INSERT OR REPLACE INTO "councils_team" VALUES (1)',
    ],
)
def test_a_statement_that_writes_is_known(sql: str) -> None:
    found = WRITES.match(sql)
    assert found is not None
    assert not NOT_COUNTED.match(found[1])


def test_an_unclassified_address_fails() -> None:
    class Planted:
        url_patterns = [path("bare/", bare, name="bare")]

    with pytest.raises(LookupError, match="bare/ declares no verb"):
        list(routes(Planted))


def test_a_public_address_that_nobody_named_fails() -> None:
    def open_to_all(request: Any) -> HttpResponse:
        return bare(request)

    open_to_all.permission = None  # type: ignore[attr-defined]

    class Planted:
        url_patterns = [path("open/", open_to_all, name="open")]

    with pytest.raises(LookupError, match="open/ declares no verb"):
        list(routes(Planted))


def test_an_address_of_a_thing_that_nobody_furnished_fails() -> None:
    route = Route("reviews:planted", "<slug:council>/things/<uuid:thing>/", ("thing",), Permission.READ, SAFE)
    with pytest.raises(KeyError, match="thing"):
        address(route, "saltmere", {})


def test_a_page_with_too_weak_a_verb_is_seen() -> None:
    route = Route("people:add", "", (), Permission.MANAGE_PEOPLE, ("GET", "POST"))
    assert expected(route, Role.CONTRIBUTOR, "GET") == {403}
    assert expected(route, Role.COUNCIL_ADMINISTRATOR, "DELETE") == {405}
    assert expected(route, ELSEWHERE, "DELETE") == {404}
    assert expected(route, SIGNED_OUT, "DELETE") == {302}


def test_what_is_own_only_is_declared_for_pages_that_exist() -> None:
    found = list(routes())
    assert set(OWN_ONLY_WITHOUT) <= {route.permission for route in found} | {route.name for route in found}
