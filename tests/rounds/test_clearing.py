"""The owner's side clears, scrutiny asks, later dates are granted or not; nothing that was said is ever changed."""

from datetime import timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import DueDate, Evidence, ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.councils.veil import seeing
from followthrough.lib import clock
from followthrough.lib.days import parse
from followthrough.lib.refused import Refused
from followthrough.restriction import actions as restriction
from followthrough.rounds import queries, waiting
from followthrough.rounds.actions import clearing, closing, planning
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.models import Clearing
from followthrough.rounds.needing import needing
from followthrough.rounds.rules import Choice, Standing
from tests.rounds.cast import FIRST, Asking, letters, person

BEGUN = Given(Choice.UPDATE, state="in_progress", text="We have begun.", evidence="Board paper 12")


@pytest.fixture
def manager(cast: Asking) -> Any:
    """The team manager who clears for housing, and above whom a director does."""
    posts = [councils.add_post(**cast.by, title=title, team=cast.housing) for title in ("Housing manager", "Director")]
    for level, post in enumerate(posts, start=1):
        councils.set_clearer(**cast.by, service=cast.housing, level=level, post=post)
    cast.director = person(cast.by, "Delia", posts[1])  # type: ignore[attr-defined]
    return person(cast.by, "Magnus", posts[0])


@pytest.fixture
def sent(cast: Asking, manager: Any) -> Asking:
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    cast.send(cast.hanna)
    return cast


def answer(cast: Asking, what: str = "1") -> Any:
    said = cast.asked(what).last
    assert said is not None
    return said.answer


def how_many(cast: Asking) -> int:
    return ProgressUpdate.objects.filter(commitment=cast.numbers["1"].commitment).count()


def test_what_waits_for_clearance_is_no_update(sent: Asking) -> None:
    assert sent.asked("1").stands is Standing.RECEIVED
    assert how_many(sent) == 1
    assert [one.item.id for one in queries.to_clear(sent.council, clock.today())] == [sent.asked("1").item.id]


def test_each_level_clears_in_turn_and_the_last_one_makes_the_update(sent: Asking, manager: Any) -> None:
    clearing.clear(council=sent.council, by=manager, answers=[answer(sent).id])
    assert sent.asked("1").stands is Standing.RECEIVED
    [waits] = waiting.wait_for(sent.council, [sent.asked("1")]).values()
    assert waits is not None
    assert waits.title == "Director"
    director = sent.director  # type: ignore[attr-defined]
    assert clearing.clear(council=sent.council, by=director, answers=[answer(sent).id]) == 1
    assert sent.asked("1").stands is Standing.CLEARED
    update = ProgressUpdate.objects.latest("recorded_at")
    assert (update.text, update.by) == ("We have begun.", sent.hanna)
    assert Evidence.objects.get().reference == "Board paper 12"


def test_a_director_clears_for_those_below(sent: Asking) -> None:
    director = sent.director  # type: ignore[attr-defined]
    clearing.clear(council=sent.council, by=director, answers=[answer(sent).id])
    assert sent.asked("1").stands is Standing.CLEARED


def test_the_same_press_twice_clears_once(sent: Asking) -> None:
    director = sent.director  # type: ignore[attr-defined]
    one = answer(sent).id
    assert [clearing.clear(council=sent.council, by=director, answers=[one]) for _ in range(2)] == [1, 0]
    assert how_many(sent) == 2


def test_nobody_clears_whose_post_it_is_not(sent: Asking) -> None:
    for who in (sent.officer, sent.hanna):
        with pytest.raises(Refused, match="not_yours_to_clear"):
            clearing.clear(council=sent.council, by=who, answers=[answer(sent).id])
    assert not Clearing.objects.exists()


def test_whoever_clears_clears_with_sending(cast: Asking, manager: Any) -> None:
    director = cast.director  # type: ignore[attr-defined]
    cast.open()
    cast.save(cast.hanna, "1", BEGUN)
    cast.send(cast.hanna, Sender(by=director))
    assert cast.asked("1").stands is Standing.CLEARED


def test_sent_back_it_is_asked_again_with_the_note_and_a_letter(sent: Asking, manager: Any) -> None:
    clearing.send_back(council=sent.council, by=manager, answer=answer(sent), note="Which board?")
    assert sent.asked("1").stands is Standing.SENT_BACK
    assert [one.to for one in letters("round_back")] == ["hanna@saltmere.example"]
    assert "Which board" not in letters("round_back")[0].body
    sent.save(sent.hanna, "1", Given(Choice.UPDATE, state="in_progress", text="The housing board."))
    sent.send(sent.hanna)
    assert sent.asked("1").stands is Standing.RECEIVED
    assert len(sent.asked("1").said) == 2


def test_an_answer_that_another_followed_is_not_cleared_any_more(sent: Asking, manager: Any) -> None:
    first = answer(sent)
    clearing.send_back(council=sent.council, by=manager, answer=first, note="Which board?")
    sent.save(sent.hanna, "1", Given(Choice.UPDATE, state="in_progress", text="The housing board."))
    sent.send(sent.hanna)
    with pytest.raises(Refused, match="answered_since"):
        clearing.clear(council=sent.council, by=manager, answers=[first.id])


def test_an_answer_does_not_overrule_a_newer_update(sent: Asking, manager: Any) -> None:
    newer = {"commitment": sent.numbers["1"].commitment, "state": Delivery.COMPLETE, "text": "Finished."}
    commitments.record_progress(council=sent.council, by=sent.hanna, **newer)
    for who in (manager, sent.director):  # type: ignore[attr-defined]
        with pytest.raises(Refused, match="updated_since"):
            clearing.clear(council=sent.council, by=who, answers=[answer(sent).id])
    clearing.send_back(council=sent.council, by=manager, answer=answer(sent), note="It is finished.")
    delivered = sent.asked("1").delivered.update
    assert delivered is not None
    assert delivered.text == "Finished."


def test_what_an_older_paper_says_does_not_stand_in_the_way(sent: Asking) -> None:
    older = {"commitment": sent.numbers["1"].commitment, "state": Delivery.PAUSED, "text": "Paused."}
    commitments.record_progress(**sent.by, **older, told=Told(known_on=clock.today() - timedelta(days=5)))
    director = sent.director  # type: ignore[attr-defined]
    assert clearing.clear(council=sent.council, by=director, answers=[answer(sent).id]) == 1


def test_what_was_restricted_waits_for_nobody(sent: Asking, manager: Any) -> None:
    one, about = answer(sent), {"thing": sent.numbers["1"].commitment, "reason": "A name in it."}
    restriction.restrict(**sent.by, **about, readers=[sent.officer, _reader(sent)])
    with seeing(()), pytest.raises(Refused, match="not_waiting"):
        clearing.clear(council=sent.council, by=manager, answers=[one.id])


def _reader(cast: Asking) -> Any:
    made = person(cast.by, "Zed")
    user = councils.create_sign_in(email=made.email, password=None)
    told = {"council": cast.council, "by": cast.officer, "first_day": FIRST}
    councils.give_role(**told, user=user, person=made, role=Role.SCRUTINY_OFFICER)
    return made


def test_whoever_clears_is_told_once_a_day(sent: Asking) -> None:
    sent.save(sent.hanna, sent.programme, BEGUN)
    sent.send(sent.hanna)
    assert [one.to for one in letters("round_to_clear")] == ["magnus@saltmere.example"]


def test_what_is_received_can_be_cleared_after_the_round_has_closed(sent: Asking) -> None:
    closing.close(**sent.by, round_=sent.round)
    director = sent.director  # type: ignore[attr-defined]
    clearing.clear(council=sent.council, by=director, answers=[answer(sent).id])
    assert sent.asked("1").stands is Standing.CLEARED


# Scrutiny asks ---------------------------------------------------------------------------------------


@pytest.fixture
def cleared(cast: Asking) -> Asking:
    """Nobody has to clear for housing."""
    cast.open()
    cast.save(cast.hanna, "1", Given(**{**BEGUN.__dict__, "until": parse("May 2030"), "until_reason": "No staff."}))
    cast.send(cast.hanna)
    return cast


def test_a_question_leaves_the_answer_as_it_is_and_lets_another_follow(cleared: Asking) -> None:
    clearing.question(**cleared.by, answer=answer(cleared), text="How many homes?")
    assert cleared.asked("1").stands is Standing.QUESTIONED
    assert how_many(cleared) == 2
    cleared.save(cleared.hanna, "1", Given(Choice.UPDATE, state="in_progress", text="Forty homes."))
    cleared.send(cleared.hanna)
    assert cleared.asked("1").stands is Standing.CLEARED
    texts = ProgressUpdate.objects.filter(commitment=cleared.numbers["1"].commitment).order_by("recorded_at")
    assert [one.text for one in texts] == ["Half is done.", "We have begun.", "Forty homes."]


def test_what_is_not_cleared_is_not_asked_about(sent: Asking) -> None:
    with pytest.raises(Refused, match="not_cleared_yet"):
        clearing.question(**sent.by, answer=answer(sent), text="How many homes?")


def test_what_is_theirs_after_all_is_asked_again(cast: Asking) -> None:
    cast.open()
    cast.save(cast.hanna, "1", Given(Choice.NOT_MINE, whose="Leisure"))
    cast.send(cast.hanna)
    clearing.insist(**cast.by, answer=answer(cast), note="The cabinet gave it to housing.")
    assert cast.asked("1").stands is Standing.SENT_BACK


# Later dates -----------------------------------------------------------------------------------------


def test_a_later_date_that_is_granted_becomes_an_extension_with_its_approver(cleared: Asking) -> None:
    clearing.decide_extension(**cleared.by, answer=answer(cleared), granted=True, decided_by="Director of Housing")
    due = DueDate.objects.get()
    assert (due.kind, due.printed, due.reason, due.approved_by) == (
        "extension",
        "May 2030",
        "No staff.",
        "Director of Housing",
    )
    said = cleared.asked("1").last
    assert said is not None
    assert not said.extension_waits


def test_a_later_date_that_is_refused_leaves_the_promise_alone(cleared: Asking) -> None:
    about = {**cleared.by, "answer": answer(cleared), "granted": False, "decided_by": "Director of Housing"}
    with pytest.raises(Refused, match="reason_needed"):
        clearing.decide_extension(**about)
    clearing.decide_extension(**about, note="It has been extended twice.")
    assert not DueDate.objects.exists()
    with pytest.raises(Refused, match="extension_decided"):
        clearing.decide_extension(**{**about, "granted": True})


def test_a_later_date_in_an_answer_that_is_not_cleared_waits(sent: Asking) -> None:
    with pytest.raises(Refused, match="not_waiting"):
        clearing.decide_extension(**sent.by, answer=answer(sent), granted=True, decided_by="Director of Housing")


# What nobody may do ----------------------------------------------------------------------------------


def test_what_was_answered_is_neither_left_out_nor_given_to_somebody_else(sent: Asking) -> None:
    about: dict[str, Any] = {**sent.by, "round_": sent.round, "items": [sent.asked("1").item.id]}
    with pytest.raises(Refused, match="answered_not_left_out"):
        planning.leave_out(**about, out=True)
    with pytest.raises(Refused, match="answer_waits"):
        planning.ask(**about, team=sent.leisure)
    assert sent.asked("1").stands is Standing.RECEIVED


def test_where_the_clearing_posts_were_taken_away_nobody_clears(sent: Asking) -> None:
    for level in (1, 2):
        councils.set_clearer(**sent.by, service=sent.housing, level=level, post=None)
    with pytest.raises(Refused, match="nobody_clears"):
        clearing.clear(council=sent.council, by=sent.hanna, answers=[answer(sent).id])
    assert how_many(sent) == 1


def test_a_later_date_waits_no_longer_once_another_answer_has_followed(cleared: Asking) -> None:
    first = answer(cleared)
    clearing.question(**cleared.by, answer=first, text="How many homes?")
    [before] = needing(cleared.council, clock.today())
    assert before.extensions == 1
    cleared.save(cleared.hanna, "1", Given(Choice.UPDATE, state="complete", text="Finished after all."))
    cleared.send(cleared.hanna)
    with pytest.raises(Refused, match="not_waiting"):
        clearing.decide_extension(**cleared.by, answer=first, granted=True, decided_by="Director of Housing")
    [after] = needing(cleared.council, clock.today())
    assert after.extensions == 0
