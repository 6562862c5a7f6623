"""People and their roles: who sees them, who adds them, and whose address is shown to whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from tests.letters import letters
from tests.web.client import PageClient
from tests.web.pages import title_of
from tests.web.people.conftest import MAY_NOT_CHANGE, MAY_NOT_READ, NOWHERE, words_of

LIST = "/saltmere/people/"
ADD = "/saltmere/people/add/"
NEW = {
    "name": "New Colleague",
    "email": "new@saltmere.example",
    "role": "contributor",
    "first_day": "1 September 2024",
}
SignIn = Callable[[Role], PageClient]


def test_the_list_shows_people_their_roles_and_posts(officer: PageClient, post: Any) -> None:
    said = words_of(officer.get(LIST))
    assert "Second Holder" in said
    assert "Head of Parks" in said
    assert "Scrutiny officer" in said
    assert "No role: cannot sign in" in said


def test_addresses_are_for_administrators_only(signed_in: SignIn, clerk: Any) -> None:
    pages = {role: signed_in(role) for role in (Role.SCRUTINY_OFFICER, Role.COUNCIL_ADMINISTRATOR)}
    one = f"{LIST}{clerk.id}/"
    shown = {role: [clerk.email in words_of(c.get(a)) for a in (LIST, one)] for role, c in pages.items()}
    assert shown == {Role.SCRUTINY_OFFICER: [False, False], Role.COUNCIL_ADMINISTRATOR: [True, True]}


@pytest.mark.parametrize("role", MAY_NOT_READ)
def test_some_see_none_of_it(signed_in: SignIn, clerk: Any, role: Role) -> None:
    client = signed_in(role)
    assert {client.get(a).status_code for a in (LIST, f"{LIST}{clerk.id}/", f"{LIST}posts/")} == {403}


@pytest.mark.parametrize("role", MAY_NOT_CHANGE)
def test_only_administrators_add(signed_in: SignIn, role: Role) -> None:
    assert signed_in(role).post(ADD, NEW).status_code == 403


def test_a_stranger_and_an_unknown_person_are_not_found(
    stranger: PageClient, officer: PageClient, elsewhere: Any, clerk: Any
) -> None:
    theirs = actions.add_person(council=elsewhere, by=None, name="Somebody There")
    assert [stranger.get(a).status_code for a in (LIST, f"{LIST}{clerk.id}/")] == [404, 404]
    assert [officer.get(f"{LIST}{i}/").status_code for i in (theirs.id, NOWHERE)] == [404, 404]


def test_adding_a_person_sends_an_invitation_and_lets_nobody_in_yet(administrator: PageClient) -> None:
    assert "a letter with a link" in words_of(administrator.get(ADD))
    reply = administrator.post(ADD, NEW, follow=True)
    assert "New Colleague has been added, and a letter with a link is on its way." in words_of(reply)
    assert "Invited as Contributor, has not come in yet" in words_of(reply)
    assert [(letter.to, letter.kind) for letter in letters()] == [(NEW["email"], "invitation")]
    assert not get_user_model().objects.filter(email=NEW["email"]).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Enter a name."),
        ({"email": "no address"}, "Enter an e-mail address, such as"),
        ({"role": ""}, "Choose a role."),
        ({"role": "mayor"}, "Choose one from the list."),
        ({"first_day": "31/02/2024"}, "is not a day"),
        ({"email": "clerk@saltmere.example"}, "Somebody at this council has this e-mail address already."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    administrator: PageClient, council: Any, clerk: Any, wrong: dict[str, str], said: str
) -> None:
    before = len(queries.people(council, date(2024, 9, 1)))
    reply = administrator.post(ADD, NEW | wrong)
    text = words_of(reply)
    assert "There is a problem" in text
    assert said in text
    assert [v for k, v in NEW.items() if k not in ("role", *wrong) and f'value="{v}"' not in text] == []
    assert len(queries.people(council, date(2024, 9, 1))) == before


def test_a_name_and_an_address_are_corrected(administrator: PageClient, council: Any, clerk: Any) -> None:
    given = {"name": "Town Clerk", "email": "town.clerk@saltmere.example"}
    reply = administrator.post(f"{LIST}{clerk.id}/correct/", given, follow=True)
    assert "Town Clerk" in words_of(reply)
    clerk.refresh_from_db()
    assert (clerk.name, clerk.email) == ("Town Clerk", "town.clerk@saltmere.example")


def test_whoever_has_come_in_before_is_given_a_role_at_once(
    administrator: PageClient, council: Any, clerk: Any
) -> None:
    first = date(2020, 1, 1)
    actions.let_in(council=council, by=None, person=clerk, email=clerk.email, role=Role.CABINET_MEMBER, first_day=first)
    given = {"role": "lead_officer", "first_day": "2 May 2022"}
    reply = administrator.post(f"{LIST}{clerk.id}/role/", given, follow=True)
    assert "The role is given." in words_of(reply)
    assert {role.role for role in queries.memberships(council, clerk)} == {"cabinet_member", "lead_officer"}
    assert letters() == []


def test_a_role_is_ended(administrator: PageClient, council: Any, clerk: Any) -> None:
    first = date(2022, 5, 2)
    actions.let_in(council=council, by=None, person=clerk, email=clerk.email, role=Role.LEAD_OFFICER, first_day=first)
    [role] = queries.memberships(council, clerk)
    wrong = administrator.post(f"{LIST}roles/{role.id}/end/", {"last_day": "1 May 2022"})
    assert "The last day must not be before the first, which is 2 May 2022." in words_of(wrong)
    assert "End a role of Clerk to the Council: Lead officer" in words_of(wrong)
    reply = administrator.post(f"{LIST}roles/{role.id}/end/", {"last_day": "31 May 2024"}, follow=True)
    assert "2 May 2022 to 31 May 2024 (ended)" in words_of(reply)
    assert "The last day of the role “Lead officer” is 31 May 2024." in words_of(reply)


def test_the_last_administrators_role_is_not_ended(administrator: PageClient, council: Any) -> None:
    [(keeper, _roles)] = queries.people(council, date(2024, 1, 1))
    [role] = queries.memberships(council, keeper)
    text = words_of(administrator.post(f"{LIST}roles/{role.id}/end/", {"last_day": "31 May 2024"}))
    assert "This is the council’s last administrator. Give somebody else that role first" in text
    role.refresh_from_db()
    assert role.last_day is None


def test_somebody_without_an_address_needs_one_for_a_role(administrator: PageClient, council: Any) -> None:
    person = actions.add_person(council=council, by=None, name="No Address")
    given = {"role": "lead_officer", "first_day": "2 May 2022"}
    assert "Enter an e-mail address." in words_of(administrator.post(f"{LIST}{person.id}/role/", given))
    administrator.post(f"{LIST}{person.id}/role/", given | {"email": "person@saltmere.example"})
    person.refresh_from_db()
    assert person.email == "person@saltmere.example"


def test_another_councils_role_is_not_ended(administrator: PageClient, elsewhere: Any, stranger: PageClient) -> None:
    [(there, _roles)] = queries.people(elsewhere, date(2024, 1, 1))
    role = queries.memberships(elsewhere, there)[0]
    reply = administrator.post(f"{LIST}roles/{role.id}/end/", {"last_day": "31 May 2024"})
    assert reply.status_code == 404
    role.refresh_from_db()
    assert role.last_day is None


def test_the_windows_title_says_what_the_page_is_for_and_names_nobody(administrator: PageClient, clerk: Any) -> None:
    pages = {
        ADD: "Add a person",
        f"{LIST}{clerk.id}/role/": "Give a role",
        "/saltmere/people/nation/": "Whose law on exempt information holds",
    }
    titles = {page: title_of(administrator.get(page)) for page in pages}
    assert titles == {page: f"{title} – Saltmere City Council" for page, title in pages.items()}
