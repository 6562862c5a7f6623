"""Letters and links: one a person, neutral outside, each reminder once, dead when they ought to be."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.councils import actions as councils
from followthrough.councils.models import PostHolding
from followthrough.joining.actions.leaving import forget
from followthrough.joining.rules import mark_of
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.outbox.models import Email
from followthrough.rounds import queries
from followthrough.rounds.actions import clearing, closing, planning, sending
from followthrough.rounds.actions.answering import Given, Sender
from followthrough.rounds.models import AnswerLink, Reminder
from followthrough.rounds.rules import Choice, Stage, Standing
from tests.rounds.cast import Asking, letters, person, token_in


def at(day: Any) -> Any:
    """Noon of that day, from then on."""
    return clock.no_earlier_than(datetime.combine(day, time(12), tzinfo=clock.LONDON))


def workday(day: Any) -> Any:
    """That day or the next on which nobody is at home; the tests' ladder is without weekends all the same."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day


def test_each_recipient_gets_one_letter_that_is_neutral_outside(cast: Asking) -> None:
    cast.open()
    assert sorted(one.to for one in letters()) == ["hanna@saltmere.example", "leisure@saltmere.example"]
    for letter in letters():
        outside = f"{letter.sender} {letter.subject} {letter.body.splitlines()[0]}"
        assert "Review 4" in outside
        assert not any(word in letter.body + letter.html for word in ("Warm homes", "thing 1", "Half is done"))
        assert letter.secret
        assert "Thank you for your help." in letter.body
        assert token_in(letter) in letter.html


def test_a_link_opens_its_own_request_and_only_its_digest_is_kept(cast: Asking) -> None:
    cast.open()
    letter = next(one for one in letters() if one.to.startswith("hanna"))
    token = token_in(letter)
    link = queries.link(cast.council, mark_of(token), clock.today())
    assert link is not None
    assert link.request.person == cast.hanna
    assert token not in str([row.__dict__ for row in type(link).everything.all()])


def test_what_was_changed_since_it_was_seen_is_not_sent(cast: Asking) -> None:
    one = cast.plan()
    seen = cast.round.version
    planning.leave_out(**cast.by, round_=one, items=[cast.asked("3").item.id], out=True)
    with pytest.raises(Refused, match="plan_changed"):
        sending.send(**cast.by, round_=one, version=seen)
    assert letters() == []


def test_a_plan_that_people_have_overtaken_is_brought_up_to_date_and_looked_at_again(cast: Asking) -> None:
    one = cast.plan()
    seen = cast.round.version
    ines = person(cast.by, "Ines", cast.head, clock.today())
    with pytest.raises(Refused, match="plan_changed"):
        sending.send(**cast.by, round_=one, version=seen)
    assert cast.asked("1").item.request.person == ines
    sending.send(**cast.by, round_=one, version=cast.round.version)
    assert sorted(letter.to for letter in letters()) == ["ines@saltmere.example", "leisure@saltmere.example"]


def test_a_press_sent_twice_sends_once(cast: Asking) -> None:
    one = cast.open()
    with pytest.raises(Refused, match="round_is_open"):
        sending.send(**cast.by, round_=one, version=one.version)
    assert len(letters()) == 2


def test_a_round_of_which_everything_is_left_out_is_not_sent(cast: Asking) -> None:
    one = cast.plan()
    planning.leave_out(**cast.by, round_=one, items=[a.item.id for a in cast.view.asked], out=True)
    with pytest.raises(Refused, match="nobody_to_ask"):
        sending.send(**cast.by, round_=one, version=cast.round.version)
    assert queries.stage(cast.round) is Stage.PLANNED


def test_sent_again_the_links_before_are_dead_and_letters_that_wait_do_not_go(cast: Asking) -> None:
    cast.open()
    first = next(one for one in letters() if one.to.startswith("hanna"))
    old = token_in(first)
    sending.send_to(**cast.by, request=cast.request(cast.hanna))
    first.refresh_from_db()
    assert (first.state, first.body) == (Email.State.WITHHELD, "")
    assert queries.link(cast.council, mark_of(old), clock.today()) is None
    assert queries.link(cast.council, mark_of(token_in(letters()[-1])), clock.today()) is not None


@pytest.mark.parametrize("how", ["withdrawn", "closed", "left_out", "past its day"])
def test_a_link_is_dead_once_it_is(cast: Asking, how: str) -> None:
    one = cast.open()
    mark, day = mark_of(token_in(next(x for x in letters() if x.to.startswith("hanna")))), clock.today()
    if how == "withdrawn":
        sending.withdraw_links(**cast.by, request=cast.request(cast.hanna))
    elif how == "closed":
        closing.close(**cast.by, round_=one)
    elif how == "left_out":
        type(cast.request(cast.hanna)).objects.filter(person=cast.hanna).update(left_out=True)
    else:
        day = one.closes_on + timedelta(days=1)
    assert queries.link(cast.council, mark, day) is None


def mark(whose: str) -> str:
    return mark_of(token_in(next(one for one in letters() if one.to.startswith(whose))))


def leave(cast: Asking, who: Any) -> None:
    for one in PostHolding.objects.filter(council=cast.council, person=who):
        councils.leave_post(**cast.by, holding=one, last_day=clock.today() - timedelta(days=1))


def test_a_link_is_dead_once_its_person_has_left_and_stays_so_when_they_are_forgotten(cast: Asking) -> None:
    cast.open()
    leave(cast, cast.hanna)
    assert queries.link(cast.council, mark("hanna"), clock.today()) is None
    forget(council=cast.council, by=cast.officer, person=cast.hanna)
    assert not [row for row in AnswerLink.objects.all() if row.request.person == cast.hanna and opens(cast, row)]


def opens(cast: Asking, row: AnswerLink) -> bool:
    return queries.link(cast.council, row.mark, clock.today()) is not None


def test_a_link_is_dead_once_everything_in_it_has_other_owners(cast: Asking) -> None:
    cast.open()
    other = councils.add_post(**cast.by, title="Head of Parks", team=cast.leisure)
    things = [cast.numbers["1"].commitment, cast.numbers["2"].commitment, cast.programme]
    for thing in things[:-1]:
        commitments.assign(**cast.by, commitment=thing, post=other)
    assert queries.link(cast.council, mark("hanna"), clock.today()) is not None
    commitments.assign(**cast.by, commitment=things[-1], post=other)
    assert queries.link(cast.council, mark("hanna"), clock.today()) is None
    with pytest.raises(Refused, match="not_theirs_any_more"):
        sending.send_to(**cast.by, request=cast.request(cast.hanna))


def test_a_link_works_while_its_person_is_away(cast: Asking) -> None:
    cast.open()
    councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today())
    assert queries.link(cast.council, mark("hanna"), clock.today()) is not None


def test_a_deputys_link_works_when_the_holder_is_back(cast: Asking) -> None:
    dana = person(cast.by, "Dana")
    away = councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today() - timedelta(days=3), deputy=dana)
    cast.open()
    councils.come_back(**cast.by, absence=away, last_day=clock.today() - timedelta(days=1))
    assert queries.link(cast.council, mark("dana"), clock.today()) is not None


def test_a_link_works_of_whom_the_officer_chose(cast: Asking) -> None:
    cast.plan()
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("3").item.id], person=person(cast.by, "Ola"))
    sending.send(**cast.by, round_=cast.round, version=cast.round.version)
    assert queries.link(cast.council, mark("ola"), clock.today()) is not None


def test_whom_the_officer_chose_and_who_has_left_since_gets_no_letter(cast: Asking) -> None:
    cast.plan()
    post = councils.add_post(**cast.by, title="Second post", team=cast.leisure)
    ola = person(cast.by, "Ola", post)
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("3").item.id], person=ola)
    leave(cast, ola)
    with pytest.raises(Refused, match="plan_changed"):
        sending.send(**cast.by, round_=cast.round, version=cast.round.version)
    sending.send(**cast.by, round_=cast.round, version=cast.round.version)
    assert sorted(one.to for one in letters()) == ["hanna@saltmere.example", "leisure@saltmere.example"]


def test_an_answer_of_somebody_who_left_is_sent_back_without_a_letter(cast: Asking) -> None:
    director = councils.add_post(**cast.by, title="Director of Housing", team=cast.housing)
    delia = person(cast.by, "Delia", director)
    councils.set_clearer(**cast.by, service=cast.housing, level=1, post=director)
    cast.open()
    cast.save(cast.hanna, "1", Given(Choice.UPDATE, state="complete", text="Done."))
    [answer] = cast.send(cast.hanna).answers.values()
    leave(cast, cast.hanna)
    forget(council=cast.council, by=cast.officer, person=cast.hanna)
    clearing.send_back(council=cast.council, by=delia, answer=answer, note="Look at it again.")
    assert cast.asked("1").stands is Standing.SENT_BACK
    assert letters("round_back") == []
    [gone] = [one for one in cast.view.requests if one.request.id == cast.asked("1").item.request_id]
    assert sending.no_longer_right(cast.council, [gone], clock.today()) == {gone.request.id}


# Reminders -------------------------------------------------------------------------------------------


@pytest.fixture
def late(cast: Asking) -> tuple[Asking, Any]:
    """An open round, and a working day after the first reminder's."""
    one = cast.open(due_on=clock.today() + timedelta(days=14), ladder=(-10,))
    return cast, workday(one.due_on - timedelta(days=10))


def test_a_reminder_goes_once_to_each_who_owes_something(late: tuple[Asking, Any]) -> None:
    cast, day = late
    with at(day):
        assert sending.remind(council=cast.council, day=day).sent == 2
        assert sending.remind(council=cast.council, day=day).sent == 0
    assert sorted(one.to for one in letters("round_reminder")) == ["hanna@saltmere.example", "leisure@saltmere.example"]
    assert Reminder.objects.count() == 2


def test_nobody_is_reminded_who_has_answered(late: tuple[Asking, Any]) -> None:
    cast, day = late
    cast.save(cast.leisure, "3", Given(Choice.UPDATE, state="in_progress", text="Begun."))
    cast.send(cast.leisure, Sender(link=cast.request(cast.leisure).links.get()))
    with at(day):
        sending.remind(council=cast.council, day=day)
    assert [one.to for one in letters("round_reminder")] == ["hanna@saltmere.example"]


def test_nobody_is_reminded_who_has_left_the_post_and_the_officer_is_told_of_one(late: tuple[Asking, Any]) -> None:
    cast, day = late
    person(cast.by, "Ines", cast.head, clock.today())
    with at(day):
        done = sending.remind(council=cast.council, day=day)
    assert (done.sent, done.gone) == (1, 1)


def test_a_chosen_mailbox_that_was_emptied_stops_nobody_elses_reminder(late: tuple[Asking, Any]) -> None:
    cast, day = late
    planning.ask(**cast.by, round_=cast.round, items=[cast.asked("1").item.id], team=cast.housing)
    sending.send_to(**cast.by, request=cast.request(cast.housing))
    councils.set_mailbox(**cast.by, service=cast.housing, mailbox="")
    with at(day):
        done = sending.remind(council=cast.council, day=day)
    assert (done.sent, done.gone) == (2, 1)


def test_nothing_goes_on_a_day_on_which_the_council_is_closed(late: tuple[Asking, Any]) -> None:
    cast, day = late
    councils.set_round_settings(**cast.by, ladder=(-10,), answer_days=10, extra_closed_days=[day])
    with at(day):
        assert sending.remind(council=cast.council, day=day).sent == 0


def test_an_older_link_still_works_after_a_reminder(late: tuple[Asking, Any]) -> None:
    cast, day = late
    old = token_in(next(x for x in letters("round_asking") if x.to.startswith("hanna")))
    with at(day):
        sending.remind(council=cast.council, day=day)
        assert queries.link(cast.council, mark_of(old), day) is not None


def test_a_closed_round_reminds_nobody(late: tuple[Asking, Any]) -> None:
    cast, day = late
    closing.close(**cast.by, round_=cast.round)
    assert sending.remind(council=cast.council, day=day).sent == 0
