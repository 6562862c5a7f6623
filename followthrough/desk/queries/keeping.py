"""What waits for whoever keeps the reviews."""

from dataclasses import dataclass
from datetime import date

from followthrough.commitments.queries import Standing, others
from followthrough.commitments.rules import FINISHED, Kind
from followthrough.councils.models import Meeting
from followthrough.desk import rules
from followthrough.desk.queries.picture import Picture, updated_on
from followthrough.exchange import queries as exchange
from followthrough.exchange.models import Import
from followthrough.reviews.queries.lines import Line, ReviewView
from followthrough.reviews.rules import Response, closure_proposed, is_open


@dataclass(frozen=True)
class Awaited:
    """Recommendations of one review that nobody has answered, and the last day on which the first was put."""

    view: ReviewView
    lines: tuple[Line, ...]
    since: date


@dataclass(frozen=True)
class Proposed:
    """Recommendations of one review that their owners call complete, and its committee's next meeting, if any."""

    view: ReviewView
    lines: tuple[Line, ...]
    meeting: Meeting | None


@dataclass(frozen=True)
class Missed:
    """A review whose updates were due on a day and have not come since `last` (None: never)."""

    view: ReviewView
    last: date | None
    due: date


@dataclass(frozen=True)
class Keeping:
    """What waits for the scrutiny officer. Each tuple is empty when nothing does."""

    awaited: tuple[Awaited, ...]
    late_and_silent: tuple[Line, ...]
    proposed: tuple[Proposed, ...]
    drafts: tuple[Meeting, ...]
    unconfirmed: tuple[Import, ...]
    missed: tuple[Missed, ...]
    stale: tuple[Line, ...]
    forecasts_passed: tuple[Standing, ...]
    exempt_reviews: tuple[Line, ...]
    exempt_others: tuple[Standing, ...]


def keeping(seen: Picture) -> Keeping:
    """What waits, in the whole council."""
    views = list(seen.reviews.values())
    late = [line for line in seen.lines if _late_and_silent(line)]
    read = exchange.papers(seen.council).filter(state=Import.State.READ)
    tracked = others(seen.council, seen.as_at)
    programmes = [one for one in tracked if one.commitment.kind == Kind.PROGRAMME]
    return Keeping(
        awaited=tuple(one for view in views if (one := _awaited(seen, view))),
        late_and_silent=tuple(sorted(late, key=lambda line: -line.days_overdue)),
        proposed=proposed(seen, views),
        drafts=tuple(m for m in seen.meetings if m.day < seen.as_at.day and not m.approved_by(seen.as_at.day)),
        unconfirmed=tuple(read),
        missed=tuple(found for view in views if (found := _missed(seen, view))),
        stale=tuple(line for line in seen.lines if stale(seen, line)),
        forecasts_passed=tuple(s for s in programmes if _passed(s, seen.as_at.day)),
        exempt_reviews=tuple(line for line in seen.lines if _to_be_looked_at(line.standing, seen.as_at.day)),
        exempt_others=tuple(s for s in tracked if _to_be_looked_at(s, seen.as_at.day)),
    )


def proposed(seen: Picture, views: list[ReviewView]) -> tuple[Proposed, ...]:
    """Closures that are proposed, by review."""
    found = []
    for view in views:
        lines = tuple(line for line in seen.of(view) if closure_proposed(line.axes))
        if lines:
            keeps = view.particulars.committee_id
            found.append(Proposed(view, lines, seen.next_meeting(keeps) if keeps else None))
    return tuple(found)


def _awaited(seen: Picture, view: ReviewView) -> Awaited | None:
    lines = tuple(line for line in seen.of(view) if line.axes.response is Response.AWAITING)
    if not lines:
        return None
    first_put = min(line.standing.words.known_on for line in lines)
    return Awaited(view, lines, view.particulars.endorsed_last or first_put)


def _late_and_silent(line: Line) -> bool:
    due = line.standing.current_due
    return rules.late_and_silent(line.days_overdue, due.last if due else None, updated_on(line))


def _missed(seen: Picture, view: ReviewView) -> Missed | None:
    lines = seen.of(view)
    if not any(is_open(line.axes) for line in lines):
        return None
    last = max((day for line in lines if (day := updated_on(line))), default=None)
    due = _next_update(view, last)
    return Missed(view, last, due) if due and due < seen.as_at.day else None


def stale(seen: Picture, line: Line) -> bool:
    """Whether it is accepted and open, and its own last update is older than the interval of its review."""
    view = seen.reviews.get(line.recommendation.review_id)
    if view is None or not line.axes.accepted or not is_open(line.axes):
        return False
    due = _next_update(view, updated_on(line))
    return due is not None and due < seen.as_at.day


def _next_update(view: ReviewView, last: date | None) -> date | None:
    begun = view.particulars.decided_last or view.particulars.endorsed_last
    return rules.next_update_due(last or begun, view.particulars.update_months)


def _to_be_looked_at(standing: Standing, day: date) -> bool:
    """Whether the review date of something exempt in it has come."""
    return any(one.review_on is not None and one.review_on <= day for one in standing.exemptions.values())


def _passed(programme: Standing, day: date) -> bool:
    """Still to be delivered, and the last date or forecast of it has passed."""
    counts = programme.current_due or (programme.forecasts[-1] if programme.forecasts else None)
    return programme.state not in FINISHED and counts is not None and counts.last is not None and counts.last < day
