"""Committees: seats on a day, meetings past and to come, minutes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from tests.web.client import PageClient
from tests.web.people.conftest import MAY_NOT_CHANGE, MAY_NOT_READ, NOWHERE, words_of

LIST = "/saltmere/people/committees/"
SignIn = Callable[[Role], PageClient]


def test_the_list_says_when_each_met_and_meets(officer: PageClient, committee: Any) -> None:
    said = words_of(officer.get(LIST))
    assert "16 January 2024" in said
    assert "6 March 2040" in said


@pytest.mark.parametrize(("day", "seated"), [("30 April 2023", False), ("1 May 2023", True)])
def test_seats_are_those_of_the_day(officer: PageClient, committee: Any, day: str, seated: bool) -> None:
    said = words_of(officer.get(f"{LIST}{committee.id}/", {"as-at": day}))
    assert ("Clerk to the Council" in said) is seated
    assert ("Nobody sits on it on 30 April 2023." in said) is not seated
    assert "It has not met yet." in said


def test_a_substitute_sits_for_one_meeting(administrator: PageClient, council: Any, committee: Any) -> None:
    person = actions.add_person(council=council, by=None, name="A Substitute")
    meeting = queries.meetings(council).get(day=date(2024, 1, 16))
    given = {"person": person.id, "kind": "substitute", "only_meeting": meeting.id}
    administrator.post(f"{LIST}{committee.id}/seat/", given)
    seen = {day: [s.person.name for s in queries.seats(council, committee, day)] for day in DAYS}
    assert seen == {DAYS[0]: ["A Substitute", "Clerk to the Council"], DAYS[1]: ["Clerk to the Council"]}
    said = words_of(administrator.get(f"{LIST}{committee.id}/", {"as-at": "16 January 2024"}))
    assert "Substitute, for this meeting only" in said


DAYS = (date(2024, 1, 16), date(2024, 1, 17))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"person": ""}, "Choose who takes the seat."),
        ({"first_day": ""}, "Enter the first day, or choose one meeting."),
        ({"first_day": "soon"}, "is not a day"),
        ({"last_day": "1 May 2020"}, "The last day must not be before the first, which is 2 May 2022."),
    ],
)
def test_a_seat_that_is_wrong_is_refused(
    administrator: PageClient, council: Any, committee: Any, wrong: dict[str, str], said: str
) -> None:
    person = actions.add_person(council=council, by=None, name="A Member")
    given = {"person": str(person.id), "kind": "member", "first_day": "2 May 2022"}
    text = words_of(administrator.post(f"{LIST}{committee.id}/seat/", given | wrong))
    assert "There is a problem" in text
    assert said in text
    assert queries.seats_of(council, person).count() == 0


def test_a_seat_ends(administrator: PageClient, council: Any, committee: Any, clerk: Any) -> None:
    seat = queries.seats_of(council, clerk)[0]
    administrator.post(f"/saltmere/people/seats/{seat.id}/end/", {"last_day": "15 January 2024"})
    assert list(queries.seats(council, committee, DAYS[0])) == []


def test_a_meeting_is_added_once(officer: PageClient, council: Any, committee: Any) -> None:
    address = f"{LIST}{committee.id}/meeting/"
    assert "5 June 2040" in words_of(officer.post(address, {"day": "5/6/2040"}, follow=True))
    assert "This committee has a meeting on that day already." in words_of(
        officer.post(address, {"day": "5 June 2040"})
    )
    assert "Enter the day of the meeting." in words_of(officer.post(address, {"day": ""}))


def test_minutes_are_draft_until_they_are_approved(officer: PageClient, council: Any, committee: Any) -> None:
    meeting = queries.meetings(council).get(day=date(2024, 1, 16))
    address = f"/saltmere/people/meetings/{meeting.id}/minutes/"
    assert "draft minutes" in words_of(officer.get(f"{LIST}{committee.id}/"))
    assert "Minutes are approved on or after the day" in words_of(officer.post(address, {"on": "15 January 2024"}))
    assert "approved on 12 March 2024" in words_of(officer.post(address, {"on": "12 March 2024"}, follow=True))
    then = words_of(officer.get(f"{LIST}{committee.id}/", {"as-at": "1 March 2024"}))
    assert "draft minutes" in then


def test_the_day_of_approval_is_corrected_and_never_to_come(officer: PageClient, council: Any, committee: Any) -> None:
    meeting = queries.meetings(council).get(day=date(2024, 1, 16))
    address = f"/saltmere/people/meetings/{meeting.id}/minutes/"
    assert "6 March 2040 has not come yet." in words_of(officer.post(address, {"on": "6 March 2040"}))
    officer.post(address, {"on": "12 March 2024"})
    page = officer.get(f"{LIST}{committee.id}/")
    assert "approved on 12 March 2024" in words_of(page)
    assert "correct the day" in words_of(page)
    assert "Correct when the minutes of" in words_of(officer.get(address))
    assert "approved on 14 March 2024" in words_of(officer.post(address, {"on": "14 March 2024"}, follow=True))


@pytest.mark.parametrize("role", MAY_NOT_READ)
def test_some_see_no_committee(signed_in: SignIn, committee: Any, role: Role) -> None:
    client = signed_in(role)
    assert {client.get(a).status_code for a in (LIST, f"{LIST}{committee.id}/")} == {403}


@pytest.mark.parametrize("role", MAY_NOT_CHANGE)
def test_only_administrators_give_seats(signed_in: SignIn, committee: Any, role: Role) -> None:
    client = signed_in(role)
    assert {client.post(a).status_code for a in (f"{LIST}add/", f"{LIST}{committee.id}/seat/")} == {403}


@pytest.mark.parametrize("role", [Role.LEAD_OFFICER, Role.CABINET_MEMBER])
def test_meetings_are_kept_by_the_scrutiny_officer_and_the_administrator(
    signed_in: SignIn, committee: Any, role: Role
) -> None:
    assert signed_in(role).post(f"{LIST}{committee.id}/meeting/", {"day": "5 June 2040"}).status_code == 403


def test_strangers_and_other_councils_committees(
    stranger: PageClient, administrator: PageClient, elsewhere: Any, committee: Any
) -> None:
    theirs = actions.add_committee(council=elsewhere, by=None, name="Scrutiny Committee")
    meeting = actions.add_meeting(council=elsewhere, by=None, committee=theirs, day=DAYS[0])
    assert [stranger.get(a).status_code for a in (LIST, f"{LIST}{committee.id}/")] == [404, 404]
    pages = [f"{LIST}{i}/{verb}" for i in (theirs.id, NOWHERE) for verb in ("", "seat/", "meeting/")]
    pages.append(f"/saltmere/people/meetings/{meeting.id}/minutes/")
    assert [administrator.get(address).status_code for address in pages] == [404] * 7
