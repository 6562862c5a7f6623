"""What may not be seen behind a link, and cannot be said again there."""

from collections.abc import Callable
from datetime import timedelta

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.exempting import exempt
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.restriction import actions as restriction
from followthrough.rounds.actions import clearing, planning
from followthrough.rounds.models import Answer, AnswerDraft
from tests.web.client import PageClient
from tests.web.rounds.answer.test_answer_pages import UPDATE, press, send, text
from tests.web.rounds.answering import LAST, Asking, comes_in, signs_in


def test_what_somebody_else_said_is_not_shown_behind_a_link_nor_said_again(
    cast: Asking, link: tuple[PageClient, str]
) -> None:
    said = {"council": cast.council, "by": cast.ivo, "state": Delivery.IN_PROGRESS, "text": "Ivo's own words."}
    commitments.record_progress(**said, commitment=cast.numbers["1"].commitment)
    browser, at = link
    for page in ("all/", f"update/{cast.item('1')}/"):
        found = text(browser.get(at + page))
        assert "Ivo&#39;s own words." not in found
        assert "given by somebody else" in found
    reply = press(browser, at, "no_change", item=cast.item("1"), serial=0)
    assert "There is no last answer of yours" in text(reply)
    assert not AnswerDraft.objects.exists()
    signed_in = signs_in(cast, cast.hanna, Role.LEAD_OFFICER)
    assert "Ivo&#39;s own words." in text(signed_in.get(f"/saltmere/asked/{cast.request(cast.hanna).id}/"))


def test_what_stands_in_a_paper_is_shown_and_can_be_said_again(cast: Asking, link: tuple[PageClient, str]) -> None:
    then = Told(known_on=clock.today() - timedelta(days=30))
    said = {"council": cast.council, "by": cast.ivo, "state": Delivery.IN_PROGRESS, "text": "From the paper."}
    commitments.record_progress(**said, commitment=cast.numbers["2"].commitment, told=then)
    browser, at = link
    assert "From the paper." in text(browser.get(f"{at}all/"))
    press(browser, at, "no_change", item=cast.item("2"), serial=0)
    assert AnswerDraft.objects.get().item_id == cast.asked("2").item.id


def test_an_exempt_text_is_not_shown_behind_a_link(cast: Asking, link: tuple[PageClient, str]) -> None:
    update = ProgressUpdate.objects.get(text=LAST)
    why = {"paragraph": "3", "reason": "A bid.", "review_on": cast.meeting.day}
    exempt(**cast.by, commitment=update.commitment, row=update, **why)
    browser, at = link
    press(browser, at, "no_change", item=cast.item("1"), serial=0)
    for page in ("all/", "preview/", f"update/{cast.item('1')}/"):
        found = text(browser.get(at + page))
        assert LAST not in found
        assert "behind a link" in found
    assert send(browser, at).status_code == 302


def test_what_is_restricted_since_is_not_there(
    cast: Asking, link: tuple[PageClient, str], signed_in: Callable[[Role], PageClient]
) -> None:
    signed_in(Role.CABINET_MEMBER)
    item = cast.item("1")
    readers = [one for one, _roles in councils.people(cast.council, clock.today())]
    restriction.restrict(**cast.by, thing=cast.numbers["1"].commitment, readers=readers, reason="A name in it.")
    browser, at = link
    assert "thing 1" not in text(browser.get(f"{at}all/"))
    assert browser.get(f"{at}update/{item}/").status_code == 302


def test_an_earlier_answer_by_a_link_to_somebody_else_is_not_shown(cast: Asking) -> None:
    browser, at = comes_in(cast.link(cast.leisure))
    browser.post(f"{at}update/{cast.item('4')}/", {**UPDATE, "text": "Leisure's words."})
    send(browser, at)
    answer = Answer.objects.get()
    assert ProgressUpdate.objects.get(text="Leisure's words.").by is None  # nobody has to clear it
    clearing.question(**cast.by, answer=answer, text="Which ones?")
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("4").item.id], person=cast.hanna)
    other, gate = comes_in(cast.link(cast.hanna))
    page = text(other.get(f"{gate}all/"))
    assert "thing 4" in page
    assert "Leisure&#39;s words." not in page
