"""A programme with its steering group, of the council that the clients of the page tests sign in to."""

from typing import Any

import pytest

from followthrough.councils import actions
from tests.accreditation.cast import gardening
from tests.accreditation.steered import Steered, steered


@pytest.fixture
def one(council: Any) -> Steered:
    clerk = actions.add_person(council=council, by=None, name="Clerk")
    return steered(gardening(council, clerk))
