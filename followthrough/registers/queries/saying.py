"""Everything that the registers say about one commitment, as a reader of its history meets it."""

from uuid import UUID

from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Commitment, CommitmentRow
from followthrough.commitments.queries import prepare_known
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.registers.models import Cost, Counted

LEDGER: tuple[type[CommitmentRow], ...] = (Cost, Counted)
_HISTORY = (prepare_known(Cost, "commitment", ("post", "stream")), prepare_known(Counted, "commitment", ()))


def history(council: Council, commitment: Commitment, as_at: AsAt) -> list[CommitmentRow]:
    """Every cost and every number about a commitment, corrected ones included, newest first."""
    return commitments.newest_first(rows(council.id, [commitment.id], as_at) for rows in _HISTORY)


def row(council: Council, row_id: UUID) -> CommitmentRow | None:
    """One cost or number, unless it has been withdrawn."""
    return commitments.row_of(LEDGER, council, row_id, "commitment")
