"""When somebody is away: days and a deputy, said by themselves or by an administrator, and never why."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from followthrough.councils import actions, asking, queries
from followthrough.councils.models import Absence
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.web import words
from tests.web.client import PageClient
from tests.web.people.conftest import NOWHERE, words_of

LIST = "/saltmere/people/away/"
MINE = "/saltmere/away/"
TODAY = clock.today()
SignIn = Callable[[Role], PageClient]


def of(council: Any, name: str) -> Any:
    return queries.everybody(council).get(name=name)


@pytest.fixture
def deputy(council: Any, post: Any) -> Any:
    return of(council, "Second Holder")


def test_somebody_says_that_they_are_away(signed_in: SignIn, council: Any, deputy: Any) -> None:
    client = signed_in(Role.LEAD_OFFICER)
    assert "Nothing is set down: you are asked yourself." in words_of(client.get(MINE))
    days = {"first_day": words.day(TODAY), "last_day": words.day(TODAY + timedelta(days=3))}
    said = words_of(client.post(MINE, {**days, "deputy": deputy.id}, follow=True))
    assert "Nobody is asked for a reason." in said
    assert f"{words.day(TODAY)} to {words.day(TODAY + timedelta(days=3))}" in said
    assert "Second Holder is asked instead" in said
    [row] = Absence.objects.filter(council=council)
    assert (row.person.name, row.deputy) == ("Sample lead_officer", deputy)


def test_no_page_has_a_place_for_a_reason(signed_in: SignIn, administrator: PageClient, deputy: Any) -> None:
    for client, address in [
        (signed_in(Role.LEAD_OFFICER), MINE),
        (administrator, f"/saltmere/people/{deputy.id}/away/"),
    ]:
        page = client.get(address)
        main = page.content.split(b"<main")[1]
        names = set(re.findall(rb'<(?:input|select|textarea)[^>]* name="([^"]+)"', main))
        assert names == {b"csrfmiddlewaretoken", b"first_day", b"last_day", b"deputy"}


def test_what_makes_no_sense_is_said(signed_in: SignIn) -> None:
    client = signed_in(Role.CONTRIBUTOR)
    assert "Enter the first day." in words_of(client.post(MINE, {"first_day": ""}))
    day, before = words.day(TODAY), words.day(TODAY - timedelta(days=1))
    said = words_of(client.post(MINE, {"first_day": day, "last_day": before}))
    assert "The last day must not be before the first" in said
    client.post(MINE, {"first_day": day})
    said = words_of(client.post(MINE, {"first_day": day}))
    assert "There is an absence of this person on some of these days already." in said


def test_whoever_sees_no_people_names_colleagues_of_the_team_only(
    signed_in: SignIn, council: Any, post: Any, deputy: Any
) -> None:
    client = signed_in(Role.CONTRIBUTOR)
    person = of(council, "Sample contributor")
    assert "Second Holder" not in words_of(client.get(MINE))
    ranger = actions.add_post(council=council, by=None, title="Ranger", team=post.team)
    actions.take_up_post(council=council, by=None, post=ranger, person=person, first_day=TODAY)
    said = words_of(client.get(MINE))
    assert "Second Holder" in said
    assert "Clerk to the Council" not in said


def test_one_comes_back_earlier_and_takes_back_what_was_wrong(signed_in: SignIn, council: Any) -> None:
    client = signed_in(Role.CONTRIBUTOR)
    client.post(MINE, {"first_day": words.day(TODAY)})
    [row] = Absence.objects.filter(council=council)
    client.post(f"{MINE}{row.id}/end/", {"last_day": words.day(TODAY)})
    row.refresh_from_db()
    assert row.last_day == TODAY
    said = words_of(client.post(f"{MINE}{row.id}/take-back/", follow=True))
    assert "nothing is kept of it" in said
    assert not Absence.objects.exists()


def test_an_administrator_says_it_for_somebody(administrator: PageClient, council: Any, deputy: Any) -> None:
    assert "Nobody is away, today or later." in words_of(administrator.get(LIST))
    address = f"/saltmere/people/{deputy.id}/away/"
    said = words_of(administrator.post(address, {"first_day": words.day(TODAY)}, follow=True))
    assert "It is set down, without a reason." in said
    assert f"from {words.day(TODAY)}, last day not known" in said
    assert "Second Holder" in words_of(administrator.get(LIST))
    [row] = asking.absences(council, TODAY)
    said = words_of(administrator.post(f"{MINE}{row.id}/end/", {"last_day": words.day(TODAY)}, follow=True))
    assert f"The last day away is {words.day(TODAY)}." in said


def test_nobody_touches_anothers_absence(signed_in: SignIn, council: Any, deputy: Any) -> None:
    row = actions.say_away(council=council, by=None, person=deputy, first_day=TODAY)
    for role in (Role.SCRUTINY_OFFICER, Role.CONTRIBUTOR):
        client = signed_in(role)
        assert [client.post(f"{MINE}{row.id}/{verb}/").status_code for verb in ("end", "take-back")] == [403, 403]
        assert client.get(LIST).status_code == 403
        assert client.post(f"/saltmere/people/{deputy.id}/away/").status_code == 403
    assert Absence.objects.filter(id=row.id, last_day=None).exists()


def test_strangers_and_other_councils_absences(
    stranger: PageClient, administrator: PageClient, elsewhere: Any, deputy: Any
) -> None:
    assert [stranger.get(address).status_code for address in (LIST, MINE)] == [404, 404]
    theirs = actions.add_person(council=elsewhere, by=None, name="Somebody There")
    row = actions.say_away(council=elsewhere, by=None, person=theirs, first_day=TODAY)
    pages = [f"{MINE}{i}/{verb}/" for i in (row.id, NOWHERE) for verb in ("end", "take-back")]
    assert [administrator.get(address).status_code for address in pages] == [404] * 4
    assert administrator.get(f"/saltmere/people/{theirs.id}/away/").status_code == 404
    said = words_of(administrator.post(MINE, {"first_day": words.day(TODAY), "deputy": theirs.id}))
    assert "Choose one from the list." in said
