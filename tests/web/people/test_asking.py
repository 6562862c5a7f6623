"""How updates are asked for, quiet periods, and how a team or a body is asked."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.councils import actions, asking
from followthrough.councils.models import QuietPeriod
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.web import words
from tests.web.client import PageClient
from tests.web.commitments.test_meanwhile import hidden
from tests.web.people.conftest import MAY_NOT_CHANGE, NOWHERE, words_of

PAGE = "/saltmere/people/asking/"
CHANGE = f"{PAGE}change/"
QUIET = "/saltmere/people/quiet/"
TEAMS = "/saltmere/people/teams/"
TODAY = clock.today()
SignIn = Callable[[Role], PageClient]


def settings(**given: Any) -> dict[str, Any]:
    return {"answer_days": "10", "before": "10, 3", "after": "1", "decides_quiet": "", "closed": "", **given}


def test_until_something_is_set_the_page_says_the_defaults(officer: PageClient) -> None:
    said = words_of(officer.get(PAGE))
    assert "10 days before the meeting" in said
    assert "10, 3" in said
    assert "Nobody: whatever needs a decision waits" in said
    assert "at weekends and on bank holidays" in said
    assert "None is set down." in said
    assert CHANGE not in said


def test_an_administrator_sets_it(administrator: PageClient, council: Any, post: Any) -> None:
    given = settings(
        answer_days="7", before="14 5; 0", after="2", decides_quiet=post.id, closed="29 December 2026\n\n30/12/2026"
    )
    said = words_of(administrator.post(CHANGE, given, follow=True))
    assert "It is set how updates are asked for." in said
    assert "7 days before the meeting" in said
    assert "14, 5, 0" in said
    assert "Head of Parks" in said
    assert "29 December 2026; 30 December 2026" in said
    assert asking.round_settings(council).ladder == [-14, -5, 0, 2]
    page = administrator.get(CHANGE)
    assert b"29 December 2026\n30 December 2026" in page.content


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"before": "ten"}, "Write whole numbers with commas between them"),
        ({"before": "3, 3"}, "The same day stands there twice."),
        ({"before": "91"}, "Enter at most 8 days, none more than 90 days away."),
        ({"after": "0"}, "A reminder on the day itself is 0 days before."),
        ({"answer_days": "-1"}, "Enter 0 or more."),
        ({"answer_days": ""}, "Fill this in."),
        ({"closed": "some day"}, "is not a day"),
        ({"decides_quiet": str(NOWHERE)}, "Choose one from the list."),
    ],
)
def test_what_makes_no_sense_is_said(administrator: PageClient, given: dict[str, str], said: str) -> None:
    assert said in words_of(administrator.post(CHANGE, settings(**given)))


def test_two_at_once_see_each_others_settings(administrator: PageClient, council: Any) -> None:
    one, two = administrator.get(CHANGE), administrator.get(CHANGE)
    administrator.post(CHANGE, {**hidden(one), **settings(before="9")})
    said = words_of(administrator.post(CHANGE, {**hidden(two), **settings(before="8")}))
    assert "This was changed while you had it open." in said
    assert asking.round_settings(council).ladder == [-9, 1]


def test_a_quiet_period_is_added_ended_and_taken_back(administrator: PageClient, council: Any) -> None:
    day, last = words.day(TODAY), words.day(TODAY + timedelta(days=30))
    said = words_of(administrator.post(f"{QUIET}add/", {"first_day": day, "last_day": last}, follow=True))
    assert f"{day} to {last}" in said
    [row] = QuietPeriod.objects.all()
    assert "This period has begun" in words_of(administrator.post(f"{QUIET}{row.id}/take-back/"))
    administrator.post(f"{QUIET}{row.id}/end/", {"last_day": day})
    assert not asking.in_quiet_period(council, TODAY + timedelta(days=1))
    later = actions.begin_quiet(council=council, by=None, first_day=date(2098, 4, 1), last_day=date(2098, 5, 1))
    said = words_of(administrator.post(f"{QUIET}{later.id}/take-back/", follow=True))
    assert "The pre-election period is taken back." in said
    assert list(QuietPeriod.objects.all()) == [row]


def test_days_of_a_quiet_period_are_checked(administrator: PageClient) -> None:
    assert "Enter the last day." in words_of(administrator.post(f"{QUIET}add/", {"first_day": "1 May 2098"}))
    given = {"first_day": "2 May 2098", "last_day": "1 May 2098"}
    assert "must not be before the first" in words_of(administrator.post(f"{QUIET}add/", given))


def test_how_a_team_is_asked_and_who_clears(administrator: PageClient, council: Any, post: Any) -> None:
    director = actions.add_post(council=council, by=None, title="Director")
    given = {"mailbox": "parks@saltmere.example", "manager": post.id, "director": director.id}
    said = words_of(administrator.post(f"{TEAMS}{post.team_id}/", given, follow=True))
    assert "parks@saltmere.example" in said
    assert asking.clearers_of(council, post.team) == {1: post, 2: director}
    administrator.post(f"{TEAMS}{post.team_id}/", {"mailbox": "", "manager": post.id, "director": ""})
    assert asking.clearers_of(council, post.team) == {1: post}
    said = words_of(administrator.post(f"{TEAMS}{post.team_id}/", {"mailbox": "parks"}))
    assert "Enter an e-mail address, such as parks@council.gov.uk." in said


def test_two_at_once_see_each_others_clearers(administrator: PageClient, council: Any, post: Any) -> None:
    address = f"{TEAMS}{post.team_id}/"
    one, two = administrator.get(address), administrator.get(address)
    administrator.post(address, {**hidden(one), "manager": post.id})
    said = words_of(administrator.post(address, {**hidden(two), "mailbox": "parks@saltmere.example"}))
    assert "This was changed while you had it open." in said
    assert asking.clearers_of(council, post.team) == {1: post}


def test_a_body_has_a_mailbox_from_the_start(administrator: PageClient, council: Any) -> None:
    given = {"name": "Water Company", "kind": "partner", "mailbox": "desk@water.example"}
    said = words_of(administrator.post("/saltmere/people/bodies/add/", given, follow=True))
    assert "desk@water.example" in said


@pytest.mark.parametrize("role", MAY_NOT_CHANGE)
def test_only_administrators_change_it(signed_in: SignIn, council: Any, post: Any, role: Role) -> None:
    period = actions.begin_quiet(council=council, by=None, first_day=date(2098, 4, 1), last_day=date(2098, 5, 1))
    body = actions.add_body(council=council, by=None, name="Water Company", kind="partner")
    client = signed_in(role)
    pages = [CHANGE, f"{QUIET}add/", f"{QUIET}{period.id}/end/", f"{QUIET}{period.id}/take-back/"]
    pages += [f"{TEAMS}{post.team_id}/", f"/saltmere/people/bodies/{body.id}/"]
    assert [client.post(address).status_code for address in pages] == [403] * 6


def test_strangers_and_other_councils_things(stranger: PageClient, administrator: PageClient, elsewhere: Any) -> None:
    assert [stranger.get(address).status_code for address in (PAGE, CHANGE, f"{QUIET}add/")] == [404] * 3
    team = actions.add_team(council=elsewhere, by=None, name="Roads")
    period = actions.begin_quiet(council=elsewhere, by=None, first_day=date(2098, 4, 1), last_day=date(2098, 5, 1))
    pages = [f"{TEAMS}{team.id}/", f"/saltmere/people/bodies/{team.id}/", f"{QUIET}{period.id}/end/"]
    assert [administrator.get(address).status_code for address in [*pages, f"{QUIET}{NOWHERE}/end/"]] == [404] * 4
