"""The sample's people, posts, committees and meetings are what its files say."""

from datetime import date

import pytest

from followthrough.councils import queries
from followthrough.sample import town
from followthrough.sample.facts import facts

TODAY = date(2026, 11, 21)

pytestmark = pytest.mark.django_db


@pytest.fixture
def merrowbridge() -> town.Town:
    return town.build(facts("council"), facts("people")["people"], facts("committees")["committees"], None)


def _holder(made: town.Town, key: str, day: date) -> str | None:
    [line] = [line for line in queries.posts(made.council, day) if line.post == made.posts[key]]
    return line.holder.name if line.holder else None


def test_a_post_changes_hands_with_a_gap(merrowbridge: town.Town) -> None:
    on = [_holder(merrowbridge, "abuse-lead", day) for day in (date(2023, 6, 30), date(2023, 7, 10), date(2024, 1, 23))]
    assert on == ["Corin Ashdown", None, "Beatrix Ollerenshaw"]


def test_a_post_can_be_empty_today(merrowbridge: town.Town) -> None:
    assert _holder(merrowbridge, "press-manager", TODAY) is None


def test_committees_have_met_and_will_meet_again(merrowbridge: town.Town) -> None:
    scrutiny = merrowbridge.committees["scrutiny"]
    theirs = [m for m in queries.meetings(merrowbridge.council) if m.committee == scrutiny]
    assert min(m.day for m in theirs if m.day >= TODAY) == date(2026, 12, 8)
    past = [m for m in theirs if m.day < TODAY]
    assert [m.day for m in past if m.minutes_approved_on is None] == [date(2026, 9, 15)]


def test_the_chair_and_a_member_sit_on_scrutiny(merrowbridge: town.Town) -> None:
    seats = queries.seats(merrowbridge.council, merrowbridge.committees["scrutiny"], TODAY)
    assert [(seat.person.name, seat.kind) for seat in seats] == [
        ("Councillor Hamish Quillinan", "chair"),
        ("Councillor Yasmin Thackaberry", "member"),
    ]


def test_without_a_password_nobody_can_sign_in(merrowbridge: town.Town) -> None:
    member = merrowbridge.people["imogen"].memberships.get()
    assert not member.user.has_usable_password()
