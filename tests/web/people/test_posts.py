"""Posts: who held what on a day, what a post owns, and how it passes on."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from tests.cast import small_review
from tests.web.client import PageClient
from tests.web.people.conftest import MAY_NOT_CHANGE, NOWHERE, words_of

LIST = "/saltmere/people/posts/"
SignIn = Callable[[Role], PageClient]


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("1 May 2022", "never held"),
        ("2 May 2022", "First Holder"),
        ("2024-01-14", "First Holder"),
        ("15/1/2024", "Second Holder"),
    ],
)
def test_the_list_answers_for_a_day(officer: PageClient, post: Any, day: str, held: str) -> None:
    said = words_of(officer.get(LIST, {"as-at": day}))
    found = [name for name in ("never held", "First Holder", "Second Holder") if name in said]
    assert found == [held]
    assert "This page shows what was known then" in said


@pytest.mark.parametrize("day", ["31/02/2024", "yesterday-ish", "summer 2023"])
def test_what_is_no_day_is_said(officer: PageClient, post: Any, day: str) -> None:
    said = words_of(officer.get(LIST, {"as-at": day}))
    assert "is not a day" in said
    assert "Second Holder" in said


def test_a_vacant_post_says_since_when(officer: PageClient, council: Any, post: Any, clerk: Any) -> None:
    [now, _before] = queries.holdings(council, post)
    actions.leave_post(council=council, by=clerk, holding=now, last_day=date(2025, 8, 29))
    assert "last held on 29 August 2025" in words_of(officer.get(LIST))
    assert "Vacant; last held on 29 August 2025" in words_of(officer.get(f"{LIST}{post.id}/"))


def test_a_post_shows_its_holders_and_what_it_owns(officer: PageClient, council: Any, clerk: Any, post: Any) -> None:
    owner = small_review(council, clerk).post
    said = words_of(officer.get(f"{LIST}{owner.id}/"))
    assert "Review 3, 1" in said
    assert "Nobody has held this post yet." in said
    said = words_of(officer.get(f"{LIST}{post.id}/"))
    assert "The post itself owns no recommendation." in said
    assert "14 January 2024" in said


def test_the_list_asks_as_often_for_three_as_for_one(officer: PageClient, council: Any, post: Any) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            officer.get(LIST)
        return len(found)

    one = asked()
    for n in range(2):
        made = actions.add_post(council=council, by=None, title=f"Ranger {n}")
        person = actions.add_person(council=council, by=None, name=f"Ranger {n}")
        actions.take_up_post(council=council, by=None, post=made, person=person, first_day=date(2024, 1, 1))
    assert asked() == one


def test_a_post_is_handed_over(administrator: PageClient, council: Any, post: Any, clerk: Any) -> None:
    given = {"person": clerk.id, "first_day": "1 June 2024"}
    reply = administrator.post(f"{LIST}{post.id}/hand-over/", given, follow=True)
    assert "The post passes to its next holder on that day." in words_of(reply)
    assert queries.posts(council, date(2024, 6, 1))[0].holder == clerk
    assert queries.holdings(council, post)[1].last_day == date(2024, 5, 31)


def test_a_post_is_not_handed_over_before_its_holder_came(administrator: PageClient, post: Any, clerk: Any) -> None:
    reply = administrator.post(f"{LIST}{post.id}/hand-over/", {"person": clerk.id, "first_day": "15 January 2024"})
    said = words_of(reply)
    assert "Somebody took up this post on 15 January 2024. Enter a later day." in said
    assert 'value="15 January 2024"' in said


def test_nobody_of_another_council_takes_up_a_post(administrator: PageClient, post: Any, elsewhere: Any) -> None:
    theirs = actions.add_person(council=elsewhere, by=None, name="Somebody There")
    reply = administrator.post(f"{LIST}{post.id}/hand-over/", {"person": theirs.id, "first_day": "1 June 2024"})
    assert "Choose one from the list." in words_of(reply)


def test_a_post_is_left_vacant(administrator: PageClient, council: Any, post: Any) -> None:
    administrator.post(f"{LIST}{post.id}/vacate/", {"last_day": "31 May 2024"})
    assert [line.holder for line in queries.posts(council, date(2024, 6, 1))] == [None]
    assert administrator.get(f"{LIST}{post.id}/vacate/").status_code == 404


def test_a_post_is_added_once(administrator: PageClient, council: Any, post: Any) -> None:
    given = {"title": "Ranger", "team": post.team_id}
    assert "Nobody holds it yet." in words_of(administrator.post(f"{LIST}add/", given, follow=True))
    assert [line.post.title for line in queries.posts(council, date(2024, 6, 1))] == ["Head of Parks", "Ranger"]
    said = words_of(administrator.post(f"{LIST}add/", given))
    assert "There is a post of this title there already." in said
    assert 'value="Ranger"' in said


def test_a_post_is_in_a_team_or_a_body(administrator: PageClient, council: Any, post: Any) -> None:
    body = actions.add_body(council=council, by=None, name="Water Company", kind="partner")
    given = {"title": "Ranger", "team": post.team_id, "body": body.id}
    assert "Choose a team or a body, not both." in words_of(administrator.post(f"{LIST}add/", given))


@pytest.mark.parametrize(("page", "given"), [("teams", {}), ("bodies", {"kind": "company"})])
def test_teams_and_bodies_are_added_once(administrator: PageClient, page: str, given: dict[str, str]) -> None:
    address = f"/saltmere/people/{page}/add/"
    assert "Green Spaces" in words_of(administrator.post(address, {"name": "Green Spaces", **given}, follow=True))
    assert "of this name already. Look for it in the list" in words_of(
        administrator.post(address, {"name": "Green Spaces", **given})
    )
    assert "Enter a name." in words_of(administrator.post(address, {"name": " ", **given}))


@pytest.mark.parametrize("role", MAY_NOT_CHANGE)
def test_only_administrators_change_posts(signed_in: SignIn, post: Any, role: Role) -> None:
    client = signed_in(role)
    pages = [f"{LIST}add/", f"{LIST}{post.id}/hand-over/", f"{LIST}{post.id}/vacate/", "/saltmere/people/teams/add/"]
    assert [client.post(address).status_code for address in pages] == [403] * 4


def test_strangers_and_other_councils_posts(
    stranger: PageClient, administrator: PageClient, elsewhere: Any, post: Any
) -> None:
    theirs = actions.add_post(council=elsewhere, by=None, title="Head of Roads")
    assert [stranger.get(a).status_code for a in (LIST, f"{LIST}{post.id}/")] == [404, 404]
    pages = [f"{LIST}{i}/{verb}" for i in (theirs.id, NOWHERE) for verb in ("", "hand-over/", "vacate/")]
    assert [administrator.get(address).status_code for address in pages] == [404] * 6
