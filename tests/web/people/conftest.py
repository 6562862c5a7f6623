"""What the tests of people and posts share: an administrator, a post with two holders, a committee."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from followthrough.councils import actions
from followthrough.councils.permissions import Role
from tests.web.client import PageClient

MAY_NOT_READ = [Role.COMMITTEE_MEMBER, Role.CONTRIBUTOR]
MAY_NOT_CHANGE = [role for role in Role if role is not Role.COUNCIL_ADMINISTRATOR]
NOWHERE = uuid4()


@pytest.fixture
def administrator(signed_in: Callable[[Role], PageClient]) -> PageClient:
    """Who keeps people and posts."""
    return signed_in(Role.COUNCIL_ADMINISTRATOR)


@pytest.fixture
def clerk(council: Any) -> Any:
    """A person of the council without a role."""
    return actions.add_person(council=council, by=None, name="Clerk to the Council", email="clerk@saltmere.example")


@pytest.fixture
def post(council: Any, clerk: Any) -> Any:
    """A post in a team, held since 2022, by somebody else since 2024."""
    team = actions.add_team(council=council, by=clerk, name="Parks")
    made = actions.add_post(council=council, by=clerk, title="Head of Parks", team=team)
    for name, first in (("First Holder", date(2022, 5, 2)), ("Second Holder", date(2024, 1, 15))):
        person = actions.add_person(council=council, by=clerk, name=name)
        actions.take_up_post(council=council, by=clerk, post=made, person=person, first_day=first)
    return made


@pytest.fixture
def committee(council: Any, clerk: Any) -> Any:
    """A committee that met in 2024 and meets again in 2040, chaired by the clerk."""
    made = actions.add_committee(council=council, by=clerk, name="Scrutiny Committee")
    for day in (date(2024, 1, 16), date(2040, 3, 6)):
        actions.add_meeting(council=council, by=clerk, committee=made, day=day)
    actions.seat(council=council, by=clerk, committee=made, person=clerk, kind="chair", first_day=date(2023, 5, 1))
    return made


def words_of(reply: Any) -> str:
    """The text of a page with white space folded."""
    return " ".join(reply.content.decode().split())
