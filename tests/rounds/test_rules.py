"""How a thing asked stands, when reminders go, what a draft lacks."""

from datetime import date

import pytest

from followthrough.rounds import rules
from followthrough.rounds.rules import Choice, Outcome, Stage, Standing, Told

DAY = date(2027, 1, 12)


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        (Told(), Standing.ASKED),
        (Told(Choice.NOT_MINE), Standing.NOT_MINE),
        (Told(Choice.NOT_MINE, Outcome.SENT_BACK), Standing.SENT_BACK),
        (Told(Choice.UPDATE), Standing.RECEIVED),
        (Told(Choice.UPDATE, Outcome.SENT_BACK), Standing.SENT_BACK),
        (Told(Choice.NO_CHANGE, Outcome.CLEARED), Standing.CLEARED),
        (Told(Choice.NO_CHANGE, Outcome.CLEARED, questioned=True), Standing.QUESTIONED),
    ],
)
def test_the_last_word_says_how_it_stands(told: Told, stands: Standing) -> None:
    assert rules.standing(told, sent=True, aside=False) is stands


def test_what_is_left_out_or_not_sent_is_not_asked_whatever_was_said() -> None:
    assert rules.standing(Told(Choice.UPDATE), sent=True, aside=True) is Standing.ASIDE
    assert rules.standing(Told(), sent=False, aside=False) is Standing.PLANNED


@pytest.mark.parametrize(
    ("opened", "closed", "given_up", "day", "stage"),
    [
        (False, False, False, DAY, Stage.PLANNED),
        (True, False, False, DAY, Stage.OPEN),
        (True, False, False, date(2027, 1, 13), Stage.CLOSED),
        (True, True, False, DAY, Stage.CLOSED),
        (False, False, True, DAY, Stage.GIVEN_UP),
    ],
)
def test_a_round_is_open_to_the_end_of_the_day_on_which_it_closes(
    opened: bool, closed: bool, given_up: bool, day: date, stage: Stage
) -> None:
    assert rules.stage(opened, closed, given_up, DAY, day) is stage


RUNGS = [(-10, date(2027, 1, 4)), (-3, date(2027, 1, 8)), (1, date(2027, 1, 13))]


@pytest.mark.parametrize(
    ("asked_on", "day", "rung"),
    [
        (date(2027, 1, 1), date(2027, 1, 3), None),
        (date(2027, 1, 1), date(2027, 1, 4), -10),
        (date(2027, 1, 1), date(2027, 1, 7), -10),
        (date(2027, 1, 1), date(2027, 1, 9), -3),
        (date(2027, 1, 1), date(2027, 2, 1), 1),
        (date(2027, 1, 8), date(2027, 1, 9), None),
    ],
)
def test_the_latest_reminder_whose_day_has_come_is_due(asked_on: date, day: date, rung: int | None) -> None:
    assert rules.rung_today(RUNGS, asked_on, day) == rung


@pytest.mark.parametrize(
    ("choice", "state", "text", "whose", "last", "lacks"),
    [
        (Choice.NO_CHANGE, "", "", False, True, None),
        (Choice.NO_CHANGE, "", "", False, False, ("nothing_to_repeat", "choice")),
        (Choice.UPDATE, "", "Words.", False, True, ("state_needed", "state")),
        (Choice.UPDATE, "not_stated", " ", False, True, ("text_or_state_needed", "text")),
        (Choice.UPDATE, "not_stated", "Words.", False, True, None),
        (Choice.UPDATE, "complete", "", False, False, None),
        (Choice.NOT_MINE, "", "", False, True, ("whose_needed", "whose")),
        (Choice.NOT_MINE, "", "", True, True, None),
    ],
)
def test_what_a_draft_lacks(
    choice: Choice, state: str, text: str, whose: bool, last: bool, lacks: tuple[str, str] | None
) -> None:
    assert rules.answer_fault(choice, state, text, whose, last) == lacks
