"""Drafts that presses save, and one sending: twice is once, two telephones notice, nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.rounds.actions import answering, closing, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.models import Answer, AnswerDraft
from followthrough.rounds.rules import Answering, Choice, Standing
from tests.rounds.cast import Asking

NO_CHANGE = Given(Choice.NO_CHANGE)
BEGUN = Given(Choice.UPDATE, state="in_progress", text="We have begun.")


def updates(cast: Asking, what: str) -> list[tuple[str, str]]:
    found = ProgressUpdate.objects.filter(commitment=cast.numbers[what].commitment).order_by("recorded_at")
    return [(one.state, one.text) for one in found]


def test_a_press_saves_a_draft_and_nothing_else(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", NO_CHANGE)
    assert cast.asked("1").stands is Standing.ASKED
    assert updates(cast, "1") == [("in_progress", "Half is done.")]


def test_no_change_gives_the_last_answer_again(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", NO_CHANGE)
    cast.send(cast.hanna)
    assert updates(cast, "1") == [("in_progress", "Half is done.")] * 2
    assert cast.asked("1").stands is Standing.CLEARED
    assert not AnswerDraft.objects.exists()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (Given(Choice.UPDATE, text="Words."), "state_needed"),
        (Given(Choice.UPDATE, state="not_pursued", text="Words."), "reason_needed"),
        (Given(Choice.NOT_MINE), "whose_needed"),
        (Given(Choice.UPDATE, state="in_progress", until=parse("May 2027")), "reason_needed"),
        (Given(Choice.UPDATE, state="in_progress", text="x" * 10_001), "answer_too_long"),
    ],
)
def test_a_draft_that_lacks_something_is_refused(cast: Asking, given: Given, code: str) -> None:
    cast.open()
    with pytest.raises(Refused, match=code):
        cast.save(cast.hanna, "1", given)


def test_no_change_needs_an_earlier_answer(cast: Asking) -> None:
    cast.open()
    with pytest.raises(Refused, match="nothing_to_repeat"):
        cast.save(cast.leisure, "3", NO_CHANGE)


def test_a_second_telephone_does_not_overwrite_the_first_unseen(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    with pytest.raises(Refused, match="draft_changed"):
        cast.save(cast.hanna, "1", NO_CHANGE, seen=0)
    assert cast.save(cast.hanna, "1", BEGUN, seen=0).serial == 1


def test_what_was_put_down_after_the_preview_is_not_sent_unseen(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    seen = cast.seen(cast.hanna)
    cast.save(cast.hanna, "1", NO_CHANGE)
    with pytest.raises(Refused, match="draft_changed"):
        answering.send(
            council=cast.council,
            request=cast.request(cast.hanna),
            sender=Sender(by=cast.hanna),
            seen=seen,
            press=uuid4(),
        )


def test_no_change_does_not_give_again_what_came_in_after_the_preview(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", NO_CHANGE)
    request, seen = cast.request(cast.hanna), cast.seen(cast.hanna)
    other = {"commitment": cast.numbers["1"].commitment, "state": Delivery.PAUSED, "text": "Not Hanna's words."}
    commitments.record_progress(**cast.by, **other)
    with pytest.raises(Refused, match="draft_changed"):
        answering.send(council=cast.council, request=request, sender=Sender(by=cast.hanna), seen=seen, press=uuid4())
    assert not Answer.objects.exists()


def test_neither_for_what_comes_with_it(cast: Asking) -> None:
    both = {"council": cast.council, "state": Delivery.IN_PROGRESS}
    commitments.record_progress(**both, by=cast.hanna, commitment=cast.programme, text="It goes on.")
    cast.open()
    cast.save(cast.hanna, cast.programme, NO_CHANGE)
    request, seen = cast.request(cast.hanna), cast.seen(cast.hanna)
    commitments.record_progress(**both, by=cast.officer, commitment=cast.numbers["2"].commitment, text="Another's.")
    with pytest.raises(Refused, match="draft_changed"):
        answering.send(council=cast.council, request=request, sender=Sender(by=cast.hanna), seen=seen, press=uuid4())


def test_the_same_press_twice_sends_once(cast: Asking) -> None:
    cast.open()
    cast.save(cast.leisure, "3", BEGUN)
    press, seen, request = uuid4(), cast.seen(cast.leisure), cast.request(cast.leisure)
    sender = Sender(link=request.links.get())
    for _press in range(2):
        sent = answering.send(council=cast.council, request=request, sender=sender, seen=seen, press=press)
        assert len(sent.answers) == 1
    assert updates(cast, "3") == [("in_progress", "We have begun.")]


def test_what_was_sent_is_not_answered_again_unless_somebody_asks(cast: Asking) -> None:
    cast.open()
    cast.save(cast.leisure, "3", BEGUN)
    cast.send(cast.leisure, Sender(link=cast.request(cast.leisure).links.get()))
    with pytest.raises(Refused, match="sent_already"):
        cast.save(cast.leisure, "3", BEGUN)
    with pytest.raises(Refused, match="nothing_to_send"):
        cast.send(cast.leisure)


def test_an_answer_by_link_names_nobody(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    link = cast.request(cast.hanna).links.get()
    cast.send(cast.hanna, Sender(link=link, answering=Answering.FOR_THEM, answering_for="Deputy head of housing"))
    update = ProgressUpdate.objects.latest("recorded_at")
    assert (update.by, update.source) == (None, "the link sent to Head of Housing")
    assert Answer.objects.get().answering_for == "Deputy head of housing"


def test_one_answer_stands_for_what_relies_on_it(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, cast.programme, BEGUN)
    cast.send(cast.hanna)
    assert cast.asked("2").stands is Standing.CLEARED
    assert updates(cast, "2") == [("in_progress", "We have begun.")]
    assert Answer.objects.get(item=cast.asked("2").item).like.item == cast.asked(cast.programme).item


def test_no_change_repeats_what_each_said_itself(cast: Asking) -> None:
    for thing, text in ((cast.programme, "The programme goes on."), (cast.numbers["2"].commitment, "Only two does.")):
        commitments.record_progress(
            council=cast.council, by=cast.hanna, commitment=thing, state=Delivery.IN_PROGRESS, text=text
        )
    cast.open()
    cast.save(cast.hanna, cast.programme, NO_CHANGE)
    cast.send(cast.hanna)
    assert Answer.objects.get(item=cast.asked("2").item).text == "Only two does."


def test_where_one_differs_it_is_asked_for_itself(cast: Asking) -> None:
    cast.open()
    two = cast.asked("2").item.id
    cast.save(cast.hanna, cast.programme, Given(Choice.UPDATE, state="complete", text="Done.", differs=(two,)))
    cast.send(cast.hanna)
    assert cast.asked("2").stands is Standing.ASKED
    cast.save(cast.hanna, "2", BEGUN)
    cast.send(cast.hanna)
    assert updates(cast, "2") == [("in_progress", "We have begun.")]


def test_not_mine_goes_to_the_officer_and_somebody_else_is_asked(cast: Asking) -> None:
    one = cast.open()
    cast.save(cast.leisure, "3", Given(Choice.NOT_MINE, whose="Head of Housing"))
    cast.send(cast.leisure, Sender(link=cast.request(cast.leisure).links.get()))
    assert cast.asked("3").stands is Standing.NOT_MINE
    planning.ask(**cast.by, round_=one, items=[cast.asked("3").item.id], person=cast.hanna)
    sending.send_to(**cast.by, request=cast.request(cast.hanna))
    assert cast.asked("3").stands is Standing.ASKED
    assert [a.line.recommendation.number if a.line else "" for a in cast.view.requests[0].owed] == ["", "1", "3"]


def test_what_was_put_down_does_not_pass_to_whoever_is_asked_instead(cast: Asking) -> None:
    one = cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    cast.save(cast.hanna, cast.programme, BEGUN)
    planning.ask(**cast.by, round_=one, items=[cast.asked("1").item.id], team=cast.leisure)
    assert cast.asked("1").draft is None
    assert cast.asked(cast.programme).draft is not None


def test_what_is_asked_of_somebody_else_cannot_be_answered(cast: Asking) -> None:
    cast.open()
    with pytest.raises(Refused, match="not_asked_of_you"):
        answering.save(
            council=cast.council,
            request=cast.request(cast.leisure),
            item=cast.asked("1").item,
            given=BEGUN,
            seen=0,
        )


def test_a_draft_can_be_taken_back(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    answering.discard(council=cast.council, request=cast.request(cast.hanna), item=cast.asked("1").item)
    assert cast.asked("1").draft is None


@pytest.mark.parametrize("how", ["closed", "past its day"])
def test_nothing_is_taken_once_the_round_is_over(cast: Asking, how: str) -> None:
    one = cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    if how == "closed":
        closing.close(**cast.by, round_=one)
    else:
        type(one).objects.filter(id=one.id).update(closes_on=clock.today() - timedelta(days=1))
    with pytest.raises(Refused, match="round_is_closed"):
        cast.send(cast.hanna)
    assert cast.asked("1").draft is not None
