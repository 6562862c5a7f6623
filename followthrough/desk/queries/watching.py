"""What those look for who do not deliver it themselves: cabinet members, and members of committees."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from followthrough.councils import queries as councils
from followthrough.councils.models import Person
from followthrough.desk.queries.keeping import Proposed, proposed
from followthrough.desk.queries.picture import Picture
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries.changes import ChangedLine, compare, entered_since
from followthrough.reviews.queries.lines import Line, ReviewView, lines_of
from followthrough.reviews.rules import is_open


@dataclass(frozen=True)
class Late:
    """What is late in the whole council: overdue, accepted and never reported on, extended more than once."""

    overdue: tuple[Line, ...]
    silent: tuple[Line, ...]
    extended_again: tuple[Line, ...]


@dataclass(frozen=True)
class News:
    """What changed in one review since a meeting of its committee. `since` None: it has not met yet.

    `entered_later`: how many entries about that day or earlier ones have been made after it.
    """

    view: ReviewView
    since: date | None
    changed: tuple[ChangedLine, ...]
    unchanged: int
    entered_later: int = 0


@dataclass(frozen=True)
class Watching:
    """What a member of committees looks at: changes by review, and closures proposed."""

    news: tuple[News, ...]
    proposed: tuple[Proposed, ...]


def late(seen: Picture) -> Late:
    """What is late, silent or slipping among what is still open."""
    still = [line for line in seen.lines if is_open(line.axes)]
    unheard = [line for line in still if line.axes.accepted and line.axes.delivery is None]
    return Late(
        overdue=tuple(sorted((x for x in still if x.days_overdue), key=lambda line: -line.days_overdue)),
        silent=tuple(unheard),
        extended_again=tuple(line for line in still if len(line.standing.extensions) > 1),
    )


def watching(seen: Picture, person: Person) -> Watching:
    """Reviews of the committees on which a person sits on the day; of every committee where there is no seat."""
    seats = councils.seats_of(seen.council, person).filter(councils.on_day(seen.as_at.day))
    mine = {seat.committee_id for seat in seats}
    views = [v for v in seen.reviews.values() if not mine or v.particulars.committee_id in mine]
    return Watching(_news(seen, views), proposed(seen, views))


def _news(seen: Picture, views: list[ReviewView]) -> tuple[News, ...]:
    meetings = {v.review.id: seen.last_meeting(v.particulars.committee_id) for v in views}
    days = {i: meeting.day for i, meeting in meetings.items() if meeting}
    before = {day: _as_it_stood(seen, [i for i, d in days.items() if d == day], day) for day in set(days.values())}
    since = {view.review: days[view.review.id] for view in views if view.review.id in days}
    later = Counter(one.review_id for one in entered_since(seen.council, since, seen.as_at))
    found = (_of_review(seen, view, days.get(view.review.id), before) for view in views)
    return tuple(replace(news, entered_later=later[news.view.review.id]) for news in found)


def _as_it_stood(seen: Picture, reviews: Collection[UUID], day: date) -> dict[UUID, Line]:
    # One look a meeting day, not one a review.
    asked = [line.recommendation.commitment_id for line in seen.lines if line.recommendation.review_id in reviews]
    then = lines_of(seen.council, asked, AsAt(day, seen.as_at.cutoff))
    return {line.recommendation.id: line for line in then}


def _of_review(seen: Picture, view: ReviewView, since: date | None, before: dict[date, dict[UUID, Line]]) -> News:
    lines = seen.of(view)
    if since is None:
        return News(view, None, (), len(lines))
    compared = [compare(before[since].get(line.recommendation.id), line) for line in lines]
    changed = tuple(one for one in compared if one.changes)
    return News(view, since, changed, len(lines) - len(changed))
