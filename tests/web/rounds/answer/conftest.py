"""A round that asks for updates, open."""

from typing import Any

import pytest

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from tests.web.client import PageClient
from tests.web.rounds.answering import Asking, asking, comes_in


@pytest.fixture
def cast(council: Any, officer: PageClient) -> Asking:
    [person] = councils.people_with(council, Permission.RUN_ROUNDS, clock.today())
    return asking(council, person)


@pytest.fixture
def link(cast: Asking) -> tuple[PageClient, str]:
    """Hanna's browser behind her link, and where her pages begin."""
    return comes_in(cast.link(cast.hanna))
