"""Every page of the map, with ids of the sample council, as everybody who may and may not see it."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.councils import queries
from followthrough.councils.permissions import ROLES, Permission, Role
from followthrough.lib import clock
from tests.web.addresses import addresses, furnish, ids, pages
from tests.web.client import PageClient
from tests.web.conftest import add_member
from tests.web.matrix import NOT_OBJECTS, OWNER_ALONE, routes
from tests.web.test_walk import first_of_each_role, looked_at, real_names

HERE, THERE = "merrowbridge", "stanhollow"
WELL = {200, 302}
pytestmark = pytest.mark.only_on("sqlite")  # whatever the engine, it is the same pages, and there are many
Address = tuple[str, str, Permission]


@pytest.fixture
def councils(own_sample: None) -> dict[str, Any]:
    """Both sample councils by slug, each with something of every kind."""
    found = {slug: queries.council_by_slug(slug) for slug in (HERE, THERE)}
    add_member(found[THERE], Role.COUNCIL_ADMINISTRATOR)  # one person alone can restrict nothing
    for council in found.values():
        # A redaction is decided by another than the one who asks.
        keeper = queries.people_with(council, Permission.KEEP_REVIEWS, clock.today())[0]
        askers = queries.people_with(council, Permission.ASK_REDACTION, clock.today())
        furnish(council, keeper, next(one for one in askers if one != keeper))
    return found


def client_of(role: Role) -> PageClient:
    """A client signed in as the sample's first person of a role here; titles may carry no real name."""
    email = next(one.email for one in first_of_each_role() if one.role is role)
    client = PageClient(neutral=real_names())
    client.force_login(get_user_model().objects.get(email=email))
    return client


def status(client: PageClient, address: str) -> int:
    """What a visit gives; a page that takes only a press is pressed."""
    found = looked_at(client, address).status_code
    return client.post(address).status_code if found == 405 else int(found)


def test_every_page_is_in_the_map() -> None:
    named = [name for name, _given, _permission in pages()]
    assert len(named) == len(set(named)) > 60


def test_every_page_works_for_somebody_who_may(councils: dict[str, Any]) -> None:
    # Where both may, the scrutiny officer goes first, who keeps most of it.
    officer, administrator = client_of(Role.SCRUTINY_OFFICER), client_of(Role.COUNCIL_ADMINISTRATOR)
    faults = {}
    for name, address, permission in addresses(HERE, ids(councils[HERE])):
        may = permission in ROLES[Role.SCRUTINY_OFFICER]
        found = status(officer if may else administrator, address)
        if found not in WELL:
            faults[name] = found
    # What has been put to an owner is for the owner alone, and nobody holds that post; an absence is its person's own.
    own = dict.fromkeys([*OWNER_ALONE, "people:come_back", "people:take_back_absence"], 403)
    # What a round asks, and an answer to clear, are there for whoever is asked or clears.
    theirs = [one.name for one in routes() if one.permission and {"asking", "answer"} & set(one.given)]
    assert faults == own | dict.fromkeys(theirs, 404)


def test_no_page_is_open_to_anybody_else(councils: dict[str, Any]) -> None:
    # One test, because loading the sample takes longer than the visits.
    here, there = ids(councils[HERE]), ids(councils[THERE])
    assert without_the_right(addresses(HERE, here)) == []
    assert as_strangers(addresses(THERE, there)) == []
    assert signed_out(addresses(HERE, here)) == []
    assert with_foreign_ids(addresses(HERE, there)) == []


def without_the_right(found: list[Address]) -> list[tuple[str, str]]:
    """Pages that do not say 403 to a colleague whose role does not hold the verb, by role."""
    return [
        (role.value, name)
        for role in Role
        for client in [client_of(role)]
        for name, address, permission in found
        if permission not in ROLES[role] and both(client, address) != {403}
    ]


def as_strangers(found: list[Address]) -> list[str]:
    """Pages of the other council that are there for somebody from here."""
    client = client_of(Role.SCRUTINY_OFFICER)
    return [name for name, address, _permission in found if both(client, address) != {404}]


def signed_out(found: list[Address]) -> list[str]:
    """Pages that do not send somebody signed out to sign in."""
    sent = {name: PageClient().get(address).headers.get("Location", "") for name, address, _permission in found}
    return [name for name, where in sent.items() if not where.startswith("/account/sign-in/?next=")]


def with_foreign_ids(found: list[Address]) -> list[str]:
    """Pages under one's own council that are there for an id of the other's."""
    given = {name for name, parameters, _permission in pages() if set(parameters) - NOT_OBJECTS}
    officer, administrator = client_of(Role.SCRUTINY_OFFICER), client_of(Role.COUNCIL_ADMINISTRATOR)
    return [
        name
        for name, address, permission in found
        for client in [officer if permission in ROLES[Role.SCRUTINY_OFFICER] else administrator]
        if name in given and both(client, address) - {404, 405}
    ]


def both(client: PageClient, address: str) -> set[int]:
    """What reading a page and pressing something on it give."""
    return {client.get(address).status_code, client.post(address).status_code}
