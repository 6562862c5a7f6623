from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache

from followthrough.councils import actions
from followthrough.councils.permissions import Role
from tests.letters import letters, link_in
from tests.web.client import PageClient
from tests.web.conftest import PASSWORD, add_member

SIGN_IN = "/account/sign-in/"
ADDRESS = "scrutiny_officer@saltmere.example"


@pytest.fixture(autouse=True)
def no_earlier_tries(db: None) -> None:
    cache.clear()


@pytest.fixture
def member(council: Any) -> Any:
    return add_member(council, Role.SCRUTINY_OFFICER)


def send(client: PageClient, password: str, address: str = ADDRESS, **more: str) -> Any:
    return client.post(SIGN_IN, {"login": address, "password": password, **more})


def test_the_page_shows_a_form(nobody: PageClient) -> None:
    assert nobody.get(SIGN_IN).status_code == 200


def test_a_member_of_one_council_comes_to_its_home(nobody: PageClient, member: Any) -> None:
    assert send(nobody, PASSWORD).url == "/"
    assert nobody.get("/").url == "/saltmere/"


def test_a_capital_letter_in_the_address_does_not_matter(nobody: PageClient, member: Any) -> None:
    assert send(nobody, PASSWORD, address=ADDRESS.title()).url == "/"


def test_a_member_of_two_councils_chooses(nobody: PageClient, member: Any, elsewhere: Any) -> None:
    add_member(elsewhere, Role.COMMITTEE_MEMBER)
    person = actions.add_person(council=elsewhere, by=None, name="The same again")
    actions.give_role(
        council=elsewhere, by=None, user=member, person=person, role=Role.LEAD_OFFICER, first_day=member.joined_at
    )
    send(nobody, PASSWORD)
    page = nobody.get("/").content.decode()
    assert [name for name in ("Otherby Borough Council", "Saltmere City Council") if name in page] == [
        "Otherby Borough Council",
        "Saltmere City Council",
    ]


def test_one_is_brought_back_to_where_one_was_going(nobody: PageClient, member: Any) -> None:
    sent = nobody.get("/saltmere/").url
    assert sent == "/account/sign-in/?next=/saltmere/"
    assert send(nobody, PASSWORD, next="/saltmere/").url == "/saltmere/"


def test_one_is_not_brought_to_another_site(nobody: PageClient, member: Any) -> None:
    assert send(nobody, PASSWORD, next="https://evil.example/").url == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_reply(nobody: PageClient, member: Any) -> None:
    wrong = send(nobody, "not the password").context_data["form"].errors
    unknown = send(nobody, "not the password", address="nobody@saltmere.example").context_data["form"].errors
    assert (
        wrong
        == unknown
        == {"__all__": ["That e-mail address and password do not belong together. Check both, or reset your password."]}
    )


def test_an_empty_form_says_what_to_enter(nobody: PageClient) -> None:
    page = send(nobody, "", address="").content.decode()
    assert page.count("Enter your e-mail address") == page.count("Enter your password") == 2


def test_too_many_tries_are_stopped(nobody: PageClient, member: Any) -> None:
    replies = [send(nobody, "not the password") for _ in range(12)]
    assert replies[-1].status_code == 429 or "Too many wrong passwords" in replies[-1].content.decode()


def test_what_is_no_address_is_said_in_our_words(nobody: PageClient) -> None:
    for where, field in ((SIGN_IN, "login"), ("/account/reset/", "email")):
        assert (
            "Enter an e-mail address, such as" in nobody.post(where, {field: "ann", "password": "x"}).content.decode()
        )


def test_the_pages_of_ones_sign_in_lead_back_to_the_council(officer: PageClient) -> None:
    assert 'href="/saltmere/">Saltmere City Council</a>' in " ".join(officer.get("/account/").content.decode().split())


def test_nobody_signs_themselves_up(nobody: PageClient) -> None:
    assert nobody.get("/account/sign-up/").status_code == 404


def test_signing_out_needs_a_press(officer: PageClient) -> None:
    assert officer.get("/account/sign-out/").status_code == 200
    assert officer.get("/saltmere/").status_code == 200
    assert officer.post("/account/sign-out/").url == "/account/sign-in/"
    assert officer.get("/saltmere/").status_code == 302


def test_a_password_can_be_reset_by_letter(nobody: PageClient, member: Any) -> None:
    assert nobody.post("/account/reset/", {"email": ADDRESS}).url == "/account/reset/sent/"
    [letter] = letters()
    assert (letter.to, letter.subject) == (ADDRESS, "Choose a new password")
    assert "http://127.0.0.1:8000/account/reset/" in letter.body
    assert "sign in to Followthrough at Saltmere City Council." in letter.body
    assert "This link works once, for 3 days." in letter.body
    path = nobody.get(link_in(letter)).url
    assert "set-password" in path
    assert nobody.get(path).status_code == 200
    new = {"password1": "quite another password", "password2": "quite another password"}
    assert nobody.post(path, new).url == "/account/reset/done/"
    assert [letter.subject for letter in letters()][1:] == ["Your password has been changed"]
    assert send(nobody, "quite another password").url == "/"


def test_an_unknown_address_gets_the_same_page_and_no_letter(nobody: PageClient) -> None:
    assert nobody.post("/account/reset/", {"email": "nobody@saltmere.example"}).url == "/account/reset/sent/"
    assert nobody.get("/account/reset/sent/").status_code == 200
    assert letters() == []


def test_a_spent_link_says_so(nobody: PageClient) -> None:
    page = nobody.get("/account/reset/1/abc-def/").content.decode()
    assert page.count("This link no longer works") == 2


def test_somebody_without_a_password_gets_one_by_letter(nobody: PageClient, council: Any) -> None:
    nobody.force_login(actions.create_sign_in(email="new@saltmere.example", password=None))
    assert nobody.get("/account/password/").url == "/account/password/set/"
    assert nobody.get("/account/password/set/").url == "/account/reset/"


def test_a_password_can_be_changed(officer: PageClient, nobody: PageClient) -> None:
    new = {"oldpassword": PASSWORD, "password1": "quite another password", "password2": "quite another password"}
    assert officer.post("/account/password/", new).url == "/"
    assert officer.get("/saltmere/").status_code == 302
    assert send(nobody, "quite another password").url == "/"


@pytest.mark.parametrize("path", ["/account/sign-in/", "/account/reset/", "/account/inactive/"])
def test_the_pages_are_kept_out_of_every_cache(nobody: PageClient, path: str) -> None:
    assert "no-store" in nobody.get(path)["Cache-Control"]


def test_each_role_can_sign_in(signed_in: Callable[[Role], PageClient]) -> None:
    assert [signed_in(role).get("/saltmere/").status_code for role in Role] == [200] * len(Role)
