"""What the page of a programme shows beside what any page of its kind does: what it follows, where, its phases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.programmes import Actual, PhaseView, SaidDate, said_dates
from followthrough.commitments import queries as commitments
from followthrough.lib.as_at import AsAt
from followthrough.web.programmes.shape import count_slips

if TYPE_CHECKING:
    from followthrough.accreditation.models import Charter
    from followthrough.commitments.models import Commitment, ProgressUpdate
    from followthrough.councils.models import Council, Team


@dataclass(frozen=True)
class PhaseRow:
    """One phase: what was planned, every date said, and what its owner's updates say of the days themselves."""

    view: PhaseView
    dates: list[SaidDate]
    actual: Actual

    @property
    def state(self) -> str:
        state = self.view.standing.state
        return state.value if state else "no_update"

    @property
    def slips(self) -> int:
        return count_slips(self.dates)


@dataclass(frozen=True)
class Overview:
    """What a programme follows (None: nothing yet), the services that it looks at, and its phases."""

    charter: "Charter | None"
    scope: "list[Team]"
    phases: list[PhaseRow]

    @property
    def aligned(self) -> list[str]:
        lines = self.charter.aligned.splitlines() if self.charter else []
        return [line.strip() for line in lines if line.strip()]


def overview(council: "Council", programme: "Commitment", as_at: AsAt) -> Overview:
    """The programme as it stood; the number of queries does not grow with its phases."""
    views = programmes.phases(council, programme, as_at)
    said = commitments.updates_of(council, [one.phase.commitment_id for one in views], as_at)
    return Overview(
        charter=programmes.charter(council, programme, as_at),
        scope=programmes.scope(council, programme, as_at),
        phases=[phase_row(one, said) for one in views],
    )


def phase_row(view: PhaseView, said: "Mapping[UUID, Sequence[ProgressUpdate]]") -> PhaseRow:
    """One phase with the updates about it, by commitment and oldest first."""
    updates = said.get(view.phase.commitment_id, ())
    return PhaseRow(view, said_dates(view.standing), programmes.actual(updates))
