"""What has been counted, as at a day."""

from datetime import date
from uuid import UUID

from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import standing_rows
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.registers.models import Counted


def counts(council: Council, commitment: Commitment, as_at: AsAt) -> list[Counted]:
    """The numbers of a programme: for each thing counted in a unit every period, the latest last."""
    latest: dict[tuple[str, str, str], Counted] = {}
    for row in standing_rows(Counted.objects.filter(council=council, commitment=commitment), as_at):
        latest[row.what, row.unit, row.period_printed] = row
    return sorted(latest.values(), key=lambda row: (row.what.casefold(), row.period_last or date.min, row.place))


def counted(council: Council, row_id: UUID, as_at: AsAt) -> Counted | None:
    """One number that stands, by the id of its row."""
    about = Counted.objects.filter(council=council, id=row_id).select_related("commitment")
    return standing_rows(about, as_at).first()
