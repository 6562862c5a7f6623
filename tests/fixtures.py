"""Fixtures for tests of the rooms below the doors: a council, its officer, and a second council."""

from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions
from followthrough.councils.permissions import Role


def make_council(slug: str, name: str) -> tuple[Any, Any]:
    """A council and its scrutiny officer, as (council, person)."""
    council = actions.create_council(slug=slug, name=name)
    user = actions.create_sign_in(email=f"officer@{slug}.example", password=None)
    person = actions.add_person(council=council, by=None, name=f"Officer of {name}", email=user.email)
    actions.give_role(
        council=council,
        by=None,
        user=user,
        person=person,
        role=Role.SCRUTINY_OFFICER,
        first_day=date(2020, 1, 1),
    )
    return council, person


@pytest.fixture
def home(db: None) -> tuple[Any, Any]:
    """A council and its officer."""
    return make_council("saltmere", "Saltmere City Council")


@pytest.fixture
def away(db: None) -> tuple[Any, Any]:
    """Another council and its officer."""
    return make_council("otherby", "Otherby Borough Council")
