"""A round that asks for updates, open."""

from typing import Any

import pytest

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from tests.web.client import PageClient
from tests.web.rounds.answering import Asking, asking


@pytest.fixture
def cast(council: Any, officer: PageClient) -> Asking:
    [person] = councils.people_with(council, Permission.RUN_ROUNDS, clock.today())
    return asking(council, person)
