"""Walks the map of addresses: every page says who may see it, and every page can be visited by everybody."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import get_resolver, path
from django.urls.resolvers import URLPattern, URLResolver

from followthrough.councils.permissions import ROLES, Permission, Role
from tests.web.client import PageClient
from tests.web.conftest import add_member

PUBLIC = {
    "accessibility",
    "account",
    "account_change_password",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_sessions",
    "account_set_password",
    "answer_all",
    "answer_done",
    "answer_gate",
    "answer_link",
    "answer_not_mine",
    "answer_preview",
    "answer_update",
    "calendar",
    "answer_sheet",
    "answer_sheet_check",
    "answer_sheet_file",
    "demo",
    "healthz",
    "metrics",
    "readyz",
    "join",
    "join_link",
    "mailbox",
    "mailbox_letter",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "start",
}


def patterns(resolver: Any, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the map with its pattern."""
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        else:
            yield route, one


def undeclared(found: list[tuple[str, URLPattern]]) -> list[str]:
    """Addresses whose view declares neither a permission nor that it is one of the public few."""
    return [
        route
        for route, pattern in found
        if not isinstance(getattr(pattern.callback, "permission", None), Permission)
        and not (pattern.name in PUBLIC and hasattr(pattern.callback, "permission"))
    ]


EVERY = list(patterns(get_resolver()))


def test_every_page_declares_who_may_see_it() -> None:
    assert undeclared(EVERY) == []


def test_a_page_that_declares_nothing_is_seen() -> None:
    def bare(request: object) -> HttpResponse:
        return HttpResponse()

    assert undeclared([("bare/", path("bare/", bare, name="bare"))]) == ["bare/"]
    assert undeclared([("start/", path("start/", bare, name="start"))]) == ["start/"]


def test_the_public_pages_are_these_and_no_others() -> None:
    public = {pattern.name for _route, pattern in EVERY if getattr(pattern.callback, "permission", None) is None}
    assert public == PUBLIC


def test_every_page_of_a_council_is_under_its_slug() -> None:
    declared = [route for route, pattern in EVERY if getattr(pattern.callback, "permission", None)]
    assert [route for route in declared if not route.startswith("<slug:council>/")] == []


def plain_pages() -> list[tuple[str, Permission]]:
    """Addresses of a council that need nothing but its slug, for GET."""
    return [
        (route.replace("<slug:council>", "saltmere"), pattern.callback.permission)  # type: ignore[attr-defined]
        for route, pattern in EVERY
        if getattr(pattern.callback, "permission", None) and route.count("<") == 1
    ]


@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_exactly_the_pages_it_may(council: Any, role: Role) -> None:
    client = PageClient()
    client.force_login(add_member(council, role))
    refused = {route for route, _may in plain_pages() if client.get(f"/{route}").status_code == 403}
    assert refused == {route for route, permission in plain_pages() if permission not in ROLES[role]}


def test_a_stranger_reaches_none(council: Any, stranger: PageClient) -> None:
    reached = {client_path: stranger.get(f"/{client_path}").status_code for client_path, _may in plain_pages()}
    assert set(reached.values()) == {404}


def test_somebody_signed_out_reaches_none(council: Any, nobody: PageClient) -> None:
    sent = {nobody.get(f"/{route}").headers.get("Location", "").split("?")[0] for route, _may in plain_pages()}
    assert sent == {"/account/sign-in/"}
