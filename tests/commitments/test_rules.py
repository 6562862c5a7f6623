from datetime import date

import pytest

from followthrough.commitments import rules
from followthrough.commitments.rules import Dated, Delivery

DUE = date(2025, 8, 31)


@pytest.mark.parametrize(
    ("due", "state", "day", "days"),
    [
        (DUE, Delivery.IN_PROGRESS, date(2025, 8, 31), 0),
        (DUE, Delivery.IN_PROGRESS, date(2025, 9, 1), 1),
        (DUE, Delivery.NOT_STATED, date(2025, 9, 30), 30),
        (DUE, Delivery.COMPLETE, date(2025, 9, 30), 0),
        (DUE, Delivery.NOT_PURSUED, date(2025, 9, 30), 0),
        (None, Delivery.IN_PROGRESS, date(2025, 9, 30), 0),
    ],
)
def test_overdue_only_after_the_last_day(due: date | None, state: Delivery, day: date, days: int) -> None:
    assert rules.days_overdue(due, state, day) == days


@pytest.mark.parametrize("state", list(Delivery))
def test_giving_up_needs_a_reason(state: Delivery) -> None:
    needs = state in {Delivery.NOT_PURSUED, Delivery.NOT_DELIVERABLE}
    assert rules.progress_faults(state, " ") == (["reason_needed"] if needs else [])
    assert rules.progress_faults(state, "The money went.") == []


@pytest.mark.parametrize(
    ("kind", "faults"),
    [
        (Dated.DUE, [("due_needed", "due")]),
        (Dated.FORECAST, [("due_needed", "due"), ("reason_needed", "reason")]),
        (
            Dated.EXTENSION,
            [("due_needed", "due"), ("reason_needed", "reason"), ("approver_needed", "approved_by")],
        ),
    ],
)
def test_what_a_date_needs(kind: Dated, faults: list[tuple[str, str]]) -> None:
    assert rules.date_faults(kind, "", "", "") == faults
    assert rules.date_faults(kind, "March 2026", "The supplier left.", "Director") == []
