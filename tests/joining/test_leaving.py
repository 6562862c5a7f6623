from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.audit import queries as audit
from followthrough.audit.actions import trust_end
from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.models import Absence, Person
from followthrough.councils.permissions import Role
from followthrough.joining.actions import invitations, leaving, passwords
from followthrough.joining.models import Session
from followthrough.joining.sessions import SessionStore
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email
from tests.redaction.canary import tables_with

FIRST = date(2024, 1, 1)
NAME, ADDRESS = "Kestrel Merriweather", "kestrel@saltmere.example"


@pytest.fixture
def mine(home: tuple[Any, Any]) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def leaver(mine: dict[str, Any]) -> Any:
    """A contributor who is signed in."""
    return councils.admit(**mine, name=NAME, email=ADDRESS, role=Role.CONTRIBUTOR, first_day=FIRST)


@pytest.fixture
def invited(mine: dict[str, Any]) -> Any:
    """The same, who was let in while the link of an invitation waited."""
    person = councils.add_person(**mine, name=NAME, email=ADDRESS)
    invitations.invite(**mine, person=person, role=Role.LEAD_OFFICER, first_day=FIRST)
    councils.let_in(**mine, person=person, email=ADDRESS, role=Role.CONTRIBUTOR, first_day=FIRST)
    return person


def role_of(mine: dict[str, Any], person: Any) -> Any:
    return people.memberships(mine["council"], person).latest("first_day")


def signed_in(user: Any) -> str:
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.create()
    return str(store.session_key)


def end(mine: dict[str, Any], person: Any, last_day: date) -> None:
    leaving.end_role(**mine, membership=role_of(mine, person), last_day=last_day)


def refused(call: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refusal:
        call(**given)
    return refusal.value.code


@pytest.mark.parametrize(("days", "left"), [(-1, 0), (0, 0), (1, 1)])
def test_ending_the_last_role_ends_the_sessions_at_once(
    mine: dict[str, Any], leaver: Any, days: int, left: int
) -> None:
    signed_in(role_of(mine, leaver).user)
    end(mine, leaver, clock.today() + timedelta(days=days))
    assert Session.objects.count() == left


def test_another_role_keeps_them(mine: dict[str, Any], leaver: Any) -> None:
    signed_in(role_of(mine, leaver).user)
    councils.let_in(**mine, person=leaver, email=ADDRESS, role=Role.LEAD_OFFICER, first_day=FIRST + timedelta(days=1))
    end(mine, leaver, clock.today())
    assert Session.objects.count() == 1


def test_ending_the_last_role_withdraws_what_invites(mine: dict[str, Any], invited: Any) -> None:
    end(mine, invited, clock.today())
    assert [letter.state for letter in Email.objects.all()] == ["withheld"]


def test_whoever_holds_something_is_not_forgotten(mine: dict[str, Any], leaver: Any) -> None:
    assert refused(leaving.forget, **mine, person=leaver) == "still_here"
    end(mine, leaver, clock.today() - timedelta(days=1))
    post = councils.add_post(**mine, title="Tree officer")
    later = clock.today() + timedelta(days=30)
    holding = councils.take_up_post(**mine, post=post, person=leaver, first_day=later)
    assert refused(leaving.forget, **mine, person=leaver) == "still_here"
    councils.leave_post(**mine, holding=holding, last_day=later)
    assert refused(leaving.forget, **mine, person=leaver) == "still_here"


def test_a_leaver_is_forgotten_everywhere_and_the_record_verifies(mine: dict[str, Any], invited: Any) -> None:
    leaver, council, user = invited, mine["council"], role_of(mine, invited).user
    signed_in(user)
    outbox.post(council_id=council.id, to=ADDRESS.upper(), subject=f"For {NAME}", body=f"Dear {NAME}")
    passwords.ask_reset(address=ADDRESS)
    end(mine, leaver, clock.today() - timedelta(days=1))
    assert set(tables_with(NAME)) | set(tables_with(ADDRESS)) >= {"councils_person", "councils_user", "outbox_email"}
    leaving.forget(**mine, person=leaver)
    assert (tables_with(NAME), tables_with(ADDRESS)) == ({}, {})
    leaver.refresh_from_db()
    assert (leaver.name, leaver.email) == ("A former colleague", "")
    assert not get_user_model().objects.filter(id=user.id).exists()
    assert [row.user.is_active for row in people.memberships(council, leaver).select_related("user")] == [False]
    trust_end(council.id)
    assert audit.faults(council.id) == []
    assert refused(leaving.forget, **mine, person=leaver) == "forgotten_already"


def test_nothing_says_any_more_when_a_forgotten_leaver_was_away_or_for_whom_they_stood_in(
    mine: dict[str, Any], leaver: Any
) -> None:
    first = clock.today() - timedelta(days=9)
    councils.say_away(**mine, person=leaver, first_day=first)
    kept = councils.say_away(**mine, person=mine["by"], first_day=first, deputy=leaver)
    end(mine, leaver, clock.today() - timedelta(days=1))
    leaving.forget(**mine, person=leaver)
    assert list(Absence.objects.values_list("id", "deputy")) == [(kept.id, None)]


def test_of_an_old_copy_that_is_put_back_the_absences_go_again(mine: dict[str, Any], leaver: Any) -> None:
    councils.say_away(**mine, person=leaver, first_day=clock.today())
    Person.objects.filter(id=leaver.id).update(forgotten_at=clock.now())
    leaving.let_go_again(council=mine["council"])
    assert not Absence.objects.exists()


def test_a_sign_in_that_another_council_uses_stays(mine: dict[str, Any], leaver: Any, away: tuple[Any, Any]) -> None:
    there = {"council": away[0], "by": away[1]}
    same = councils.admit(**there, name=NAME, email=ADDRESS, role=Role.COMMITTEE_MEMBER, first_day=FIRST)
    user = role_of(mine, leaver).user
    end(mine, leaver, clock.today() - timedelta(days=1))
    leaving.forget(**mine, person=leaver)
    user.refresh_from_db()
    assert (user.email, user.is_active) == (ADDRESS, True)
    assert people.councils_of(user, clock.today()) == [away[0]]
    leaving.end_role(**there, membership=role_of(there, same), last_day=clock.today() - timedelta(days=1))
    leaving.forget(**there, person=same)
    assert (tables_with(NAME), tables_with(ADDRESS)) == ({}, {})


def test_nobody_forgets_another_councils_person(mine: dict[str, Any], away: tuple[Any, Any], leaver: Any) -> None:
    end(mine, leaver, clock.today() - timedelta(days=1))
    with pytest.raises(leaver.DoesNotExist):
        leaving.forget(council=away[0], by=away[1], person=leaver)


def test_the_forgotten_are_in_no_list(mine: dict[str, Any], leaver: Any) -> None:
    end(mine, leaver, clock.today() - timedelta(days=1))
    leaving.forget(**mine, person=leaver)
    assert leaver not in [person for person, _roles in people.people(mine["council"], clock.today())]
    assert people.names(mine["council"], [leaver.id]) == {}
