"""A round that asks for updates, open."""

import pytest

from tests.web.client import PageClient
from tests.web.rounds.answering import Asking, asking, comes_in
from tests.web.standing import once

stands, council, officer, cast = once(asking)


@pytest.fixture
def link(cast: Asking) -> tuple[PageClient, str]:
    """Hanna's browser behind her link, and where her pages begin."""
    return comes_in(cast.link(cast.hanna))
