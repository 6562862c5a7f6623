"""What is entered about a recommendation alone: responses, decisions, words, parts, ties."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from lxml import html

from followthrough.councils import actions
from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries.lines import Line, line
from tests.cast import SmallReview
from tests.web.client import PageClient

ENTRIES = ["response", "decision", "reword", "part", "tie"]


def address(recommendation: Any, what: str) -> str:
    return f"/saltmere/recommendations/{recommendation.id}/{what}/"


def now(council: Any, recommendation: Any) -> Line:
    found = line(council, recommendation.id, AsAt.now())
    assert found is not None
    return found


def errors(reply: Any) -> list[tuple[str, str]]:
    """The error summary, as (words, what it links to)."""
    links = html.fromstring(reply.content.decode()).xpath("//*[contains(@class,'error-summary__list')]//a")
    return [(link.text_content().strip(), link.get("href")) for link in links]


@pytest.mark.parametrize("what", ENTRIES)
def test_the_form_is_for_those_who_may(
    what: str, officer: PageClient, signed_in: Callable[[Role], PageClient], stranger: PageClient, first: Any
) -> None:
    assert officer.get(address(first, what)).status_code == 200
    assert signed_in(Role.LEAD_OFFICER).get(address(first, what)).status_code == 403
    assert stranger.get(address(first, what)).status_code == 404
    assert officer.get(address(first, what).replace(str(first.id), str(uuid4()))).status_code == 404
    assert stranger.get(address(first, what).replace("saltmere", "otherby")).status_code == 404


@pytest.mark.parametrize("what", ENTRIES)
def test_an_empty_form_says_what_is_missing(what: str, officer: PageClient, first: Any) -> None:
    reply = officer.post(address(first, what), {"source": ""})
    assert reply.status_code == 200
    assert errors(reply) != []
    assert "<title>Error: " in reply.content.decode()


def test_a_response_of_a_body(officer: PageClient, council: Any, review: SmallReview) -> None:
    body = actions.add_body(council=council, by=None, name="Water company", kind="partner")
    third = review.recommendations[2]
    reply = officer.post(
        address(third, "response"),
        {"respondent": str(body.id), "state": "agreed_in_part", "which_part": "The maps of last year."},
    )
    assert reply.status_code == 302
    [row] = now(council, third).responses
    assert (row.respondent, row.state, row.which_part) == (body, "agreed_in_part", "The maps of last year.")


@pytest.mark.parametrize(
    ("state", "field", "said"),
    [
        ("agreed_in_part", "which_part", "Say which part is agreed"),
        ("not_agreed", "reason", "Enter the reason."),
        ("deferred", "until", "Enter until when it is deferred."),
    ],
)
def test_a_new_response_says_why(officer: PageClient, first: Any, state: str, field: str, said: str) -> None:
    reply = officer.post(address(first, "response"), {"state": state, "minute_ref": "Minute 8"})
    [(words, link)] = errors(reply)
    assert words.startswith(said)
    assert link == f"#id_{field}"
    assert "Minute 8" in reply.content.decode()


def test_a_response_from_an_older_paper_may_lack_its_reason(
    officer: PageClient, council: Any, review: SmallReview
) -> None:
    third = review.recommendations[2]
    given = {"state": "not_agreed", "known_on": "9 June 2021", "source": "Cabinet minutes"}
    assert officer.post(address(third, "response"), given).status_code == 302
    [row] = now(council, third).responses
    assert (row.known_on, row.source, row.reason) == (date(2021, 6, 9), "Cabinet minutes", "")


def test_a_response_sent_twice_is_one(officer: PageClient, council: Any, review: SmallReview) -> None:
    third, given = review.recommendations[2], {"state": "agreed", "request_id": str(uuid4())}
    assert [officer.post(address(third, "response"), given).status_code for _ in range(2)] == [302, 302]
    page = officer.get(f"/saltmere/recommendations/{third.id}/").content.decode()
    assert page.count("Response by Cabinet</h3>") == 1


def test_a_response_is_corrected_and_keeps_its_respondent(officer: PageClient, council: Any, first: Any) -> None:
    [was] = now(council, first).responses
    there = f"/saltmere/entries/{was.id}/correct-response/"
    page = html.fromstring(officer.get(there).content.decode())
    assert page.xpath("//input[@name='state' and @checked]/@value") == ["agreed"]
    assert officer.post(there, {"state": "deferred", "until": "summer 2025"}).status_code == 302
    [row] = now(council, first).responses
    assert (row.corrects_id, row.state, row.until_printed, row.state_printed) == (
        was.id,
        "deferred",
        "summer 2025",
        "Agree",
    )


def test_a_decision_with_its_minute(officer: PageClient, council: Any, review: SmallReview) -> None:
    second = review.recommendations[1]
    given = {"state": "kept_open", "meeting": str(review.meeting.id), "minute_ref": "Minute 44", "note": "In June."}
    assert officer.post(address(second, "decision"), given).status_code == 302
    row = now(council, second).decision
    assert row is not None
    assert (row.state, row.meeting, row.minute_ref, row.draft, row.note) == (
        "kept_open",
        review.meeting,
        "Minute 44",
        False,
        "In June.",
    )


def test_a_draft_needs_no_minute_yet_and_says_so(officer: PageClient, council: Any, review: SmallReview) -> None:
    second = review.recommendations[1]
    assert errors(officer.post(address(second, "decision"), {"state": "noted"})) == [
        ("Enter the reference of the minute that records this.", "#id_minute_ref")
    ]
    assert officer.post(address(second, "decision"), {"state": "noted", "draft": "on"}).status_code == 302
    assert "Draft minutes" in officer.get(f"/saltmere/recommendations/{second.id}/").content.decode()


def test_a_decision_is_corrected(officer: PageClient, council: Any, review: SmallReview, first: Any) -> None:
    was = now(council, first).decision
    assert was is not None
    there = f"/saltmere/entries/{was.id}/correct-decision/"
    page = html.fromstring(officer.get(there).content.decode())
    assert page.xpath("//select[@name='meeting']/option[@selected]/@value") == [str(review.meeting.id)]
    assert officer.post(there, {"state": "closed", "minute_ref": "Minute 42"}).status_code == 302
    row = now(council, first).decision
    assert row is not None
    assert (row.corrects_id, row.minute_ref) == (was.id, "Minute 42")


def test_a_meeting_of_another_council_is_no_choice(
    officer: PageClient, elsewhere: Any, review: SmallReview, first: Any
) -> None:
    committee = actions.add_committee(council=elsewhere, by=None, name="Overview")
    meeting = actions.add_meeting(council=elsewhere, by=None, committee=committee, day=date(2024, 1, 1))
    given = {"state": "closed", "meeting": str(meeting.id), "minute_ref": "Minute 1"}
    [(_words, link)] = errors(officer.post(address(first, "decision"), given))
    assert link == "#id_meeting"


def test_the_executive_rewords(officer: PageClient, council: Any, first: Any) -> None:
    given = {"whose": "executive", "text": "That trees are planted."}
    assert officer.post(address(first, "reword"), given).status_code == 302
    standing = now(council, first).standing
    assert standing.reworded is not None
    assert standing.reworded.text == "That trees are planted."


def test_the_committees_amendment_needs_its_minute(officer: PageClient, council: Any, first: Any) -> None:
    given = {"whose": "committee", "text": "That trees are planted."}
    assert errors(officer.post(address(first, "reword"), given)) == [
        ("Enter the reference of the minute that records this.", "#id_minute_ref")
    ]
    assert officer.post(address(first, "reword"), {**given, "minute_ref": "Minute 50"}).status_code == 302
    assert now(council, first).standing.words.text == "That trees are planted."


def test_a_part_is_added(officer: PageClient, council: Any, first: Any) -> None:
    assert officer.post(address(first, "part"), {"label": "a", "text": "in parks"}).status_code == 302
    assert [(p.label, p.text) for p in now(council, first).parts] == [("a", "in parks")]


def test_two_are_tied(officer: PageClient, council: Any, review: SmallReview) -> None:
    first, second = review.recommendations[:2]
    given = {"kind": "superseded_by", "other": str(second.id), "minute_ref": "Minute 7"}
    assert officer.post(address(first, "tie"), given).status_code == 302
    assert [(tie.kind, tie.other) for tie in now(council, first).links] == [("superseded_by", second)]


def test_control_characters_are_left_out(officer: PageClient, council: Any, first: Any) -> None:
    assert officer.post(address(first, "part"), {"label": "a", "text": "in\x07 parks"}).status_code == 302
    assert [p.text for p in now(council, first).parts] == ["in parks"]
