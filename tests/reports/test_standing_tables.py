"""Which recommendation stands in which of the four tables of a progress report."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from followthrough.commitments.rules import Delivery
from followthrough.reports.standing_tables import Letter, Outside, Tracked, letters, outside
from followthrough.reviews.rules import Axes, Response, Scrutiny

GOING = Axes(Response.AGREED, Delivery.IN_PROGRESS, Scrutiny.MONITORING)
DONE = replace(GOING, delivery=Delivery.COMPLETE)
REFUSED = Axes(Response.NOT_AGREED, None, Scrutiny.MONITORING)
DUE, LATER = date(2024, 3, 31), date(2024, 9, 30)
A, B, C, D = Letter


def reported(axes: Axes = GOING, was: Axes = GOING, **more: object) -> Tracked:
    """Something on which an update was given since."""
    return replace(Tracked(axes, was, updated=True), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(reported(), {A}, id="live and in time"),
        pytest.param(reported(days_overdue=1), {A, D}, id="overdue"),
        pytest.param(Tracked(GOING, GOING), {A, D}, id="no update since"),
        pytest.param(Tracked(replace(GOING, response=Response.AWAITING, delivery=None), None), {A}, id="unanswered"),
        pytest.param(Tracked(replace(GOING, response=Response.DEFERRED), None), {A}, id="deferred owes no update"),
        pytest.param(reported(DONE), {B}, id="became complete"),
        pytest.param(Tracked(DONE, None), {B}, id="new and complete"),
        pytest.param(reported(DONE, DONE), set(), id="complete before"),
        pytest.param(reported(replace(DONE, scrutiny=Scrutiny.CLOSED)), {B}, id="complete and closed since"),
        pytest.param(reported(replace(DONE, response=Response.NOT_AGREED), REFUSED), {B}, id="refused and yet done"),
        pytest.param(reported(extended=True), {A, C}, id="extended"),
        pytest.param(reported(DONE, extended=True), {B, C}, id="extended, then complete"),
        pytest.param(reported(due_last=DUE, forecast_last=LATER), {A, C}, id="forecast later than due"),
        pytest.param(reported(due_last=DUE, forecast_last=DUE), {A}, id="forecast in time"),
        pytest.param(reported(forecast_last=LATER), {A}, id="forecast without a due date"),
        pytest.param(reported(DONE, due_last=DUE, forecast_last=LATER), {B}, id="complete needs no longer"),
        pytest.param(reported(days_overdue=9, extended=True), {A, C, D}, id="extended and overdue again"),
        pytest.param(Tracked(REFUSED, REFUSED), set(), id="refused"),
        pytest.param(reported(replace(GOING, scrutiny=Scrutiny.TRANSFERRED), days_overdue=5), set(), id="transferred"),
    ],
)
def test_membership(one: Tracked, expected: set[Letter]) -> None:
    assert letters(one) == expected


@pytest.mark.parametrize(
    ("axes", "expected"),
    [
        (REFUSED, Outside.REFUSED),
        (replace(REFUSED, scrutiny=Scrutiny.CLOSED), Outside.REFUSED),
        (replace(DONE, scrutiny=Scrutiny.CLOSED), Outside.LET_GO),
        (replace(GOING, scrutiny=Scrutiny.TRANSFERRED), Outside.LET_GO),
        (DONE, Outside.COMPLETE_BEFORE),
        (replace(GOING, delivery=Delivery.SUPERSEDED), Outside.GIVEN_UP),
        (replace(GOING, delivery=Delivery.NOT_PURSUED), Outside.GIVEN_UP),
    ],
)
def test_why_it_stands_in_none(axes: Axes, expected: Outside) -> None:
    assert outside(Tracked(axes, axes)) is expected


def test_every_recommendation_stands_in_a_table_or_outside_for_a_reason() -> None:
    for response, delivery, scrutiny, updated in product(Response, (None, *Delivery), Scrutiny, (True, False)):
        axes = Axes(response, delivery, scrutiny)
        for was in (None, axes):
            one = Tracked(axes, was, updated=updated)
            assert (outside(one) is None) == bool(letters(one))


def test_given_up_is_what_is_neither_refused_let_go_nor_complete() -> None:
    found = {
        (delivery, scrutiny)
        for delivery, scrutiny in product((None, *Delivery), Scrutiny)
        if outside(Tracked(axes := Axes(Response.AGREED, delivery, scrutiny), axes)) is Outside.GIVEN_UP
    }
    assert {delivery for delivery, _scrutiny in found} == {
        Delivery.SUPERSEDED,
        Delivery.NOT_PURSUED,
        Delivery.NOT_DELIVERABLE,
    }
