"""Programmes as rows, and what the page of one, of a phase or of an action shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries.programmes import SaidDate, said_dates
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.restriction import queries as restricting
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments import reliances
from followthrough.web.commitments.reliances import ReliedOn
from followthrough.web.commitments.subject import owns
from followthrough.web.commitments.timeline import Entry
from followthrough.web.commitments.waits import Waiting, waiting
from followthrough.web.programmes.said import said

if TYPE_CHECKING:
    from followthrough.commitments.models import ProgressUpdate
    from followthrough.councils.models import Restriction


@dataclass(frozen=True)
class Row:
    """One programme of the list."""

    standing: Standing
    slips: int
    relied_on_by: int

    @property
    def state(self) -> str:
        return self.standing.state.value if self.standing.state else "no_update"


@dataclass(frozen=True)
class Shown:
    """What the page of a programme, a phase or an action shows of it as of anything tracked."""

    standing: Standing
    dates: list[SaidDate]
    updates: "list[ProgressUpdate]"
    relies_on: list[ReliedOn]
    named: dict[UUID, str]
    relied_on_by: list[Line]
    entries: list[Entry]
    waiting: Waiting | None
    owned: bool
    restriction: "Restriction | None"

    @property
    def slips(self) -> int:
        return count_slips(self.dates)


def rows(request: CouncilRequest, as_at: AsAt) -> list[Row]:
    """The council's programmes, oldest first."""
    counts = commitments.reliance_counts(request.council, as_at)
    return [
        Row(standing, count_slips(said_dates(standing)), counts.get(standing.commitment.id, 0))
        for standing in commitments.programmes(request.council, as_at)
    ]


def gather(request: CouncilRequest, standing: Standing, as_at: AsAt) -> Shown:
    """Everything on the page; the number of queries does not grow with what has been said."""
    council, commitment = request.council, standing.commitment
    owned = owns(request, standing)
    told = said(request, standing, as_at, owned=owned)
    return Shown(
        standing=standing,
        dates=said_dates(standing),
        updates=commitments.updates(council, commitment, as_at)[::-1],
        relies_on=reliances.standing_ones(standing, told.others),
        named=told.named,
        relied_on_by=reviews.lines_of(council, commitments.relying_on(council, commitment, as_at), as_at),
        entries=told.entries,
        waiting=waiting(request, standing, None, as_at),
        owned=owned,
        restriction=restricting.of(council, commitment),
    )


def count_slips(said: list[SaidDate]) -> int:
    """How often a date was later than the one said before."""
    return sum(one.later for one in said)
