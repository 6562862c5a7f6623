"""The sample's people, posts, committees and meetings are what its files say."""

from datetime import date

import pytest

from followthrough.councils import asking, queries
from followthrough.councils.reaching import Owner, reach
from followthrough.councils.rules import How
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


def test_somebody_is_away_and_another_is_asked(merrowbridge: town.Town) -> None:
    owner = Owner(post_id=merrowbridge.posts["tenancy-manager"].id)
    on = [reach(merrowbridge.council, [owner], day)[owner] for day in (date(2026, 11, 15), TODAY)]
    assert [(one.how, one.person) for one in on] == [
        (How.HOLDER, merrowbridge.people["gethin"]),
        (How.DEPUTY, merrowbridge.people["leontyne"]),
    ]


def test_an_empty_post_is_asked_at_the_mailbox_of_its_team(merrowbridge: town.Town) -> None:
    owner = Owner(post_id=merrowbridge.posts["press-manager"].id)
    assert reach(merrowbridge.council, [owner], TODAY)[owner].address == "press@merrowbridge.example"


def test_two_services_have_their_answers_cleared(merrowbridge: town.Town) -> None:
    owners = [Owner(team_id=merrowbridge.teams[key].id) for key in ("options", "landlord", "green")]
    found = asking.clearers(merrowbridge.council, owners, TODAY)
    titles = [[post.title for post in found[owner]] for owner in owners]
    assert titles == [["Domestic Abuse Lead"], ["Domestic Abuse Lead", "Monitoring Officer"], []]
    post = asking.round_settings(merrowbridge.council).decides_quiet
    assert post in queries.posts_held_by(merrowbridge.council, merrowbridge.people["rhodri"], TODAY)


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
