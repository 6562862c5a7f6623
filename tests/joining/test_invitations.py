from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.audit.models import AuditPayload
from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.permissions import Role
from followthrough.joining import queries, rules
from followthrough.joining.actions import invitations, keeping, leaving
from followthrough.joining.models import Invitation
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from tests.letters import letters, link_in

PASSWORD = "a long password for tests"
FIRST = date(2024, 9, 1)
ROLE = {"role": Role.CONTRIBUTOR, "first_day": FIRST}
ANN = {"name": "Ann", "email": "ann@saltmere.example"}


@pytest.fixture
def mine(home: tuple[Any, Any]) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def ann(mine: dict[str, Any]) -> Any:
    return invitations.invite_new(**mine, **ANN, **ROLE)


def mark() -> str:
    """The mark of the token in the last letter."""
    return rules.mark_of(link_in(letters()[-1]).rstrip("/").rpartition("/")[2])


def refused(call: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refusal:
        call(**given)
    return refusal.value.code


def test_whoever_is_invited_comes_in_once_with_the_role_that_was_offered(mine: dict[str, Any], ann: Any) -> None:
    user = invitations.join(council=mine["council"], mark=mark(), password=PASSWORD)
    assert (user.email, user.check_password(PASSWORD)) == (ANN["email"], True)
    member = people.membership(user, "saltmere", FIRST)
    assert member is not None
    assert (member.person, member.roles) == (ann, {Role.CONTRIBUTOR})
    assert people.membership(user, "saltmere", FIRST - timedelta(days=1)) is None
    assert refused(invitations.join, council=mine["council"], mark=mark(), password=PASSWORD) == "link_dead"


def test_only_the_digest_of_the_token_is_kept(ann: Any) -> None:
    [letter] = letters()
    token = link_in(letter).rstrip("/").rpartition("/")[2]
    assert token not in str(list(Invitation.objects.values()))
    assert token not in str(list(AuditPayload.objects.values("body")))
    assert (letter.kind, letter.secret) == ("invitation", True)


def test_nothing_that_is_on_record_names_anybody(mine: dict[str, Any], ann: Any) -> None:
    invitations.join(council=mine["council"], mark=mark(), password=PASSWORD)
    said = str(list(AuditPayload.objects.values("body"))) + str(list(Invitation.objects.values()))
    assert [word for word in (ANN["name"], ANN["email"]) if word in said] == []


def test_sending_again_makes_the_older_link_useless(mine: dict[str, Any], ann: Any) -> None:
    first, older = mark(), Invitation.objects.get()
    invitations.invite_again(**mine, invitation=older)
    assert refused(invitations.join, council=mine["council"], mark=first, password=PASSWORD) == "link_dead"
    assert [letter.state for letter in letters()] == ["withheld", "waiting"]
    assert letters()[0].body == ""
    invitations.join(council=mine["council"], mark=mark(), password=PASSWORD)
    assert (
        refused(invitations.invite_again, **mine, invitation=Invitation.objects.latest("made_at")) == "joined_already"
    )


def test_a_withdrawn_an_expired_and_a_foreign_link_are_as_if_unknown(
    mine: dict[str, Any], ann: Any, away: tuple[Any, Any]
) -> None:
    [row] = Invitation.objects.all()
    given = {"mark": mark(), "password": PASSWORD}
    assert refused(invitations.join, council=away[0], **given) == "link_dead"
    Invitation.objects.update(expires_at=clock.now())
    assert refused(invitations.join, council=mine["council"], **given) == "link_dead"
    Invitation.objects.update(expires_at=clock.now() + timedelta(days=1))
    invitations.withdraw_invitation(**mine, invitation=row)
    assert refused(invitations.join, council=mine["council"], **given) == "link_dead"
    assert refused(invitations.join, council=mine["council"], mark="0" * 64, password=PASSWORD) == "link_dead"
    assert not get_user_model().objects.filter(email=ANN["email"]).exists()


def test_a_link_that_went_to_an_address_corrected_since_is_dead(mine: dict[str, Any], ann: Any) -> None:
    sent = mark()
    councils.rename_person(**mine, person=ann, name="Ann", email="anne@saltmere.example")
    assert refused(invitations.join, council=mine["council"], mark=sent, password=PASSWORD) == "link_dead"


def test_a_sign_in_with_a_password_joins_only_as_itself(mine: dict[str, Any], ann: Any) -> None:
    known = councils.create_sign_in(email=ANN["email"], password="the old password")
    other = councils.create_sign_in(email="other@otherby.example", password="another password")
    given = {"council": mine["council"], "mark": mark()}
    assert refused(invitations.join, **given, password=PASSWORD) == "sign_in_first"
    assert refused(invitations.join, **given, signed_in=other) == "sign_in_first"
    assert invitations.join(**given, signed_in=known) == known
    known.refresh_from_db()
    assert known.check_password("the old password")


def test_a_sign_in_without_a_password_gets_the_one_that_was_chosen(mine: dict[str, Any], ann: Any) -> None:
    known = councils.create_sign_in(email=ANN["email"], password=None)
    assert refused(invitations.join, council=mine["council"], mark=mark()) == "sign_in_first"
    assert invitations.join(council=mine["council"], mark=mark(), password=PASSWORD) == known


def test_somebody_without_an_address_needs_one(mine: dict[str, Any]) -> None:
    person = councils.add_person(**mine, name="Bea")
    assert refused(invitations.invite, **mine, **ROLE, person=person) == "address_needed"
    taken = mine["by"].email
    assert refused(invitations.invite, **mine, **ROLE, person=person, email=taken) == "already_there"
    invitations.invite(**mine, **ROLE, person=person, email="bea@saltmere.example")
    person.refresh_from_db()
    assert person.email == "bea@saltmere.example"


def test_who_is_waiting_is_known(mine: dict[str, Any], ann: Any) -> None:
    assert set(queries.invited(mine["council"])) == {ann.id}
    invitations.join(council=mine["council"], mark=mark(), password=PASSWORD)
    assert queries.invited(mine["council"]) == {}


def test_nobody_comes_in_as_somebody_who_is_here_already(mine: dict[str, Any], ann: Any) -> None:
    """An administrator who changes an address and sends an old invitation again would come in as that person."""
    first = Invitation.objects.get()
    invitations.invite_again(**mine, invitation=first)
    invitations.join(council=mine["council"], mark=mark(), password=PASSWORD)
    elsewhere = {"person": ann, "name": "Ann", "email": "other@saltmere.example"}
    assert refused(councils.rename_person, **mine, **elsewhere) == "has_sign_in"
    assert refused(invitations.invite_again, **mine, invitation=first) == "has_sign_in"
    assert refused(invitations.invite, **mine, **ROLE, person=ann) == "has_sign_in"
    stranger = councils.create_sign_in(email="other@saltmere.example", password=PASSWORD)
    given = {"person": ann, "user": stranger, "role": Role.LEAD_OFFICER, "first_day": FIRST}
    assert refused(councils.give_role, **mine, **given) == "has_sign_in"
    assert people.memberships(mine["council"], ann).values("user").distinct().count() == 1


def test_coming_in_makes_every_other_link_useless(mine: dict[str, Any], ann: Any) -> None:
    row = Invitation.objects.get()
    token = mark()
    Invitation.objects.filter(id=row.id).update(mark="0" * 64)
    Invitation.objects.create(
        council=mine["council"],
        person=ann,
        role=Role.CONTRIBUTOR,
        first_day=FIRST,
        mark=token,
        sent_to=row.sent_to,
        email_id=row.email_id,
        expires_at=row.expires_at,
    )
    invitations.join(council=mine["council"], mark=token, password=PASSWORD)
    assert sorted(one.state for one in Invitation.objects.all()) == ["joined", "withdrawn"]


def test_an_address_is_one_persons(mine: dict[str, Any], ann: Any) -> None:
    bea = councils.add_person(**mine, name="Bea")
    assert (
        refused(councils.rename_person, **mine, person=bea, name="Bea", email=ANN["email"].upper()) == "already_there"
    )


def test_nothing_new_comes_together_under_a_forgotten_person(mine: dict[str, Any], ann: Any) -> None:
    leaving.forget(**mine, person=ann)
    ann.refresh_from_db()
    again = {"person": ann, "email": "again@saltmere.example"}
    post = councils.add_post(**mine, title="Tree officer")
    committee = councils.add_committee(**mine, name="Housing")
    assert [
        refused(invitations.invite, **mine, **again, **ROLE),
        refused(keeping.correct_sign_in, **mine, **again),
        refused(councils.rename_person, **mine, **again, name="Ann again"),
        refused(councils.let_in, **mine, **again, **ROLE),
        refused(councils.take_up_post, **mine, post=post, person=ann, first_day=FIRST),
        refused(councils.seat, **mine, committee=committee, person=ann, kind="member", first_day=FIRST),
    ] == ["forgotten_already"] * 6
