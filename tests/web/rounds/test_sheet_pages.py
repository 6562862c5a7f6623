"""Whoever is asked hands in a sheet, signed in or behind the link, mends what is in doubt, and sends it themselves."""

from html import unescape
from typing import Any

import pytest

from followthrough.councils.permissions import Role
from followthrough.rounds.models import Answer, AnswerDraft
from tests.web.client import ApplicationClient, PageClient
from tests.web.rounds.answering import LAST, Asking, asking, comes_in, signs_in
from tests.web.rounds.sheets import filled, mark, upload, words_of
from tests.web.standing import once

stands, council, officer, cast = once(asking)


@pytest.fixture
def hanna(cast: Asking) -> PageClient:
    return signs_in(cast, cast.hanna, Role.CONTRIBUTOR)


def at(cast: Asking, whose: Any = None) -> str:
    return f"/{cast.council.slug}/asked/{cast.request(whose or cast.hanna).id}/sheet/"


def text(reply: Any) -> str:
    return unescape(reply.content.decode())


def posted(cast: Asking, what: Any, **more: str) -> dict[str, Any]:
    """The preview's form of one row, as a browser sends it."""
    item = cast.item(what)
    cells = {"take": "on", "serial": "0", "choice": "", "state": "", "text": "", **more}
    return {"row": [item], **{f"{item}-{name}": value for name, value in cells.items()}}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_from_the_sheet_to_ones_own_send(hanna: PageClient, cast: Asking, kind: str) -> None:
    made = hanna.get(f"{at(cast)[:-1]}.{kind}").content
    data = filled(made, mark(cast, "1"), choice="update", state="complete", text="All done.")
    page = text(hanna.post(at(cast), upload(data)))
    assert "That the Council does thing 1." in page
    assert "All done." in page
    assert AnswerDraft.objects.count() == 0
    sent = posted(cast, "1", choice="update", state="complete", text="All done.")
    reply = hanna.post(f"{at(cast)}check/", sent, follow=True)
    assert "What the committee will read" in text(reply)
    [draft] = AnswerDraft.objects.all()
    assert (draft.choice, draft.state, draft.text) == ("update", "complete", "All done.")
    assert Answer.objects.count() == 0


def test_a_doubt_is_said_and_mended_on_the_page(hanna: PageClient, cast: Asking) -> None:
    data = filled(hanna.get(f"{at(cast)[:-1]}.docx").content, mark(cast, "1"), choice="Nothing new")
    assert "could mean more than one thing" in text(hanna.post(at(cast), upload(data)))
    page = text(hanna.post(f"{at(cast)}check/", posted(cast, "1", typed='{"choice": "Nothing new"}')))
    assert "There is a problem" in page
    assert "Nothing new" in page
    hanna.post(f"{at(cast)}check/", posted(cast, "1", choice="no_change"))
    assert [one.choice for one in AnswerDraft.objects.all()] == ["no_change"]


@pytest.mark.parametrize(
    "more",
    [
        {"choice": "no_change", "text": "New."},
        {"choice": "update"},
        {"choice": "update", "state": "nearly"},
        {"choice": "update", "state": "paused", "until": "soon"},
        {"choice": "update", "state": "paused", "text": "x" * 10_001},
        {"choice": "not_mine"},
        {"choice": "not_mine", "whose": "x" * 300},
        {"choice": "bogus"},
        {"choice": "update", "state": "paused", "serial": "x"},
        {"choice": "update", "state": "paused", "typed": "[1"},
    ],
)
def test_bad_input_shows_the_error_summary_or_is_put_down_whole(
    hanna: PageClient, cast: Asking, more: dict[str, str]
) -> None:
    reply = hanna.post(f"{at(cast)}check/", posted(cast, "1", **more))
    if more.get("typed"):
        assert reply.status_code == 302
    else:
        assert "There is a problem" in text(reply)
        assert AnswerDraft.objects.count() == 0


def test_an_answer_that_is_not_ticked_is_not_put_down(hanna: PageClient, cast: Asking) -> None:
    sent = posted(cast, "1", choice="no_change", take="")
    del sent[f"{cast.item('1')}-take"]
    assert "No answer is ticked." in text(hanna.post(f"{at(cast)}check/", sent))
    assert AnswerDraft.objects.count() == 0


def test_a_row_that_is_not_ticked_is_not_answered_by_the_row_above_it(hanna: PageClient, cast: Asking) -> None:
    own = posted(cast, "3", choice="update", state="paused")
    del own[f"{cast.item('3')}-take"]
    sent = posted(cast, cast.programme, choice="update", state="complete")
    hanna.post(f"{at(cast)}check/", {**own, **sent, "row": own["row"] + sent["row"]})
    [draft] = AnswerDraft.objects.all()
    assert (str(draft.item_id), draft.differs) == (cast.item(cast.programme), [cast.item("3")])


def test_what_another_screen_put_down_meanwhile_is_shown(hanna: PageClient, cast: Asking) -> None:
    AnswerDraft.objects.create(council=cast.council, item=cast.asked("1").item, choice="not_mine", whose="Leisure")
    data = filled(hanna.get(f"{at(cast)[:-1]}.docx").content, mark(cast, "1"), choice="No change")
    assert "Something is put down for this" in text(hanna.post(at(cast), upload(data)))
    page = text(hanna.post(f"{at(cast)}check/", posted(cast, "1", choice="no_change")))
    assert "Not mine, but: Leisure" in page
    assert [one.choice for one in AnswerDraft.objects.all()] == ["not_mine"]
    hanna.post(f"{at(cast)}check/", posted(cast, "1", choice="no_change", serial="1"))
    assert [one.choice for one in AnswerDraft.objects.all()] == ["no_change"]


def test_the_sheet_of_somebody_else_is_refused_and_nobody_is_named(
    hanna: PageClient, officer: PageClient, cast: Asking
) -> None:
    request = cast.request(cast.leisure)
    theirs = officer.get(f"/{cast.council.slug}/rounds/recipients/{request.id}/sheet.docx").content
    page = text(hanna.post(at(cast), upload(theirs)))
    assert "This is not the sheet of what is asked of you here." in page
    assert "Leisure" not in page


def test_behind_the_link_too_and_there_nothing_of_others_is_shown(cast: Asking) -> None:
    browser, door = comes_in(cast.link(cast.hanna), ApplicationClient())  # type: ignore[arg-type]
    assert "Answer by filling in a Word or Excel sheet instead" in text(browser.get(f"{door}all/"))
    made = browser.get(f"{door}sheet.xlsx").content
    assert LAST in words_of(made)
    data = filled(made, mark(cast, "1"), choice="No change")
    assert "How your sheet is understood" in text(browser.post(f"{door}sheet/", upload(data)))
    reply = browser.post(f"{door}sheet/check/", posted(cast, "1", choice="no_change"))
    assert reply.headers["Location"] == f"{door}preview/"


def test_bad_files_and_pages_that_are_not_there(hanna: PageClient, cast: Asking, stranger: PageClient) -> None:
    assert "Choose the filled sheet." in text(hanna.post(at(cast), {}))
    assert "neither a Word nor an Excel file" in text(hanna.post(at(cast), upload(b"nonsense")))
    assert hanna.get(f"{at(cast)[:-1]}.pdf").status_code == 404
    assert hanna.get(f"{at(cast)}check/").status_code == 302
    assert hanna.post(f"{at(cast)}check/", {}).status_code == 302
    assert hanna.get(at(cast, cast.leisure)).status_code == 404
    assert stranger.get(at(cast)).status_code == 404


def test_a_member_who_answers_nothing_is_not_let_in(cast: Asking, signed_in: Any) -> None:
    assert signed_in(Role.COMMITTEE_MEMBER).get(at(cast)).status_code == 403


def test_looking_changes_nothing(hanna: PageClient, cast: Asking) -> None:
    for page in ("/", ".docx", ".xlsx", "/check/"):
        hanna.get(f"{at(cast)[:-1]}{page}")
    assert AnswerDraft.objects.count() + Answer.objects.count() == 0
