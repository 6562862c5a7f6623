"""Axe looks at every page of the map, as somebody who may see it; and no page is wider than a telephone.

The addresses are found as people find them: by following links from the home page.
"""

import shutil
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser

from followthrough.councils.permissions import ROLES, Role
from tests.journeys import server
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import BRITISH, PHONE
from tests.journeys.pages.imports import CheckPage, NewImportPage
from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.redactions import AskPage
from tests.journeys.pages.reports import AddLayoutPage, BeginPage, TemplatePage
from tests.journeys.pages.restriction import ExemptPage, RestrictedPage, RestrictPage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor
from tests.web.test_every_page import EVERY
from tests.web.test_walk import links_of

C = "<slug:council>/"
FILES = ".<str:form>"  # files to take away; the appendix as a page is scanned below
NO_PAGES = {
    "": "leads on to where one belongs",
    "healthz": "answers machines only",
    "readyz": "answers machines only",
    "metrics": "answers machines only",
    "account/password/set/": "leads on to the reset",
    "account/second-step/passkeys/": "leads on to the second step",
    "account/join/<slug:at>/<str:token>/": "leads on to the next",
    "answer/<slug:at>/<str:token>/": "leads on to the next",
    "calendar/<slug:at>/<str:token>.ics": "a file for calendar programs",
    C + "colours.css": "a style sheet",
    C + "yours/calendar/": "answers a button only",
    C + "yours/calendar/end/": "answers a button only",
    C + "yours/letter/": "answers a button only",
    C + "reviews/<uuid:review>/fate.svg": "a picture on the review's page",
    C + "programmes/<uuid:programme>/readiness/figure.svg": "a picture on the page of readiness",
    C + "programmes/<uuid:programme>/money/last-days.svg": "a picture on the page of a programme's money",
    C + "money/last-days.svg": "a picture on the page of funding",
    C + "frameworks/shipped/<slug:key>/": "answers a button only",
    C + "programmes/<uuid:programme>/relies/accept/": "answers a button only",
    C + "service-reviews/<uuid:audit>/sheet/take-in/": "answers a button only",
    C + "rounds/<uuid:round>/answers.svg": "a picture on the round's page",
    C + "rounds/<uuid:round>/above/<uuid:service>/<int:level>/": "not before answers are late",
    C + "rounds/<uuid:round>/look-again/": "answers a button only",
    C + "rounds/<uuid:round>/send/": "answers a button only",
    C + "commitments/<uuid:commitment>/no-change/": "answers a button only",
    C + "restricted/<uuid:restriction>/close/": "answers a button only",
    C + "letters/<uuid:letter>/again/": "answers a button only",
    C + "imports/<uuid:paper>/rows/": "answers buttons only",
    C + "imports/<uuid:paper>/original/": "a file to take away",
    C + "reports/<uuid:report>/versions/<int:number>/<str:file>": "a file to take away",
    C + "reports/template/built-in.docx": "a file to take away",
    C + "reports/template/<uuid:template>/file.docx": "a file to take away",
    C + "reports/template/<uuid:template>/example.docx": "a file to take away",
    C + "reports/layouts/<uuid:layout>/sections/<slug:section>/move/": "answers a button only",
    C + "reports/layouts/<uuid:layout>/clearers/<slug:clearer>/move/": "answers a button only",
}
IN_TEST_JOINING = {
    "account/join/",
    "demo/mailbox/<uuid:letter>/",
    C + "people/<uuid:person>/forget/",
    C + "people/invitations/<uuid:invitation>/again/",
    C + "people/invitations/<uuid:invitation>/withdraw/",
}
IN_TEST_SECOND_STEP = {
    "account/second-step/code/",
    "account/second-step/confirm/",
    "account/second-step/app/remove/",
    "account/second-step/recovery/",
    "account/second-step/recovery/new/",
    "account/second-step/passkeys/confirm/",
    "account/second-step/passkeys/<int:pk>/remove/",
    C + "people/<uuid:person>/remove-second-step/",
}
OPENED = "answer/-/<slug:tag>/"
MINE = C + "asked/<uuid:asking>/"
IN_TEST_ANSWERING = {
    OPENED,
    OPENED + "all/",
    OPENED + "update/<uuid:item>/",
    OPENED + "not-mine/<uuid:item>/",
    OPENED + "preview/",
    OPENED + "sent/<uuid:press>/",
    MINE,
    MINE + "update/<uuid:item>/",
    MINE + "not-mine/<uuid:item>/",
    MINE + "preview/",
    MINE + "sent/<uuid:press>/",
    C + "asked/",
    C + "clearing/",
    C + "clearing/<uuid:answer>/",
}
IN_TEST_IMPORT = {C + "imports/<uuid:paper>/undo/", C + "imports/words/<uuid:word>/forget/"}
IN_TEST_ROUNDS = {
    C + "rounds/<uuid:round>/give-up/",
    C + "rounds/<uuid:round>/reopen/",
    C + "rounds/recipients/<uuid:recipient>/note/",
    C + "rounds/recipients/<uuid:recipient>/letter/",
}
IN_TEST_HANDING_OVER = {C + "people/passed/<uuid:passing>/"}
IN_TEST_SHEETS = {
    "answer/-/<slug:tag>/sheet/",
    "answer/-/<slug:tag>/sheet/check/",
    "answer/-/<slug:tag>/sheet.<str:form>",
    C + "asked/<uuid:asking>/sheet/",
    C + "asked/<uuid:asking>/sheet/check/",
    C + "rounds/<uuid:round>/sheets/take-in/",
}
ELSEWHERE = {
    *IN_TEST_SHEETS,
    *IN_TEST_HANDING_OVER,
    *IN_TEST_ROUNDS,
    *NO_PAGES,
    *IN_TEST_JOINING,
    *IN_TEST_SECOND_STEP,
    *IN_TEST_IMPORT,
    *IN_TEST_ANSWERING,
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
    "demo/mailbox/": "/demo/mailbox/",
}
PAGES = [route for route, _pattern in EVERY if route not in ELSEWHERE and not route.endswith(FILES)]
# Between them they may see every page there is.
PEOPLE = {
    "Imogen Tarrant": Role.SCRUTINY_OFFICER,
    "Priya Summerhayes": Role.COUNCIL_ADMINISTRATOR,
    "Beatrix Ollerenshaw": Role.LEAD_OFFICER,
    "Tobias Wrexley": Role.PROGRAMME_LEAD,
}
OFFICER, SECOND, NOBODY = "Imogen Tarrant", "Rhodri Penhallow", ""
RECOMMENDATION = C + "recommendations/<uuid:recommendation>/"
DROP = C + "imports/<uuid:paper>/drop/"
# Only buttons lead from the rows of the paper that waits.
MEND = C + "imports/<uuid:paper>/rows/<int:position>/"
CONFIRM = C + "imports/<uuid:paper>/confirm/"
MATCH = C + "imports/<uuid:paper>/rows/<int:position>/match/"
SEARCH = C + "search/"  # the same
REPORT = C + "reports/<uuid:report>/"
THING = C + "rounds/items/<uuid:item>/"
# Pages of a kind whose links are followed; of recommendations, things asked and reports all, because each has had
# another fate.
ALIKE = 2
WIDTH = "document.documentElement.scrollWidth"
ON_A_PHONE = {
    C,
    C + "reviews/<uuid:review>/",
    C + "reviews/<uuid:review>/after-committee/",
    RECOMMENDATION,
    C + "commitments/<uuid:commitment>/update/",
    C + "imports/<uuid:paper>/",
    SEARCH,
    C + "people/posts/<uuid:post>/",
    C + "people/posts/<uuid:post>/pack/",
    C + "people/posts/<uuid:post>/pass-on/",
    C + "away/",
    C + "reports/<uuid:report>/",
    C + "reports/<uuid:report>/sections/<slug:section>/",
    C + "reports/<uuid:report>/guard/",
    C + "reports/layouts/<uuid:layout>/",
    C + "reports/layouts/<uuid:layout>/sections/<slug:section>/",
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
    names = (NOBODY, SECOND, *PEOPLE)
    everybody = {name: Visitor(browser.new_context(**BRITISH).new_page(), busy_site) for name in names}
    for name in (SECOND, *PEOPLE):
        everybody[name].picks(name)
    AskPage.found_by(everybody[SECOND]).ask("have no money for it", "It says more of a partner than was agreed.")
    NewImportPage.found_by(everybody[OFFICER]).upload(next(loaded_demo.glob("*.docx")))
    CheckPage(everybody[OFFICER])
    keep_apart(everybody[OFFICER])
    write_reports(everybody[OFFICER])
    yield everybody
    for visitor in everybody.values():
        visitor.page.context.close()


def keep_apart(officer: Visitor) -> None:
    """One recommendation restricted and opened, one that still has to be opened, and an exempt update."""
    for number in ("9", "10"):
        ReviewPage.named(officer, "Review 7").recommendation(number)
        RecommendationPage(officer)
        RestrictPage.of(officer).restrict([OFFICER, SECOND], "A colleague is named in it.")
    RestrictedPage.found_by(officer).open("Review 7, recommendation 9")
    ReviewPage.named(officer, "Review 7").recommendation("8")
    entry = RecommendationPage(officer).updates().first
    ExemptPage.of(entry, officer).mark("Paragraph 3", "The partner would bid higher.", "1 May 2099")


def write_reports(officer: Visitor) -> None:
    """A report that is finalised, with words that the guard found, and comes back; one that has just been begun.

    And how reports look: a layout, and a second Word template after a first.
    """
    ReviewPage.named(officer, "Review 7")
    report = BeginPage.of(officer).begin("23 January 2024", "Short report without numbers")
    report = report.fill_in_the_front_page("Progress").write("Summary", "Cllr Ann Example asked for this.")
    version = report.write("What has changed", "Little.").clear("Author").clear("Director").finalise()
    version.came_back(["36", "1"], "It was asked for, and two have answered.").put_last_to_owner()
    ReviewPage.named(officer, "Review 7")
    BeginPage.of(officer).begin("12 April 2022", "Short report without numbers")
    AddLayoutPage.found_by(officer, "Short report without numbers").add("Reports to the committee")
    template = TemplatePage.found_by(officer)
    template.use(template.built_in(), "First.docx").use(template.built_in(), "Second.docx")


@pytest.fixture(scope="module")
def places(people: dict[str, Visitor]) -> dict[str, tuple[str, str]]:
    """For each page of the map, who came upon it and at which address."""
    found = {route: (NOBODY, path) for route, path in BY_ADDRESS.items()}
    for name, role in PEOPLE.items():
        may = {None, *ROLES[role]}
        theirs = {route for route, pattern in EVERY if getattr(pattern.callback, "permission", None) in may}
        for path in paths(people[name], {route for route in theirs if route in PAGES and route not in found}):
            found.setdefault(route_of(path), (name, path))
    if DROP in found:
        paper = found[DROP][1].split("drop/")[0]
        for route, rest in ((MEND, "rows/1/"), (MATCH, "rows/1/match/"), (CONFIRM, "confirm/")):
            found[route] = (OFFICER, paper + rest)
    found[SEARCH] = (OFFICER, "/merrowbridge/search/?q=housing")
    return found


def paths(visitor: Visitor, wanted: set[str]) -> Iterator[str]:
    """Every address to which links lead from the home page, until every page wanted is among them."""
    home = "/merrowbridge/"
    waiting, seen, alike = deque([home]), {home}, Counter[str]()
    yield home
    wanted = wanted - {C, CONFIRM, MEND, MATCH, SEARCH}
    while waiting and wanted:
        address = waiting.popleft()
        kind = route_of(address)
        alike[kind] += 1
        if alike[kind] > ALIKE and not each_differs(kind):
            continue
        new = [link for link in leads_to(visitor, address) if link not in seen]
        waiting += new
        seen.update(new)
        wanted -= set(map(route_of, new))
        yield from new


def each_differs(kind: str) -> bool:
    """Whether pages of that kind lead to other pages each: of a report all but those that only print it."""
    prints = kind.startswith(f"{REPORT}preview/") or kind.endswith("read/<slug:document>/")
    return kind in {RECOMMENDATION, THING} or (kind.startswith(REPORT) and not prints)


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
    officer = people[OFFICER]
    assert officer.open(path).status == status
    officer.scan()


def test_axe_finds_nothing_on_the_appendix_as_a_page(
    people: dict[str, Visitor], places: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    officer = people[OFFICER]
    path = places[C + "reviews/<uuid:review>/decisions/"][1].replace("decisions/", "appendix.html")
    reply = officer.page.request.get(officer.site + path)
    assert reply.status == 200
    (tmp_path / "appendix.html").write_bytes(reply.body())
    officer.page.goto((tmp_path / "appendix.html").as_uri())
    assert_accessible(officer.page)


def test_what_is_no_page_is_still_on_the_map() -> None:
    assert {*ELSEWHERE, *BY_ADDRESS} - {route for route, _pattern in EVERY} == set()
