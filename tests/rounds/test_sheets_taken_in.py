"""A sheet that came back is sent once, in its own words, and says how it came; the marks say whose it is."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from followthrough.audit.models import AuditEvent
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.rounds import sheet_whose
from followthrough.rounds.actions import answering, clearing, closing, planning
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.models import Answer, AnswerDraft
from followthrough.rounds.rules import Choice, Standing
from followthrough.rounds.sheet_rows import mark_of
from tests.rounds.cast import Asking, person

BEGUN = Given(Choice.UPDATE, state="in_progress", text="We have begun.", evidence="Board paper 12")
NO_CHANGE = Given(Choice.NO_CHANGE)


@pytest.fixture
def opened(cast: Asking) -> Asking:
    cast.open()
    return cast


def last_of(cast: Asking) -> dict[Any, Any]:
    """The last update of everything asked, as it is shown."""
    return {one.item.id: one.delivered.update.id for one in cast.view.asked if one.delivered.update}


def take_in(cast: Asking, rows: dict[Any, Given], whose: Any = None, press: Any = None, last: Any = None) -> Any:
    return answering.take_in(
        **cast.by,
        request=cast.request(whose or cast.hanna),
        rows={cast.asked(what).item.id: given for what, given in rows.items()},
        last=last_of(cast) if last is None else last,
        press=press or uuid4(),
    )


def marks(cast: Asking, *what: Any) -> set[str]:
    return {mark_of(cast.asked(one).item.id) for one in what}


def test_an_answer_by_sheet_is_nobodys_and_its_source_names_the_post(opened: Asking) -> None:
    sent = take_in(opened, {"1": BEGUN})
    [answer] = sent.answers.values()
    assert (answer.by, answer.link, answer.answering) == (None, None, "sheet")
    update = ProgressUpdate.objects.get(text="We have begun.")
    assert (update.by, update.source) == (None, "the sheet that came back from Head of Housing")
    assert sent.cleared == 1
    assert not AnswerDraft.objects.exists()


def test_the_event_names_the_officer_who_took_it_in(opened: Asking) -> None:
    take_in(opened, {"1": BEGUN})
    event = AuditEvent.objects.filter(verb="rounds.sheet_taken_in").latest("sequence")
    assert event.person_id == opened.officer.id
    assert not AuditEvent.objects.filter(verb="rounds.answered").exists()


def test_it_waits_for_clearance_like_every_answer(opened: Asking) -> None:
    director = councils.add_post(**opened.by, title="Director", team=opened.housing)
    councils.set_clearer(**opened.by, service=opened.housing, level=1, post=director)
    holder = person(opened.by, "Delia", director)
    [answer] = take_in(opened, {"1": BEGUN}).answers.values()
    assert opened.asked("1").stands is Standing.RECEIVED
    clearing.clear(council=opened.council, by=holder, answers=[answer.id])
    assert opened.asked("1").stands is Standing.CLEARED


def test_the_same_press_and_the_same_sheet_send_once(opened: Asking) -> None:
    press = uuid4()
    first = take_in(opened, {"1": BEGUN}, press=press)
    again = take_in(opened, {"1": BEGUN}, press=press)
    assert first.answers.keys() == again.answers.keys()
    assert take_in(opened, {"1": BEGUN}).answers == {}
    assert Answer.objects.count() == 1


def test_an_answer_that_was_sent_back_is_not_sent_again_with_the_same_sheet(opened: Asking) -> None:
    director = councils.add_post(**opened.by, title="Director", team=opened.housing)
    councils.set_clearer(**opened.by, service=opened.housing, level=1, post=director)
    [answer] = take_in(opened, {"1": BEGUN}).answers.values()
    clearing.send_back(council=opened.council, by=person(opened.by, "Delia", director), answer=answer, note="How many?")
    assert take_in(opened, {"1": BEGUN}).answers == {}
    mended = Given(Choice.UPDATE, state="in_progress", text="We have begun with ten.")
    assert len(take_in(opened, {"1": mended}).answers) == 1


def test_one_row_stands_for_what_relies_on_it_unless_that_has_its_own(opened: Asking) -> None:
    assert len(take_in(opened, {opened.programme: BEGUN}).answers) == 2
    assert opened.asked("2").last.answer.like is not None  # type: ignore[union-attr]


def test_a_row_of_its_own_differs(opened: Asking) -> None:
    own = Given(Choice.UPDATE, state="paused", text="Waiting for the grant.")
    assert len(take_in(opened, {opened.programme: BEGUN, "2": own}).answers) == 2
    assert opened.asked("2").last.answer.text == "Waiting for the grant."  # type: ignore[union-attr]


def test_what_somebody_has_put_down_on_the_page_is_not_overruled_and_nothing_is_kept(opened: Asking) -> None:
    opened.save(opened.hanna, "1", NO_CHANGE)
    with pytest.raises(Refused, match="draft_there"):
        take_in(opened, {opened.programme: BEGUN, "1": BEGUN})
    assert Answer.objects.count() == 0
    assert [one.choice for one in AnswerDraft.objects.all()] == ["no_change"]


def test_other_drafts_stay_drafts(opened: Asking) -> None:
    opened.save(opened.hanna, "1", NO_CHANGE)
    take_in(opened, {opened.programme: BEGUN})
    assert AnswerDraft.objects.count() == 1


def test_no_change_does_not_give_again_what_came_in_after_the_officer_saw_it(opened: Asking) -> None:
    # Entered from papers of the days before: what is told for today is heard, and not owed any more.
    before, after = (Told(known_on=clock.today() - timedelta(days=days)) for days in (3, 1))
    said: dict[str, Any] = {"state": Delivery.IN_PROGRESS, "text": "It goes on.", "told": before}
    commitments.record_progress(council=opened.council, by=opened.hanna, commitment=opened.programme, **said)
    for what in (opened.numbers["1"].commitment, opened.programme, opened.numbers["2"].commitment):
        seen, said = last_of(opened), {"state": Delivery.PAUSED, "text": "Said meanwhile.", "told": after}
        commitments.record_progress(**opened.by, commitment=what, **said)
        with pytest.raises(Refused, match="said_since"):
            take_in(opened, {"1": NO_CHANGE, opened.programme: NO_CHANGE}, last=seen)
    assert not Answer.objects.exists()
    assert len(take_in(opened, {"1": NO_CHANGE, opened.programme: NO_CHANGE}).answers) == 3


def test_an_answer_that_lacks_something_is_refused(opened: Asking) -> None:
    with pytest.raises(Refused, match="reason_needed"):
        take_in(opened, {"1": Given(Choice.UPDATE, state="not_pursued")})
    with pytest.raises(Refused, match="nothing_to_repeat"):
        take_in(opened, {"3": NO_CHANGE}, whose=opened.leisure)


def test_nothing_is_taken_in_once_the_round_is_closed(opened: Asking) -> None:
    request = opened.request(opened.hanna)
    closing.close(**opened.by, round_=opened.round)
    with pytest.raises(Refused, match="round_is_closed"):
        answering.take_in(**opened.by, request=request, rows={}, last={}, press=uuid4())


def test_marks_say_whose_sheet_it_is(opened: Asking) -> None:
    found = sheet_whose.recipient(opened.council, opened.round, marks(opened, "1", opened.programme))
    assert found == opened.request(opened.hanna)


@pytest.mark.parametrize("code", ["sheet_without_marks", "sheet_unknown", "sheet_of_several", "sheet_not_asked"])
def test_marks_of_anything_else_are_refused(opened: Asking, code: str) -> None:
    given = {
        "sheet_without_marks": set(),
        "sheet_unknown": {*marks(opened, "1"), mark_of(uuid4())},
        "sheet_of_several": marks(opened, "1", "3"),
        "sheet_not_asked": marks(opened, "4"),
    }
    with pytest.raises(Refused, match=code):
        sheet_whose.recipient(opened.council, opened.round, given[code])


def test_a_sheet_of_another_round_is_refused_and_named(opened: Asking) -> None:
    before, old = opened.round, marks(opened, "1")
    closing.close(**opened.by, round_=before)
    opened.open()
    with pytest.raises(Refused, match="sheet_of_another_round") as refused:
        sheet_whose.recipient(opened.council, opened.round, old)
    assert refused.value.params == {"called": "Review 4", "day": before.due_on}
    with pytest.raises(Refused, match="sheet_not_yours"):
        sheet_whose.check_of(opened.council, opened.request(opened.hanna), old)


def test_a_sheet_of_another_council_is_unknown(opened: Asking, away: Any) -> None:
    with pytest.raises(Refused, match="sheet_unknown"):
        sheet_whose.recipient(away[0], opened.round, marks(opened, "1"))


def test_whose_it_is_instead_is_not_said(opened: Asking) -> None:
    mine = opened.request(opened.hanna)
    sheet_whose.check_of(opened.council, mine, marks(opened, "1"))
    for other in (marks(opened, "3"), {mark_of(uuid4())}):
        with pytest.raises(Refused, match="sheet_not_yours"):
            sheet_whose.check_of(opened.council, mine, other)


def test_what_is_asked_of_somebody_else_since_is_theirs(opened: Asking) -> None:
    planning.ask(**opened.by, round_=opened.round, items=[opened.asked("1").item.id], team=opened.leisure)
    with pytest.raises(Refused, match="sheet_not_yours"):
        sheet_whose.check_of(opened.council, opened.request(opened.hanna), marks(opened, "1"))
