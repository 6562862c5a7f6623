"""The link of a round: where it leads, who is answering, and what it never gives away."""

import io
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from followthrough.audit.models import Event
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission, Role
from followthrough.joining.models import Session
from followthrough.lib import clock
from followthrough.rounds.actions import closing, planning, sending
from followthrough.rounds.models import Answer, Draft
from tests.web.client import PageClient
from tests.web.rounds.answering import REAL_NAME, Asking, asking, comes_in, opens


@pytest.fixture
def cast(council: Any, officer: PageClient) -> Asking:
    [person] = councils.people_with(council, Permission.RUN_ROUNDS, clock.today())
    return asking(council, person)


def text(reply: Any) -> str:
    return str(reply.content.decode())


def test_following_the_link_looks_nothing_up_and_leaves_the_token_nowhere(cast: Asking) -> None:
    link = cast.link(cast.hanna)
    token = link.rstrip("/").rpartition("/")[2]
    events = Event.objects.count()
    browser, gate = opens(link)
    assert token not in gate
    assert token not in str(browser.cookies)
    assert token not in text(browser.get(gate))
    assert Event.objects.count() == events


def test_the_cookie_is_for_this_links_pages_only(cast: Asking) -> None:
    browser, gate = opens(cast.link(cast.hanna))
    cookie = browser.cookies["answer"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (gate, True, "Lax", "")


def test_the_gate_shows_nothing_of_what_is_asked(cast: Asking) -> None:
    browser, gate = opens(cast.link(cast.hanna))
    page = text(browser.get(gate))
    assert "Review 4: updates" in page
    assert "Head of Housing" in page
    assert "thing 1" not in page
    assert REAL_NAME not in page
    assert "Exit this page" in page
    assert "checked" not in page


@pytest.mark.parametrize("sent", [{}, {"answering": ""}, {"answering": "nobody"}, {"answering": "for_them"}])
def test_the_gate_opens_to_nobody_who_does_not_choose(cast: Asking, sent: dict[str, str]) -> None:
    browser, gate = opens(cast.link(cast.hanna))
    reply = browser.post(gate, sent)
    assert reply.status_code == 200
    for page in ("all/", "preview/", f"update/{cast.item('1')}/", f"not-mine/{cast.item('1')}/"):
        for ask in (browser.get, browser.post):
            reply = ask(gate + page)
            assert (reply.status_code, reply.headers.get("Location")) == (302, gate)
    assert not Draft.objects.exists()


def test_a_choice_opens_it_and_is_remembered(cast: Asking) -> None:
    browser, gate = comes_in(cast.link(cast.hanna))
    assert "That the Council does thing 1." in text(browser.get(f"{gate}all/"))


def test_whoever_answers_for_them_says_as_what(cast: Asking) -> None:
    browser, gate = opens(cast.link(cast.hanna))
    assert "Enter your post or role." in text(browser.post(gate, {"answering": "for_them", "answering_for": " "}))
    comes_in(cast.link(cast.hanna), browser, answering="for_them", answering_for="Business support")


def test_a_changed_cookie_opens_nothing(cast: Asking) -> None:
    browser, gate = comes_in(cast.link(cast.hanna))
    browser.cookies["answer"] = browser.cookies["answer"].value + "x"
    assert browser.get(f"{gate}all/").status_code == 404


def dead(link: str) -> str:
    """The page behind a link that opens nothing, without what differs from one fetching to the next."""
    browser, gate = opens(link)
    reply = browser.get(gate)
    assert reply.status_code == 404
    return "\n".join(line for line in text(reply).splitlines() if "nonce" not in line)


def test_every_link_that_opens_nothing_looks_alike(cast: Asking, elsewhere: Any) -> None:
    link = cast.link(cast.hanna)
    token = link.rstrip("/").rpartition("/")[2]
    found = {dead(f"/answer/saltmere/{'x' * 43}/"), dead("/answer/nowhere/short/"), dead(f"/answer/otherby/{token}/")}
    sending.withdraw_links(**cast.by, request=cast.request(cast.hanna))
    found.add(dead(link))
    leisure = cast.link(cast.leisure)
    closing.close(**cast.by, round_=cast.round)
    found.add(dead(leisure))
    [page] = found
    assert "ask whoever sent you the letter" in page


def test_a_link_ends_with_the_day_on_which_the_round_closes(cast: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    browser, gate = comes_in(cast.link(cast.hanna))
    end = cast.round.closes_on
    monkeypatch.setattr(clock, "today", lambda: end)
    assert browser.get(f"{gate}all/").status_code == 200
    monkeypatch.setattr(clock, "today", lambda: end + timedelta(days=1))
    assert browser.get(f"{gate}all/").status_code == 404
    assert browser.post(f"{gate}all/", {"press": "rest"}).status_code == 404
    assert not Draft.objects.exists()


def test_the_link_before_a_new_letter_opens_nothing(cast: Asking) -> None:
    old = cast.link(cast.hanna)
    browser, gate = comes_in(old)
    sending.send_to(**cast.by, request=cast.request(cast.hanna))
    assert browser.get(f"{gate}all/").status_code == 404
    comes_in(cast.link(cast.hanna), browser)


def test_opening_a_link_neither_signs_in_nor_out(cast: Asking, officer: PageClient) -> None:
    sessions = set(Session.objects.values_list("pk", flat=True))
    _browser, gate = comes_in(cast.link(cast.hanna), officer)
    assert officer.get("/saltmere/").status_code == 200
    nobody, _gate = comes_in(cast.link(cast.hanna))
    assert nobody.get("/saltmere/").status_code == 302
    assert set(Session.objects.values_list("pk", flat=True)) == sessions
    assert officer.get(f"{gate}all/").status_code == 200


def test_two_links_in_one_browser_do_not_mix(cast: Asking, elsewhere: Any) -> None:
    browser, mine = comes_in(cast.link(cast.hanna))
    _same, other = opens(cast.link(cast.leisure), browser)
    assert other != mine
    # A browser sends each cookie to its own pages only; this client knows no paths, so the pages themselves refuse.
    assert browser.get(f"{mine}all/").status_code == 404
    assert "Leisure" in text(browser.get(other))


def test_what_is_moved_to_somebody_else_is_gone_from_the_page(cast: Asking) -> None:
    browser, gate = comes_in(cast.link(cast.hanna))
    item = cast.item("1")
    planning.ask(**cast.by, round_=cast.round, items=[item], team=cast.leisure)
    assert "thing 1" not in text(browser.get(f"{gate}all/"))
    for page in (f"update/{item}/", f"not-mine/{item}/"):
        reply = browser.get(gate + page, follow=True)
        assert "not asked of you any more" in text(reply)
    browser.post(f"{gate}all/", {"press": "no_change", "item": item, "serial": 0})
    assert not Draft.objects.exists()


def test_a_form_without_its_token_puts_nothing_down(cast: Asking) -> None:
    browser, gate = comes_in(cast.link(cast.hanna), PageClient(enforce_csrf_checks=False))
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    sent = {"press": "no_change", "item": cast.item("1"), "serial": 0}
    assert strict.post(f"{gate}all/", sent).status_code == 403
    assert not Draft.objects.exists()


def test_no_log_and_no_page_holds_the_token_or_its_digest(cast: Asking) -> None:
    link = cast.link(cast.hanna)
    token = link.rstrip("/").rpartition("/")[2]
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    loggers = [logging.getLogger(name) for name in ("", "django", "followthrough", "followthrough.request")]
    for one in loggers:
        one.addHandler(handler)
    try:
        browser, gate = comes_in(link)
        pages = [text(browser.get(gate + page)) for page in ("", "all/", "preview/", f"update/{cast.item('1')}/")]
        pages.append(text(browser.get(link + "x/")))
    finally:
        for one in loggers:
            one.removeHandler(handler)
    assert not [page for page in [written.getvalue(), *pages[:-1]] if token in page]


def test_reading_any_page_puts_nothing_down(cast: Asking) -> None:
    browser, gate = comes_in(cast.link(cast.hanna))
    for page in ("", "all/", "preview/", f"update/{cast.item('1')}/", f"not-mine/{cast.item('1')}/"):
        assert browser.get(gate + page).status_code == 200
    assert not Draft.objects.exists()
    assert not Answer.objects.exists()


def test_a_stranger_and_whoever_is_not_asked_have_no_such_page(
    cast: Asking, stranger: PageClient, signed_in: Callable[[Role], PageClient]
) -> None:
    where = f"/saltmere/asked/{cast.request(cast.hanna).id}/"
    assert stranger.get(where).status_code == 404
    assert signed_in(Role.CONTRIBUTOR).get(where).status_code == 404
    assert signed_in(Role.COMMITTEE_MEMBER).get(where).status_code == 403
