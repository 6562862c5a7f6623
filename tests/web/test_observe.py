"""Canaries in every kind of request that fails: none reaches the log, and each request leaves one line."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from followthrough.config.logs import logging_settings
from followthrough.config.urls import handler400, handler403, handler404, handler500
from followthrough.config.urls import urlpatterns as real
from followthrough.councils.models import User
from followthrough.lib.steps import Step, Steps
from followthrough.web.access import public
from tests.web.client import PageClient

HANDLERS = (handler400, handler403, handler404, handler500)
WORD = "canarybird"
ADDRESS = f"{WORD}@saltmere.example"


@public
def broken(request: HttpRequest, word: str) -> HttpResponse:
    local = request.POST.get("text", ADDRESS)
    raise ValueError(f"{word} {local}")


@public
def clashing(request: HttpRequest) -> HttpResponse:
    User(email=ADDRESS).save()
    User(email=ADDRESS).save()
    return HttpResponse()


@public
def malformed(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT '{ADDRESS}' FROM no_such_table")
    return HttpResponse()


urlpatterns = [
    path("broken/<str:word>/", broken, name="broken"),
    path("clashing/", clashing, name="clashing"),
    path("malformed/", malformed, name="malformed"),
    *real,
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What production would have logged."""
    stream, made = io.StringIO(), logging_settings(production=True)
    made["handlers"]["console"]["stream"] = stream
    logging.config.dictConfig(made)
    yield stream
    logging.config.dictConfig(configured.LOGGING)


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def client(**options: Any) -> PageClient:
    return PageClient(raise_request_exception=False, **options)


def check(log: io.StringIO, route: str, status: int) -> list[dict[str, Any]]:
    """One line for the request, under its name, and no canary anywhere."""
    assert WORD not in log.getvalue()
    [request] = [line for line in lines(log) if line["event"] == "request"]
    assert (request["route"], request["status"]) == (route, status)
    return [line for line in lines(log) if line["event"] != "request"]


def test_a_mistake_of_ours_is_logged_by_kind_and_place(log: io.StringIO) -> None:
    reply = client().post(f"/broken/{WORD}/?q={WORD}", {"text": ADDRESS})
    assert reply.headers["X-Request-ID"] in reply.content.decode()
    [error] = check(log, "broken", 500)
    assert (error["request"], error["error"][0]["kind"]) == (reply.headers["X-Request-ID"], "builtins.ValueError")
    assert error["error"][0]["at"][-1].endswith(" broken")


@pytest.mark.parametrize("page", ["clashing", "malformed"])
def test_an_error_of_the_database_keeps_its_words_to_itself(log: io.StringIO, page: str) -> None:
    client().get(f"/{page}/")
    [error] = check(log, page, 500)
    assert error["error"][0]["kind"].startswith("django.db.utils.")


def test_an_address_that_leads_nowhere(log: io.StringIO) -> None:
    client().get(f"/{WORD}/nowhere/?email={ADDRESS}")
    check(log, "none", 404)


def test_a_link_to_reset_a_password(log: io.StringIO) -> None:
    client().get(f"/account/reset/{WORD}/{WORD}-key/")
    check(log, "account_reset_password_from_key", 200)


def test_the_address_of_a_calendar(log: io.StringIO) -> None:
    client().get(f"/calendar/saltmere/{WORD}.ics")
    check(log, "calendar", 404)


def test_a_form_without_its_token(log: io.StringIO) -> None:
    strict = client(enforce_csrf_checks=True)
    strict.post("/account/sign-in/", {"login": ADDRESS, "password": WORD}, headers={"Referer": f"https://{WORD}/"})
    check(log, "account_login", 403)


def test_a_wrong_password(log: io.StringIO) -> None:
    client().post("/account/sign-in/", {"login": ADDRESS, "password": WORD})
    check(log, "account_login", 200)


def test_another_host(log: io.StringIO) -> None:
    client().get("/account/sign-in/", headers={"Host": f"{WORD}.example"})
    check(log, "none", 400)


def test_an_upload_that_is_too_large(log: io.StringIO, settings: Any, officer: PageClient) -> None:
    settings.LARGEST_UPLOAD = 1000
    officer.post("/saltmere/imports/new/", {"file": SimpleUploadedFile(f"{WORD}.docx", WORD.encode() * 500)})
    check(log, "imports:new", 400)


def test_a_paper_that_nobody_can_read(log: io.StringIO, officer: PageClient) -> None:
    officer.post("/saltmere/imports/new/", {"file": SimpleUploadedFile(f"{WORD}.docx", WORD.encode() * 500)})
    check(log, "imports:new", 200)


def test_a_long_job_is_noted_at_its_end(log: io.StringIO, officer: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(**given: Any) -> Steps[None]:
        yield Step("read")
        assert log.getvalue() == ""
        raise ValueError(ADDRESS)

    monkeypatch.setattr("followthrough.exchange.actions.reading_in", broken_off)
    reply = officer.post("/saltmere/imports/new/", {"text": f"{WORD} " * 6_000})
    [failed] = check(log, "imports:new", 500)
    assert (failed["event"], failed["request"]) == ("job_failed", reply["X-Request-ID"])


def test_a_stranger_and_a_colleague_without_the_right(log: io.StringIO, stranger: PageClient, council: Any) -> None:
    stranger.get(f"/saltmere/reviews/?q={WORD}")
    check(log, "reviews:index", 404)


@pytest.mark.parametrize(
    ("proxies", "given", "taken"),
    [
        (1, "0123456789abcdef0123456789abcdef", True),
        (0, "0123456789abcdef0123456789abcdef", False),
        (1, ADDRESS, False),
        (1, WORD, False),
        (1, "abc", False),
        (1, "a" * 65, False),
    ],
)
def test_a_request_id_is_taken_from_our_own_proxy_if_it_is_one(
    settings: Any, proxies: int, given: str, taken: bool
) -> None:
    settings.TRUSTED_PROXIES = proxies
    reply = client().get("/accessibility/", headers={"X-Request-ID": given})
    assert (reply.headers["X-Request-ID"] == given) is taken


def test_a_method_of_ones_own_is_not_logged(log: io.StringIO) -> None:
    client().generic(WORD.upper(), "/accessibility/")
    [line] = [line for line in lines(log) if line["event"] == "request"]
    assert line["method"] == "other"
    assert WORD.upper() not in log.getvalue()
