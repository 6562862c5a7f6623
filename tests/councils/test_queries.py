"""Who was what on a day; nothing of another council."""

from datetime import date
from typing import Any

import pytest

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Permission, Role

FIRST = date(2022, 5, 2)
LAST = date(2024, 1, 14)


def a_lead(home: tuple[Any, Any]) -> Any:
    council, officer = home
    return actions.admit(
        council=council,
        by=officer,
        name="Lead Officer",
        email="lead@saltmere.example",
        role=Role.LEAD_OFFICER,
        first_day=FIRST,
    )


@pytest.mark.parametrize(
    ("day", "there"),
    [(date(2022, 5, 1), False), (FIRST, True), (LAST, True), (date(2024, 1, 15), False)],
)
def test_a_membership_holds_from_its_first_day_to_its_last(home: tuple[Any, Any], day: date, there: bool) -> None:
    council, officer = home
    [role] = queries.memberships(council, a_lead(home))
    actions.end_role(council=council, by=officer, membership=role, last_day=LAST)
    member = queries.membership(role.user, "saltmere", day)
    assert (member is not None) is there
    assert queries.councils_of(role.user, day) == ([council] if there else [])


def test_somebody_with_two_roles_has_both(home: tuple[Any, Any]) -> None:
    council, officer = home
    lead = a_lead(home)
    role = Role.COUNCIL_ADMINISTRATOR
    actions.let_in(council=council, by=officer, person=lead, email=lead.email, role=role, first_day=LAST)
    user = queries.memberships(council, lead)[0].user
    member = queries.membership(user, "saltmere", LAST)
    assert member is not None
    assert member.roles == {Role.LEAD_OFFICER, Role.COUNCIL_ADMINISTRATOR}
    assert [p for p, _roles in queries.people(council, LAST) if p == lead] == [lead]


def test_a_stranger_is_nobody_here(home: tuple[Any, Any], away: tuple[Any, Any]) -> None:
    user = queries.memberships(*away)[0].user
    assert queries.membership(user, "saltmere", LAST) is None
    assert queries.membership(user, "nowhere", LAST) is None


def test_who_holds_a_permission_on_a_day(home: tuple[Any, Any]) -> None:
    council, officer = home
    lead = a_lead(home)
    assert queries.people_with(council, Permission.RECORD_OWN_PROGRESS, LAST) == [lead, officer]
    assert queries.people_with(council, Permission.RECORD_OWN_PROGRESS, date(2021, 1, 1)) == [officer]
    assert queries.people_with(council, Permission.MANAGE_PEOPLE, LAST) == []


def test_posts_name_their_holder_of_the_day_or_nobody(home: tuple[Any, Any]) -> None:
    council, officer = home
    post = actions.add_post(council=council, by=officer, title="Head of Parks")
    held = actions.take_up_post(council=council, by=officer, post=post, person=officer, first_day=FIRST)
    actions.leave_post(council=council, by=officer, holding=held, last_day=LAST)
    seen = {day: queries.posts(council, day)[0].holder for day in (date(2022, 5, 1), LAST, date(2024, 1, 15))}
    assert list(seen.values()) == [None, officer, None]
    assert queries.vacant_since(council, date(2024, 3, 1)) == {post.id: LAST}
    assert queries.vacant_since(council, LAST) == {}
    assert queries.posts_held_by(council, officer, LAST) == [post]
    assert [h.post for h in queries.holdings_of(council, officer)] == [post]


def test_posts_stand_by_team_and_title(home: tuple[Any, Any]) -> None:
    council, officer = home
    parks = actions.add_team(council=council, by=officer, name="Parks")
    arts = actions.add_team(council=council, by=officer, name="Arts")
    for title, team in (("Ranger", parks), ("Head of Parks", parks), ("Curator", arts)):
        actions.add_post(council=council, by=officer, title=title, team=team)
    assert [line.post.title for line in queries.posts(council, FIRST)] == ["Curator", "Head of Parks", "Ranger"]


def test_roles_that_end_soon_come_in_order(home: tuple[Any, Any]) -> None:
    council, officer = home
    [role] = queries.memberships(council, a_lead(home))
    actions.end_role(council=council, by=officer, membership=role, last_day=LAST)
    assert list(queries.roles_ending(council, date(2023, 12, 1), LAST)) == [role]
    assert list(queries.roles_ending(council, date(2023, 12, 1), date(2024, 1, 13))) == []
    assert list(queries.roles_ending(council, date(2024, 1, 15), date(2024, 2, 1))) == []


def test_without_a_role_are_those_who_are_here_or_new_and_not_the_leavers(home: tuple[Any, Any]) -> None:
    council, officer = home
    holder, leaver, new = (actions.add_person(council=council, by=officer, name=n) for n in ("Here", "Left", "New"))
    post = actions.add_post(council=council, by=officer, title="Head of Parks")
    held = actions.take_up_post(council=council, by=officer, post=post, person=leaver, first_day=FIRST)
    actions.leave_post(council=council, by=officer, holding=held, last_day=LAST)
    actions.take_up_post(council=council, by=officer, post=post, person=holder, first_day=date(2024, 2, 1))
    assert list(queries.without_role(council, date(2024, 3, 1))) == [holder, new]


def test_the_last_meeting(home: tuple[Any, Any]) -> None:
    council, officer = home
    committee = actions.add_committee(council=council, by=officer, name="Scrutiny Committee")
    first, second = (
        actions.add_meeting(council=council, by=officer, committee=committee, day=day) for day in (FIRST, LAST)
    )
    assert queries.last_meeting(council, committee, LAST) == first
    assert queries.last_meeting(council, committee, date(2024, 1, 17)) == second
    assert queries.last_meeting(council, committee, FIRST) is None


def test_one_council_does_not_see_the_other(home: tuple[Any, Any], away: tuple[Any, Any]) -> None:
    there, theirs = away
    committee = actions.add_committee(council=there, by=theirs, name="Scrutiny Committee")
    meeting = actions.add_meeting(council=there, by=theirs, committee=committee, day=FIRST)
    team = actions.add_team(council=there, by=theirs, name="Parks")
    body = actions.add_body(council=there, by=theirs, name="Water Company", kind="partner")
    post = actions.add_post(council=there, by=theirs, title="Head of Parks", team=team)
    seat = actions.seat(council=there, by=theirs, committee=committee, person=theirs, kind="chair", first_day=FIRST)
    role = queries.memberships(there, theirs)[0]
    council = home[0]
    found = [
        queries.committee(council, committee.id),
        queries.meeting(council, meeting.id),
        queries.team(council, team.id),
        queries.body(council, body.id),
        queries.post(council, post.id),
        queries.person(council, theirs.id),
        queries.membership_of(council, role.id),
        queries.seat(council, seat.id),
    ]
    assert found == [None] * 8
    lists = [queries.posts(council, LAST), queries.teams(council), queries.bodies(council), queries.meetings(council)]
    assert [list(one) for one in lists] == [[]] * 4
    assert queries.names(council, [theirs.id]) == {}
