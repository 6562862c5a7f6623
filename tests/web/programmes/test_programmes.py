"""The list of programmes, the page of one, and beginning one."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from followthrough.commitments import actions, queries
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.councils.permissions import Role
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.reports.gather_steering import steering_source
from followthrough.web.programmes.table import SORTS
from tests.cast import small_review
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors

LIST = "/saltmere/programmes/"
FORECASTS = (
    (date(2022, 4, 12), "31 March 2024", "First plan."),
    (date(2024, 1, 23), "31 March 2025", "The post stood empty."),
    (date(2025, 3, 11), "summer 2026", "Money ran out."),
)


@pytest.fixture
def programme(council: Any) -> Any:
    """An accreditation known since 2021, forecast three times, on which one recommendation relies."""
    began = Told(known_on=date(2021, 4, 14))
    made = actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Tree city award", told=began)
    for known_on, due, reason in FORECASTS:
        actions.promise(
            council=council,
            by=None,
            commitment=made,
            due=parse(due),
            kind=Dated.FORECAST,
            reason=reason,
            told=Told(known_on=known_on),
        )
    told = Told(known_on=date(2024, 1, 23))
    actions.record_progress(
        council=council, by=None, commitment=made, state=Delivery.IN_PROGRESS, text="One of three.", told=told
    )
    first = small_review(council, by=None).recommendations[0]
    actions.rely(council=council, by=None, commitment=first.commitment, on=made, told=told)
    return made


def cells(reply: Any) -> list[list[str]]:
    """The rows of the first table's body, as texts."""
    [body, *_rest] = html.fromstring(reply.content.decode()).xpath("//main//tbody")
    return [[" ".join(cell.text_content().split()) for cell in row] for row in body]


def test_the_list(officer: PageClient, programme: Any) -> None:
    assert cells(officer.get(LIST)) == [
        ["Tree city award", "nobody yet", "Delivery: In progress", "summer 2026", "2", "1"]
    ]


def test_the_list_of_a_past_day(officer: PageClient, programme: Any) -> None:
    assert cells(officer.get(f"{LIST}?as-at=2022-06-01")) == [
        ["Tree city award", "nobody yet", "Delivery: No update received", "31 March 2024", "0", "0"]
    ]


def test_the_list_may_be_empty(officer: PageClient) -> None:
    assert "No programme is tracked" in officer.get(LIST).content.decode()


def test_the_list_takes_as_many_queries_for_three_as_for_one(officer: PageClient, council: Any, programme: Any) -> None:
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            officer.get(LIST)
        counts.append(len(asked))
        for n in range(2):
            actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text=f"Another {n}")
    assert counts[0] == counts[1]


def test_rows_are_chosen_and_sorted_by_the_address(officer: PageClient, council: Any, programme: Any) -> None:
    actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Another award")
    named = {
        query: [row[0] for row in cells(officer.get(f"{LIST}?{query}"))]
        for query in ("sort=programme", "sort=-programme", "state=in_progress", "q=another+AWARD", "sort=nonsense")
    }
    assert named == {
        "sort=programme": ["Another award", "Tree city award"],
        "sort=-programme": ["Tree city award", "Another award"],
        "state=in_progress": ["Tree city award"],
        "q=another+AWARD": ["Another award"],
        "sort=nonsense": ["Tree city award", "Another award"],
    }
    assert "No programme fits." in officer.get(f"{LIST}?q=nothing").content.decode()


def test_every_order_can_be_asked_for(officer: PageClient, council: Any, programme: Any) -> None:
    actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="Another award")
    for name in SORTS:
        assert len(cells(officer.get(f"{LIST}?sort=-{name}"))) == 2


def test_downloads_hold_the_rows_shown(officer: PageClient, council: Any, programme: Any) -> None:
    actions.open_commitment(council=council, by=None, kind=Kind.PROGRAMME, text="=Another award")
    reply = officer.get(f"{LIST}rows.csv?q=tree")
    assert reply.content.decode("utf-8-sig").splitlines()[1:] == [
        f"Tree city award,,In progress,summer 2026,2,1,{clock.today()},Not checked for publication"
    ]
    data = json.loads(officer.get(f"{LIST}rows.json?sort=programme&as-at=2022-06-01").content)
    assert [row["programme"] for row in data["rows"]] == ["Tree city award"]
    assert data["notice"] == "Not checked for publication"
    assert "'=Another award" in officer.get(f"{LIST}rows.csv").content.decode("utf-8-sig")
    assert officer.get(f"{LIST}rows.xlsx").content[:2] == b"PK"
    assert officer.get(f"{LIST}rows.exe").status_code == 404


def test_the_page_keeps_every_forecast(officer: PageClient, programme: Any) -> None:
    reply = officer.get(f"{LIST}{programme.id}/")
    assert cells(reply) == [
        ["12 April 2022", "forecast", "31 March 2024", "the first", "not said", "First plan."],
        ["23 January 2024", "forecast", "31 March 2025", "by 365 days", "not said", "The post stood empty."],
        ["11 March 2025", "forecast", "summer 2026", "by 518 days", "not said", "Money ran out."],
    ]
    text = reply.content.decode()
    assert "Slipped 2 times." in text
    assert "Review 3, 1" in text
    assert "<title>Programme – Saltmere City Council</title>" in text


def test_an_extension_is_not_hidden_by_the_forecast_before_it(
    officer: PageClient, council: Any, programme: Any
) -> None:
    about: dict[str, Any] = {"council": council, "by": None, "commitment": programme}
    told = Told(known_on=date(2025, 6, 1))
    granted: dict[str, Any] = {"kind": Dated.EXTENSION, "reason": "Money.", "approved_by": "The board", "told": told}
    actions.promise(**about, due=parse("1 May 2027"), **granted)
    assert cells(officer.get(LIST))[0][3:5] == ["1 May 2027", "3"]
    page = officer.get(f"{LIST}{programme.id}/").content.decode()
    assert "Slipped 3 times." in page
    pack = steering_source(council, programme, AsAt.now())
    assert pack is not None
    assert (pack.target, pack.slipped) == (parse("1 May 2027"), 3)


def test_the_page_of_a_past_day(officer: PageClient, programme: Any) -> None:
    reply = officer.get(f"{LIST}{programme.id}/?as-at=2022-06-01")
    assert cells(reply) == [["12 April 2022", "forecast", "31 March 2024", "the first", "not said", "First plan."]]
    assert "Nothing relies on it." in reply.content.decode()
    assert "not yet known" in officer.get(f"{LIST}{programme.id}/?as-at=2020-06-01").content.decode()


def test_it_is_reported_on_with_the_same_forms(officer: PageClient, council: Any, programme: Any) -> None:
    there = f"/saltmere/commitments/{programme.id}/"
    assert "Tree city award" in officer.get(f"{there}update/").content.decode()
    reply = officer.post(f"{there}update/", {"state": "paused", "text": "Waiting."})
    assert reply.url == f"{LIST}{programme.id}/"
    assert officer.post(f"{there}forecast/", {"due": "2028", "cause": "money", "reason": "Waiting."}).status_code == 302
    standing = queries.standing(council, programme, AsAt.now())
    assert standing is not None
    assert (standing.state, standing.forecasts[-1].printed) == (Delivery.PAUSED, "2028")


def test_beginning_one(officer: PageClient, council: Any) -> None:
    team = councils.add_team(council=council, by=None, name="Woodlands")
    given = {"text": "Tree city award", "owner": f"team-{team.id}", "request_id": str(uuid4())}
    sent = [officer.post(f"{LIST}new/", given) for _ in range(2)]
    [standing] = queries.programmes(council, AsAt.now())
    assert [reply.url for reply in sent] == [f"{LIST}{standing.commitment.id}/"] * 2
    assert standing.owner is not None
    assert standing.owner.team == team


def test_beginning_one_needs_words(officer: PageClient) -> None:
    assert [link for _words, link in errors(officer.post(f"{LIST}new/", {"text": ""}))] == ["#id_text"]


def test_who_may(
    signed_in: Callable[[Role], PageClient], stranger: PageClient, programme: Any, officer: PageClient
) -> None:
    member = signed_in(Role.COMMITTEE_MEMBER)
    page = f"{LIST}{programme.id}/"
    assert [member.get(a).status_code for a in (LIST, page, f"{LIST}new/")] == [200, 200, 403]
    assert [stranger.get(a).status_code for a in (LIST, page, f"{LIST}new/")] == [404, 404, 404]
    assert stranger.get(page.replace("saltmere", "otherby")).status_code == 404
    assert officer.get(f"{LIST}{uuid4()}/").status_code == 404


def test_a_recommendation_is_no_programme(officer: PageClient, council: Any) -> None:
    first = small_review(council, by=None, neutral_name="Review 4").recommendations[0]
    assert officer.get(f"{LIST}{first.commitment_id}/").status_code == 404
