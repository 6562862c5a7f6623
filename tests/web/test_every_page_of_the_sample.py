"""Every page of the map, with ids of the sample council, as somebody who may see it; `test_matrix.py` asks as all."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.councils import queries
from followthrough.councils.permissions import ROLES, Permission, Role
from followthrough.lib import clock
from tests.web.addresses import addresses, furnish, ids, pages
from tests.web.client import PageClient
from tests.web.matrix import OWNER_ALONE, routes
from tests.web.test_walk import first_of_each_role, looked_at, real_names

HERE = "merrowbridge"
WELL = {200, 302}
pytestmark = pytest.mark.only_on("sqlite")  # whatever the engine, it is the same pages, and there are many


@pytest.fixture
def council(own_sample: None) -> Any:
    """The sample council with something of every kind."""
    found = queries.council_by_slug(HERE)
    # A redaction is decided by another than the one who asks.
    keeper = queries.people_with(found, Permission.KEEP_REVIEWS, clock.today())[0]
    askers = queries.people_with(found, Permission.ASK_REDACTION, clock.today())
    furnish(found, keeper, next(one for one in askers if one != keeper))
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


def test_every_page_works_for_somebody_who_may(council: Any) -> None:
    # Where both may, the scrutiny officer goes first, who keeps most of it.
    officer, administrator = client_of(Role.SCRUTINY_OFFICER), client_of(Role.COUNCIL_ADMINISTRATOR)
    faults = {}
    for name, address, permission in addresses(HERE, ids(council)):
        may = permission in ROLES[Role.SCRUTINY_OFFICER]
        found = status(officer if may else administrator, address)
        if found not in WELL:
            faults[name] = found
    # What has been put to an owner is for the owner alone, and nobody holds that post; an absence is its person's own.
    own = dict.fromkeys([*OWNER_ALONE, "people:come_back", "people:take_back_absence"], 403)
    # What a round asks, and an answer to clear, are there for whoever is asked or clears.
    theirs = [one.name for one in routes() if one.permission and {"asking", "answer"} & set(one.given)]
    assert faults == own | dict.fromkeys(theirs, 404)
