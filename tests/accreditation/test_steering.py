"""What a steering group is asked and decides, and the risks that it watches."""

from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.accreditation.actions import steering as actions
from followthrough.accreditation.queries import programmes
from followthrough.accreditation.rules import Rating
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from tests.accreditation.cast import gardening
from tests.accreditation.steered import MET, Steered


def steering(one: Steered, as_at: AsAt | None = None) -> programmes.Steering:
    return programmes.steering(one.plots.council, one.programme, as_at or AsAt.now())


def test_what_was_decided_is_no_longer_asked(one: Steered) -> None:
    found = steering(one)
    assert [row.text for row in found.asked] == ["Whether to ask for more water.", "Who pays from April."]
    assert [row.text for row in found.open] == ["Who pays from April."]
    assert [(row.text, row.answers, row.action) for row in found.decided] == [("Ask for more.", one.asked, one.action)]
    assert [row.text for row in steering(one, AsAt.on(MET)).open] == ["Whether to ask for more water."]


def test_a_decision_that_is_taken_back_leaves_what_was_asked_open(one: Steered) -> None:
    commitments.withdraw(**one.by, row=one.decided, reason="Another programme's.")
    assert [row.text for row in steering(one).open] == ["Whether to ask for more water.", "Who pays from April."]


def test_a_corrected_question_is_still_answered(one: Steered) -> None:
    actions.ask(**one.by, programme=one.programme, text="Whether to ask for water.", corrects=one.asked)
    assert [row.text for row in steering(one).open] == ["Who pays from April."]


def test_nothing_is_decided_before_the_meeting(one: Steered) -> None:
    about: dict[str, Any] = {**one.by, "programme": one.programme, "text": "Yes."}
    with pytest.raises(Refused, match="not_met_yet"):
        actions.decide(**about, meeting=one.coming)
    with pytest.raises(Refused, match="not_met_yet"):
        actions.decide(**about, meeting=one.met, told=Told(known_on=MET - timedelta(days=1)))
    with pytest.raises(Refused, match="text_needed"):
        actions.decide(**{**about, "text": " "}, meeting=one.met)


def test_no_action_of_another_programme_carries_it_out(one: Steered, away: Any) -> None:
    other = gardening(*away)
    with pytest.raises(Refused, match="another_programme"):
        actions.decide(
            **one.by, programme=one.programme, text="Yes.", meeting=one.met, action=other.action(other.gap())
        )


def test_risks_stand_by_gravity_and_the_same_name_is_the_same_risk(one: Steered) -> None:
    council, programme = one.plots.council, one.programme

    def names(as_at: AsAt) -> list[tuple[str, str]]:
        return [(row.name, row.rating) for row in programmes.risks(council, programme, as_at)]

    assert names(AsAt.now()) == [("The officer leaves", "high"), ("Drought", "low")]
    actions.risk(**one.by, programme=programme, name="Drought", rating=Rating.HIGH)
    actions.risk(**one.by, programme=programme, name="The officer leaves", rating=Rating.HIGH, closed=True)
    assert names(AsAt.now()) == [("Drought", "high")]
    every = programmes.every_risk(council, programme, AsAt.now())
    assert [(row.name, row.closed) for row in every] == [("Drought", False), ("The officer leaves", True)]
    assert names(AsAt.on(date(2024, 1, 1))) == []
    with pytest.raises(Refused, match="risk_name_needed"):
        actions.risk(**one.by, programme=programme, name=" ", rating=Rating.LOW)
