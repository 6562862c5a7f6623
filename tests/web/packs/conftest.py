"""A report on the small review at the council of the page tests, written by its scrutiny officer."""

from typing import Any

import pytest

from followthrough.councils.models import Person
from followthrough.councils.permissions import Role
from tests.packs.desk import Desk, at_work
from tests.web.client import PageClient


@pytest.fixture
def desk(council: Any, officer: PageClient) -> Desk:
    return at_work((council, Person.objects.get(council=council, name=f"Sample {Role.SCRUTINY_OFFICER}")))


@pytest.fixture
def at(desk: Desk) -> str:
    """The address of the report."""
    return f"/saltmere/reports/{desk.report.id}/"
