"""From the ledger to a progress report: one review on two days, compared, as plain data."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from followthrough.commitments.models import Assignment, DueDate
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Dated
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.reports.fate import DELIVERIES, counted, shown_delivery
from followthrough.reports.gather import appendix_source, resting_on, source_of
from followthrough.reports.progress_source import DateMoved, ProgressItem, ProgressSource, StatesOn
from followthrough.reports.source import RecommendationSource
from followthrough.reports.standing_tables import Tracked
from followthrough.reviews.queries.changes import compare, reported_days
from followthrough.reviews.queries.lines import Line, ReviewView, lines

_MOST_DAYS = 8  # that a figure can show beside each other

_Seen = tuple[Line, RecommendationSource]


def progress_source(council: Council, view: ReviewView, then: AsAt, as_at: AsAt) -> ProgressSource:
    """What the progress report of a review is made from, with what has become known since the point `then`.

    Texts that are exempt today are left out, whatever the day. The states take a reading for each day of the figure.
    """
    since = then.day
    old, new = lines(council, view.review, then), lines(council, view.review, as_at)
    source, earlier = (source_of(council, view, found, day) for found, day in ((new, as_at), (old, then)))
    before = {line.recommendation.id: (line, item) for line, item in zip(old, earlier.recommendations, strict=True)}
    return ProgressSource(
        now=replace(source, programmes=resting_on(council, new, as_at)),
        since=since,
        items=tuple(_items(before, zip(new, source.recommendations, strict=True))),
        states=tuple(_states(council, view, day, as_at) for day in _days(council, view, since, as_at)),
    )


def _items(before: dict[UUID, _Seen], now: Iterable[_Seen]) -> Iterator[ProgressItem]:
    for line, item in now:
        was, before_item = before.get(line.recommendation.id, (None, None))
        moved = tuple(_moved(was.standing if was else None, line.standing))
        yield ProgressItem(
            now=item,
            before=before_item,
            kinds=frozenset(change.kind for change in compare(was, line).changes),
            moved=moved,
            tracked=_tracked(was, line),
            service=service_of(line.standing.owner),
        )


def _moved(was: Standing | None, now: Standing) -> Iterator[DateMoved]:
    """Each date set since, with the one that counted before it; and the one that counted, if it was taken back."""
    old = (was.due, *was.extensions, *was.forecasts) if was else ()
    counts = was.current_due if was else None
    forecast = was.forecasts[-1] if was and was.forecasts else None
    for row in (now.due, *now.extensions):
        if row and row not in old:
            yield _date_moved(row, counts)
            counts = row
    for row in now.forecasts:
        if row not in old:
            yield _date_moved(row, forecast)
            forecast = row
    if counts and counts not in (now.due, *now.extensions):
        yield DateMoved(Dated.DUE, _dated(counts), _dated(now.current_due) if now.current_due else None)


def _date_moved(row: DueDate, before: DueDate | None) -> DateMoved:
    return DateMoved(row.kind, _dated(before) if before else None, _dated(row), row.reason, row.approved_by)


def _tracked(was: Line | None, now: Line) -> Tracked:
    stands, before = now.standing, was.standing if was else None
    forecast, due = stands.forecasts[-1] if stands.forecasts else None, stands.current_due
    is_new = forecast is not None and (before is None or forecast not in before.forecasts)
    return Tracked(
        axes=now.axes,
        was=was.axes if was else None,
        days_overdue=now.days_overdue,
        due_last=due.last if due else None,
        forecast_last=forecast.last if forecast and is_new else None,
        extended=any(before is None or row not in before.extensions for row in stands.extensions),
        updated=stands.update is not None and (before is None or stands.update != before.update),
    )


def service_of(owner: Assignment | None) -> str | None:
    """The team or body behind an owner: lateness is shown by service. A post in neither stands for itself."""
    if owner is None:
        return None
    if owner.post:
        unit = owner.post.team or owner.post.body
        return unit.name if unit else owner.post.title
    named = owner.team or owner.body
    return named.name if named else ""


def _days(council: Council, view: ReviewView, since: date, as_at: AsAt) -> list[date]:
    """The two days of the report, and as many of the latest report days as find room."""
    other = [day for day in reported_days(council, view.review, as_at) if day not in (since, as_at.day)]
    return sorted([since, as_at.day, *other[-(_MOST_DAYS - 2) :]])


def _states(council: Council, view: ReviewView, day: date, as_at: AsAt) -> StatesOn:
    source = appendix_source(council, view, AsAt(day, as_at.cutoff))
    return StatesOn(day, counted([shown_delivery(item) for item in source.recommendations], DELIVERIES))


def _dated(row: DueDate) -> FuzzyDay:
    return FuzzyDay(row.printed, row.first, row.last)
