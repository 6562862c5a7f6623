"""The pages on which updates are given, by link and signed in: drafts, forms, the preview, one Send."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as council_actions
from followthrough.councils.permissions import Role
from followthrough.rounds.actions import clearing
from followthrough.rounds.models import Answer, AnswerDraft
from tests.web.client import PageClient
from tests.web.pages import XHTML, tree
from tests.web.rounds.answering import LAST, Asking, comes_in, letters_came_later, signs_in

UPDATE = {
    "state": "complete",
    "text": "All are insulated.",
    "reason": "",
    "decided_by": "",
    "evidence": "Register 7",
    "until": "",
    "until_reason": "",
    "serial": "0",
}


def text(reply: Any) -> str:
    return re.sub(r"\s+", " ", reply.content.decode())


def hidden(reply: Any, name: str) -> str:
    """What a hidden field of a page holds."""
    fields = (field for field in tree(reply).iter(f"{XHTML}input") if field.get("name") == name)
    return str(next(fields).get("value"))


def press(browser: PageClient, at: str, what: str, **more: Any) -> Any:
    return browser.post(f"{at}all/", {"press": what, **more})


def send(browser: PageClient, at: str) -> Any:
    page = browser.get(f"{at}preview/")
    return browser.post(f"{at}preview/", {name: hidden(page, name) for name in ("press", "seen")})


@pytest.fixture(params=["link", "signed in"])
def by(request: pytest.FixtureRequest, cast: Asking) -> tuple[PageClient, str]:
    """Hanna, by either door: her browser, and where her pages begin."""
    if request.param == "link":
        return comes_in(cast.link(cast.hanna))
    return signs_in(cast, cast.hanna, Role.LEAD_OFFICER), f"/saltmere/asked/{cast.request(cast.hanna).id}/"


# Everything ------------------------------------------------------------------------------------------


def test_everything_asked_is_there_with_the_last_answer_and_its_age(cast: Asking, by: tuple[PageClient, str]) -> None:
    browser, at = by
    page = text(browser.get(f"{at}all/" if "answer" in at else at))
    assert "3 updates are asked of you" in page  # 3 comes with the programme
    assert "Review 4, recommendation 1" in page
    assert LAST in page
    assert "since" in page
    assert "The programme for warm homes." in page
    assert "thing 4" not in page


def test_one_press_puts_no_change_down_and_sends_nothing(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    reply = press(browser, at, "no_change", item=cast.item("1"), serial=0)
    assert reply.headers["Location"] == f"{at}all/#item-{cast.item('1')}"
    assert AnswerDraft.objects.get().choice == "no_change"
    assert "Put down, not sent" in text(browser.get(f"{at}all/"))
    assert not Answer.objects.exists()


def test_no_change_behind_a_link_never_gives_somebody_elses_words_again(
    cast: Asking, link: tuple[PageClient, str]
) -> None:
    said = {"council": cast.council, "state": Delivery.IN_PROGRESS}
    commitments.record_progress(**said, by=cast.hanna, commitment=cast.programme, text="It goes on.")
    commitments.record_progress(**said, by=cast.officer, commitment=cast.numbers["3"].commitment, text="Not Hanna's.")
    letters_came_later()
    browser, at = link
    page = text(browser.get(f"{at}all/"))
    assert f'id="stands-{cast.item("3")}"' not in page
    assert "somebody else gave their last update" in page
    press(browser, at, "no_change", item=cast.item(cast.programme), serial=0, stands=[cast.item("3")])
    assert AnswerDraft.objects.get().differs == [cast.item("3")]
    send(browser, at)
    assert [answer.text for answer in Answer.objects.all()] == ["It goes on."]


def test_a_press_sent_twice_is_one_draft(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    for _time in range(2):
        press(browser, at, "no_change", item=cast.item("1"), serial=0)
    assert AnswerDraft.objects.get().serial == 1


def test_there_is_no_change_to_nothing(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    page = press(browser, at, "no_change", item=cast.item("2"), serial=0)
    assert "There is no last answer of yours to give again" in text(page)
    assert not AnswerDraft.objects.exists()


def test_a_draft_is_taken_back(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    press(browser, at, "take_back", item=cast.item("1"), serial=1)
    assert not AnswerDraft.objects.exists()


@pytest.mark.parametrize(
    "sent", [{}, {"press": "nonsense"}, {"press": "no_change"}, {"press": "no_change", "item": "x"}]
)
def test_a_mangled_press_does_nothing(cast: Asking, link: tuple[PageClient, str], sent: dict[str, str]) -> None:
    browser, at = link
    assert browser.post(f"{at}all/", sent).status_code in (200, 302)
    assert not AnswerDraft.objects.exists()


def test_no_change_to_all_that_is_left_leads_to_the_preview(cast: Asking, link: tuple[PageClient, str]) -> None:
    again = {"council": cast.council, "by": cast.hanna, "state": Delivery.IN_PROGRESS, "text": "Begun."}
    commitments.record_progress(**again, commitment=cast.numbers["2"].commitment)
    letters_came_later()
    browser, at = link
    assert "No change to all 2 that are left" in text(browser.get(f"{at}all/"))
    reply = press(browser, at, "rest")
    assert reply.headers["Location"] == f"{at}preview/"
    assert AnswerDraft.objects.count() == 2
    assert not Answer.objects.exists()
    page = text(browser.get(f"{at}preview/"))
    assert "Begun." in page
    assert "1 thing is left" in page


# The forms -------------------------------------------------------------------------------------------


def test_an_update_is_put_down(cast: Asking, by: tuple[PageClient, str]) -> None:
    browser, at = by
    reply = browser.post(f"{at}update/{cast.item('1')}/", UPDATE)
    assert reply.status_code == 302
    draft = AnswerDraft.objects.get()
    assert (draft.choice, draft.state, draft.text, draft.evidence) == (
        "update",
        "complete",
        "All are insulated.",
        "Register 7",
    )
    assert "All are insulated." in text(browser.get(f"{at}update/{cast.item('1')}/"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"state": ""}, "Choose how far it is"),
        ({"state": "not_stated", "text": ""}, "Choose a state or say in words"),
        ({"state": "not_pursued"}, "Enter the reason."),
        ({"until": "soonish", "until_reason": "x"}, "is not a date"),
        ({"until": "May 2031"}, "Enter the reason."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    cast: Asking, link: tuple[PageClient, str], wrong: dict[str, str], said: str
) -> None:
    browser, at = link
    reply = browser.post(f"{at}update/{cast.item('1')}/", {**UPDATE, **wrong})
    assert reply.status_code == 200
    assert "There is a problem" in text(reply)
    assert said in text(reply)
    assert "Register 7" in text(reply)
    assert not AnswerDraft.objects.exists()


def test_two_telephones_see_each_other(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    address = f"{at}update/{cast.item('1')}/"
    browser.post(address, {**UPDATE, "text": "From the first."})
    page = browser.post(address, {**UPDATE, "text": "From the second."})
    assert "From the first." in text(page)
    assert "From the second." in text(page)
    assert hidden(page, "serial") == "1"
    assert AnswerDraft.objects.get().text == "From the first."
    browser.post(address, {**UPDATE, "text": "From the second.", "serial": "1"})
    assert AnswerDraft.objects.get().text == "From the second."


def test_not_mine_wants_to_know_whose(cast: Asking, by: tuple[PageClient, str]) -> None:
    browser, at = by
    address = f"{at}not-mine/{cast.item('1')}/"
    assert "Choose whose it is, or write who." in text(browser.post(address, {"serial": "0", "whose": " "}))
    browser.post(address, {"serial": "0", "listed": f"Team: {cast.leisure.name}", "whose": ""})
    assert AnswerDraft.objects.get().whose == f"Team: {cast.leisure.name}"
    browser.post(address, {"serial": "1", "listed": "", "whose": "The water company"})
    assert AnswerDraft.objects.get().whose == "The water company"


# What another's answer stands for --------------------------------------------------------------------


def test_an_answer_stands_for_what_relies_on_it_and_not_for_what_is_unticked(
    cast: Asking, link: tuple[PageClient, str]
) -> None:
    browser, at = link
    page = text(browser.get(f"{at}all/"))
    assert "This answer also stands for these" in page
    assert f"heading-{cast.item('3')}" not in page
    where = f"{at}update/{cast.item(cast.programme)}/"
    browser.post(where, {**UPDATE, "stands": [cast.item("3")]})
    assert "Comes with the answer above." in text(browser.get(f"{at}preview/"))
    browser.post(where, {**UPDATE, "serial": "1"})
    assert "Comes with the answer above." not in text(browser.get(f"{at}preview/"))
    assert f"heading-{cast.item('3')}" in text(browser.get(f"{at}all/"))
    browser.post(f"{at}update/{cast.item('3')}/", {**UPDATE, "text": "This one differs."})
    send(browser, at)
    assert Answer.objects.get(item=cast.item("3")).text == "This one differs."


# Sending ---------------------------------------------------------------------------------------------


def test_the_preview_is_what_is_sent(cast: Asking, by: tuple[PageClient, str]) -> None:
    browser, at = by
    browser.post(f"{at}update/{cast.item('1')}/", UPDATE)
    page = text(browser.get(f"{at}preview/"))
    assert "All are insulated." in page
    assert f"Goes to {cast.director.title} to clear" in page
    reply = send(browser, at)
    done = browser.get(reply.headers["Location"])
    assert "1 answer is sent" in text(done)
    assert "2 things are still open" in text(done)
    answer = Answer.objects.get()
    assert (answer.text, answer.state) == ("All are insulated.", "complete")
    assert (answer.by_id is None) == ("/answer/" in at)


def test_what_nobody_clears_is_recorded_at_once(cast: Asking) -> None:
    browser, at = comes_in(cast.link(cast.leisure))
    reply = browser.post(f"{at}update/{cast.item('4')}/", UPDATE)
    assert reply.headers["Location"] == f"{at}preview/"  # the only thing asked
    assert "Is recorded at once" in text(browser.get(f"{at}preview/"))
    page = text(browser.get(send(browser, at).headers["Location"]))
    assert "You can come back with the same link until" in page
    assert ProgressUpdate.objects.filter(text="All are insulated.").count() == 1


def test_one_send_pressed_twice_sends_once(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    page = browser.get(f"{at}preview/")
    sent = {name: hidden(page, name) for name in ("press", "seen")}
    replies = [browser.post(f"{at}preview/", sent) for _time in range(2)]
    assert replies[0].headers["Location"] == replies[1].headers["Location"]
    assert Answer.objects.count() == 1


def test_what_changed_since_the_preview_is_not_sent_unseen(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    page = browser.get(f"{at}preview/")
    browser.post(f"{at}update/{cast.item('1')}/", {**UPDATE, "serial": "1"})
    reply = browser.post(f"{at}preview/", {name: hidden(page, name) for name in ("press", "seen")})
    assert "Something else was put down meanwhile" in text(reply)
    assert "All are insulated." in text(reply)
    assert not Answer.objects.exists()


def test_no_change_is_not_sent_again_behind_a_link_once_somebody_else_has_said_more(
    cast: Asking, link: tuple[PageClient, str]
) -> None:
    browser, at = link
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    sent = {name: hidden(browser.get(f"{at}preview/"), name) for name in ("press", "seen")}
    other = {"commitment": cast.numbers["1"].commitment, "state": Delivery.PAUSED, "text": "Not Hanna's words."}
    commitments.record_progress(**cast.by, **other)
    page = browser.get(f"{at}preview/")
    for shown in (page, browser.post(f"{at}preview/", sent)):
        assert "Somebody else has given an update since" in text(shown)
        assert "Not Hanna" not in text(shown)
        assert 'name="seen"' not in text(shown)
    assert not Answer.objects.exists()


def test_there_is_nothing_to_send(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    assert "Nothing is put down yet" in text(browser.get(f"{at}preview/"))
    reply = browser.post(f"{at}preview/", {"press": str(uuid4()), "seen": ""})
    assert "Nothing is put down that could be sent" in text(reply)


@pytest.mark.parametrize("seen", ["nonsense", "x:1", "01900000-0000-7000-8000-000000000007:y"])
def test_a_mangled_preview_sends_nothing(cast: Asking, link: tuple[PageClient, str], seen: str) -> None:
    browser, at = link
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    assert browser.post(f"{at}preview/", {"press": str(uuid4()), "seen": seen}).status_code == 200
    assert not Answer.objects.exists()


def test_a_forwarded_link_is_recorded_as_its_holders(cast: Asking) -> None:
    who = {"answering": "for_them", "answering_for": "Business support"}
    browser, at = comes_in(cast.link(cast.hanna), **who)
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    send(browser, at)
    answer = Answer.objects.get()
    assert (answer.by, answer.answering, answer.answering_for) == (None, "for_them", "Business support")
    assert answer.link is not None


def test_what_was_sent_back_is_open_again_with_the_note(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    browser.post(f"{at}update/{cast.item('1')}/", UPDATE)
    send(browser, at)
    assert "It is to be cleared by your own side." in text(browser.get(f"{at}all/"))
    assert "answered already" in text(browser.get(f"{at}update/{cast.item('1')}/"))
    clearing.send_back(council=cast.council, by=cast.ivo, answer=Answer.objects.get(), note="Say how many.")
    assert "Say how many." in text(browser.get(f"{at}all/"))
    assert "All are insulated." in text(browser.get(f"{at}update/{cast.item('1')}/"))


def test_what_scrutiny_asks_is_shown(cast: Asking) -> None:
    browser, at = comes_in(cast.link(cast.leisure))
    browser.post(f"{at}update/{cast.item('4')}/", UPDATE)
    send(browser, at)
    clearing.question(**cast.by, answer=Answer.objects.get(), text="Which pools?")
    page = text(browser.get(f"{at}all/"))
    assert "Scrutiny asks:" in page
    assert "Which pools?" in page


def test_a_done_page_of_no_press_is_none(cast: Asking, link: tuple[PageClient, str]) -> None:
    browser, at = link
    assert browser.get(f"{at}sent/{uuid4()}/").status_code == 302


# Signed in -------------------------------------------------------------------------------------------


def test_whoever_signs_in_finds_what_is_asked(
    cast: Asking, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    hanna = signs_in(cast, cast.hanna, Role.LEAD_OFFICER)
    page = text(hanna.get("/saltmere/asked/"))
    assert "3 updates by" in page
    assert f"/saltmere/asked/{cast.request(cast.hanna).id}/" in page
    assert "No update is asked of you" in text(signed_in(Role.CONTRIBUTOR).get("/saltmere/asked/"))
    assert stranger.get("/saltmere/asked/").status_code == 404
    assert signed_in(Role.COMMITTEE_MEMBER).get("/saltmere/asked/").status_code == 403


def test_a_mailbox_is_answered_by_whoever_is_of_its_team(cast: Asking) -> None:
    post = council_actions.add_post(**cast.by, title="Pools manager", team=cast.leisure)
    council_actions.take_up_post(**cast.by, post=post, person=cast.ivo, first_day=cast.meeting.day.replace(year=2020))
    ivo = signs_in(cast, cast.ivo, Role.LEAD_OFFICER)
    assert cast.leisure.name in text(ivo.get("/saltmere/asked/"))
