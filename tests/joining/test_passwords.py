from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.joining.actions import passwords
from followthrough.joining.models import ResetAsked
from followthrough.lib import clock
from tests.letters import letters

KNOWN, UNKNOWN = "ann@saltmere.example", "nobody@saltmere.example"


@pytest.fixture
def ann(home: tuple[Any, Any]) -> Any:
    given = {"council": home[0], "by": home[1], "role": Role.CONTRIBUTOR, "first_day": date(2024, 1, 1)}
    return councils.admit(**given, name="Ann", email=KNOWN)


def statements(address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        passwords.ask_reset(address=address)
    return [one["sql"].replace(address, "…") for one in captured]


def shape(sql: list[str]) -> list[str]:
    return [one.split("VALUES")[0] for one in sql]


def test_asking_is_the_same_work_for_a_known_and_an_unknown_address(ann: Any) -> None:
    assert shape(statements(KNOWN)) == shape(statements(UNKNOWN))


def test_the_worker_writes_to_those_that_are_known(home: tuple[Any, Any], ann: Any) -> None:
    for address in (KNOWN.upper(), UNKNOWN):
        passwords.ask_reset(address=address)
    [letter] = letters()
    assert (letter.to, letter.kind, letter.secret, letter.council_id) == (KNOWN, "reset", True, home[0].id)
    assert not ResetAsked.objects.exists()


def test_somebody_without_a_council_gets_no_letter(db: None) -> None:
    councils.create_sign_in(email=KNOWN, password=None)
    passwords.ask_reset(address=KNOWN)
    assert letters() == []


def test_a_former_member_gets_no_letter(home: tuple[Any, Any], ann: Any) -> None:
    row = ann.memberships.get()
    councils.end_role(council=home[0], by=home[1], membership=row, last_day=clock.today() - timedelta(days=1))
    passwords.ask_reset(address=KNOWN)
    assert letters() == []
