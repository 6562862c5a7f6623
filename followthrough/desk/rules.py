"""What is soon, what is silent and what has passed, and how long somebody has been here: plain days, no Django."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

SOON = 3  # months ahead that an owner is shown


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last day of the month where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def next_update_due(last: date | None, every_months: int | None) -> date | None:
    """When a review's next updates are due: its interval after the last; None without an interval or a start."""
    return months_after(last, every_months) if last and every_months else None


def due_soon(due_last: date | None, day: date) -> bool:
    """Whether a date lies in the three months from `day`, that day included."""
    return due_last is not None and day <= due_last <= months_after(day, SOON)


def silent_since(update_on: date | None, meeting_on: date | None) -> bool:
    """Whether nothing has been said since a meeting. What was known on the day itself was before the committee."""
    if update_on is None:
        return True
    return meeting_on is not None and update_on <= meeting_on


def late_and_silent(days_overdue: int, due_last: date | None, update_on: date | None) -> bool:
    """Overdue, and nothing has been said since the date passed: perhaps done, perhaps forgotten."""
    if not days_overdue or due_last is None:
        return False
    return update_on is None or update_on <= due_last


def urgency(days_overdue: int, soon: bool, silent: bool) -> tuple[int, int]:
    """A key that puts what is overdue first (the longest first), then what is due soon, then what is silent."""
    kinds = (bool(days_overdue), soon, silent)
    return next((place for place, applies in enumerate(kinds) if applies), len(kinds)), -days_overdue


def week_of(day: date) -> date:
    """The Monday of a day's week, by which weekly letters are counted."""
    return day - timedelta(days=day.weekday())


def unbroken(spans: Iterable[tuple[date, date | None]], since: date, day: date) -> bool:
    """Whether those spans, first and last day included, cover every day from `since` to `day`."""
    reached = since - timedelta(days=1)
    for first, last in sorted(spans, key=lambda span: span[0]):
        if first <= reached + timedelta(days=1):
            reached = max(reached, last or date.max - timedelta(days=1))
    return reached >= day
