"""What waits for whoever holds a post: all that the post, its team or its body owns and has not finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing, owned_by
from followthrough.commitments.rules import FINISHED
from followthrough.councils.models import Post
from followthrough.desk import rules
from followthrough.desk.queries.picture import Picture
from followthrough.packs import queries as packs
from followthrough.packs.models import PutUpdate
from followthrough.reviews.queries.lines import Line
from followthrough.reviews.rules import is_open


@dataclass(frozen=True)
class Owned:
    """One commitment that is still to be delivered; `line` is its recommendation, None for a programme.

    `silent_since`: the day of the meeting since which nothing has been said, None if something has been.
    """

    standing: Standing
    line: Line | None
    due: date | None
    days_overdue: int
    forecast_passed: bool
    soon: bool
    silent: bool
    silent_since: date | None


@dataclass(frozen=True)
class Owning:
    """What a person's posts own, the most urgent first."""

    posts: tuple[Post, ...]
    owned: tuple[Owned, ...]

    @property
    def overdue(self) -> int:
        return sum(bool(one.days_overdue) for one in self.owned)

    @property
    def soon(self) -> int:
        return sum(one.soon for one in self.owned)

    @property
    def silent(self) -> int:
        return sum(one.silent for one in self.owned)


def owning(seen: Picture, posts: Sequence[Post]) -> Owning:
    """What those posts own and have not finished; programmes are looked at only if there is a post."""
    if not posts:
        return Owning((), ())
    mine = [line for line in seen.lines if owned_by(line.standing, posts) and is_open(line.axes)]
    others = commitments.others(seen.council, seen.as_at)
    plain = [s for s in others if owned_by(s, posts) and (s.state is None or s.state not in FINISHED)]
    owned = [_of_line(seen, line) for line in mine] + [_of_programme(seen, one) for one in plain]
    return Owning(tuple(posts), tuple(sorted(owned, key=_urgency)))


def put_to(seen: Picture, posts: Sequence[Post]) -> list[tuple[PutUpdate, Line]]:
    """What was put to those posts and waits for an answer, oldest first, each with its recommendation."""
    waiting = packs.waiting_puts(seen.council) if posts else []
    mine = {one.recommendation.commitment_id: one for one in seen.lines if owned_by(one.standing, posts)}
    return [(one, mine[one.commitment_id]) for one in waiting if one.commitment_id in mine]


def _of_line(seen: Picture, line: Line) -> Owned:
    return _owned(seen, line.standing, line, line.days_overdue, seen.told_before(line))


def _of_programme(seen: Picture, standing: Standing) -> Owned:
    meeting = seen.last_meeting(None)
    return _owned(seen, standing, None, standing.days_overdue(seen.as_at), meeting.day if meeting else None)


def _owned(seen: Picture, standing: Standing, line: Line | None, overdue: int, meeting: date | None) -> Owned:
    date_that_counts = standing.current_due or (standing.forecasts[-1] if standing.forecasts else None)
    due = date_that_counts.last if date_that_counts else None
    silent = rules.silent_since(standing.update.known_on if standing.update else None, meeting)
    return Owned(
        standing=standing,
        line=line,
        due=due,
        days_overdue=overdue,
        forecast_passed=not standing.current_due and due is not None and due < seen.as_at.day,
        soon=rules.due_soon(due, seen.as_at.day),
        silent=silent,
        silent_since=meeting if silent else None,
    )


def _urgency(one: Owned) -> tuple[int, int]:
    return rules.urgency(one.days_overdue, one.soon or one.forecast_passed, one.silent)
