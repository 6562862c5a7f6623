"""How an administrator lets people in and out."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role, SecondStep
from followthrough.joining.models import Invitation, Session
from followthrough.lib import clock
from tests.letters import letters
from tests.web.client import PageClient
from tests.web.conftest import add_member
from tests.web.people.conftest import MAY_NOT_CHANGE, NOWHERE, words_of

PEOPLE = "/saltmere/people/"
INVITED = {"role": "lead_officer", "first_day": "2 May 2022"}
FIRST = date(2022, 5, 2)


@pytest.fixture
def invitation(administrator: PageClient, clerk: Any) -> Any:
    administrator.post(f"{PEOPLE}{clerk.id}/role/", INVITED)
    return Invitation.objects.get()


@pytest.fixture
def member(council: Any, clerk: Any) -> Any:
    """The clerk, with a role, who has come in."""
    given = {"council": council, "by": None, "person": clerk, "email": clerk.email}
    return actions.let_in(**given, role=Role.LEAD_OFFICER, first_day=FIRST)


@pytest.fixture
def gone(council: Any, clerk: Any, member: Any) -> Any:
    yesterday = clock.today() - timedelta(days=1)
    actions.end_role(council=council, by=clerk, membership=member, last_day=yesterday)
    return clerk


def signed_in_as(user: Any) -> PageClient:
    client = PageClient()
    client.force_login(user)
    return client


def test_whoever_has_no_role_yet_is_invited(administrator: PageClient, clerk: Any, invitation: Any) -> None:
    said = words_of(administrator.get(f"{PEOPLE}{clerk.id}/"))
    assert "Lead officer, sent on" in said
    assert "waits, until" in said
    assert [letter.to for letter in letters()] == [clerk.email]


def test_an_invitation_is_sent_again_and_withdrawn(administrator: PageClient, clerk: Any, invitation: Any) -> None:
    again = f"{PEOPLE}invitations/{invitation.id}/again/"
    assert "no longer works, opened or not" in words_of(administrator.get(again))
    assert "A letter with a new link is on its way." in words_of(administrator.post(again, follow=True))
    newer = Invitation.objects.latest("made_at")
    reply = administrator.post(f"{PEOPLE}invitations/{newer.id}/withdraw/", follow=True)
    assert "Its link no longer works." in words_of(reply)
    assert Invitation.objects.filter(withdrawn_at=None).count() == 0


def test_looking_at_the_pages_sends_and_withdraws_nothing(administrator: PageClient, invitation: Any) -> None:
    for press in ("again", "withdraw"):
        assert administrator.get(f"{PEOPLE}invitations/{invitation.id}/{press}/").status_code == 200
    assert (len(letters()), Invitation.objects.filter(withdrawn_at=None).count()) == (1, 1)


def test_a_used_invitation_is_not_sent_again(administrator: PageClient, invitation: Any) -> None:
    Invitation.objects.update(joined_at=clock.now())
    for press in ("again", "withdraw"):
        reply = administrator.post(f"{PEOPLE}invitations/{invitation.id}/{press}/")
        assert "This invitation has been used" in words_of(reply)


def test_a_corrected_address_is_said_beside_the_invitation(
    administrator: PageClient, clerk: Any, invitation: Any
) -> None:
    administrator.post(f"{PEOPLE}{clerk.id}/correct/", {"name": clerk.name, "email": "other@saltmere.example"})
    said = words_of(administrator.get(f"{PEOPLE}{clerk.id}/"))
    assert "no longer works, because the address has been corrected since" in said


def test_a_colleague_is_signed_out_everywhere(administrator: PageClient, clerk: Any, member: Any) -> None:
    desk = signed_in_as(member.user)
    assert desk.get("/saltmere/").status_code == 200
    assert administrator.get(f"{PEOPLE}{clerk.id}/sign-out/").status_code == 200
    assert desk.get("/saltmere/").status_code == 200
    administrator.post(f"{PEOPLE}{clerk.id}/sign-out/")
    assert desk.get("/saltmere/").status_code == 302


def test_whoever_signs_out_everywhere_by_their_own_page_is_led_to_sign_in(
    administrator: PageClient, council: Any
) -> None:
    [(me, _roles)] = queries.people(council, clock.today())
    assert administrator.post(f"{PEOPLE}{me.id}/sign-out/").url == "/account/sign-in/"
    assert administrator.get("/saltmere/").status_code == 302


def test_ending_the_last_role_signs_out_at_once(administrator: PageClient, member: Any) -> None:
    desk = signed_in_as(member.user)
    today = clock.today()
    administrator.post(f"{PEOPLE}roles/{member.id}/end/", {"last_day": f"{today.day}/{today.month}/{today.year}"})
    assert desk.get("/saltmere/").status_code == 302
    assert not Session.objects.filter(user=member.user).exists()


def test_what_a_leaver_holds_is_shown_before_the_role_ends(
    administrator: PageClient, council: Any, clerk: Any, member: Any, post: Any
) -> None:
    actions.take_up_post(council=council, by=clerk, post=post, person=clerk, first_day=date(2025, 1, 1))
    said = words_of(administrator.get(f"{PEOPLE}roles/{member.id}/end/"))
    assert "What this person still holds" in said
    assert "Head of Parks" in said
    assert f"{PEOPLE}posts/{post.id}/hand-over/" in said
    actions.leave_post(council=council, by=clerk, holding=queries.holdings(council, post)[0], last_day=date(2025, 1, 2))
    assert "What this person still holds" not in words_of(administrator.get(f"{PEOPLE}roles/{member.id}/end/"))


def test_a_sign_in_address_is_corrected(administrator: PageClient, clerk: Any, member: Any) -> None:
    page = f"{PEOPLE}{clerk.id}/sign-in/"
    assert "Enter an e-mail address, such as" in words_of(administrator.post(page, {"email": "nothing"}))
    taken = "council_administrator@saltmere.example"
    assert "Somebody signs in with that address already." in words_of(administrator.post(page, {"email": taken}))
    reply = administrator.post(page, {"email": "new@saltmere.example"}, follow=True)
    assert "The sign-in address is corrected." in words_of(reply)
    assert {letter.to for letter in letters()} == {"clerk@saltmere.example", "new@saltmere.example"}


def test_a_second_step_is_removed_only_where_there_is_a_sign_in(
    administrator: PageClient, clerk: Any, member: Any
) -> None:
    page = f"{PEOPLE}{clerk.id}/remove-second-step/"
    assert "Make sure that it is they who ask." in words_of(administrator.get(page))
    assert "The second step is removed." in words_of(administrator.post(page, follow=True))


def test_the_council_asks_a_second_step(administrator: PageClient, council: Any) -> None:
    page = f"{PEOPLE}second-step/"
    assert "Choose one from the list." in words_of(administrator.post(page, {"of": "cats"}))
    administrator.post(page, {"of": "everybody"})
    council.refresh_from_db()
    assert council.second_step == SecondStep.EVERYBODY
    assert administrator.get(PEOPLE).url == "/account/second-step/"


def test_a_leaver_is_forgotten_once_the_name_is_typed(administrator: PageClient, gone: Any) -> None:
    page = f"{PEOPLE}{gone.id}/forget/"
    said = words_of(administrator.get(page))
    assert "This cannot be undone." in said
    assert "That is not the name." in words_of(administrator.post(page, {"typed": "Somebody"}))
    gone.refresh_from_db()
    assert gone.name == "Clerk to the Council"
    reply = words_of(administrator.post(page, {"typed": " clerk to  the council"}, follow=True))
    assert "Name and address are gone." in reply
    assert "was forgotten on" in reply
    for place in (PEOPLE, f"{PEOPLE}{gone.id}/", "/saltmere/trail/", "/saltmere/letters/"):
        assert [word for word in ("Clerk to the", "clerk@") if word in words_of(administrator.get(place))] == []


def test_whoever_still_holds_a_role_is_not_forgotten(administrator: PageClient, clerk: Any, member: Any) -> None:
    reply = administrator.post(f"{PEOPLE}{clerk.id}/forget/", {"typed": clerk.name})
    assert "holds a role, a post or a seat today or later" in words_of(reply)
    assert "Forget this person" not in words_of(administrator.get(f"{PEOPLE}{clerk.id}/"))


def addresses(person: Any, invitation: Any) -> list[str]:
    about = [f"{PEOPLE}{person.id}/{verb}/" for verb in ("sign-in", "sign-out", "remove-second-step", "forget")]
    sent = [f"{PEOPLE}invitations/{invitation.id}/{verb}/" for verb in ("again", "withdraw")]
    return [*about, *sent, f"{PEOPLE}second-step/"]


@pytest.mark.parametrize("role", MAY_NOT_CHANGE)
def test_only_administrators(
    administrator: PageClient, signed_in: Callable[[Role], PageClient], clerk: Any, invitation: Any, role: Role
) -> None:
    client = signed_in(role)
    assert {client.post(one, {"typed": clerk.name}).status_code for one in addresses(clerk, invitation)} == {403}


def test_not_another_councils(administrator: PageClient, elsewhere: Any, clerk: Any, invitation: Any) -> None:
    add_member(elsewhere, Role.COUNCIL_ADMINISTRATOR)
    there = queries.people(elsewhere, clock.today())[0][0]
    stranger = signed_in_as(queries.memberships(elsewhere, there).get().user)
    own = [one.replace("saltmere", "otherby") for one in addresses(clerk, invitation)[:-1]]
    assert {stranger.post(one).status_code for one in [*own, *addresses(clerk, invitation)]} == {404}
    assert administrator.get(f"{PEOPLE}{NOWHERE}/forget/").status_code == 404
