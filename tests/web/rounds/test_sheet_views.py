"""The scrutiny officer's sheets: sent out, taken in word for word, and never by anybody else."""

import re
from html import unescape
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery
from followthrough.councils.permissions import Role
from followthrough.exchange.unreadable import Unreadable
from followthrough.rounds.actions import closing, planning, sending
from followthrough.rounds.models import Answer, AnswerDraft
from followthrough.rounds.rules import Standing
from tests.web.client import PageClient
from tests.web.rounds.answering import LAST, REAL_NAME, Asking, asking, signs_in
from tests.web.rounds.sheets import filled, mark, upload, words_of
from tests.web.standing import once

stands, council, officer, cast = once(asking)


def at(cast: Asking) -> str:
    return f"/{cast.council.slug}/rounds/{cast.round.id}/sheets/"


def sheet(client: Any, cast: Asking, kind: str = "docx", whose: Any = None) -> Any:
    request = cast.request(whose or cast.hanna)
    return client.get(f"/{cast.council.slug}/rounds/recipients/{request.id}/sheet.{kind}")


def text(reply: Any) -> str:
    return unescape(reply.content.decode())


def sealed(page: str) -> str:
    [found] = re.findall(r'name="sealed" value="([^"]+)"', page)
    return found


def take_in(client: Any, cast: Asking, data: bytes, *what: str) -> Any:
    page = text(client.post(at(cast), upload(data)))
    sent = {"sealed": sealed(page), "take": [cast.item(one) for one in what]}
    return client.post(f"{at(cast)}take-in/", sent, follow=True)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_sheet_has_a_neutral_name_and_everything_that_is_owed(officer: PageClient, cast: Asking, kind: str) -> None:
    reply = sheet(officer, cast, kind)
    assert f'filename="Review 4 updates.{kind}"' in reply.headers["Content-Disposition"]
    said = words_of(reply.content)
    for what in ("1", "2", "3", cast.programme):
        assert mark(cast, what) in said
    assert mark(cast, "4") not in said
    assert REAL_NAME not in said
    assert "That the Council does thing 1." in said
    assert LAST in said
    assert "The same as The programme for warm homes., unless you write here." in said


def test_what_somebody_else_said_last_is_not_in_the_file(officer: PageClient, cast: Asking) -> None:
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("1").item.id], team=cast.leisure)
    sending.send_to(**cast.by, request=cast.request(cast.leisure))
    said = words_of(sheet(officer, cast, whose=cast.leisure).content)
    assert mark(cast, "1") in said
    assert LAST not in said


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_filled_sheet_is_shown_beside_what_was_asked_and_sent_once(
    officer: PageClient, cast: Asking, kind: str
) -> None:
    words = "Ten homes <b>are</b> done.\n=1+1"
    data = filled(sheet(officer, cast, kind).content, mark(cast, "1"), choice="Update", state="In progress", text=words)
    page = text(officer.post(at(cast), upload(data)))
    assert "That the Council does thing 1." in page
    assert "Ten homes <b>are</b> done." in page
    assert Answer.objects.count() == 0
    sent = {"sealed": sealed(page), "take": [cast.item("1")]}
    for _twice in range(2):
        reply = officer.post(f"{at(cast)}take-in/", sent, follow=True)
        assert "One answer of the sheet is taken in." in text(reply)
    [answer] = Answer.objects.all()
    assert (answer.text, answer.answering, answer.by) == (words, "sheet", None)
    assert cast.asked("1").stands is Standing.RECEIVED
    assert "Passed over" in text(officer.post(at(cast), upload(data)))


def test_two_uploads_at_once_send_once(officer: PageClient, cast: Asking) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    pages = [text(officer.post(at(cast), upload(data))) for _each in range(2)]
    replies = [
        officer.post(f"{at(cast)}take-in/", {"sealed": sealed(page), "take": [cast.item("1")]}, follow=True)
        for page in pages
    ]
    assert "1 answer was passed over: it has been given already" in text(replies[1])
    assert "taken in." not in text(replies[1])
    assert Answer.objects.count() == 1


def test_what_is_asked_of_somebody_else_since_the_sheet_was_read_is_passed_over_and_named(
    officer: PageClient, cast: Asking
) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    data = filled(data, mark(cast, "2"), choice="Not mine", whose="Leisure")
    seal = sealed(text(officer.post(at(cast), upload(data))))
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("1").item.id], team=cast.leisure)
    sent = {"sealed": seal, "take": [cast.item("1"), cast.item("2")]}
    reply = text(officer.post(f"{at(cast)}take-in/", sent, follow=True))
    assert "One answer of the sheet is taken in." in reply
    assert "or is not asked of them any more. Review 4, recommendation 1" in reply
    assert [answer.choice for answer in Answer.objects.all()] == ["not_mine"]


def test_an_update_that_came_in_since_the_sheet_was_read_is_not_given_again_unseen(
    officer: PageClient, cast: Asking
) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    seal = sealed(text(officer.post(at(cast), upload(data))))
    said = {"commitment": cast.numbers["1"].commitment, "state": Delivery.PAUSED, "text": "Said meanwhile."}
    commitments.record_progress(**cast.by, **said)
    reply = officer.post(f"{at(cast)}take-in/", {"sealed": seal, "take": [cast.item("1")]}, follow=True)
    # Told on its own page it is not owed any more, so it is passed over; never is the new update given as an answer.
    assert "1 answer was passed over" in text(reply)
    assert Answer.objects.count() == 0


def test_a_row_can_be_left_out(officer: PageClient, cast: Asking) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    data = filled(data, mark(cast, "2"), choice="Not mine", whose="Leisure")
    take_in(officer, cast, data, "2")
    assert [one.choice for one in Answer.objects.all()] == ["not_mine"]
    assert "No answer was ticked" in text(take_in(officer, cast, data))


@pytest.mark.parametrize("cells", [{"state": "Given up for good"}, {"state": "Paused"}])
def test_a_row_with_words_of_its_own_is_never_answered_by_the_row_above_it(
    officer: PageClient, cast: Asking, cells: dict[str, str]
) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, cast.programme), choice="Update", state="Complete")
    data = filled(data, mark(cast, "3"), choice="Update", **cells)
    page = text(officer.post(at(cast), upload(data)))
    officer.post(f"{at(cast)}take-in/", {"sealed": sealed(page), "take": [cast.item(cast.programme)]})
    assert [str(answer.item_id) for answer in Answer.objects.all()] == [cast.item(cast.programme)]
    assert cast.asked("3").stands is Standing.ASKED


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"choice": "Nothing new"}, "“Nothing new” could mean more than one thing."),
        ({"choice": "No change", "text": "New."}, "It says “No change”, and something new beside it."),
        ({"choice": "Update", "state": "nearly"}, "“nearly” is not one of the words"),
        ({"choice": "Update", "state": "Paused", "until": "soon", "until_reason": "Money"}, "“soon” is not a date"),
        ({"choice": "Update"}, "Choose how far it is"),
        ({"choice": "Update", "state": "Not pursued"}, "Enter the reason."),
        ({"choice": "Update", "state": "Paused", "until": "May 2027"}, "Enter the reason."),
    ],
)
def test_a_doubt_is_said_and_cannot_be_taken_in(
    officer: PageClient, cast: Asking, cells: dict[str, str], said: str
) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), **cells)
    page = text(officer.post(at(cast), upload(data)))
    assert "Whoever wrote it has to mend" in page
    assert said in page
    assert 'name="sealed"' not in page


def test_no_change_to_what_the_sheet_did_not_show_cannot_be_taken_in(officer: PageClient, cast: Asking) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "2"), choice="No change")
    assert "There is no last answer of yours" in text(officer.post(at(cast), upload(data)))


def test_no_word_can_be_changed_on_the_way(officer: PageClient, cast: Asking) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    seal = sealed(text(officer.post(at(cast), upload(data))))
    for bad in ("", "x", seal[:-3] + "abc", f"A{seal}"):
        reply = officer.post(f"{at(cast)}take-in/", {"sealed": bad, "take": [cast.item("1")]})
        assert "Upload the sheet again." in text(reply)
    assert Answer.objects.count() == 0


def test_the_preview_of_another_officer_or_round_is_not_mine_to_send(officer: PageClient, cast: Asking) -> None:
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    sent = {"sealed": sealed(text(officer.post(at(cast), upload(data)))), "take": [cast.item("1")]}
    colleague = signs_in(cast, cast.ivo, Role.SCRUTINY_OFFICER)
    assert colleague.post(f"{at(cast)}take-in/", sent).status_code == 404
    other = asking(cast.council, cast.officer, "Review 5")
    assert officer.post(f"{at(other)}take-in/", sent).status_code == 404


def test_a_sheet_of_another_round_says_which(officer: PageClient, cast: Asking) -> None:
    other = asking(cast.council, cast.officer, "Review 5")
    page = text(officer.post(at(other), upload(sheet(officer, cast).content)))
    assert "This sheet is of another round: Review 4, due by" in page


def test_a_file_that_is_no_sheet_is_one_sentence(officer: PageClient, cast: Asking) -> None:
    for data in (b"", b"nonsense", b"PK\x03\x04" + b"\x00" * 99):
        assert "There is a problem" in text(officer.post(at(cast), upload(data)))
    assert "Choose the filled sheet." in text(officer.post(at(cast), {}))


def test_what_is_put_down_on_the_page_meanwhile_stands_in_the_way(officer: PageClient, cast: Asking) -> None:
    AnswerDraft.objects.create(council=cast.council, item=cast.asked("1").item, choice="no_change")
    data = filled(sheet(officer, cast).content, mark(cast, "1"), choice="No change")
    assert "Something is put down for this" in text(officer.post(at(cast), upload(data)))


def test_only_whoever_runs_rounds_gets_there(cast: Asking, signed_in: Any, stranger: PageClient) -> None:
    request = cast.request(cast.hanna)
    pages = [at(cast), f"/{cast.council.slug}/rounds/recipients/{request.id}/sheet.docx"]
    contributor = signed_in(Role.CONTRIBUTOR)
    for address in pages:
        assert contributor.get(address).status_code == 403
        assert stranger.get(address).status_code == 404
    assert contributor.post(f"{at(cast)}take-in/").status_code == 403
    assert stranger.post(f"{at(cast)}take-in/").status_code == 404


def test_there_is_no_sheet_of_another_kind_or_of_a_round_that_is_over(officer: PageClient, cast: Asking) -> None:
    assert sheet(officer, cast, "pdf").status_code == 404
    assert officer.get(f"{at(cast)}take-in/").status_code == 405
    closing.close(**cast.by, round_=cast.round)
    assert sheet(officer, cast).status_code == 404
    assert officer.get(at(cast)).status_code == 404


def test_looking_changes_nothing(officer: PageClient, cast: Asking) -> None:
    page = text(officer.get(at(cast)))
    assert "Take in a filled sheet" in page
    assert AnswerDraft.objects.count() + Answer.objects.count() == 0


def test_the_reader_that_goes_down_is_a_sentence_too(
    officer: PageClient, cast: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def goes_down(_data: bytes) -> Any:
        raise Unreadable("It went down.")

    monkeypatch.setattr("followthrough.web.rounds.sheet_reading.cells_safely", goes_down)
    assert "It went down." in text(officer.post(at(cast), upload(b"x")))
