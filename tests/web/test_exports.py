"""Every list as a file, found in the map of addresses: the same rows in each form, marked, with neutral names."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

import openpyxl
import pytest

from followthrough.councils import actions, queries
from followthrough.councils.permissions import ROLES, Permission, Role
from followthrough.lib import clock
from followthrough.web import exports
from tests.cast import REAL_NAME
from tests.web.addresses import addresses, furnish, ids, pages
from tests.web.client import PageClient
from tests.web.conftest import add_member

NOTICE = "Not checked for publication"
# Documents and sheets to fill in, not lists; and an original is the paper that was sent.
DOCUMENTS = {"reviews:appendix", "reviews:progress", "reviews:exempt_appendix", "reviews:exempt"}
DOCUMENTS |= {"people:post_file", "people:person_file", "rounds:answer_sheet_file", "rounds:recipient_sheet"}
DOCUMENTS |= {"service_reviews:sheet", "steering:pack_file"}
LISTS = sorted(name for name, given, _permission in pages() if "form" in given and name not in DOCUMENTS)


def client_of(council: Any, *roles: Role) -> PageClient:
    """Somebody who holds all those roles."""
    user = add_member(council, roles[0])
    person = queries.people(council, clock.today())[0][0]
    for role in roles[1:]:
        actions.give_role(council=council, by=None, user=user, person=person, role=role, first_day=date(2021, 1, 1))
    client = PageClient()
    client.force_login(user)
    return client


@pytest.fixture
def somebody(council: Any) -> PageClient:
    """The officer who is administrator as well, at a council that has something of every kind."""
    client = client_of(council, Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR)
    add_member(council, Role.CONTRIBUTOR)
    [keeper] = queries.people_with(council, Permission.KEEP_REVIEWS, clock.today())
    [asker] = {p for p, roles in queries.people(council, clock.today()) if Role.CONTRIBUTOR in roles}
    furnish(council, keeper, asker)
    return client


def fetched(client: PageClient, address: str) -> tuple[Any, list[dict[str, Any]]]:
    """The file and its rows, by column heading or name."""
    reply = client.get(address)
    assert reply.status_code == 200, address
    if address.endswith(".csv"):
        text = reply.content.decode("utf-8-sig")
        return reply, list(csv.DictReader(io.StringIO(text, newline="")))
    if address.endswith(".json"):
        return reply, json.loads(reply.content)["rows"]
    sheet = openpyxl.load_workbook(io.BytesIO(reply.content)).active
    assert sheet is not None
    heading, *rows = sheet.iter_rows()
    assert "f" not in {cell.data_type for row in rows for cell in row}, address
    return reply, [dict(zip([c.value for c in heading], [c.value for c in row], strict=True)) for row in rows]


def test_every_list_is_there() -> None:
    assert len(LISTS) >= 14


def test_every_list_is_the_same_in_each_form(council: Any, somebody: PageClient) -> None:
    given = ids(council)
    for name in LISTS:
        [address] = [where for one, where, _permission in addresses("saltmere", given) if one == name]
        stem = address.rsplit(".", 1)[0]
        files = {form: fetched(somebody, f"{stem}.{form}") for form in exports.FORMS}
        rows = {form: found for form, (_reply, found) in files.items()}
        assert len(rows["csv"]) == len(rows["xlsx"]) == len(rows["json"]), name
        assert {row["Notice"] for row in rows["csv"]} <= {NOTICE}, name
        assert {row["Notice"] for row in rows["xlsx"]} <= {NOTICE}, name
        assert json.loads(files["json"][0].content)["notice"] == NOTICE, name
        for form, (reply, _rows) in files.items():
            given_name = reply.headers["Content-Disposition"]
            assert re.search(rf'^attachment; filename="[a-z0-9-]+-as-at-\d{{4}}-\d\d-\d\d\.{form}"$', given_name), name
            assert REAL_NAME.lower() not in given_name, name
        assert somebody.get(f"{stem}.pdf").status_code == 404, name


def test_days_and_moments_are_typed(council: Any, somebody: PageClient) -> None:
    _reply, [row, *_rest] = fetched(somebody, "/saltmere/trail/rows.xlsx")
    assert type(row["Number"]) is int
    assert row["At"].date() == clock.today()
    _reply, meetings = fetched(somebody, "/saltmere/people/committees/rows.xlsx")
    assert {type(row["Last met"]).__name__ for row in meetings} <= {"datetime", "NoneType"}


def test_a_list_that_is_too_long_says_so(somebody: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_ROWS", 1)
    for address in ("/saltmere/recommendations/rows.csv", "/saltmere/trail/rows.csv", "/saltmere/people/rows.csv"):
        reply = somebody.get(address)
        assert reply.status_code == 400, address
        assert "There are too many rows for one file." in reply.content.decode(), address


def test_addresses_are_for_those_who_see_them(council: Any, somebody: PageClient) -> None:
    assert "E-mail address" in fetched(somebody, "/saltmere/people/rows.csv")[1][0]
    officer = client_of(council, Role.LEAD_OFFICER)
    assert "E-mail address" not in fetched(officer, "/saltmere/people/rows.csv")[1][0]


def test_who_sees_the_page_and_may_not_export_gets_no_file(council: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = client_of(council, Role.LEAD_OFFICER)
    monkeypatch.setitem(ROLES, Role.LEAD_OFFICER, ROLES[Role.LEAD_OFFICER] - {Permission.EXPORT})
    assert officer.get("/saltmere/people/").status_code == 200
    assert officer.get("/saltmere/people/rows.csv").status_code == 403
