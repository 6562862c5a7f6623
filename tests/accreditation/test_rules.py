from datetime import UTC, date, datetime
from typing import Any

import pytest

from followthrough.accreditation import rules
from followthrough.accreditation.rules import (
    Act,
    Cell,
    Counts,
    Gap,
    Looked,
    Method,
    Moment,
    Origin,
    Outcome,
    Ready,
    Reason,
    Rests,
    Source,
    Waits,
)
from followthrough.commitments.rules import Delivery

MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)
MET, PARTLY, NOT_MET, NONE = Counts.MET, Counts.PARTLY, Counts.NOT_MET, Counts.NOT_APPLICABLE


def moment(day: date, hour: int = 9) -> Moment:
    return Moment(day, datetime(2024, 6, 1, hour, tzinfo=UTC))


OPEN = Rests((Reason(Waits.NOT_MET, 1, ("Parks",)),))
OUTSIDE = Rests((Reason(Waits.OUTSIDE),))
SHOWN = Rests((), moment(MARCH))


# A cell


def cell(criteria: list[Any], gaps: int, bare: int) -> Cell:
    """The cell of those criteria, None for one that has not been judged."""
    numbers = {counts.value: criteria.count(counts) for counts in rules.Counts}
    return Cell(**numbers, not_judged=criteria.count(None), gaps=gaps, bare=bare)


@pytest.mark.parametrize(
    ("criteria", "gaps", "ready"),
    [
        ([None, None], 0, Ready.NOT_JUDGED),
        ([MET, None], 0, Ready.PART_JUDGED),
        ([NONE, None], 0, Ready.PART_JUDGED),
        ([NOT_MET, None], 0, Ready.PART_JUDGED),
        ([MET, PARTLY], 0, Ready.NOT_MET),
        ([MET, NOT_MET], 3, Ready.NOT_MET),
        ([MET, NONE], 1, Ready.GAPS_OPEN),
        ([MET, NONE], 0, Ready.READY),
    ],
)
def test_what_is_not_judged_is_never_counted_as_met(criteria: list[Counts | None], gaps: int, ready: Ready) -> None:
    assert cell(criteria, gaps, bare=0).ready is ready


def test_what_does_not_apply_does_not_have_to_be_met() -> None:
    found = cell([MET, PARTLY, NOT_MET, NONE, None], gaps=2, bare=1)
    assert found == Cell(met=1, partly=1, not_met=1, not_applicable=1, not_judged=1, gaps=2, bare=1)
    assert found.applicable == 4


def test_cells_add_up() -> None:
    assert cell([MET, None], 1, 1) + cell([MET], 0, 0) == Cell(met=2, not_judged=1, gaps=1, bare=1)


# To the next edition


def test_a_criterion_that_joins_two_takes_the_worse_judgement() -> None:
    assert rules.carried(Origin(("1", "2")), {"1": MET, "2": PARTLY}) == "2"
    assert rules.carried(Origin(("1", "2")), {"1": NONE, "2": MET}) == "2"


@pytest.mark.parametrize(
    "origin",
    [Origin(), Origin(("1",), changed=True), Origin(("1", "2"))],
    ids=["new", "reworded", "partly not judged"],
)
def test_what_must_be_judged_anew(origin: Origin) -> None:
    assert rules.carried(origin, {"1": MET}) is None


# A gap


@pytest.mark.parametrize(
    ("states", "stands"),
    [
        ([], Gap.NO_ACTION),
        ([None], Gap.UNDER_WAY),
        ([Delivery.COMPLETE, Delivery.PAUSED], Gap.UNDER_WAY),
        ([Delivery.COMPLETE, Delivery.SUPERSEDED], Gap.CLOSABLE),
        ([Delivery.NOT_PURSUED], Gap.DROPPED),
    ],
)
def test_a_gap_stands_as_its_actions_do(states: list[Delivery | None], stands: Gap) -> None:
    assert rules.gap(False, [Act(state, None) for state in states]) is stands


def test_nothing_but_a_person_closes_a_gap() -> None:
    assert rules.gap(True, [Act(None, None)]) is Gap.CLOSED
    assert rules.gap(False, [Act(Delivery.COMPLETE, MARCH)]) is Gap.CLOSABLE


def test_a_gap_is_closed_by_the_last_day_of_its_actions() -> None:
    assert rules.closed_by([Act(None, MARCH), Act(Delivery.IN_PROGRESS, JUNE)]) == JUNE


def test_what_was_dropped_or_has_no_day_closes_nothing() -> None:
    assert rules.closed_by([]) is None
    assert rules.closed_by([Act(Delivery.NOT_PURSUED, MARCH)]) is None
    assert rules.closed_by([Act(None, MARCH), Act(None, None)]) is None


def test_what_is_complete_needs_no_day() -> None:
    assert rules.closed_by([Act(Delivery.COMPLETE, None), Act(None, MARCH)]) == MARCH
    assert rules.closed_by([Act(Delivery.COMPLETE, None)]) == date.min


# What follows


def test_completion_is_proposed_when_everything_is_met() -> None:
    assert rules.outcome(Delivery.IN_PROGRESS, [SHOWN, SHOWN], None) is Outcome.PROPOSED
    assert rules.outcome(None, [SHOWN, OPEN], None) is Outcome.STAYS


def test_nothing_is_proposed_for_what_relies_on_nothing() -> None:
    assert rules.outcome(None, [], None) is Outcome.STAYS


def test_what_lies_outside_never_proposes() -> None:
    assert rules.outcome(None, [OUTSIDE], None) is Outcome.STAYS
    assert rules.outcome(None, [OUTSIDE, SHOWN], None) is Outcome.STAYS


def test_complete_while_something_is_open_says_so() -> None:
    assert rules.outcome(Delivery.COMPLETE, [SHOWN, OPEN], None) is Outcome.CONTRADICTED
    assert rules.outcome(Delivery.COMPLETE, [SHOWN], None) is Outcome.DONE


def test_what_lies_outside_contradicts_nothing() -> None:
    assert rules.outcome(Delivery.COMPLETE, [OUTSIDE], None) is Outcome.DONE
    assert rules.outcome(Delivery.COMPLETE, [OUTSIDE, OPEN], None) is Outcome.CONTRADICTED


def test_what_was_given_up_is_done() -> None:
    assert rules.outcome(Delivery.NOT_PURSUED, [OPEN], None) is Outcome.DONE


def test_the_word_of_its_owner_after_that_stands() -> None:
    assert rules.outcome(Delivery.IN_PROGRESS, [SHOWN], moment(JUNE)) is Outcome.STAYS
    assert rules.outcome(Delivery.IN_PROGRESS, [SHOWN], moment(date(2024, 2, 1), hour=23)) is Outcome.PROPOSED


def test_within_a_day_what_was_entered_last_is_the_last_word() -> None:
    met = Rests((), moment(MARCH, hour=12))
    assert not rules.said_since([met], moment(MARCH, hour=9))
    assert rules.said_since([met], moment(MARCH, hour=15))


def test_the_last_of_several_to_be_met_counts() -> None:
    assert not rules.said_since([SHOWN, Rests((), moment(JUNE))], moment(date(2024, 4, 1)))


# Faults


def test_a_method_cannot_look_at_more_than_there_are() -> None:
    looked = [Looked(Method.CASE_FILES, 30, 20), Looked(Method.INTERVIEWS, 5, 5), Looked(Method.STAFF_SURVEY, 3)]
    assert rules.looked_faults(looked) == [("more_than_all", "case_files")]


def test_a_small_survey_is_not_shown() -> None:
    assert not Looked(Method.STAFF_SURVEY, 9).shown
    assert Looked(Method.STAFF_SURVEY, 10).shown
    assert Looked(Method.CASE_FILES, 3).shown


def test_a_finding_of_a_review_needs_words_only() -> None:
    assert rules.finding_faults("Leaks wait.", Source.REVIEW, "", "", None) == []
    assert rules.finding_faults(" ", Source.REVIEW, "", "", None) == [("text_needed", "text")]


def test_what_people_told_has_a_group_and_a_month() -> None:
    faults = rules.finding_faults("Leaks wait.", Source.CLIENT_FEEDBACK, "", " ", None)
    assert faults == [("group_needed", "group"), ("month_needed", "month")]


@pytest.mark.parametrize("replies", [None, 9])
def test_a_survey_below_ten_replies_is_not_kept(replies: int | None) -> None:
    faults = rules.finding_faults("Leaks wait.", Source.SURVEY, "Tenants", "May 2024", replies)
    assert faults == [("too_few_replies", "replies")]
    assert rules.finding_faults("Leaks wait.", Source.SURVEY, "Tenants", "May 2024", 10) == []
