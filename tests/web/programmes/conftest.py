"""A programme that follows a made-up standard for allotments, and somebody who runs programmes."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.councils.permissions import Role
from tests.accreditation.cast import Gardening, gardening
from tests.web.client import PageClient


@pytest.fixture
def plots(council: Any) -> Gardening:
    return gardening(council, None)


@pytest.fixture
def lead(signed_in: Callable[[Role], PageClient]) -> PageClient:
    """A programme lead, who holds no post."""
    return signed_in(Role.PROGRAMME_LEAD)
