"""A council with somebody at work in it, made once for a file of page tests; what each test writes is rolled back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any, NamedTuple

import pytest

from followthrough.councils import actions
from followthrough.councils.permissions import Role
from tests.web.client import PageClient
from tests.web.conftest import add_member
from tests.web.world import taken_back


class Standing(NamedTuple):
    """The council, the sign-in of its scrutiny officer, and what was made of both."""

    council: Any
    user: Any
    made: Any


@contextmanager
def standing(make: Callable[[Any, Any], Any]) -> Iterator[Standing]:
    """Until the end, in a transaction: a council, and what `make(council, officer)` makes there."""
    with taken_back():
        council = actions.create_council(slug="saltmere", name="Saltmere City Council")
        user = add_member(council, Role.SCRUTINY_OFFICER)
        yield Standing(council, user, make(council, user.memberships.get().person))


def once(make: Callable[[Any, Any], Any]) -> tuple[Any, Any, Any, Any]:
    """The fixtures (stands, council, officer, what was made) for a file or a folder; give each a name there.

    The last three take the place of those of `tests/web/conftest.py`, and are each test's own to change.
    """

    @pytest.fixture(scope="module")
    def stands(django_db_setup: None, django_db_blocker: Any) -> Iterator[Standing]:
        with django_db_blocker.unblock(), standing(make) as found:
            yield found

    @pytest.fixture
    def council(stands: Standing, db: None) -> Any:
        return deepcopy(stands.council)

    @pytest.fixture
    def officer(stands: Standing, db: None) -> PageClient:
        client = PageClient()
        client.force_login(deepcopy(stands.user))
        return client

    @pytest.fixture
    def made(stands: Standing, db: None) -> Any:
        return deepcopy(stands.made)

    return stands, council, officer, made
