"""The fixed cast of the page tests: one council, a person of every role, and a stranger from another council."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions
from followthrough.councils.permissions import Role
from tests.web.client import PageClient

FIRST_DAY = date(2021, 1, 1)
PASSWORD = "a long password for tests"


@pytest.fixture
def council(db: None) -> Any:
    return actions.create_council(slug="saltmere", name="Saltmere City Council")


@pytest.fixture
def elsewhere(db: None) -> Any:
    return actions.create_council(slug="otherby", name="Otherby Borough Council")


def add_member(council: Any, role: Role, name: str = "") -> Any:
    """A sign-in of that role at that council; its address is `<role>@<slug>.example`."""
    user = actions.create_sign_in(email=f"{role}@{council.slug}.example", password=PASSWORD)
    person = actions.add_person(council=council, by=None, name=name or f"Sample {role}")
    actions.give_role(council=council, by=None, user=user, person=person, role=role, first_day=FIRST_DAY)
    return user


@pytest.fixture
def signed_in(council: Any) -> Callable[[Role], PageClient]:
    """`signed_in(Role.LEAD_OFFICER)`: a client signed in at the council with that role."""

    def sign_in(role: Role) -> PageClient:
        client = PageClient()
        client.force_login(add_member(council, role))
        return client

    return sign_in


@pytest.fixture
def officer(signed_in: Callable[[Role], PageClient]) -> PageClient:
    """The scrutiny officer, who may do most."""
    return signed_in(Role.SCRUTINY_OFFICER)


@pytest.fixture
def stranger(elsewhere: Any) -> PageClient:
    """A scrutiny officer of another council."""
    client = PageClient()
    client.force_login(add_member(elsewhere, Role.SCRUTINY_OFFICER))
    return client


@pytest.fixture
def nobody(db: None) -> PageClient:
    """Somebody not signed in."""
    return PageClient()
