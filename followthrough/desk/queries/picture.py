"""Everything that the desk looks at, read once; what waits for whom is then only a matter of looking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from followthrough.accreditation.queries import resting
from followthrough.accreditation.queries.resting import Followed
from followthrough.councils import queries as councils
from followthrough.councils.models import Council, Meeting
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries.lines import Line, ReviewView, all_lines, reviews


@dataclass(frozen=True)
class Picture:
    """A council as at a point: every recommendation, its review by id, every meeting (earliest first)."""

    council: Council
    as_at: AsAt
    lines: tuple[Line, ...]
    reviews: dict[UUID, ReviewView]
    meetings: tuple[Meeting, ...]

    @cached_property
    def completions(self) -> tuple[Followed, ...]:
        """Everything whose completion is proposed; read when first asked for, once for all readers."""
        return tuple(resting.proposed(self.council, self.as_at))

    def of(self, view: ReviewView) -> list[Line]:
        """The recommendations of one review, in the order of its report."""
        return [line for line in self.lines if line.recommendation.review_id == view.review.id]

    def last_meeting(self, committee_id: UUID | None) -> Meeting | None:
        """The last meeting before the day, of one committee or (None) of any."""
        before = [m for m in self._of_committee(committee_id) if m.day < self.as_at.day]
        return before[-1] if before else None

    def next_meeting(self, committee_id: UUID | None) -> Meeting | None:
        """The first meeting on or after the day."""
        return next((m for m in self._of_committee(committee_id) if m.day >= self.as_at.day), None)

    def next_meetings(self) -> list[Meeting]:
        """The next meeting of each committee, the earliest first."""
        coming = [m for m in self.meetings if m.day >= self.as_at.day]
        return [m for n, m in enumerate(coming) if m.committee_id not in {x.committee_id for x in coming[:n]}]

    def told_before(self, line: Line) -> date | None:
        """The day of the last meeting of the committee that keeps the line's review."""
        view = self.reviews.get(line.recommendation.review_id)
        meeting = self.last_meeting(view.particulars.committee_id) if view else None
        return meeting.day if meeting else None

    def _of_committee(self, committee_id: UUID | None) -> Iterable[Meeting]:
        return [m for m in self.meetings if committee_id in (None, m.committee_id)]


def picture(council: Council, as_at: AsAt) -> Picture:
    """The council as at a point, in a number of queries that does not depend on how much there is."""
    return Picture(
        council=council,
        as_at=as_at,
        lines=tuple(all_lines(council, as_at)),
        reviews={view.review.id: view for view in reviews(council, as_at)},
        meetings=tuple(reversed(councils.meetings(council))),
    )


def updated_on(line: Line) -> date | None:
    """The day on which the last update of a recommendation was known."""
    return line.standing.update.known_on if line.standing.update else None
