"""Planning a round: what it asks, of whom, in which words."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.councils.asking import calendar
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.outbox.models import Email
from followthrough.rounds import queries
from followthrough.rounds.actions import planning
from followthrough.rounds.models import Item, Request, Round
from tests.rounds.cast import Asking
from tests.web.client import PageClient
from tests.web.pages import summary, text_of, title_of
from tests.web.rounds.pages import ALL, DAYS, at, day, of_recipient

PLAN = f"{ALL}plan/"


def given(cast: Asking, **other: Any) -> dict[str, Any]:
    about = {"reviews": [str(cast.review.id)], "meeting": str(cast.meeting.id)}
    return {**about, "due_on": day(14), "closes_on": day(20), **DAYS, **other}


# Who ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["", "days/", "things/", "ask/", "add/"])
def test_a_colleague_without_the_right_is_refused_and_a_stranger_finds_nothing(
    cast: Asking, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    cast.plan()
    for client, status in ((signed_in(Role.LEAD_OFFICER), 403), (stranger, 404)):
        assert client.get(at(cast, part)).status_code == status
        assert client.get(PLAN).status_code == (403 if status == 403 else 404)


@pytest.mark.parametrize("part", ["note/", "letter/"])
def test_neither_reaches_a_recipient(
    cast: Asking, part: str, signed_in: Callable[[Role], PageClient], stranger: PageClient
) -> None:
    cast.plan()
    for client, status in ((signed_in(Role.CABINET_MEMBER), 403), (stranger, 404)):
        assert client.get(of_recipient(cast, cast.hanna, part)).status_code == status


# Planning -----------------------------------------------------------------------------------------------


def test_a_round_is_planned_and_nothing_is_sent(cast: Asking, officer: PageClient) -> None:
    assert "Plan a round" in text_of(officer.get(ALL))
    done = officer.post(PLAN, given(cast))
    one = Round.objects.get()
    assert (done.status_code, done.headers["Location"]) == (302, f"{ALL}{one.id}/")
    assert (one.due_on, one.ladder, one.wording) == (clock.today() + timedelta(days=14), [-10, -3, 1], "Thank you.")
    assert not Email.objects.exists()
    again = officer.post(PLAN, given(cast))
    assert "planned or open already" in text_of(again)
    assert Round.objects.count() == 1


def test_days_that_are_left_empty_are_working_days_before_the_meeting(cast: Asking, officer: PageClient) -> None:
    officer.post(PLAN, given(cast, due_on="", closes_on=""))
    one, working = Round.objects.get(), calendar(cast.council)
    assert one.due_on == working.on_or_before(cast.meeting.day - timedelta(days=10))
    assert working.is_open(one.closes_on)
    assert one.due_on < one.closes_on < cast.meeting.day


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"reviews": []}, "reviews", "Choose at least one review."),
        ({"meeting": ""}, "meeting", "Choose the meeting that the updates are for."),
        ({"due_on": "soon"}, "due_on", "“soon” is not a day: write it like 16 January 2024."),
        ({"before": "ten"}, "before", "Enter numbers of days with commas between them, such as 10, 3."),
        ({"after": "0"}, "after", "Enter numbers of days with commas between them, such as 10, 3."),
        (
            {"closes_on": day(13)},
            "closes_on",
            "The round cannot close before answers are due. Enter a later day.",
        ),
        (
            {"closes_on": day(29)},
            "closes_on",
            "The round closes on the day of the meeting at the latest. Enter an earlier day.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    cast: Asking, officer: PageClient, wrong: dict[str, Any], field: str, said: str
) -> None:
    page = officer.post(PLAN, given(cast, **wrong))
    assert summary(page) == [(f"#id_{field}", said)]
    assert not Round.objects.exists()


def test_without_a_meeting_to_come_the_page_says_where_to_add_one(council: Any, officer: PageClient) -> None:
    assert "No review has anything of which an account is owed." in text_of(officer.get(PLAN))
    assert "There has been no round yet." in text_of(officer.get(ALL))


def test_the_review_that_one_comes_from_is_ticked(cast: Asking, officer: PageClient) -> None:
    page = officer.get(PLAN, {"review": str(cast.review.id)})
    assert f'value="{cast.review.id}" checked' in page.content.decode()


# The plan -----------------------------------------------------------------------------------------------


def test_the_plan_says_who_will_get_what_and_why(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    page = officer.get(at(cast))
    said = text_of(page)
    assert title_of(page).startswith("Review 4: the plan of a round")
    for words in (
        "Hanna holds the post Head of Housing",
        "Review 4, recommendation 1: That the Council does thing 1.",
        "With the same answer, unless they say where it differs: Review 4, recommendation 2",
        "Leisure mailbox, because nobody who holds the post Head of Leisure",
        "Nobody could be found for these",
        "recommendation 5: That the Council does thing 5.: nobody has answered the recommendation yet",
        "Send to 2 recipients",
    ):
        assert words in said, words


def test_addresses_of_people_are_for_whoever_manages_people(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    said = text_of(officer.get(at(cast)))
    assert "hanna@saltmere.example" not in said
    assert "leisure@saltmere.example" in said


def test_the_plan_asks_the_database_as_often_for_three_as_for_one(
    cast: Asking, officer: PageClient, django_assert_max_num_queries: Any
) -> None:
    cast.plan()
    officer.get(at(cast))
    with django_assert_max_num_queries(200) as few:
        officer.get(at(cast))
    people = [councils.add_person(**cast.by, name=n, email=f"{n}@saltmere.example".lower()) for n in ("Asa", "Bo")]
    for number, person in zip(("1", "3"), people, strict=True):
        planning.ask(**cast.by, round_=cast.round, items=[cast.asked(number).item.id], person=person)
    with django_assert_max_num_queries(len(few)):
        officer.get(at(cast))


def test_what_is_not_ticked_is_left_out_and_can_be_taken_in_again(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    ids = {n: str(cast.asked(n).item.id) for n in "12345"}
    officer.get(at(cast, "things/"))
    assert not Item.objects.filter(left_out=True).exclude(id=ids["5"]).exists()
    officer.post(at(cast, "things/"), {"asked": [ids["2"], ids["5"]]})
    out = {n for n in ids if Item.objects.get(id=ids[n]).left_out}
    assert out == {"1", "3", "4"}
    assert "recommendation 1: That the Council does thing 1.: you left it out" in text_of(officer.get(at(cast)))
    # What it relies on is not asked, so it is asked by itself.
    assert cast.asked("2").item.through_id is None
    officer.post(at(cast, "things/"), {"asked": [*ids.values(), str(cast.asked(cast.programme).item.id)]})
    assert not Item.objects.filter(left_out=True).exists()
    assert cast.asked("2").item.through_id == cast.asked(cast.programme).item.id


def test_somebody_else_is_asked(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    four = str(cast.asked("4").item.id)
    page = officer.get(at(cast, "ask/"), {"item": four})
    assert "recommendation 4" in text_of(page)
    assert "recommendation 1" not in text_of(page)
    officer.post(at(cast, "ask/"), {"items": [four], "who": f"team:{cast.leisure.id}"})
    assert cast.asked("4").item.request == cast.request(cast.leisure)
    officer.post(at(cast, "ask/"), {"items": [four], "who": f"person:{cast.hanna.id}"})
    assert cast.asked("4").item.request == cast.request(cast.hanna)
    wrong = officer.post(at(cast, "ask/"), {"who": ""})
    assert [field for field, _said in summary(wrong)] == ["#id_who", "#id_items"]


def test_whoever_has_no_address_or_has_left_cannot_be_chosen(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    councils.add_person(**cast.by, name="Nora Nowhere")
    councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today())
    said = text_of(officer.get(at(cast, "ask/"), {"recipient": str(cast.request(cast.hanna).id)}))
    assert "Nora Nowhere" not in said
    assert "Hanna" not in said
    assert "Housing, the mailbox" in said


def test_something_more_is_asked_and_stays_when_it_is_looked_again(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    other = cast.numbers["5"].commitment
    Item.objects.filter(commitment=other).delete()
    officer.post(at(cast, "add/"), {"thing": str(other.id)})
    assert cast.asked("5").item.added
    officer.post(at(cast, "look-again/"))
    assert not cast.asked("5").item.left_out
    assert summary(officer.post(at(cast, "add/"), {"thing": ""})) == [("#id_thing", "Choose what to ask about.")]


def test_a_note_and_the_letter_with_it(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    officer.post(of_recipient(cast, cast.hanna, "note/"), {"note": "Please say how many homes."})
    assert Request.objects.get(person=cast.hanna).note == "Please say how many homes."
    page = officer.get(of_recipient(cast, cast.hanna, "letter/"))
    said = text_of(page)
    assert "Thank you for your help. Please say how many homes." in said
    assert "[the link]" in said
    assert "0" * 43 not in page.content.decode()
    assert "That the Council does thing 1." not in said


def test_the_days_are_changed(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    version = cast.round.version
    sent = {"due_on": day(10), "closes_on": day(12), "before": "5", "after": "", "wording": ""}
    officer.post(at(cast, "days/"), sent)
    assert (cast.round.due_on, cast.round.ladder) == (clock.today() + timedelta(days=10), [-5])
    assert cast.round.version > version
    wrong = officer.post(at(cast, "days/"), {**sent, "due_on": "1 May 2020"})
    assert [field for field, _said in summary(wrong)] == ["#id_due_on"]


def test_it_is_looked_again_whom_to_ask(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    assert officer.get(at(cast, "look-again/")).status_code == 405
    councils.say_away(**cast.by, person=cast.hanna, first_day=clock.today())
    done = officer.post(at(cast, "look-again/"), follow=True)
    assert "The plan has changed" in text_of(done)
    assert "Housing mailbox, because" in text_of(done)
    assert "Nothing has changed" in text_of(officer.post(at(cast, "look-again/"), follow=True))


def test_a_round_is_given_up_after_a_question(cast: Asking, officer: PageClient) -> None:
    cast.plan()
    assert "Give the round up?" in text_of(officer.get(at(cast, "give-up/")))
    assert queries.round_(cast.council, cast.made[0].id)
    address = at(cast, "give-up/")
    assert "Nobody was sent anything" in text_of(officer.post(address, follow=True))
    assert queries.round_(cast.council, cast.made[0].id) is None
    assert officer.post(address).status_code == 404
