"""Known and unknown addresses get the same reply, byte for byte, and tries are counted for all processes together."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache, caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.councils.permissions import Role
from followthrough.joining.models import Tries
from tests.web.client import PageClient
from tests.web.conftest import add_member

KNOWN, UNKNOWN = "scrutiny_officer@saltmere.example", "somebody_unknown@saltmere.example"
assert len(KNOWN) == len(UNKNOWN)
AT_EACH_REQUEST = {"Content-Security-Policy", "Expires", "X-Request-ID"}
TOKENS = re.compile(rb'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def member(council: Any) -> Any:
    cache.clear()
    return add_member(council, Role.SCRUTINY_OFFICER)


def reply(path: str, address: str, **form: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body, with what differs at every request and the address itself taken out."""
    cache.clear()
    client = PageClient()
    got = client.post(path, {name: value.replace("ADDRESS", address) for name, value in form.items()})
    headers = {name: value for name, value in got.items() if name not in AT_EACH_REQUEST}
    cookies = sorted(got.cookies)
    body = TOKENS.sub(b"", got.content).replace(address.encode(), b"ADDRESS")
    return got.status_code, {**headers, "cookies": str(cookies)}, body


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/account/reset/", {"email": "ADDRESS"}),
        ("/account/sign-in/", {"login": "ADDRESS", "password": "not the password"}),
    ],
)
def test_the_reply_is_the_same_byte_for_byte(path: str, form: dict[str, str]) -> None:
    assert reply(path, KNOWN, **form) == reply(path, UNKNOWN, **form)


def test_an_unknown_address_costs_a_password_check_too(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a: hashed.append("once") or encode(*a))
    counts = []
    for address in (KNOWN, UNKNOWN):
        hashed.clear()
        reply("/account/sign-in/", address, login="ADDRESS", password="not the password")
        counts.append(len(hashed))
    assert counts[0] == counts[1] > 0


def shape(address: str) -> list[str]:
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        PageClient().post("/account/reset/", {"email": address})
    return [re.sub(r"'[^']*'|\b[0-9a-f]{32,}\b|\d+", "?", one["sql"]) for one in captured]


def test_asking_for_a_new_password_asks_the_database_the_same(council: Any) -> None:
    assert shape(KNOWN) == shape(UNKNOWN)


def test_a_spoofed_header_gets_nobody_more_tries() -> None:
    def tried(number: int) -> int:
        header = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}"}
        given = {"email": f"{number}@saltmere.example"}
        return int(PageClient().post("/account/reset/", given, **header).status_code)

    assert [tried(number) for number in range(21)] == [302] * 20 + [429]


def test_behind_a_proxy_only_what_the_proxy_says_counts(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def tried(number: int, visitor: str) -> int:
        header = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{number}, {visitor}"}
        given = {"email": f"{number}@saltmere.example"}
        return int(PageClient().post("/account/reset/", given, **header).status_code)

    assert [tried(number, "203.0.113.7") for number in range(21)] == [302] * 20 + [429]
    assert tried(30, "203.0.113.8") == 302


def test_tries_are_counted_in_the_database_and_say_nothing_of_who_tried() -> None:
    PageClient().post("/account/sign-in/", {"login": KNOWN, "password": "wrong"})
    kept = str(list(Tries.objects.values()))
    assert Tries.objects.count() > 0
    assert [word for word in ("127.0.0.1", KNOWN, "login_failed") if word in kept] == []


def test_another_process_counts_on() -> None:
    """A process of its own has a cache object of its own, and no memory but the table."""
    for _ in range(5):
        PageClient().post("/account/sign-in/", {"login": KNOWN, "password": "wrong"})
    caches.close_all()
    del caches["default"]
    page = PageClient().post("/account/sign-in/", {"login": KNOWN, "password": "wrong"}).content.decode()
    assert "Too many wrong passwords" in page


def test_looking_at_a_page_writes_nothing() -> None:
    writes = ("INSERT", "UPDATE", "DELETE")
    client = PageClient()
    for path in ("/account/sign-in/", "/account/reset/", "/account/join/"):
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        assert [one["sql"] for one in captured if one["sql"].startswith(writes)] == []
