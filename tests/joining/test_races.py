"""Several at the same moment."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from followthrough.councils import actions as councils
from followthrough.councils.models import Membership
from followthrough.councils.permissions import Role
from followthrough.councils.scope import staying, writing
from followthrough.joining import rules
from followthrough.joining.actions import invitations
from followthrough.outbox import actions as outbox
from tests.fixtures import make_council
from tests.letters import letters, link_in
from tests.races import together

FIRST = date(2024, 1, 1)
ANN = {"name": "Ann", "email": "ann@shared.example", "role": Role.CONTRIBUTOR, "first_day": FIRST}


@pytest.fixture
def two(own_database: None) -> list[dict[str, Any]]:
    made = [make_council(slug, slug.title()) for slug in ("saltmere", "otherby")]
    return [{"council": council, "by": officer} for council, officer in made]


def test_the_same_new_sign_in_in_two_councils_at_once_is_one(two: list[dict[str, Any]]) -> None:
    given = [{**mine, **ANN} for mine in two]
    got = together(*[lambda mine=mine: councils.admit(**mine).name for mine in given])
    assert got == ["Ann", "Ann"]
    assert get_user_model().objects.filter(email=ANN["email"]).count() == 1
    assert Membership.objects.filter(user__email=ANN["email"]).count() == 2


def test_a_link_pressed_twice_at_once_lets_in_once(two: list[dict[str, Any]]) -> None:
    council = two[0]["council"]
    invitations.invite_new(**two[0], **ANN)  # type: ignore[arg-type]
    mark = rules.mark_of(link_in(letters()[-1]).rstrip("/").rpartition("/")[2])
    given = {"council": council, "mark": mark, "password": "a long password for tests"}
    got = together(*[lambda: type(invitations.join(**given)).__name__] * 3)
    assert sorted(got) == ["User", "link_dead", "link_dead"]


def test_two_workers_at_once_send_a_letter_once(two: list[dict[str, Any]]) -> None:
    council, taken = two[0]["council"], []
    with writing(council):
        for number in range(5):
            outbox.post(council_id=council.id, to=f"{number}@saltmere.example", subject="Hello", body="There")

    def worker() -> int:
        with staying(council):
            return outbox.send_waiting(council.id, lambda letter: taken.append(letter.id)).sent

    got = together(worker, worker, worker)
    assert sum(got) == len(taken) == len(set(taken)) == 5
