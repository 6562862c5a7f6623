"""The page of a phase: planned, forecast and actual dates, its actions, and what was said."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.accreditation.actions import programmes as structure
from followthrough.accreditation.rules import Stage
from followthrough.commitments import actions
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Cause, Dated, Delivery
from followthrough.councils.permissions import Role
from followthrough.lib.days import parse
from tests.accreditation.cast import FIRST, Gardening
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.programmes.test_programmes import cells
from tests.web.programmes.test_structure import text


@pytest.fixture
def phase(plots: Gardening) -> Any:
    """A phase known since the programme began, planned for March 2024, forecast twice, begun and finished."""
    began = Told(known_on=FIRST)
    made = structure.add_phase(
        **plots.by, programme=plots.programme, text="Health Check", stage=Stage.HEALTH_CHECK, told=began
    )
    about = {**plots.by, "commitment": made.commitment}
    actions.promise(**about, due=parse("March 2024"), told=began)
    for known_on, due, cause in (
        (date(2024, 2, 1), "May 2024", Cause.CAPACITY),
        (date(2024, 5, 1), "June 2024", Cause.MONEY),
    ):
        told = Told(known_on=known_on)
        actions.promise(
            **about, due=parse(due), kind=Dated.FORECAST, reason=f"Not by then: {due}.", cause=cause, told=told
        )
    for day, state in (("1 February 2024", Delivery.IN_PROGRESS), ("3 June 2024", Delivery.COMPLETE)):
        told = Told(known_on=date(2024, 6, 5), happened=parse(day))
        actions.record_progress(**about, state=state, text="Said.", told=told)
    return made


def address(phase: Any) -> str:
    return f"/saltmere/programmes/phases/{phase.commitment_id}/"


def test_the_page_keeps_every_date(lead: PageClient, phase: Any) -> None:
    reply = lead.get(address(phase))
    shown = text(reply)
    assert [row[:5] for row in cells(reply)[:3]] == [
        ["8 January 2024", "promised", "March 2024", "the first", "not said"],
        ["1 February 2024", "forecast", "May 2024", "by 61 days", "Capacity"],
        ["1 May 2024", "forecast", "June 2024", "by 30 days", "Money"],
    ]
    for said in ("1 February 2024", "3 June 2024", "Slipped 2 times.", "No action is planned for this phase."):
        assert said in shown
    assert "<title>Phase – Saltmere City Council</title>" in shown


def test_it_is_found_by_its_own_id_too(lead: PageClient, phase: Any) -> None:
    assert lead.get(f"/saltmere/programmes/phases/{phase.id}/").status_code == 200


def test_the_programme_shows_it_with_its_dates(lead: PageClient, plots: Gardening, phase: Any) -> None:
    shown = text(lead.get(f"/saltmere/programmes/{plots.programme.id}/"))
    assert 'later by 30 days (Money): <span class="verbatim">Not by then: June 2024.</span>' in shown
    assert cells(lead.get(f"/saltmere/programmes/{plots.programme.id}/"))[0][-2:] == [
        "1 February 2024",
        "3 June 2024",
    ]


def test_a_past_day(lead: PageClient, phase: Any) -> None:
    shown = text(lead.get(address(phase) + "?as-at=2024-03-01"))
    assert "June 2024" not in shown
    assert "This phase was not yet known on that day." in text(lead.get(address(phase) + "?as-at=2023-03-01"))


def test_its_actions_are_listed(lead: PageClient, plots: Gardening, phase: Any) -> None:
    action = plots.action(text="Count the leaks.")
    structure.place(**plots.by, action=action, phase=phase)
    assert "Count the leaks." in text(lead.get(address(phase)))


def test_entries_come_back_to_it(officer: PageClient, phase: Any) -> None:
    there = f"/saltmere/commitments/{phase.commitment_id}"
    assert "<title>Record an update: Phase" in text(officer.get(f"{there}/update/"))
    reply = officer.post(f"{there}/update/", {"state": "paused", "text": "Frost.", "happened": "2 July 2024"})
    assert reply.url == address(phase)
    assert "2 July 2024" in text(officer.get(address(phase)))


def test_what_has_not_come_yet_has_not_happened(officer: PageClient, phase: Any) -> None:
    reply = officer.post(
        f"/saltmere/commitments/{phase.commitment_id}/update/", {"state": "complete", "happened": "1 May 2098"}
    )
    assert [link for _words, link in errors(reply)] == ["#id_happened"]


def test_a_lead_sets_owner_and_date_of_a_phase_and_of_no_recommendation(
    lead: PageClient, plots: Gardening, phase: Any
) -> None:
    there = f"/saltmere/commitments/{phase.commitment_id}"
    assert lead.post(f"{there}/owner/", {"owner": f"post-{plots.post.id}"}).url == address(phase)
    given = {"due": "July 2024", "reason": "Frost.", "approved_by": "Sponsor"}
    assert lead.post(f"{there}/extension/", given).url == address(phase)
    assert "Record an extension" in text(lead.get(address(phase)))


def test_as_many_queries_for_three_actions_as_for_one(lead: PageClient, plots: Gardening, phase: Any) -> None:
    counts = []
    for _ in range(2):
        for _n in range(2):
            structure.place(**plots.by, action=plots.action(plots.gap()), phase=phase)
        with CaptureQueriesContext(connection) as asked:
            lead.get(address(phase))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_may(signed_in: Callable[[Role], PageClient], stranger: PageClient, phase: Any, nobody: PageClient) -> None:
    assert signed_in(Role.COMMITTEE_MEMBER).get(address(phase)).status_code == 200
    assert stranger.get(address(phase)).status_code == 404
    assert stranger.get(address(phase).replace("saltmere", "otherby")).status_code == 404
    assert nobody.get(address(phase)).status_code == 302
    assert signed_in(Role.LEAD_OFFICER).get(f"/saltmere/programmes/phases/{uuid4()}/").status_code == 404
