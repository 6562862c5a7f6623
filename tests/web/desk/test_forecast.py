"""The page of what will be late: by service, with reasons in words; its rows as files."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.desk.forecast import Reason, Why
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay, parse
from followthrough.web.desk.forecast import why
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.conftest import add_member

PAGE = "/saltmere/forecast/"
SignIn = Callable[[Role], PageClient]


@pytest.fixture
def keeper(council: Any) -> Any:
    return councils.add_person(council=council, by=None, name="Keeper Of Records", email="keeper@saltmere.example")


@pytest.fixture
def cast(council: Any, keeper: Any) -> SmallReview:
    """The second recommendation is overdue since yesterday, and not started."""
    found, due = small_review(council, keeper), clock.today() - timedelta(days=1)
    commitment = found.recommendations[1].commitment
    mine = {"council": council, "by": keeper, "commitment": commitment}
    commitments.assign(**mine, post=found.post)
    commitments.promise(**mine, due=FuzzyDay("yesterday", due, due), kind=Dated.DUE)
    commitments.record_progress(**mine, state=Delivery.NOT_STARTED, text="Not yet.")
    return found


@pytest.fixture
def meeting(council: Any, keeper: Any, cast: SmallReview) -> Any:
    day = clock.today() + timedelta(days=20)
    return councils.add_meeting(council=council, by=keeper, committee=cast.committee, day=day)


def words_of(reply: Any) -> str:
    return " ".join(html.fromstring(reply.content).xpath("//main")[0].text_content().split())


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_it_by_service(signed_in: SignIn, cast: SmallReview, meeting: Any, role: Role) -> None:
    said = words_of(signed_in(role).get(PAGE))
    assert f"{cast.post.team.name}: 1" in said
    assert "1 promise is likely late" in said
    assert "Review 3, 2" in said
    assert "It is overdue by 1 day." in said
    assert cast.post.title not in said


def test_without_a_meeting_the_page_says_so(officer: PageClient, cast: SmallReview) -> None:
    assert "No meeting is set" in words_of(officer.get(PAGE))


def test_where_nothing_speaks_for_lateness_the_page_says_so(council: Any, keeper: Any, officer: PageClient) -> None:
    committee = councils.add_committee(council=council, by=keeper, name="Scrutiny Committee")
    councils.add_meeting(council=council, by=keeper, committee=committee, day=clock.today())
    assert "The record gives no reason to expect" in words_of(officer.get(PAGE))


def test_a_meeting_is_chosen_by_its_address(
    council: Any, keeper: Any, officer: PageClient, cast: SmallReview, meeting: Any
) -> None:
    other = councils.add_committee(council=council, by=keeper, name="Planning Committee")
    sooner = councils.add_meeting(council=council, by=keeper, committee=other, day=clock.today())
    assert "By the meeting of Planning Committee" in words_of(officer.get(PAGE))
    chosen = words_of(officer.get(PAGE, {"meeting": str(meeting.id)}))
    assert f"By the meeting of {cast.committee.name}" in chosen
    assert f"meeting={sooner.id}" in officer.get("/saltmere/").content.decode()


@pytest.mark.parametrize("asked", [{"meeting": "nonsense"}, {"of": "everybody"}])
def test_what_is_no_choice_shows_the_error_summary(
    officer: PageClient, cast: SmallReview, meeting: Any, asked: dict[str, str]
) -> None:
    said = words_of(officer.get(PAGE, asked))
    assert "There is a problem" in said
    assert "Choose one from the list." in said
    assert officer.get(f"{PAGE}rows.csv", asked).status_code == 400


def test_an_owner_asks_for_their_own(council: Any, keeper: Any, cast: SmallReview, meeting: Any) -> None:
    user = add_member(council, Role.LEAD_OFFICER)
    client = PageClient()
    client.force_login(user)
    assert "Review 3, 2" not in words_of(client.get(PAGE, {"of": "mine"}))
    person = user.memberships.get().person
    councils.take_up_post(council=council, by=keeper, post=cast.post, person=person, first_day=date(2024, 1, 1))
    assert "Review 3, 2" in words_of(client.get(PAGE, {"of": "mine"}))
    assert f"{PAGE}?of=mine" in client.get("/saltmere/").content.decode()


def test_as_at_another_day(officer: PageClient, cast: SmallReview, meeting: Any) -> None:
    day = date(2022, 4, 1)
    said = words_of(officer.get(PAGE, {"as-at": day.isoformat(), "meeting": str(cast.meeting.id)}))
    assert "As at 1 April 2022." in said
    assert "Review 3, 1" in said
    assert "Review 3, 2" not in said


def test_the_rows_as_files(officer: PageClient, cast: SmallReview, meeting: Any) -> None:
    reply = officer.get(f"{PAGE}rows.csv")
    [row] = csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig")))
    assert (row["Service"], row["Review"], row["Number"]) == (cast.post.team.name, "Review 3", "2")
    assert (row["Outlook"], row["Reasons"]) == ("Likely late", "It is overdue by 1 day")
    assert row["Notice"] != ""
    made = json.loads(officer.get(f"{PAGE}rows.json").content)
    assert made["committee"] == cast.committee.name
    assert officer.get(f"{PAGE}rows.xlsx").status_code == 200
    assert officer.get(f"{PAGE}rows.pdf").status_code == 404


def test_a_stranger_finds_neither(stranger: PageClient, cast: SmallReview) -> None:
    assert {stranger.get(path).status_code for path in (PAGE, f"{PAGE}rows.csv")} == {404}


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason(Why.OVERDUE, number=1), "It is overdue by 1 day"),
        (Reason(Why.OVERDUE, number=1200), "It is overdue by 1,200 days"),
        (Reason(Why.FORECAST_AFTER, name="autumn 2026"), "Its owner forecasts a later date: autumn 2026"),
        (
            Reason(Why.RELIES_OVERDUE, number=2, name="Review 7, 3"),
            "It relies on Review 7, 3, which is overdue by 2 days",
        ),
        (
            Reason(Why.RELIES_LATER, day=date(2026, 5, 1)),
            "It relies on a programme or an action, which is due later: 1 May 2026",
        ),
        (
            Reason(Why.NOT_BEGUN, number=0, state=Delivery.NOT_STARTED),
            "It stands at “Not started” with 0 days left",
        ),
        (
            Reason(Why.SILENT, number=6, day=parse("1 May 2026").last),
            "There has been no update since 1 May 2026; one is due every 6 months",
        ),
        (Reason(Why.SILENT, number=6), "There has been no update at all"),
        (Reason(Why.EXTENDED, number=1), "Its date has been extended 1 time"),
        (
            Reason(Why.RECORD, number=3, of=11),
            "Of this service’s promises that fell due, 3 of 11 were finished by their date",
        ),
    ],
)
def test_reasons_in_words(reason: Reason, said: str) -> None:
    assert why(reason) == said
