"""A council whose services owe updates, and its scrutiny officer who runs rounds."""

from typing import Any

import pytest

from followthrough.councils.models import Person
from followthrough.councils.permissions import Role
from tests.rounds.cast import Asking, asking
from tests.web.client import PageClient


@pytest.fixture
def cast(council: Any, officer: PageClient) -> Asking:
    """Everything of it but the round; the officer is the one who is signed in."""
    return asking((council, Person.objects.get(council=council, name=f"Sample {Role.SCRUTINY_OFFICER}")))
