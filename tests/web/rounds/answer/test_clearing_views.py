"""Clearing on screen: what waits, cleared one by one, ticked or all at once; sent back with a note."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.rounds.models import Answer, Clearing
from tests.web.client import PageClient
from tests.web.rounds.answer.test_answer_pages import UPDATE, press, send
from tests.web.rounds.answering import LAST, Asking, comes_in, letters_came_later, signs_in

WHERE = "/saltmere/clearing/"


def text(reply: Any) -> str:
    return re.sub(r"\s+", " ", reply.content.decode())


@pytest.fixture
def answered(cast: Asking) -> dict[str, Any]:
    """Three answers to housing's things by their number: 1 and 2 say no change, the programme something new."""
    given = {"council": cast.council, "by": cast.hanna, "state": Delivery.IN_PROGRESS, "text": "Begun."}
    commitments.record_progress(**given, commitment=cast.numbers["2"].commitment)
    letters_came_later()
    browser, at = comes_in(cast.link(cast.hanna))
    press(browser, at, "rest")
    browser.post(f"{at}update/{cast.item(cast.programme)}/", UPDATE)
    send(browser, at)
    return {
        name: Answer.objects.get(item=cast.item(what))
        for name, what in (("1", "1"), ("2", "2"), ("programme", cast.programme))
    }


@pytest.fixture
def ivo(cast: Asking) -> PageClient:
    return signs_in(cast, cast.ivo, Role.LEAD_OFFICER)


def test_nothing_waits(ivo: PageClient) -> None:
    assert "No answer waits for you." in text(ivo.get(WHERE))


def test_what_changed_comes_first_beside_what_was_said(answered: dict[str, Any], ivo: PageClient) -> None:
    page = text(ivo.get(WHERE))
    assert page.index("All are insulated.") < page.index(LAST)
    assert "1 says something new" in page
    assert "2 say no change" in page
    assert "the holder of the link" in page


def test_it_waits_for_the_post_that_clears_only(
    answered: dict[str, Any], cast: Asking, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    one = f"{WHERE}{answered['1'].id}/"
    hanna, other = signs_in(cast, cast.hanna, Role.LEAD_OFFICER), signed_in(Role.CONTRIBUTOR)
    for client in (hanna, other):
        assert "No answer waits for you." in text(client.get(WHERE))
        assert client.get(one).status_code == 404
        assert "another post" in text(client.post(WHERE, {"answer": str(answered["1"].id)}))
    assert stranger.get(WHERE).status_code == stranger.get(one).status_code == 404
    assert signed_in(Role.COMMITTEE_MEMBER).get(WHERE).status_code == 403
    assert not Clearing.objects.exists()


def test_one_is_cleared_by_its_own_button(answered: dict[str, Any], ivo: PageClient) -> None:
    ticked = {"answer": str(answered["1"].id), "only": str(answered["programme"].id)}
    assert ivo.post(WHERE, ticked).status_code == 302
    [row] = Clearing.objects.all()
    assert row.answer == answered["programme"]
    assert ProgressUpdate.objects.filter(text="All are insulated.", by=None).exists()


def test_the_ticked_ones_are_cleared(answered: dict[str, Any], ivo: PageClient) -> None:
    page = ivo.post(WHERE, {"answer": [str(answered[one].id) for one in ("1", "programme")]}, follow=True)
    assert "2 answers are cleared." in text(page)
    assert {row.answer_id for row in Clearing.objects.all()} == {answered["1"].id, answered["programme"].id}


def test_all_that_say_no_change_are_cleared_with_one_press(answered: dict[str, Any], ivo: PageClient) -> None:
    page = text(ivo.get(WHERE))
    form = page[page.index('<form method="post"') : page.index("Clear all 2 that say no change")]
    ids = re.findall(r'name="answer" value="([0-9a-f-]{36})"', form)
    assert {str(answered[one].id) for one in "12"} == set(ids)


def test_what_a_newer_update_has_overtaken_is_passed_over_and_named(
    answered: dict[str, Any], cast: Asking, ivo: PageClient
) -> None:
    newer = {"council": cast.council, "by": cast.hanna, "state": Delivery.COMPLETE, "text": "Finished."}
    commitments.record_progress(**newer, commitment=cast.numbers["1"].commitment)
    page = text(ivo.get(WHERE))
    assert "1 says no change" in page
    assert "so the answer cannot be cleared" in page
    assert "Finished." in page
    page = text(ivo.post(WHERE, {"answer": [str(answered[one].id) for one in "12"]}, follow=True))
    assert "1 answer is cleared." in page
    assert "Passed over, because a newer update has been recorded since: Review 4, recommendation 1." in page
    assert {row.answer_id for row in Clearing.objects.all()} == {answered["2"].id}
    assert "A newer update has been recorded" in text(ivo.post(WHERE, {"only": str(answered["1"].id)}))
    assert "Clear it" not in text(ivo.get(f"{WHERE}{answered['1'].id}/"))


@pytest.mark.parametrize("sent", [{}, {"answer": "x"}, {"only": "x"}])
def test_nothing_is_cleared_where_nothing_is_ticked(
    answered: dict[str, Any], ivo: PageClient, sent: dict[str, str]
) -> None:
    page = text(ivo.post(WHERE, sent))
    assert "There is a problem" in page
    assert "Tick at least one answer." in page
    assert not Clearing.objects.exists()


def test_one_is_sent_back_with_a_note(answered: dict[str, Any], ivo: PageClient) -> None:
    where = f"{WHERE}{answered['1'].id}/"
    assert LAST in text(ivo.get(where))
    page = text(ivo.post(where, {"note": " "}))
    assert "There is a problem" in page
    assert "Enter a note" in page
    reply = ivo.post(where, {"note": "Say how many."})
    assert reply.headers["Location"] == WHERE
    assert Clearing.objects.get().note == "Say how many."
    assert ivo.get(where).status_code == 404


def test_what_is_cleared_twice_is_cleared_once(answered: dict[str, Any], ivo: PageClient) -> None:
    for _time in range(2):
        ivo.post(WHERE, {"only": str(answered["1"].id)})
    assert Clearing.objects.count() == 1


def test_it_can_be_cleared_after_the_round_until_the_meeting(
    answered: dict[str, Any], cast: Asking, ivo: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: cast.meeting.day)
    ivo.post(WHERE, {"only": str(answered["1"].id)})
    assert Clearing.objects.count() == 1
    monkeypatch.setattr(clock, "today", lambda: cast.meeting.day + timedelta(days=1))
    assert "No answer waits for you." in text(ivo.get(WHERE))


def test_reading_clears_nothing(answered: dict[str, Any], ivo: PageClient) -> None:
    for where in (WHERE, *(f"{WHERE}{one.id}/" for one in answered.values())):
        assert ivo.get(where).status_code == 200
    assert not Clearing.objects.exists()
