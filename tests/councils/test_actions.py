"""People, posts, seats and meetings from a day to a day."""

from datetime import date
from typing import Any

import pytest

from followthrough.audit.queries import trail
from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from followthrough.lib.refused import Refused

FIRST = date(2022, 5, 2)
LATER = date(2024, 1, 15)


def refusal(refused: Any) -> tuple[str, str]:
    return refused.value.code, refused.value.field


def a_post(home: tuple[Any, Any]) -> Any:
    council, officer = home
    return actions.add_post(council=council, by=officer, title="Head of Parks")


def a_person(home: tuple[Any, Any], name: str = "Somebody Else") -> Any:
    return actions.add_person(council=home[0], by=home[1], name=name)


def taken_up(home: tuple[Any, Any], post: Any, person: Any, first_day: date) -> Any:
    return actions.take_up_post(council=home[0], by=home[1], post=post, person=person, first_day=first_day)


@pytest.mark.parametrize(
    "add",
    [
        lambda c: actions.add_team(council=c, by=None, name="Parks"),
        lambda c: actions.add_body(council=c, by=None, name="Water Company", kind="partner"),
        lambda c: actions.add_post(council=c, by=None, title="Head of Parks"),
        lambda c: actions.add_committee(council=c, by=None, name="Scrutiny Committee"),
    ],
)
def test_a_name_is_there_once_in_a_council(home: tuple[Any, Any], away: tuple[Any, Any], add: Any) -> None:
    add(home[0])
    add(away[0])
    with pytest.raises(Refused) as refused:
        add(home[0])
    assert refusal(refused) == ("already_there", "")


def test_a_committee_sits_once_a_day(home: tuple[Any, Any]) -> None:
    council, officer = home
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    actions.add_meeting(council=council, by=officer, committee=committee, day=FIRST)
    with pytest.raises(Refused) as refused:
        actions.add_meeting(council=council, by=officer, committee=committee, day=FIRST)
    assert refusal(refused) == ("already_there", "")


def test_a_post_passes_to_the_next_holder_on_a_day(home: tuple[Any, Any]) -> None:
    post, before, after = a_post(home), a_person(home, "First"), a_person(home, "Second")
    taken_up(home, post, before, FIRST)
    taken_up(home, post, after, LATER)
    held = [(h.person, h.first_day, h.last_day) for h in queries.holdings(home[0], post)]
    assert held == [(after, LATER, None), (before, FIRST, date(2024, 1, 14))]


@pytest.mark.parametrize("day", [FIRST, date(2022, 5, 1)])
def test_a_post_is_not_taken_up_before_its_holder_came(home: tuple[Any, Any], day: date) -> None:
    post = a_post(home)
    taken_up(home, post, a_person(home, "First"), FIRST)
    with pytest.raises(Refused) as refused:
        taken_up(home, post, a_person(home, "Second"), day)
    assert refusal(refused) == ("post_taken", "first_day")
    assert refused.value.params == {"since": FIRST}


def test_whoever_was_to_leave_later_leaves_when_the_next_one_comes(home: tuple[Any, Any]) -> None:
    council, officer = home
    post = a_post(home)
    leaving = taken_up(home, post, a_person(home, "First"), FIRST)
    actions.leave_post(council=council, by=officer, holding=leaving, last_day=date(2024, 12, 31))
    taken_up(home, post, a_person(home, "Second"), LATER)
    assert [h.last_day for h in queries.holdings(council, post)] == [None, date(2024, 1, 14)]


def test_nothing_ends_before_it_begins(home: tuple[Any, Any]) -> None:
    council, officer = home
    held = taken_up(home, a_post(home), a_person(home), FIRST)
    with pytest.raises(Refused) as refused:
        actions.leave_post(council=council, by=officer, holding=held, last_day=date(2022, 5, 1))
    assert refusal(refused) == ("ends_before_it_begins", "last_day")
    held.refresh_from_db()
    assert held.last_day is None


def test_a_post_may_be_held_for_one_day(home: tuple[Any, Any]) -> None:
    council, officer = home
    held = taken_up(home, a_post(home), a_person(home), FIRST)
    actions.leave_post(council=council, by=officer, holding=held, last_day=FIRST)
    assert [line.holder for line in queries.posts(council, FIRST)] == [held.person]
    assert [line.holder for line in queries.posts(council, date(2022, 5, 3))] == [None]


def test_somebody_new_gets_a_role_and_a_sign_in_without_a_password(home: tuple[Any, Any]) -> None:
    council, officer = home
    person = actions.admit(
        council=council,
        by=officer,
        name="New Colleague",
        email="New@saltmere.example",
        role=Role.CONTRIBUTOR,
        first_day=FIRST,
    )
    [role] = queries.memberships(council, person)
    assert (role.role, role.first_day, role.last_day) == ("contributor", FIRST, None)
    assert (role.user.email, role.user.has_usable_password()) == ("new@saltmere.example", False)


def test_an_address_belongs_to_one_person_of_a_council(home: tuple[Any, Any], away: tuple[Any, Any]) -> None:
    given = {"email": "officer@saltmere.example", "role": Role.CONTRIBUTOR, "first_day": FIRST}
    with pytest.raises(Refused) as refused:
        actions.admit(council=home[0], by=home[1], name="Again", **given)
    assert refusal(refused) == ("already_there", "email")
    assert [p.name for p, _roles in queries.people(home[0], FIRST)] == ["Officer of Saltmere City Council"]
    person = actions.admit(council=away[0], by=away[1], name="Here too", **given)
    assert queries.memberships(away[0], person).count() == 1


def test_a_role_is_not_given_twice(home: tuple[Any, Any]) -> None:
    council, officer = home
    with pytest.raises(Refused) as refused:
        actions.let_in(
            council=council,
            by=officer,
            person=officer,
            email=officer.email,
            role=Role.SCRUTINY_OFFICER,
            first_day=FIRST,
        )
    assert refusal(refused) == ("already_there", "")


def test_the_sign_in_of_one_person_is_not_given_to_another(home: tuple[Any, Any]) -> None:
    council, officer = home
    with pytest.raises(Refused) as refused:
        actions.let_in(
            council=council,
            by=officer,
            person=a_person(home),
            email=officer.email,
            role=Role.LEAD_OFFICER,
            first_day=FIRST,
        )
    assert refusal(refused) == ("already_there", "email")


def test_a_substitute_sits_for_one_meeting(home: tuple[Any, Any]) -> None:
    council, officer = home
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    meeting = actions.add_meeting(council=council, by=officer, committee=committee, day=LATER)
    seat = actions.seat(
        council=council,
        by=officer,
        committee=committee,
        person=a_person(home),
        kind="substitute",
        first_day=FIRST,
        only_meeting=meeting,
    )
    assert (seat.first_day, seat.last_day) == (LATER, LATER)
    assert [s.person for s in queries.seats(council, committee, LATER)] == [seat.person]
    assert list(queries.seats(council, committee, date(2024, 1, 16))) == []


def test_nobody_sits_twice_on_a_committee(home: tuple[Any, Any]) -> None:
    council, officer = home
    seated = {"council": council, "by": officer, "person": a_person(home), "kind": "member"}
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    seat = actions.seat(**seated, committee=committee, first_day=FIRST)
    with pytest.raises(Refused) as refused:
        actions.seat(**seated, committee=committee, first_day=LATER)
    assert refusal(refused) == ("already_there", "person")
    actions.leave_seat(council=council, by=officer, seat=seat, last_day=date(2023, 5, 1))
    actions.seat(**seated, committee=committee, first_day=LATER)
    assert queries.seats_of(council, seat.person).count() == 2


def test_a_seat_does_not_end_before_it_begins(home: tuple[Any, Any]) -> None:
    council, officer = home
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    with pytest.raises(Refused) as refused:
        actions.seat(
            council=council,
            by=officer,
            committee=committee,
            person=a_person(home),
            kind="member",
            first_day=LATER,
            last_day=FIRST,
        )
    assert refusal(refused) == ("ends_before_it_begins", "last_day")


def test_minutes_are_approved_on_a_day(home: tuple[Any, Any]) -> None:
    council, officer = home
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    meeting = actions.add_meeting(council=council, by=officer, committee=committee, day=FIRST)
    actions.approve_minutes(council=council, by=officer, meeting=meeting, on=date(2022, 6, 6))
    assert [m.minutes_approved_on for m in queries.meetings(council)] == [date(2022, 6, 6)]


def test_minutes_are_not_approved_before_the_meeting(home: tuple[Any, Any]) -> None:
    council, officer = home
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    meeting = actions.add_meeting(council=council, by=officer, committee=committee, day=FIRST)
    with pytest.raises(Refused) as refused:
        actions.approve_minutes(council=council, by=officer, meeting=meeting, on=date(2022, 5, 1))
    assert refusal(refused) == ("approved_before_it_met", "on")


def an_administrator(council: Any, name: str, first_day: date) -> Any:
    user = actions.create_sign_in(email=f"{name.lower()}@saltmere.example", password=None)
    person = actions.add_person(council=council, by=None, name=name)
    role = Role.COUNCIL_ADMINISTRATOR
    return actions.give_role(council=council, by=None, user=user, person=person, role=role, first_day=first_day)


def test_the_last_administrator_stays(home: tuple[Any, Any], away: tuple[Any, Any]) -> None:
    council, officer = home
    first, elsewhere = an_administrator(council, "First", FIRST), an_administrator(away[0], "Elsewhere", FIRST)
    assert elsewhere.last_day is None
    with pytest.raises(Refused) as refused:
        actions.end_role(council=council, by=officer, membership=first, last_day=LATER)
    assert refusal(refused) == ("last_administrator", "")
    second = an_administrator(council, "Second", LATER)
    with pytest.raises(Refused):
        actions.end_role(council=council, by=officer, membership=first, last_day=date(2024, 1, 13))
    actions.end_role(council=council, by=officer, membership=first, last_day=date(2024, 1, 14))
    first.refresh_from_db()
    assert first.last_day == date(2024, 1, 14)
    with pytest.raises(Refused):
        actions.end_role(council=council, by=officer, membership=second, last_day=LATER)
    second.refresh_from_db()
    assert second.last_day is None


def test_every_verb_leaves_its_event_and_no_name(home: tuple[Any, Any]) -> None:
    council, officer = home
    person = a_person(home, "Never Written Down")
    taken_up(home, a_post(home), person, FIRST)
    events = list(trail(council.id, person.id))
    assert [event.verb for event in events] == ["councils.post_taken_up", "councils.person_added"]
    assert "Never" not in "".join(str(event.payload.body) for event in events)
    assert {event.person_id for event in events} == {officer.id}
