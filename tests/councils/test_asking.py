"""How a council asks for updates: what is set, who clears, who is away, quiet periods."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.audit.models import AuditEvent
from followthrough.councils import actions, asking
from followthrough.councils.models import Absence, Clearer, QuietPeriod
from followthrough.councils.reaching import Owner
from followthrough.lib import clock
from followthrough.lib.refused import Refused

DAY = date(2026, 6, 1)


@pytest.fixture
def mine(home: tuple[Any, Any]) -> dict[str, Any]:
    return {"council": home[0], "by": home[1]}


@pytest.fixture
def team(mine: dict[str, Any]) -> Any:
    return actions.add_team(**mine, name="Parks")


def verbs(mine: dict[str, Any]) -> list[str]:
    rows = AuditEvent.objects.filter(council_id=mine["council"].id).order_by("sequence")
    return list(rows.values_list("verb", flat=True))


def held(mine: dict[str, Any], title: str, **of: Any) -> Any:
    post = actions.add_post(**mine, title=title, **of)
    actions.take_up_post(**mine, post=post, person=mine["by"], first_day=date(2024, 1, 1))
    return post


def test_until_something_is_set_the_working_defaults_hold(mine: dict[str, Any]) -> None:
    found = asking.round_settings(mine["council"])
    assert (found.ladder, found.answer_days, found.decides_quiet, found.extra_closed_days) == (
        [-10, -3, 1],
        10,
        None,
        [],
    )


def test_settings_are_one_row(mine: dict[str, Any], away: tuple[Any, Any]) -> None:
    post = held(mine, "Monitoring Officer")
    actions.set_round_settings(**mine, ladder=[-5], answer_days=7)
    closed = [date(2026, 12, 30), date(2026, 12, 29)]
    actions.set_round_settings(
        **mine, ladder=[2, -7], answer_days=14, decides_quiet=post, extra_closed_days=[*closed, closed[0]]
    )
    found = asking.round_settings(mine["council"])
    assert (found.ladder, found.answer_days, found.decides_quiet) == ([-7, 2], 14, post)
    assert found.extra_closed_days == ["2026-12-29", "2026-12-30"]
    assert asking.calendar(mine["council"]).on_or_after(date(2026, 12, 29)) == date(2026, 12, 31)
    assert asking.round_settings(away[0]).answer_days == 10
    assert verbs(mine)[-2:] == ["councils.round_settings_set"] * 2


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"ladder": [-3, -3], "answer_days": 10}, "ladder_twice"),
        ({"ladder": list(range(9)), "answer_days": 10}, "ladder_too_long"),
        ({"ladder": [-91], "answer_days": 10}, "ladder_too_long"),
        ({"ladder": [-3], "answer_days": 91}, "answer_days_unfit"),
        ({"ladder": [-3], "answer_days": -1}, "answer_days_unfit"),
    ],
)
def test_settings_that_make_no_sense_are_refused(mine: dict[str, Any], given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        actions.set_round_settings(**mine, **given)


def test_clearers_stand_in_order_of_level(mine: dict[str, Any], team: Any) -> None:
    director, manager = held(mine, "Director", team=team), held(mine, "Manager", team=team)
    actions.set_clearer(**mine, service=team, level=Clearer.Level.DIRECTOR, post=director)
    actions.set_clearer(**mine, service=team, level=Clearer.Level.MANAGER, post=manager)
    body = actions.add_body(**mine, name="Water Company", kind="partner")
    alone = actions.add_post(**mine, title="Town crier")
    owners = [Owner(team_id=team.id), Owner(post_id=manager.id), Owner(body_id=body.id), Owner(post_id=alone.id)]
    found = asking.clearers(mine["council"], owners, DAY)
    assert [found[owner] for owner in owners] == [[manager, director], [manager, director], [], []]
    assert asking.clearers_of(mine["council"], team) == {1: manager, 2: director}


def test_a_vacant_level_is_passed_over_and_two_vacant_ones_stand(mine: dict[str, Any], team: Any) -> None:
    manager, director = actions.add_post(**mine, title="Manager"), held(mine, "Director")
    actions.set_clearer(**mine, service=team, level=1, post=manager)
    actions.set_clearer(**mine, service=team, level=2, post=director)
    owner = Owner(team_id=team.id)
    assert asking.clearers(mine["council"], [owner], DAY) == {owner: [director]}
    assert asking.clearers(mine["council"], [owner], date(2023, 12, 31)) == {owner: [manager, director]}


def test_a_clearer_is_changed_and_taken_away(mine: dict[str, Any], team: Any) -> None:
    one, two = held(mine, "Manager"), held(mine, "Director")
    for post in (one, two, two, None, None):
        actions.set_clearer(**mine, service=team, level=1, post=post)
    assert not Clearer.objects.exists()
    assert verbs(mine).count("councils.clearer_set") == 3


def test_an_absence_is_dates_and_a_deputy_and_the_trail_has_no_days(mine: dict[str, Any]) -> None:
    person = actions.add_person(**mine, name="Ada", email="ada@saltmere.example")
    row = actions.say_away(**mine, person=person, first_day=DAY, deputy=mine["by"])
    fields = {field.name for field in Absence._meta.get_fields()}
    assert fields == {"id", "council", "person", "first_day", "last_day", "deputy"}
    actions.come_back(**mine, absence=row, last_day=DAY)
    events = AuditEvent.objects.filter(verb__in=["councils.away", "councils.back"])
    assert [event.payload.body for event in events] == [{}, {}]
    assert list(asking.absences_of(mine["council"], person, DAY)) == [row]
    assert list(asking.absences(mine["council"], DAY + timedelta(days=1))) == []


def test_an_absence_is_taken_back_once(mine: dict[str, Any]) -> None:
    row = actions.say_away(**mine, person=mine["by"], first_day=DAY)
    for _ in range(2):
        actions.take_back_absence(**mine, absence=Absence(id=row.id, council=mine["council"], person=mine["by"]))
    assert asking.absence(mine["council"], row.id) is None
    assert verbs(mine).count("councils.away_taken_back") == 1


def test_absences_that_make_no_sense_are_refused(mine: dict[str, Any]) -> None:
    person = mine["by"]
    row = actions.say_away(**mine, person=person, first_day=DAY, last_day=DAY + timedelta(days=4))
    actions.say_away(**mine, person=person, first_day=DAY + timedelta(days=6))
    for given, code in [
        ({"first_day": DAY, "last_day": DAY - timedelta(days=1)}, "ends_before_it_begins"),
        ({"first_day": date(2020, 1, 1), "deputy": person, "last_day": date(2020, 1, 2)}, "own_deputy"),
        ({"first_day": DAY + timedelta(days=4), "last_day": DAY + timedelta(days=5)}, "already_there"),
        ({"first_day": date(2020, 1, 1)}, "already_there"),
    ]:
        with pytest.raises(Refused, match=code):
            actions.say_away(**mine, person=person, **given)
    for day, code in [(DAY - timedelta(days=1), "ends_before_it_begins"), (DAY + timedelta(days=6), "already_there")]:
        with pytest.raises(Refused, match=code):
            actions.come_back(**mine, absence=row, last_day=day)


def test_a_quiet_period_holds_from_its_first_day_to_its_last(mine: dict[str, Any], away: tuple[Any, Any]) -> None:
    actions.begin_quiet(**mine, first_day=DAY, last_day=DAY + timedelta(days=2))
    days = [DAY + timedelta(days=n) for n in (-1, 0, 2, 3)]
    assert [asking.in_quiet_period(mine["council"], day) for day in days] == [False, True, True, False]
    assert not asking.in_quiet_period(away[0], DAY)


def test_a_quiet_period_ends_early_and_not_later(mine: dict[str, Any]) -> None:
    row = actions.begin_quiet(**mine, first_day=DAY, last_day=DAY + timedelta(days=2))
    actions.end_quiet(**mine, period=row, last_day=DAY)
    assert not asking.in_quiet_period(mine["council"], DAY + timedelta(days=1))
    for day, code in [
        (DAY - timedelta(days=1), "ends_before_it_begins"),
        (DAY + timedelta(days=1), "quiet_not_longer"),
    ]:
        with pytest.raises(Refused, match=code):
            actions.end_quiet(**mine, period=row, last_day=day)
    with pytest.raises(Refused, match="already_there"):
        actions.begin_quiet(**mine, first_day=DAY, last_day=DAY)


def test_only_a_quiet_period_that_has_not_begun_is_taken_back(mine: dict[str, Any]) -> None:
    today = clock.today()
    begun = actions.begin_quiet(**mine, first_day=today, last_day=today)
    with pytest.raises(Refused, match="quiet_began"):
        actions.take_back_quiet(**mine, period=begun)
    later = actions.begin_quiet(**mine, first_day=today + timedelta(days=1), last_day=today + timedelta(days=2))
    actions.take_back_quiet(**mine, period=later)
    assert list(QuietPeriod.objects.all()) == [begun]


def test_a_mailbox_is_set_and_two_at_once_do_not_overwrite_each_other(mine: dict[str, Any], team: Any) -> None:
    seen = AuditEvent.objects.filter(council_id=mine["council"].id).count()
    actions.set_mailbox(**mine, service=team, mailbox="parks@saltmere.example", seen=seen)
    actions.set_mailbox(**mine, service=team, mailbox="parks@saltmere.example", seen=seen)
    assert verbs(mine).count("councils.mailbox_set") == 1
    with pytest.raises(Refused, match="changed_meanwhile"):
        actions.set_mailbox(**mine, service=team, mailbox="other@saltmere.example", seen=seen)
