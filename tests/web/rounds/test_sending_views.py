"""Sending a round, one letter again, ending links, closing and opening again."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.outbox.models import Email
from followthrough.rounds.models import AnswerLink
from followthrough.web.rounds import sending_views
from tests.rounds.cast import Asking, letters
from tests.web.client import PageClient
from tests.web.pages import text_of
from tests.web.rounds.pages import at, of_recipient


@pytest.mark.parametrize("part", ["send/", "give-up/", "look-again/", "close/", "reopen/"])
def test_a_colleague_without_the_right_is_refused_and_a_stranger_finds_nothing(
    cast: Asking, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    cast.plan()
    version = {"version": str(cast.round.version)}
    for client, status in ((signed_in(Role.LEAD_OFFICER), 403), (stranger, 404)):
        assert client.post(at(cast, part), version).status_code == status
    assert cast.round.opened_at is None


@pytest.mark.parametrize("part", ["send/", "end-links/"])
def test_neither_sends_a_letter_nor_ends_a_link(
    cast: Asking, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    cast.open()
    for client, status in ((signed_in(Role.CONTRIBUTOR), 403), (stranger, 404)):
        assert client.get(of_recipient(cast, cast.hanna, part)).status_code == status
        assert client.post(of_recipient(cast, cast.hanna, part), {"sent": "1"}).status_code == status
    assert len(letters()) == 2


def send(cast: Asking, officer: PageClient, version: int | None = None) -> Any:
    seen = cast.round.version if version is None else version
    return officer.post(at(cast, "send/"), {"version": str(seen)}, follow=True)


def test_the_round_is_sent_once_however_often_the_button_is_pressed(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    assert officer.get(at(cast, "send/")).status_code == 302
    assert not Email.objects.exists()
    page = send(cast, officer)
    assert "2 letters are on their way." in text_of(page)
    assert "Updates for the meeting of" in text_of(page)
    send(cast, officer)
    assert sorted(one.to for one in letters("round_asking")) == ["hanna@saltmere.example", "leisure@saltmere.example"]


def test_a_long_round_shows_how_far_it_is(cast: Asking, officer: PageClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending_views, "LONG_ROUND", 1)
    cast.plan()
    page = officer.post(at(cast, "send/"), {"version": str(cast.round.version)})
    assert len(page.parts) > 3
    assert "Writing the letters" in page.getvalue().decode()
    assert len(letters("round_asking")) == 2


def test_a_plan_that_changed_since_is_shown_again_and_not_sent(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    seen = cast.round.version
    councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today())
    page = send(cast, officer, seen)
    assert "The plan has changed since you looked at it" in text_of(page)
    assert "Housing mailbox, because" in text_of(page)
    assert not letters()
    assert "letters are on their way" in text_of(send(cast, officer))


def test_the_link_is_sent_again_once_and_the_old_one_ends(cast: Asking, officer: PageClient) -> None:
    cast.open()
    address = of_recipient(cast, cast.hanna, "send/")
    asked = officer.get(address)
    assert "Send the link to Hanna again?" in text_of(asked)
    for _press in range(2):
        assert "The letter to Hanna is on its way." in text_of(officer.post(address, {"sent": "1"}, follow=True))
    mine = AnswerLink.objects.filter(request=cast.request(cast.hanna)).order_by("made_at")
    assert [one.withdrawn_at is None for one in mine] == [False, True]


def test_links_are_ended_after_a_question(cast: Asking, officer: PageClient) -> None:
    cast.open()
    address = of_recipient(cast, cast.hanna, "end-links/")
    assert "End the links to Hanna?" in text_of(officer.get(address))
    assert AnswerLink.objects.filter(withdrawn_at=None).count() == 2
    officer.post(address)
    assert AnswerLink.objects.filter(withdrawn_at=None).count() == 1


def test_a_round_is_closed_and_opened_again_each_after_a_question(cast: Asking, officer: PageClient) -> None:
    cast.open()
    assert "Close the round now?" in text_of(officer.get(at(cast, "close/")))
    assert cast.round.closed_at is None
    assert "The round is closed." in text_of(officer.post(at(cast, "close/"), follow=True))
    assert officer.post(at(cast, "close/")).status_code == 404
    assert "Open the round again?" in text_of(officer.get(at(cast, "reopen/")))
    assert "The round is open again." in text_of(officer.post(at(cast, "reopen/"), follow=True))
    assert cast.round.closed_at is None


def test_whoever_is_asked_instead_in_an_open_round_is_sent_a_letter_next(cast: Asking, officer: PageClient) -> None:
    cast.open()
    four = str(cast.asked("4").item.id)
    page = officer.post(at(cast, "ask/"), {"items": [four], "who": f"team:{cast.housing.id}"}, follow=True)
    assert "Send the letter to Housing?" in text_of(page)
    assert "Not sent their letter yet" in text_of(officer.get(at(cast)))
    officer.post(of_recipient(cast, cast.housing, "send/"), {"sent": "0"})
    assert [one.to for one in letters("round_asking")][-1] == "housing@saltmere.example"
