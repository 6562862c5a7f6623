"""Why a date slips, in a word: asked of programmes and their parts, offered elsewhere, kept by corrections."""

from typing import Any

import pytest

from followthrough.accreditation.actions import programmes as structure
from followthrough.commitments import actions, queries
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Dated
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from tests.accreditation.cast import gardening
from tests.cast import SmallReview
from tests.web.client import PageClient
from tests.web.commitments.test_progress import errors
from tests.web.programmes.test_structure import text


@pytest.fixture
def phase(council: Any) -> Any:
    plots = gardening(council, None)
    return structure.add_phase(**plots.by, programme=plots.programme, text="Embedding").commitment


def page(commitment: Any) -> str:
    return f"/saltmere/commitments/{commitment.id}/forecast/"


def now(council: Any, commitment: Any) -> Standing:
    found = queries.standing(council, commitment, AsAt.now())
    assert found is not None
    return found


def test_a_first_forecast_needs_no_cause_and_a_slip_does(officer: PageClient, council: Any, phase: Any) -> None:
    given = {"due": "May 2031", "reason": "As planned."}
    assert officer.post(page(phase), given).status_code == 302
    later = {"due": "June 2031", "reason": "Frost."}
    assert errors(officer.post(page(phase), later)) == [("Choose why it is later than May 2031.", "#id_cause")]
    assert officer.post(page(phase), {**later, "cause": "partner"}).status_code == 302
    assert officer.post(page(phase), {"due": "April 2031", "reason": "Sun."}).status_code == 302
    assert [row.cause for row in now(council, phase).forecasts] == ["", "partner", ""]


def test_later_than_was_promised_is_a_slip_too(officer: PageClient, council: Any, phase: Any) -> None:
    actions.promise(council=council, by=None, commitment=phase, due=parse("May 2031"))
    reply = officer.post(page(phase), {"due": "June 2031", "reason": "Frost."})
    assert [link for _words, link in errors(reply)] == ["#id_cause"]


def test_a_recommendation_may_say_it(officer: PageClient, council: Any, first: Any) -> None:
    given = {"due": "June 2098", "reason": "Frost."}
    assert officer.post(page(first.commitment), given).status_code == 302
    assert officer.post(page(first.commitment), {**given, "due": "July 2098", "cause": "money"}).status_code == 302
    shown = text(officer.get(f"/saltmere/recommendations/{first.id}/"))
    assert 'July 2098, Money: <span class="verbatim">Frost.</span>' in shown
    assert "Cause: Money" in shown


def test_what_is_no_cause_is_an_error(officer: PageClient, first: Any) -> None:
    reply = officer.post(page(first.commitment), {"due": "June 2098", "reason": "Frost.", "cause": "weather"})
    assert [link for _words, link in errors(reply)] == ["#id_cause"]


def test_a_correction_keeps_it(officer: PageClient, council: Any, phase: Any) -> None:
    officer.post(page(phase), {"due": "May 2031", "reason": "Frost.", "cause": "capacity"})
    [row] = now(council, phase).forecasts
    there = f"/saltmere/entries/{row.id}/correct-date/"
    assert 'value="capacity" checked' in officer.get(there).content.decode()
    assert officer.post(there, {"due": "July 2031", "reason": "Frost.", "cause": "capacity"}).status_code == 302
    [row] = now(council, phase).forecasts
    assert (row.printed, row.cause) == ("July 2031", "capacity")


def test_an_extension_has_none(officer: PageClient, council: Any, review: SmallReview) -> None:
    [row] = now(council, review.recommendations[0].commitment).extensions
    assert row.kind == Dated.EXTENSION
    assert 'name="cause"' not in officer.get(f"/saltmere/entries/{row.id}/correct-date/").content.decode()
