"""Follows the links of the sample councils as a person of each role, the way people go through the pages.

The client looks at each page. A link that leads to a refusal or nowhere is a fault of the page that shows it.
"""

from collections import Counter
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.urls import Resolver404, resolve
from lxml import html

from followthrough.councils.permissions import Role
from followthrough.sample.facts import facts
from followthrough.sample.sign_ins import SignIn, sign_ins
from tests.web.client import PageClient, PageError

# How many pages of one kind are looked at: 48 recommendations need not all be, and whoever sees most sees several.
ALIKE = {Role.SCRUTINY_OFFICER: 3}
WELL = {200, 302}


def first_of_each_role() -> list[SignIn]:
    return list({one.role: one for one in reversed(sign_ins())}.values())


def real_names() -> tuple[str, ...]:
    return tuple(one["name"] for one in [*facts("reviews")["reviews"], *facts("stanhollow")["reviews"]])


def kind(address: str) -> tuple[str, ...]:
    """What makes two addresses alike: the same pattern, asked with the same parameters."""
    parts = urlsplit(address)
    try:
        route = resolve(parts.path).route
    except Resolver404:
        route = parts.path
    return (route, *sorted({name for name, _value in parse_qsl(parts.query)}))


def walk(client: PageClient, start: str, at_most: int) -> dict[str, tuple[str, int]]:
    """Every address that did not go well, with the page that links to it and the status."""
    waiting, seen, alike = [(start, "")], {start}, Counter[tuple[str, ...]]()
    faults = {}
    while waiting:
        address, shown_on = waiting.pop(0)
        alike[kind(address)] += 1
        if alike[kind(address)] > at_most:
            continue
        reply = looked_at(client, address)
        if reply.status_code not in WELL:
            faults[address] = (shown_on, reply.status_code)
        links = [*links_of(reply, address), *([urljoin(address, reply.url)] if reply.status_code == 302 else [])]
        waiting += [(link, address) for link in links if link not in seen]
        seen.update(links)
    return faults


def looked_at(client: PageClient, address: str) -> Any:
    """The reply; a page with a fault says at which address."""
    try:
        return client.get(address)
    except PageError as fault:
        raise PageError(f"{address}: {fault}") from None


def links_of(reply: Any, address: str) -> list[str]:
    """Where a page leads within the site, each once, in the order of the page."""
    if reply.streaming or not reply.get("Content-Type", "").startswith("text/html") or not reply.content:
        return []
    page = html.fromstring(reply.content)
    found = [urldefrag(urljoin(address, link)).url for link in page.xpath("//a/@href | //img/@src")]
    return [link for link in dict.fromkeys(found) if link.startswith("/") and not link.startswith("/static/")]


def client_of(one: SignIn) -> PageClient:
    client = PageClient(neutral=real_names())
    client.force_login(get_user_model().objects.get(email=one.email))
    return client


def test_there_is_somebody_of_every_role() -> None:
    assert {one.role for one in first_of_each_role()} == set(Role)


@pytest.mark.only_on("sqlite")  # whatever the engine, it is the same pages, and there are many
def test_every_link_leads_somewhere_for_everybody(own_sample: None) -> None:
    faults = {
        one.role: walk(client_of(one), f"/{one.council}/", ALIKE.get(one.role, 1)) for one in first_of_each_role()
    }
    assert {role: found for role, found in faults.items() if found} == {}
