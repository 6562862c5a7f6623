"""Where a person is signed in, and ending it there."""

import re
from typing import Any

import pytest
from django.core.cache import cache

from followthrough.councils.permissions import Role
from followthrough.joining.models import Session
from followthrough.joining.sessions import SessionStore
from tests.web.client import PageClient
from tests.web.conftest import PASSWORD, add_member

ADDRESS = "lead_officer@saltmere.example"
PAGE = "/account/sessions/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1"


@pytest.fixture(autouse=True)
def member(council: Any) -> Any:
    cache.clear()
    return add_member(council, Role.LEAD_OFFICER)


def arrives(browser: str) -> PageClient:
    client = PageClient(headers={"User-Agent": browser})
    client.post("/account/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    return client


def test_the_list_shows_families_of_browsers_and_no_addresses() -> None:
    desk = arrives(FIREFOX)
    arrives(SAFARI)
    page = desk.get(PAGE).content.decode()
    assert "Firefox on Windows" in page
    assert "Safari on iPhone" in page
    assert page.count("This browser") == 1
    keys = [row.session_key for row in Session.objects.all()]
    assert [one for one in ("127.0.0.1", "Gecko", *keys) if one in page] == []
    kept = str([(SessionStore().decode(row.session_data), row.browser, row.system) for row in Session.objects.all()])
    assert [one for one in ("127.0.0.1", "Gecko", "rv:120") if one in kept] == []


def test_one_is_ended_by_a_press() -> None:
    desk, phone = arrives(FIREFOX), arrives(SAFARI)
    [mark] = re.findall(r'name="session" value="([^"]+)"', desk.get(PAGE).content.decode())
    reply = desk.post(PAGE, {"session": mark}, follow=True)
    assert "You are signed out there." in reply.content.decode()
    assert phone.get("/saltmere/").status_code == 302
    assert desk.get("/saltmere/").status_code == 200
    assert "That had ended already." in desk.post(PAGE, {"session": mark}, follow=True).content.decode()


def test_all_others_are_ended_by_a_press() -> None:
    desk, phone, tablet = arrives(FIREFOX), arrives(SAFARI), arrives(SAFARI)
    desk.post(PAGE, {"others": "yes"})
    assert [one.get("/saltmere/").status_code for one in (desk, phone, tablet)] == [200, 302, 302]


def test_nobody_ends_anothers(council: Any, officer: PageClient) -> None:
    desk = arrives(FIREFOX)
    officer.get(PAGE)
    [row] = Session.objects.filter(user__email=ADDRESS)
    for guess in (row.session_key, "x"):
        officer.post(PAGE, {"session": guess})
    assert desk.get("/saltmere/").status_code == 200


def test_a_changed_password_ends_all_others() -> None:
    desk, phone = arrives(FIREFOX), arrives(SAFARI)
    new = {"oldpassword": PASSWORD, "password1": "quite another password", "password2": "quite another password"}
    desk.post("/account/password/", new)
    assert phone.get("/saltmere/").status_code == 302


def test_the_page_leads_from_the_persons_own(nobody: PageClient) -> None:
    desk = arrives(FIREFOX)
    page = desk.get("/account/").content.decode()
    assert ADDRESS in page
    assert PAGE in page
    assert nobody.get("/account/").status_code == nobody.get(PAGE).status_code == 302
