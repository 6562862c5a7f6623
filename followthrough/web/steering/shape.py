"""What the page of a steering group shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.programmes import Steering
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.councils import queries as councils
from followthrough.lib.as_at import AsAt

if TYPE_CHECKING:
    from followthrough.accreditation.models import Charter, ProgrammeRisk, SteeringItem
    from followthrough.commitments.models import Commitment
    from followthrough.councils.models import Council, Meeting


@dataclass(frozen=True)
class Shown:
    """A steering group as at a day: its meetings, the latest first, what it decided at each, and the risks."""

    standing: Standing
    charter: "Charter | None"
    coming: "list[Meeting]"
    past: "list[Meeting]"
    steering: Steering
    risks: "list[ProgrammeRisk]"
    closed: "list[ProgrammeRisk]"

    @property
    def decided(self) -> "list[tuple[Meeting, list[SteeringItem]]]":
        """What was decided, by the meeting that decided it, the latest first."""
        by_meeting: dict[Meeting, list[SteeringItem]] = {}
        for row in self.steering.decided:
            if row.meeting is not None:
                by_meeting.setdefault(row.meeting, []).append(row)
        return sorted(by_meeting.items(), key=lambda one: one[0].day, reverse=True)


def gather(council: "Council", programme: "Commitment", as_at: AsAt) -> Shown | None:
    """Everything on the page; None for a programme that was not known by then."""
    standing = commitments.standing(council, programme, as_at)
    if standing is None:
        return None
    charter = programmes.charter(council, programme, as_at)
    met = meetings(council, charter)
    risks = programmes.every_risk(council, programme, as_at)
    return Shown(
        standing=standing,
        charter=charter,
        coming=[one for one in reversed(met) if one.day > as_at.day],
        past=[one for one in met if one.day <= as_at.day],
        steering=programmes.steering(council, programme, as_at),
        risks=[row for row in risks if not row.closed],
        closed=[row for row in risks if row.closed],
    )


def meetings(council: "Council", charter: "Charter | None") -> "list[Meeting]":
    """The meetings of a programme's steering group, the latest first; none while it has no group."""
    if charter is None or charter.steering_group is None:
        return []
    return list(councils.meetings(council).filter(committee=charter.steering_group))
