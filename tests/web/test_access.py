"""`page` decides who gets in. A page of the test's own, so that no room's change can blunt it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import path
from lxml import html

from followthrough.config.urls import handler403, handler404
from followthrough.config.urls import urlpatterns as real
from followthrough.councils import actions, queries
from followthrough.councils.permissions import Permission, Role, SecondStep
from followthrough.lib import clock
from followthrough.web.access import FORM, CouncilRequest, page
from tests.web.client import PageClient
from tests.web.conftest import add_member

HANDLERS = (handler403, handler404)


@page(Permission.IMPORT)
def only_reads(request: CouncilRequest) -> HttpResponse:
    return HttpResponse(f"{request.council.slug} {request.member.person.name}", content_type="text/plain")


@page(Permission.IMPORT, methods=FORM)
def takes_forms(request: CouncilRequest) -> HttpResponse:
    return HttpResponse("taken", content_type="text/plain")


urlpatterns = [
    path("<slug:council>/only-reads/", only_reads),
    path("<slug:council>/takes-forms/", takes_forms),
    *real,
]
PAGE = "/saltmere/only-reads/"

pytestmark = pytest.mark.urls(__name__)


def test_somebody_with_the_right_is_let_in(officer: PageClient) -> None:
    reply = officer.get(PAGE)
    assert (reply.status_code, reply.content) == (200, b"saltmere Sample scrutiny_officer")


def test_a_colleague_without_the_right_gets_403(signed_in: Callable[[Role], PageClient]) -> None:
    reply = signed_in(Role.COMMITTEE_MEMBER).get(PAGE)
    assert reply.status_code == 403
    assert "Saltmere City Council" in reply.content.decode()


def test_a_stranger_and_an_unknown_council_look_alike(stranger: PageClient, council: Any) -> None:
    strange, unknown = stranger.get(PAGE), stranger.get("/nowhere/only-reads/")
    assert (strange.status_code, unknown.status_code) == (404, 404)
    assert re.sub(b'nonce="[^"]+"', b"", strange.content) == re.sub(b'nonce="[^"]+"', b"", unknown.content)
    assert b"Saltmere" not in strange.content


def test_the_signed_out_are_sent_to_sign_in_whether_or_not_the_council_exists(nobody: PageClient, council: Any) -> None:
    there = nobody.get(f"{PAGE}?as-at=2024-01-16").url
    assert there == "/account/sign-in/?next=/saltmere/only-reads/%3Fas-at%3D2024-01-16"
    assert nobody.get("/nowhere/only-reads/").url == "/account/sign-in/?next=/nowhere/only-reads/"


def test_a_role_that_has_ended_no_longer_opens_anything(council: Any, nobody: PageClient) -> None:
    user = add_member(council, Role.SCRUTINY_OFFICER)
    nobody.force_login(user)
    assert nobody.get(PAGE).status_code == 200
    [(person, _roles)] = queries.people(council, clock.today())
    [row] = queries.memberships(council, person)
    yesterday = clock.today() - timedelta(days=1)
    actions.end_role(council=council, by=person, membership=row, last_day=yesterday)
    assert nobody.get(PAGE).status_code == 404


def test_a_page_takes_a_form_only_if_it_says_so(officer: PageClient) -> None:
    assert officer.post(PAGE).status_code == 405
    assert officer.post("/saltmere/takes-forms/").content == b"taken"


def test_a_form_needs_its_token(council: Any) -> None:
    client = PageClient(enforce_csrf_checks=True)
    client.force_login(add_member(council, Role.SCRUTINY_OFFICER))
    reply = client.post("/saltmere/takes-forms/")
    assert reply.status_code == 403
    assert "This form is out of date" in reply.content.decode()
    reply = client.post("/saltmere/takes-forms/", {"text": "The doors are mended.", "request_id": "a-long-number-0000"})
    assert copied(reply) == ["The doors are mended."]


def copied(reply: Any) -> list[str]:
    """What the page hands back to be copied."""
    return [str(area.text) for area in html.fromstring(reply.content).xpath("//textarea[@readonly]")]


def test_what_somebody_typed_who_was_signed_out_meanwhile_is_handed_back(officer: PageClient) -> None:
    officer.logout()
    reply = officer.post("/saltmere/takes-forms/", {"state": "complete", "text": "The doors\nare <b>mended</b>."})
    assert (reply.status_code, copied(reply)) == (403, ["The doors\nare <b>mended</b>."])
    assert officer.post("/saltmere/takes-forms/", {"state": "complete"}).url.startswith("/account/sign-in/")


def test_a_paper_that_goes_along_with_its_page_was_not_typed(officer: PageClient) -> None:
    officer.logout()
    along = {"again": "UEsDBBQABgAI" * 1000, "again_name": "our tracker.xlsx", "take": "the table on sheet Progress"}
    assert copied(officer.post("/saltmere/takes-forms/", {**along, "text": "Doors are mended."})) == [
        "Doors are mended."
    ]
    assert officer.post("/saltmere/takes-forms/", along).url.startswith("/account/sign-in/")


def test_so_it_is_where_a_second_step_is_asked_meanwhile(officer: PageClient, council: Any) -> None:
    type(council).objects.filter(id=council.id).update(second_step=SecondStep.EVERYBODY)
    reply = officer.post("/saltmere/takes-forms/", {"text": "The doors are mended."})
    assert (reply.status_code, copied(reply)) == (403, ["The doors are mended."])
    assert officer.post("/saltmere/takes-forms/").url == "/account/second-step/"


def test_a_password_is_never_handed_back(nobody: PageClient) -> None:
    strict = PageClient(enforce_csrf_checks=True)
    typed = {"login": "officer@saltmere.example", "password": "a long password for tests"}
    assert copied(strict.post("/account/sign-in/", typed)) == []


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(officer: PageClient, method: str) -> None:
    assert getattr(officer, method)("/saltmere/takes-forms/").status_code == 405
