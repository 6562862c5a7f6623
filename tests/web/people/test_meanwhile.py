"""Two administrators at once: what one changed is not overruled by the other unseen."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.web import words
from tests.web.client import PageClient
from tests.web.commitments.test_meanwhile import CHANGED, hidden
from tests.web.pages import text_of

TODAY = clock.today()


@pytest.fixture
def admin(signed_in: Callable[[Role], PageClient]) -> PageClient:
    return signed_in(Role.COUNCIL_ADMINISTRATOR)


@pytest.fixture
def places(council: Any, admin: PageClient) -> dict[str, dict[str, list[str]]]:
    """By address: what the first and the second enter into each field."""
    mine: dict[str, Any] = {"council": council, "by": None}
    ann, ben = (actions.admit(**mine, **_somebody(name)) for name in ("Ann", "Ben"))
    post = actions.add_post(**mine, title="Tree officer")
    other = actions.add_post(**mine, title="Leaf officer")
    held = actions.take_up_post(**mine, post=other, person=ann, first_day=TODAY - timedelta(days=9))
    assert held.last_day is None
    committee = actions.add_committee(**mine, name="Trees")
    meeting = actions.add_meeting(**mine, committee=committee, day=TODAY - timedelta(days=9))
    seat = actions.seat(**mine, committee=committee, person=ann, kind="chair", first_day=TODAY)
    [role] = queries.memberships(council, ben)
    days = [words.day(TODAY), words.day(TODAY + timedelta(days=1))]
    past = [words.day(TODAY - timedelta(days=n)) for n in (2, 1)]
    return {
        f"people/{ann.id}/correct/": {"name": ["Anna", "Anne"], "email": ["ann@saltmere.example"] * 2},
        f"people/roles/{role.id}/end/": {"last_day": days},
        f"people/posts/{post.id}/hand-over/": {"person": [str(ann.id), str(ben.id)], "first_day": days},
        f"people/posts/{other.id}/vacate/": {"last_day": days},
        f"people/seats/{seat.id}/end/": {"last_day": days},
        f"people/meetings/{meeting.id}/minutes/": {"on": past},
    }


def _somebody(name: str) -> dict[str, Any]:
    email = f"{name.lower()}@saltmere.example"
    return {"name": name, "email": email, "role": Role.CONTRIBUTOR, "first_day": TODAY - timedelta(days=30)}


def test_the_second_sees_both_and_chooses(admin: PageClient, places: dict[str, dict[str, list[str]]]) -> None:
    for place, fields in places.items():
        address = f"/saltmere/{place}"
        first, second = ({name: pair[n] for name, pair in fields.items()} for n in (0, 1))
        one, two = admin.get(address), admin.get(address)
        assert admin.post(address, {**hidden(one), **first}).status_code == 302, place
        reply = admin.post(address, {**hidden(two), **second})
        assert reply.status_code == 200, place
        said = text_of(reply)
        assert CHANGED in said, place
        assert "You saved this in another window" in said, place
        assert "You typed this" in said, place
        assert "Keep what stands and drop what I typed" in said, place
        assert admin.post(address, {**hidden(reply), **second}).status_code == 302, place


def test_the_same_again_is_done_already(
    council: Any, admin: PageClient, places: dict[str, dict[str, list[str]]]
) -> None:
    for place, fields in places.items():
        address, given = f"/saltmere/{place}", {name: pair[0] for name, pair in fields.items()}
        page = admin.get(address)
        assert {admin.post(address, {**hidden(page), **given}).status_code for _ in range(2)} == {302}, place
