"""A person's calendar feed: made, shown once, read back, ended; nothing but neutral names, nobody's name."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from icalendar import Calendar
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Dated
from followthrough.councils import actions as councils
from followthrough.councils.models import Membership
from followthrough.councils.permissions import Role
from followthrough.desk.models import CalendarFeed
from followthrough.joining.actions import leaving
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay, parse
from followthrough.packs import actions as packs
from followthrough.packs.rules import Dates
from followthrough.restriction import actions as restriction
from tests.cast import REAL_NAME, TEXTS, SmallReview, small_review
from tests.packs.desk import LAYOUT
from tests.web.client import PageClient
from tests.web.conftest import add_member

YOURS, MAKE, END = "/saltmere/yours/", "/saltmere/yours/calendar/", "/saltmere/yours/calendar/end/"
SignIn = Callable[[Role], PageClient]


@pytest.fixture(autouse=True)
def no_earlier_tries(db: None) -> None:
    cache.clear()


@pytest.fixture
def keeper(council: Any) -> Any:
    return councils.add_person(council=council, by=None, name="Keeper Of Records", email="keeper@saltmere.example")


@pytest.fixture
def cast(council: Any, keeper: Any) -> SmallReview:
    return small_review(council, keeper)


def address_in(reply: Any) -> str:
    """The address that a page shows."""
    [found] = html.fromstring(reply.content).xpath("//code/text()")
    return str(found)


def made_by(client: PageClient) -> str:
    """A new address, as a path."""
    return re.sub(r"^https?://[^/]+", "", address_in(client.post(MAKE)))


def events(path: str) -> list[Any]:
    reply = PageClient().get(path)
    assert reply.status_code == 200
    return list(Calendar.from_ical(reply.content).walk("VEVENT"))


def said(path: str) -> dict[str, Any]:
    return {str(one["summary"]): one.decoded("dtstart") for one in events(path)}


def own(council: Any, keeper: Any, cast: SmallReview, due: str, number: int = 1) -> Any:
    """A recommendation of the post, due as printed."""
    commitment = cast.recommendations[number].commitment
    commitments.assign(council=council, by=keeper, commitment=commitment, post=cast.post)
    commitments.promise(council=council, by=keeper, commitment=commitment, due=parse(due))
    return commitment


def holder(council: Any, keeper: Any, cast: SmallReview, role: Role = Role.LEAD_OFFICER) -> PageClient:
    client = PageClient()
    user = add_member(council, role, name="Holly Holder")
    client.force_login(user)
    person = user.memberships.get().person
    councils.take_up_post(council=council, by=keeper, post=cast.post, person=person, first_day=date(2024, 1, 1))
    return client


def test_what_my_post_owns_is_in_it_on_the_last_day_that_was_meant(
    council: Any, keeper: Any, cast: SmallReview
) -> None:
    own(council, keeper, cast, "summer 2031")
    path = made_by(holder(council, keeper, cast, Role.CONTRIBUTOR))
    [event] = events(path)
    assert str(event["summary"]) == "Review 3: recommendation 2 is due"
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2031, 8, 31), date(2031, 9, 1))
    assert str(event["description"]) == "As printed: summer 2031. This is its last day."
    assert event["dtstart"].params["VALUE"] == "DATE"


def test_words_beside_a_date_are_not_in_it(council: Any, keeper: Any, cast: SmallReview) -> None:
    commitment = own(council, keeper, cast, "May 2031")
    odd = FuzzyDay("June 2031, at the yard in Mill Lane", date(2031, 6, 1), date(2031, 6, 30))
    moved = {"kind": Dated.EXTENSION, "reason": "Frost.", "approved_by": "Head of Parks"}
    commitments.promise(council=council, by=keeper, commitment=commitment, due=odd, **moved)
    path = made_by(holder(council, keeper, cast))
    assert list(said(path).values()) == [date(2031, 6, 30)]
    assert b"Mill Lane" not in PageClient().get(path).content


def test_a_date_that_moves_keeps_its_event(council: Any, keeper: Any, cast: SmallReview) -> None:
    commitment = own(council, keeper, cast, "1 May 2031")
    path = made_by(holder(council, keeper, cast))
    [before] = events(path)
    moved = {"kind": Dated.EXTENSION, "reason": "Frost.", "approved_by": "Head of Parks"}
    commitments.promise(council=council, by=keeper, commitment=commitment, due=parse("1 June 2031"), **moved)
    [after] = events(path)
    assert str(before["uid"]) == str(after["uid"])
    assert (before.decoded("dtstart"), after.decoded("dtstart")) == (date(2031, 5, 1), date(2031, 6, 1))


def test_a_calendar_says_who_wrote_it_how_often_to_look_and_no_names(
    council: Any, keeper: Any, cast: SmallReview
) -> None:
    own(council, keeper, cast, "1 May 2031")
    reply = PageClient().get(made_by(holder(council, keeper, cast)))
    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert reply.headers["Cache-Control"] == "no-store"
    text = reply.content.decode().replace("\r\n ", "")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in text
    assert "DTSTAMP:" in text
    assert [word for word in ("Holder", "Keeper", REAL_NAME, "@saltmere", *TEXTS) if word in text] == []


def test_meetings_of_the_committees_on_which_i_sit(council: Any, keeper: Any, cast: SmallReview) -> None:
    other = councils.add_committee(council=council, by=keeper, name="Planning Committee")
    soon = clock.today() + timedelta(days=9)
    for committee in (cast.committee, other):
        councils.add_meeting(council=council, by=keeper, committee=committee, day=soon)
    user = add_member(council, Role.COMMITTEE_MEMBER)
    person = user.memberships.get().person
    councils.seat(council=council, by=keeper, committee=other, person=person, kind="member", first_day=date(2024, 1, 1))
    client = PageClient()
    client.force_login(user)
    assert said(made_by(client)) == {"Meeting: Planning Committee": soon}


def test_a_substitute_has_one_meeting(council: Any, keeper: Any, cast: SmallReview) -> None:
    days = [clock.today() + timedelta(days=n) for n in (7, 14)]
    meetings = [councils.add_meeting(council=council, by=keeper, committee=cast.committee, day=day) for day in days]
    user = add_member(council, Role.COMMITTEE_MEMBER)
    person = user.memberships.get().person
    councils.seat(
        council=council,
        by=keeper,
        committee=cast.committee,
        person=person,
        kind="substitute",
        first_day=clock.today(),
        only_meeting=meetings[1],
    )
    client = PageClient()
    client.force_login(user)
    assert list(said(made_by(client)).values()) == [days[1]]


def test_the_officer_has_every_meeting_and_the_days_of_reports(
    council: Any, keeper: Any, cast: SmallReview, officer: PageClient
) -> None:
    day = clock.today() + timedelta(days=30)
    meeting = councils.add_meeting(council=council, by=keeper, committee=cast.committee, day=day)
    cutoff, clearance, publication = (day - timedelta(days=n) for n in (20, 12, 8))
    dates = Dates(cutoff, clearance, publication, day)
    packs.begin(council=council, by=keeper, review=cast.review, meeting=meeting, layout=LAYOUT, dates=dates)
    assert said(made_by(officer)) == {
        "Review 3: cut-off of the report": cutoff,
        "Review 3: the report is to be cleared": clearance,
        "Review 3: the report is to be published": publication,
        f"Meeting: {cast.committee.name}": day,
    }


def test_nothing_restricted_is_in_it(council: Any, keeper: Any, cast: SmallReview, officer: PageClient) -> None:
    commitment = own(council, keeper, cast, "1 May 2031")
    path = made_by(holder(council, keeper, cast))
    readers = [row.person for row in Membership.objects.filter(council=council)]
    restriction.restrict(council=council, by=readers[0], thing=commitment, readers=readers, reason="Not told yet.")
    assert events(path) == []


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2031, 5, 31, 22, 59, tzinfo=UTC), True),  # 23:59 in London: the last day of a role
        (datetime(2031, 5, 31, 23, 1, tzinfo=UTC), False),  # 00:01 on the next day there
        (datetime(2031, 12, 31, 23, 59, tzinfo=UTC), False),
    ],
)
def test_days_are_london_days(
    council: Any, keeper: Any, cast: SmallReview, monkeypatch: pytest.MonkeyPatch, moment: datetime, shown: bool
) -> None:
    own(council, keeper, cast, "31 May 2031")
    path = made_by(holder(council, keeper, cast))
    Membership.objects.filter(council=council).update(last_day=date(2031, 5, 31))
    monkeypatch.setattr(clock, "now", lambda: moment)
    reply = PageClient().get(path)
    assert reply.status_code == (200 if shown else 404)
    if shown:
        assert list(said(path).values()) == [date(2031, 5, 31)]


@pytest.mark.parametrize(
    "moment", [datetime(2031, 3, 30, 0, 30, tzinfo=UTC), datetime(2031, 10, 26, 1, 30, tzinfo=UTC)]
)
def test_a_day_stays_whole_when_the_clocks_change(
    council: Any, keeper: Any, cast: SmallReview, monkeypatch: pytest.MonkeyPatch, moment: datetime
) -> None:
    own(council, keeper, cast, "30 March 2031")
    own(council, keeper, cast, "26 October 2031", number=2)
    path = made_by(holder(council, keeper, cast))
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert list(said(path).values()) == [date(2031, 3, 30), date(2031, 10, 26)]
    assert [one.decoded("dtend") - one.decoded("dtstart") for one in events(path)] == [timedelta(days=1)] * 2


def dead(path: str) -> tuple[int, str]:
    reply = PageClient().get(path)
    return reply.status_code, re.sub(r"nonce=\"[^\"]+\"", "", reply.content.decode())


def test_unknown_ended_and_other_councils_addresses_look_alike(
    council: Any, elsewhere: Any, officer: PageClient, stranger: PageClient
) -> None:
    first = made_by(officer)
    second = made_by(officer)
    token = second.rpartition("/")[2]
    replies = [dead(path) for path in (first, f"/calendar/otherby/{token}", f"/calendar/nowhere/{token}")]
    replies += [dead(f"/calendar/saltmere/{word}.ics") for word in ("x", "y" * 43)]
    officer.post(END)
    replies.append(dead(second))
    assert {status for status, _page in replies} == {404}
    assert len(set(replies)) == 1


def test_whoever_left_has_none_also_after_coming_back(council: Any, keeper: Any, cast: SmallReview) -> None:
    user = add_member(council, Role.CONTRIBUTOR)
    client = PageClient()
    client.force_login(user)
    path, role = made_by(client), user.memberships.get()
    CalendarFeed.objects.update(made_at=clock.now() - timedelta(days=30))
    leaving.end_role(council=council, by=keeper, membership=role, last_day=clock.today() - timedelta(days=2))
    assert dead(path)[0] == 404
    councils.give_role(
        council=council, by=keeper, user=user, person=role.person, role=Role.CONTRIBUTOR, first_day=clock.today()
    )
    assert dead(path)[0] == 404
    client.force_login(user)
    assert "You have no address." in client.get(YOURS).content.decode()


def test_another_role_without_a_gap_keeps_it(council: Any, keeper: Any) -> None:
    user = add_member(council, Role.CONTRIBUTOR)
    client = PageClient()
    client.force_login(user)
    path, role = made_by(client), user.memberships.get()
    CalendarFeed.objects.update(made_at=clock.now() - timedelta(days=30))
    councils.give_role(
        council=council, by=keeper, user=user, person=role.person, role=Role.LEAD_OFFICER, first_day=clock.today()
    )
    leaving.end_role(council=council, by=keeper, membership=role, last_day=clock.today() - timedelta(days=1))
    assert events(path) == []


def test_the_address_is_shown_once_and_kept_nowhere(officer: PageClient) -> None:
    token = made_by(officer).rpartition("/")[2].removesuffix(".ics")
    assert token not in officer.get(YOURS).content.decode()
    assert token not in str(CalendarFeed.objects.values().get())
    assert token not in str(dict(officer.session))


def test_a_new_address_ends_the_old_one(officer: PageClient) -> None:
    first, second = made_by(officer), made_by(officer)
    assert (dead(first)[0], events(second)) == (404, [])
    assert CalendarFeed.objects.count() == 1


def test_looking_changes_nothing(officer: PageClient) -> None:
    path = made_by(officer)
    before = CalendarFeed.objects.values().get()
    events(path)
    assert PageClient().head(path).status_code == 200
    assert PageClient().post(path).status_code == 405
    assert officer.get(MAKE).status_code == 405
    assert officer.get(END).status_code == 405
    assert CalendarFeed.objects.values().get() == before


def test_too_many_tries_are_refused(settings: Any, officer: PageClient) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "calendar": "3/m/ip"}
    tried = [dead(f"/calendar/saltmere/{n}.ics")[0] for n in range(5)]
    assert tried == [404, 404, 404, 429, 429]


def test_the_page_leads_there_from_home(signed_in: SignIn) -> None:
    client = signed_in(Role.COMMITTEE_MEMBER)
    assert f'href="{YOURS}"' in client.get("/saltmere/").content.decode()
    assert client.get(YOURS).status_code == 200


def test_a_stranger_finds_no_page(council: Any, stranger: PageClient) -> None:
    asked = [stranger.get(YOURS), stranger.post(MAKE), stranger.post(END), stranger.post("/saltmere/yours/letter/")]
    assert {reply.status_code for reply in asked} == {404}
