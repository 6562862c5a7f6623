"""Axe looks at every page of the map, as somebody who may see it; and no page is wider than a telephone.

The addresses are found as people find them: by following links from the home page.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser

from tests.journeys import server
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import BRITISH, PHONE
from tests.journeys.pages.imports import CheckPage, NewImportPage
from tests.journeys.pages.redactions import AskPage
from tests.journeys.visitor import Visitor
from tests.web.test_every_page import EVERY
from tests.web.test_walk import kind, links_of

C = "<slug:council>/"
NO_PAGES = {
    "": "leads on to where one belongs",
    "account/password/set/": "leads on to the reset",
    C + "colours.css": "a style sheet",
    C + "reviews/<uuid:review>/fate.svg": "a picture on the review's page",
    C + "reviews/<uuid:review>/recommendations.<str:form>": "files to take away",
    C + "reviews/<uuid:review>/appendix.<str:form>": "files to take away; the page among them is scanned below",
    C + "commitments/<uuid:commitment>/no-change/": "answers a button only",
    C + "imports/<uuid:paper>/rows/": "answers buttons only",
}
# Reached by no link: from an e-mail, or at the end of something.
BY_ADDRESS = {
    "account/inactive/": "/account/inactive/",
    "account/reset/sent/": "/account/reset/sent/",
    "account/reset/done/": "/account/reset/done/",
    "account/reset/<str:uidb36>/<str:key>/": "/account/reset/1/an-old-key/",
    "account/sign-in/": "/account/sign-in/",
    "account/reset/": "/account/reset/",
    "demo/": "/demo/",
}
PAGES = [route for route, _pattern in EVERY if route not in NO_PAGES]
# The officer first; the others have pages that the officer may not see.
PEOPLE = ("Imogen Tarrant", "Rhodri Penhallow", "Priya Summerhayes", "Beatrix Ollerenshaw")
NOBODY = ""
MOST = 250  # addresses that are asked for in search of a page
WIDTH = "document.documentElement.scrollWidth"
ON_A_PHONE = {
    C,
    C + "reviews/<uuid:review>/",
    C + "reviews/<uuid:review>/after-committee/",
    C + "recommendations/<uuid:recommendation>/",
    C + "commitments/<uuid:commitment>/update/",
    C + "imports/<uuid:paper>/",
    C + "people/posts/<uuid:post>/",
    "account/sign-in/",
}


@pytest.fixture(scope="module")
def busy_site(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of this module's own, because something has to wait there: a paper, and words to be redacted."""
    with server.demo(shutil.copytree(loaded_demo, tmp_path_factory.mktemp("busy") / "demo")) as address:
        yield address


@pytest.fixture(scope="module")
def people(browser: Browser, busy_site: str, loaded_demo: Path) -> Iterator[dict[str, Visitor]]:
    """Somebody signed in for each name; `NOBODY` is signed out."""
    everybody = {name: Visitor(browser.new_context(**BRITISH).new_page(), busy_site) for name in (NOBODY, *PEOPLE)}
    for name in PEOPLE:
        everybody[name].picks(name)
    officer = everybody[PEOPLE[0]]
    NewImportPage.found_by(officer).upload(next(loaded_demo.glob("*.docx")))
    CheckPage(officer)
    AskPage.found_by(officer).ask("have no money for it", "It says more of a partner than was agreed.")
    yield everybody
    for visitor in everybody.values():
        visitor.page.context.close()


@pytest.fixture(scope="module")
def places(people: dict[str, Visitor]) -> dict[str, tuple[str, str]]:
    """For each page of the map, who came upon it and at which address."""
    found = {route: (NOBODY, path) for route, path in BY_ADDRESS.items()}
    for name in PEOPLE:
        for path in paths(people[name], set(PAGES), set(found)):
            found.setdefault(route_of(path), (name, path))
    return found


def paths(visitor: Visitor, wanted: set[str], found: set[str]) -> Iterator[str]:
    """Every address to which links lead from the home page, until nothing is wanted any more.

    Next comes always a page of the kind that was looked at least often.
    """
    home = "/merrowbridge/"
    waiting, seen, alike = [home], {home}, Counter[tuple[str, ...]]()
    found.add(route_of(home))
    yield home
    while waiting and not wanted <= found and alike.total() < MOST:
        address = min(waiting, key=lambda one: alike[kind(one)])
        waiting.remove(address)
        alike[kind(address)] += 1
        new = [link for link in leads_to(visitor, address) if link not in seen]
        waiting += new
        seen.update(new)
        found.update(map(route_of, new))
        yield from new


def leads_to(visitor: Visitor, address: str) -> list[str]:
    """The links of a page, or where it leads on to."""
    reply = visitor.page.request.get(visitor.site + address, max_redirects=0)
    if "location" in reply.headers:
        return [urljoin(address, reply.headers["location"])]
    return links_of(HttpResponse(reply.body(), content_type=reply.headers["content-type"]), address)


def route_of(address: str) -> str:
    try:
        return str(resolve(address.split("?")[0]).route)
    except Resolver404:
        return address


@pytest.mark.parametrize("route", PAGES)
def test_axe_finds_nothing_on(route: str, places: dict[str, tuple[str, str]], people: dict[str, Visitor]) -> None:
    assert route in places, "no link leads there"
    who, path = places[route]
    visitor = people[who]
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    assert visitor.open(path).status == 200
    visitor.scan()
    visitor.page.set_viewport_size(PHONE)
    assert visitor.page.evaluate(WIDTH) == PHONE["width"]
    if route in ON_A_PHONE:
        visitor.scan()


@pytest.mark.parametrize("status", [403, 404])
def test_axe_finds_nothing_on_a_refusal(status: int, people: dict[str, Visitor]) -> None:
    path = {403: "/merrowbridge/people/add/", 404: "/merrowbridge/nowhere/"}[status]
    officer = people[PEOPLE[0]]
    assert officer.open(path).status == status
    officer.scan()


def test_axe_finds_nothing_on_the_appendix_as_a_page(
    people: dict[str, Visitor], places: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    officer = people[PEOPLE[0]]
    path = places[C + "reviews/<uuid:review>/decisions/"][1].replace("decisions/", "appendix.html")
    reply = officer.page.request.get(officer.site + path)
    assert reply.status == 200
    (tmp_path / "appendix.html").write_bytes(reply.body())
    officer.page.goto((tmp_path / "appendix.html").as_uri())
    assert_accessible(officer.page)


def test_what_is_no_page_is_still_on_the_map() -> None:
    assert {*NO_PAGES, *BY_ADDRESS} - {route for route, _pattern in EVERY} == set()
