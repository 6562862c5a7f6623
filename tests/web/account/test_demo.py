from typing import Any

import pytest

from followthrough.councils import actions
from followthrough.councils.permissions import Role
from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins
from tests.web.client import PageClient
from tests.web.conftest import add_member


@pytest.fixture
def demo(settings: Any, own_sample: None) -> PageClient:
    settings.DEMO = True
    return PageClient()


def test_everybody_of_the_sample_can_be_picked_and_signs_in(demo: PageClient) -> None:
    page = demo.get("/demo/").content.decode()
    assert [one.email for one in sign_ins() if f'value="{one.email}"' not in page] == []
    went = {one.email: demo.post("/demo/", {"person": one.email}).headers.get("Location") for one in sign_ins()}
    assert went == {one.email: f"/{one.council}/" for one in sign_ins()}


def test_nobody_else_can(demo: PageClient) -> None:
    council = actions.create_council(slug="saltmere", name="Saltmere City Council")
    real = add_member(council, Role.LEAD_OFFICER)
    assert real.email not in demo.get("/demo/").content.decode()
    assert demo.post("/demo/", {"person": real.email}).status_code == 200
    assert demo.get("/").status_code == 302


def test_the_printed_password_works(demo: PageClient) -> None:
    first = sign_ins()[0]
    assert demo.post("/account/sign-in/", {"login": first.email, "password": DEMO_PASSWORD}).url == "/"
    assert demo.get("/").url == f"/{first.council}/"
