from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator

from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.permissions import Role, SecondStep, owes_second_step
from followthrough.joining import queries
from followthrough.joining.actions import keeping
from followthrough.lib.refused import Refused
from followthrough.outbox.models import Email

FIRST = date(2024, 1, 1)
OLD, NEW = "ann@saltmere.example", "anne@saltmere.example"


@pytest.fixture
def mine(home: tuple[Any, Any]) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def ann(mine: dict[str, Any]) -> Any:
    return councils.admit(**mine, name="Ann", email=OLD, role=Role.CONTRIBUTOR, first_day=FIRST)


def refused(call: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refusal:
        call(**given)
    return refusal.value.code


def test_a_sign_in_address_is_corrected_and_both_addresses_are_told(mine: dict[str, Any], ann: Any) -> None:
    keeping.correct_sign_in(**mine, person=ann, email=f" {NEW.title()} ")
    user = queries.sign_in_of(mine["council"], ann)
    ann.refresh_from_db()
    assert user is not None
    assert (user.email, ann.email) == (NEW, NEW)
    assert {letter.to for letter in Email.objects.all()} == {OLD, NEW}
    assert [NEW in letter.body for letter in Email.objects.all()] == [True, True]


def test_nobody_takes_an_address_that_signs_somebody_else_in(mine: dict[str, Any], ann: Any) -> None:
    councils.create_sign_in(email=NEW, password=None)
    assert refused(keeping.correct_sign_in, **mine, person=ann, email=NEW) == "address_taken"


def test_a_sign_in_of_two_councils_is_neithers_to_change(mine: dict[str, Any], ann: Any, away: tuple[Any, Any]) -> None:
    there = {"council": away[0], "by": away[1]}
    councils.admit(**there, name="Ann", email=OLD, role=Role.CONTRIBUTOR, first_day=FIRST)
    assert refused(keeping.correct_sign_in, **mine, person=ann, email=NEW) == "sign_in_shared"
    assert refused(keeping.remove_second_step, **mine, person=ann) == "sign_in_shared"


def test_somebody_who_never_came_in_has_no_sign_in(mine: dict[str, Any]) -> None:
    bea = councils.add_person(**mine, name="Bea")
    assert refused(keeping.remove_second_step, **mine, person=bea) == "no_sign_in"


def test_a_lost_second_step_is_removed_with_a_letter(mine: dict[str, Any], ann: Any) -> None:
    user = queries.sign_in_of(mine["council"], ann)
    assert user is not None
    Authenticator.objects.create(user=user, type="totp", data={"secret": "A" * 32})
    assert queries.has_second_step(user)
    keeping.remove_second_step(**mine, person=ann)
    assert not queries.has_second_step(user)
    assert [letter.kind for letter in Email.objects.all()] == ["second_step_removed"]


def test_recovery_codes_alone_are_no_second_step(mine: dict[str, Any], ann: Any) -> None:
    user = queries.sign_in_of(mine["council"], ann)
    assert user is not None
    Authenticator.objects.create(user=user, type="recovery_codes", data={})
    assert not queries.has_second_step(user)


@pytest.mark.parametrize(
    ("rule", "owe"),
    [
        (SecondStep.NOBODY, set()),
        (SecondStep.ADMINISTRATORS, {Role.COUNCIL_ADMINISTRATOR}),
        (SecondStep.EVERYBODY, set(Role)),
    ],
)
def test_who_owes_a_second_step(rule: SecondStep, owe: set[Role]) -> None:
    assert {role for role in Role if owes_second_step(rule, frozenset({role}))} == owe


def test_the_rule_holds_from_the_next_page(mine: dict[str, Any], ann: Any) -> None:
    user = queries.sign_in_of(mine["council"], ann)
    assert user is not None
    before = people.membership(user, "saltmere", FIRST)
    keeping.require_second_step(**mine, of=SecondStep.EVERYBODY)
    after = people.membership(user, "saltmere", FIRST)
    assert before is not None
    assert after is not None
    assert [queries.lacks_second_step(user, member) for member in (before, after)] == [False, True]
