"""What changed between two days: the same recommendations seen as at each, compared line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from followthrough.commitments import models as commitments
from followthrough.commitments.queries import known
from followthrough.councils.models import Council
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reviews import models as reviews
from followthrough.reviews.models import Particulars, Recommendation, Review
from followthrough.reviews.queries.lines import Line, lines


@dataclass(frozen=True)
class Change:
    """One difference.

    `kind`: added, amended (the committee's words), reworded (the executive's), part, response, state, update,
    decision, tie, due, extended, forecast, owner, evidence, relies.

    `before` and `after` are the rows in force at the two points (None where there was none). The first words of
    the executive come after those of the committee.
    """

    kind: str
    before: Any
    after: Any


@dataclass(frozen=True)
class ChangedLine:
    """A recommendation that changed: how it stood, how it stands and in what they differ."""

    before: Line | None
    after: Line
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Changes:
    """What changed in a review between two points, and how many recommendations did not."""

    changed: tuple[ChangedLine, ...]
    unchanged: int

    def count(self, kind: str) -> int:
        """How many recommendations changed in that way."""
        return sum(any(c.kind == kind for c in line.changes) for line in self.changed)


def changes(council: Council, review: Review, since: AsAt, until: AsAt) -> Changes:
    """Compare a review as at `since` with the same as at `until`, the later."""
    before = {line.recommendation.id: line for line in lines(council, review, since)}
    after = lines(council, review, until)
    compared = [compare(before.get(line.recommendation.id), line) for line in after]
    return Changes(
        changed=tuple(line for line in compared if line.changes),
        unchanged=sum(not line.changes for line in compared),
    )


def compare(before: Line | None, after: Line) -> ChangedLine:
    """The differences between two looks at one recommendation."""
    if before is None:
        return ChangedLine(None, after, (Change("added", None, after),))
    old, new = before.standing, after.standing
    pairs: list[tuple[str, Any, Any]] = [
        ("amended", old.words, new.words),
        ("reworded", old.reworded or (old.words if new.reworded else None), new.reworded),
        ("part", before.parts, after.parts),
        ("response", before.responses, after.responses),
        ("owner", old.owner, new.owner),
        ("due", old.due, new.due),
        ("extended", old.extensions, new.extensions),
        ("forecast", old.forecasts, new.forecasts),
        ("update", old.update, new.update),
        ("evidence", old.evidence, new.evidence),
        ("relies", old.relies_on, new.relies_on),
        ("decision", before.decision, after.decision),
        ("tie", before.links, after.links),
    ]
    found = [Change(kind, was, is_) for kind, was, is_ in pairs if was != is_]
    if before.axes.delivery != after.axes.delivery:
        found.insert(0, Change("state", before.axes.delivery, after.axes.delivery))
    return ChangedLine(before, after, tuple(found))


def known_days(council: Council, review: Review, as_at: AsAt) -> list[date]:
    """The days on which something about a review or its recommendations became known, latest first."""
    asked = Recommendation.objects.filter(council=council, review=review)
    rows: list[QuerySet[Any]] = [Particulars.objects.filter(council=council, review=review)]
    rows += [m._default_manager.filter(council=council, recommendation__in=asked) for m in reviews.LEDGER]
    rows += [
        m._default_manager.filter(council=council, commitment__recommendation__in=asked) for m in commitments.LEDGER
    ]
    days = [known(row, as_at).order_by().values_list("known_on") for row in rows]
    return sorted({day for (day,) in days[0].union(*days[1:])}, reverse=True)


def earlier_days(council: Council, review: Review, as_at: AsAt) -> list[date]:
    """The days since the end of which a report can tell of changes, latest first; there is always one.

    That is every known day but the latest, whose news the report brings; if it is the only one, the day before it.
    """
    days = known_days(council, review, as_at) or [as_at.day]
    return days[1:] or [days[0] - timedelta(days=1)]


def reported_days(council: Council, review: Review, as_at: AsAt) -> list[date]:
    """The days on which progress on a review's recommendations was reported, earliest first."""
    rows = commitments.ProgressUpdate.objects.filter(council=council, commitment__recommendation__review=review)
    return sorted(set(known(rows, as_at).order_by().values_list("known_on", flat=True)))


@dataclass(frozen=True)
class LateEntry:
    """A row about a day up to a point, entered after it: its recommendation and the day on which it was known."""

    review_id: UUID
    recommendation_id: UUID
    known_on: date


def entered_since(council: Council, since: Mapping[Review, date], as_at: AsAt) -> list[LateEntry]:
    """What has been entered, of each review, after its day about that day or one before.

    Nothing counts that was entered on the day on which the review itself was: a history loaded at once is no news.
    One query, however many the reviews.
    """
    if not since:
        return []
    after = {review.id: max(day, clock.london_day(review.made_at)) for review, day in since.items()}
    known_by = {review.id: day for review, day in since.items()}
    asked: dict[str, Any] = {
        "council": council,
        "known_on__lte": max(since.values()),
        "recorded_at__gte": datetime.combine(min(after.values()), time(), UTC),
    }
    rows = [_placed(m._default_manager.filter(**asked), "recommendation", after, as_at) for m in reviews.LEDGER]
    rows += [
        _placed(m._default_manager.filter(**asked), "commitment__recommendation", after, as_at)
        for m in commitments.LEDGER
    ]
    found = rows[0].union(*rows[1:], all=True)
    return [
        LateEntry(review_id, recommendation_id, known_on)
        for review_id, recommendation_id, known_on, recorded_at in found
        if known_on <= known_by[review_id] and clock.london_day(recorded_at) > after[review_id]
    ]


def _placed(rows: QuerySet[Any], path: str, asked: Iterable[UUID], as_at: AsAt) -> QuerySet[Any]:
    of_these = known(rows.filter(**{f"{path}__review__in": list(asked)}), as_at)
    return of_these.order_by().values_list(f"{path}__review_id", f"{path}__id", "known_on", "recorded_at")
