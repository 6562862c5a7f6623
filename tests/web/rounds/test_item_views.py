"""One thing asked; later dates asked for; closures proposed, and the page on which the meeting's word is entered."""

from collections.abc import Callable
from typing import Any

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Meeting
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.reviews.models import Decision
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.rules import Choice
from tests.rounds.cast import Asking, letters
from tests.web.client import PageClient
from tests.web.pages import cells, summary, text_of, title_of
from tests.web.rounds.pages import ALL, at, of_answer

COMPLETE = Given(Choice.UPDATE, state=Delivery.COMPLETE.value, text="All is done.", evidence="Register 2024")
LATER = Given(
    Choice.UPDATE,
    state=Delivery.IN_PROGRESS.value,
    text="More is done.",
    until=parse("May 2031"),
    until_reason="The builder went.",
)
NOT_MINE = Given(Choice.NOT_MINE, whose="Leisure")


def answer(cast: Asking, what: Any, given: Given) -> None:
    cast.save(cast.hanna, what, given)
    cast.send(cast.hanna)


def of_item(cast: Asking, what: Any) -> str:
    return f"{ALL}items/{cast.asked(what).item.id}/"


@pytest.mark.parametrize("role", [Role.LEAD_OFFICER, Role.CABINET_MEMBER])
def test_a_colleague_without_the_right_is_refused_and_a_stranger_finds_nothing(
    cast: Asking, role: Role, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    cast.open()
    answer(cast, "1", LATER)
    addresses = [of_item(cast, "1"), at(cast, "extensions/"), at(cast, "closures/")]
    addresses += [of_answer(cast, "1", part) for part in ("question/", "theirs/", "extension/")]
    for client, status in ((signed_in(role), 403), (stranger, 404)):
        assert {client.get(address).status_code for address in addresses} == {status}
        assert {client.post(address, {}).status_code for address in addresses[3:]} == {status}


def test_one_thing_with_its_answers_and_the_update_it_made(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    page = officer.get(of_item(cast, "1"))
    said = text_of(page)
    assert title_of(page).startswith("Review 4, recommendation 1: what was asked")
    for words in ("Half is done.", "Sent by Hanna.", "All is done.", "Register 2024", "The update that it made"):
        assert words in said, words
    assert "None yet." in text_of(officer.get(of_item(cast, "3")))


def test_scrutiny_asks_about_a_cleared_answer_once(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    address = of_answer(cast, "1", "question/")
    assert summary(officer.post(address, {"text": ""})) == [("#id_text", "Enter the question.")]
    for _press in range(2):
        officer.post(address, {"text": "All of it?"})
    assert len(letters("round_back")) == 1
    assert "asked on" in text_of(officer.get(of_item(cast, "1")))


def test_it_is_theirs_after_all(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", NOT_MINE)
    assert "It is theirs after all" in text_of(officer.get(of_item(cast, "1")))
    address = of_answer(cast, "1", "theirs/")
    assert "Hanna said that it is not theirs and named: Leisure" in text_of(officer.get(address))
    assert summary(officer.post(address, {"note": ""})) == [("#id_note", "Say why.")]
    officer.post(address, {"note": "It is in your plan."})
    assert "It is in your plan." in text_of(officer.get(of_item(cast, "1")))
    assert "does not wait for anybody any more" in text_of(officer.post(address, {"note": "Again."}))


@pytest.mark.parametrize(("granted", "said"), [("yes", "Granted by Director"), ("no", "Refused by Director")])
def test_a_later_date_is_decided_and_the_first_stays(
    cast: Asking, officer: PageClient, granted: str, said: str
) -> None:
    cast.open()
    assert "Nobody has asked for a later date" in text_of(officer.get(at(cast, "extensions/")))
    answer(cast, "1", LATER)
    assert cells(officer.get(at(cast, "extensions/")), "govuk-table")[1][1:4] == ["no date", "never", "May 2031"]
    address = of_answer(cast, "1", "extension/")
    wrong = officer.post(address, {"granted": granted, "decided_by": ""})
    assert [field for field, _words in summary(wrong)] == ["#id_decided_by"]
    for _press in range(2):
        officer.post(address, {"granted": granted, "decided_by": "Director", "note": "As said."})
    row = cells(officer.get(at(cast, "extensions/")), "govuk-table")[1]
    assert row[5].startswith(said)
    assert len(cast.asked("1").delivered.extensions) == (granted == "yes")


def test_an_answer_that_asks_for_no_later_date_has_no_such_page(cast: Asking, officer: PageClient) -> None:
    cast.open()
    answer(cast, "1", COMPLETE)
    assert officer.get(of_answer(cast, "1", "extension/")).status_code == 404


def test_closures_lead_to_the_page_on_which_the_meeting_is_entered(cast: Asking, officer: PageClient) -> None:
    cast.open()
    assert "No closure is proposed." in text_of(officer.get(at(cast, "closures/")))
    answer(cast, "1", COMPLETE)
    page = officer.get(at(cast, "closures/"))
    assert [row[0] for row in cells(page, "govuk-table")[1:]] == ["Recommendation 1"]
    Meeting.objects.update(day=clock.today())
    address = f"/saltmere/reviews/{cast.review.id}/decisions/?only=proposed"
    sheet = officer.get(f"{address}&meeting={cast.meeting.id}")
    assert [row[0] for row in cells(sheet, "sheet")[1:]] == ["1"]
    assert f'value="{cast.meeting.id}" selected' in sheet.content.decode()
    row = cast.numbers["1"].id
    sent = {"meeting": str(cast.meeting.id), "minute_ref": "Minute 41", "draft": "on", f"{row}-decision": "closed"}
    assert officer.post(address, sent).status_code == 302
    made = Decision.objects.get()
    assert (made.state, made.minute_ref, made.meeting) == ("closed", "Minute 41", cast.meeting)
    assert "No closure is proposed." in text_of(officer.get(at(cast, "closures/")))
