"""Everything said about a thing, newest first, with what has been corrected since."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.commitments import queries
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.subject import kind_of, may_correct, may_exempt, may_withdraw

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow
    from followthrough.commitments.models import Commitment, Exemption, ProgressUpdate
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Entry:
    """One row of the time line. `corrected_by` is the latest row in its place, None while it stands itself."""

    kind: str
    row: "LedgerRow"
    corrected_by: "LedgerRow | None"
    may_correct: bool
    may_withdraw: bool
    exempt: "Exemption | None"
    may_exempt: bool


def entries(
    request: CouncilRequest, rows: Iterable["LedgerRow"], standing: Standing, *, owned: bool, as_at: AsAt
) -> list[Entry]:
    """The rows as entries, newest first. Only today's page offers to correct or withdraw."""
    found = sorted(rows, key=lambda row: (row.known_on, row.recorded_at, row.id), reverse=True)
    for row in found:
        if hasattr(row, "commitment_id"):
            # The very same, which every row would ask for again.
            setattr(row, "commitment", standing.commitment)  # noqa: B010
    latest = _latest(found)
    return [_entry(request, row, standing.exempt(row), latest[row.place], owned, as_at) for row in found]


def _entry(
    request: CouncilRequest,
    row: "LedgerRow",
    exempt: "Exemption | None",
    latest: "LedgerRow",
    owned: bool,
    as_at: AsAt,
) -> Entry:
    stands = latest.id == row.id
    return Entry(
        kind=kind_of(row),
        row=row,
        corrected_by=None if stands else latest,
        may_correct=stands and as_at.is_today and may_correct(request, row, owned),
        may_withdraw=as_at.is_today and may_withdraw(request, row, owned),
        exempt=exempt,
        may_exempt=stands and as_at.is_today and may_exempt(request, row),
    )


def _latest(rows: Iterable["LedgerRow"]) -> dict[UUID, "LedgerRow"]:
    """The row that stands in each place: the one recorded last."""
    places: defaultdict[UUID, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        places[row.place].append(row)
    return {place: max(group, key=lambda row: row.recorded_at) for place, group in places.items()}


def same_since(council: "Council", commitment: "Commitment", as_at: AsAt) -> tuple[date, int] | None:
    """Since when the last answer has been given word for word, and how often; None without an answer."""
    return run_of(queries.updates(council, commitment, as_at))


def run_of(said: "Sequence[ProgressUpdate]") -> tuple[date, int] | None:
    """The same of updates that are at hand, oldest first."""
    if not said:
        return None
    last, run = said[-1], 0
    for update in reversed(said):
        if (update.state, update.text) != (last.state, last.text):
            break
        run += 1
    return said[-run].known_on, run
