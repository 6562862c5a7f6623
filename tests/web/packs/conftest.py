"""A report on the small review, and a layout, at the council of the page tests: its scrutiny officer's."""

from typing import Any

import pytest

from followthrough.councils.models import Person
from followthrough.councils.permissions import Role
from followthrough.packs import actions
from followthrough.packs.models import ReportLayout
from tests.packs.desk import LAYOUT, Desk, at_work
from tests.web.client import PageClient
from tests.web.packs.layouts import ALL
from tests.web.standing import once

stands, council, officer, desk = once(lambda council, officer: at_work((council, officer)))


@pytest.fixture
def at(desk: Desk) -> str:
    """The address of the report."""
    return f"/saltmere/reports/{desk.report.id}/"


@pytest.fixture
def keeper(council: Any, officer: PageClient) -> dict[str, Any]:
    by = Person.objects.get(council=council, name=f"Sample {Role.SCRUTINY_OFFICER}")
    return {"council": council, "by": by}


@pytest.fixture
def row(keeper: dict[str, Any]) -> ReportLayout:
    return actions.save_layout(**keeper, layout=LAYOUT, of=None)


@pytest.fixture
def laid(row: ReportLayout) -> str:
    """The address of the layout."""
    return f"{ALL}{row.id}/"
