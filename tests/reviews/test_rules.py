import pytest

from followthrough.commitments.rules import Delivery
from followthrough.reviews import rules
from followthrough.reviews.rules import Axes, Response, Scrutiny

AGREED, REFUSED = Response.AGREED, Response.NOT_AGREED
MONITORING, CLOSED = Scrutiny.MONITORING, Scrutiny.CLOSED


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        (Axes(REFUSED, None, MONITORING), True),
        (Axes(REFUSED, Delivery.COMPLETE, MONITORING), False),  # refused, and done all the same
        (Axes(AGREED, None, MONITORING), False),
    ],
)
def test_none_is_expected_of_a_refusal_that_nobody_reported_on(axes: Axes, expected: bool) -> None:
    assert rules.none_expected(axes) is expected


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        (Axes(AGREED, Delivery.COMPLETE, MONITORING), True),
        (Axes(AGREED, Delivery.COMPLETE, Scrutiny.KEPT_OPEN), True),
        (Axes(AGREED, Delivery.COMPLETE, Scrutiny.NOTED), True),
        (Axes(AGREED, Delivery.COMPLETE, Scrutiny.REOPENED), True),
        (Axes(AGREED, Delivery.COMPLETE, Scrutiny.REOPENED, reported_since=False), False),
        (Axes(AGREED, Delivery.COMPLETE, CLOSED), False),
        (Axes(AGREED, Delivery.IN_PROGRESS, MONITORING), False),
    ],
)
def test_closure_is_proposed_by_the_owners_word_until_the_committee_decides(axes: Axes, expected: bool) -> None:
    assert rules.closure_proposed(axes) is expected
    assert (rules.position(axes) == "closure_proposed") is expected


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        (Axes(AGREED, None, MONITORING), True),
        (Axes(Response.AWAITING, Delivery.NOT_STATED, MONITORING), True),
        (Axes(AGREED, Delivery.COMPLETE, MONITORING), False),
        (Axes(AGREED, Delivery.IN_PROGRESS, CLOSED), False),
        (Axes(AGREED, Delivery.IN_PROGRESS, Scrutiny.TRANSFERRED), False),
        (Axes(REFUSED, None, MONITORING), False),
    ],
)
def test_what_is_open(axes: Axes, expected: bool) -> None:
    assert rules.is_open(axes) is expected


@pytest.mark.parametrize(
    ("state", "faults"),
    [
        (Response.AGREED, []),
        (Response.AWAITING, []),
        (Response.AGREED_IN_PART, ["which_part_needed"]),
        (Response.NOT_AGREED, ["reason_needed"]),
        (Response.DEFERRED, ["until_needed"]),
    ],
)
def test_what_a_new_response_needs(state: Response, faults: list[str]) -> None:
    assert rules.response_faults(state, "", " ", "") == faults
    assert rules.response_faults(state, "The first half.", "No money.", "June 2026") == []


def test_approved_minutes_have_a_reference() -> None:
    assert rules.decision_faults(CLOSED, "", draft=False) == ["minute_needed"]
    assert rules.decision_faults(CLOSED, "", draft=True) == []
    assert rules.decision_faults(MONITORING, "", draft=False) == []
    assert rules.decision_faults(CLOSED, "Minute 41", draft=False) == []
