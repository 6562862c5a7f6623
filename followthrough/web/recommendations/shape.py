"""What a recommendation's page shows, gathered as at a day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.commitments import queries as commitments
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import funding
from followthrough.restriction import queries as restricting
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line, ReviewView
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments import reliances, timeline
from followthrough.web.commitments.reliances import ReliedOn
from followthrough.web.commitments.subject import owns
from followthrough.web.commitments.timeline import Entry
from followthrough.web.commitments.waits import Waiting, waiting

if TYPE_CHECKING:
    from datetime import date

    from followthrough.commitments.ledger import LedgerRow
    from followthrough.councils.models import Restriction
    from followthrough.reviews.models import Link, Recommendation


@dataclass(frozen=True)
class Shown:
    """Everything on the page of one recommendation."""

    line: Line
    review: ReviewView
    before: "Recommendation | None"
    after: "Recommendation | None"
    relies_on: list[ReliedOn]
    named: dict[UUID, str]
    relied_on_by: list[Line]
    tied_to: "list[Link]"
    entries: list[Entry]
    waiting: Waiting | None
    money_ends: "date | None"
    owned: bool
    restriction: "Restriction | None"


def gather(request: CouncilRequest, line: Line, view: ReviewView, as_at: AsAt) -> Shown:
    """Everything on the page; the number of queries does not grow with what has been said."""
    council, found = request.council, line.recommendation
    before, after = reviews.neighbours(council, found, as_at)
    rows: list[LedgerRow] = [
        *reviews.history(council, found, as_at),
        *commitments.history(council, found.commitment, as_at),
    ]
    owned, others = owns(request, line.standing), reliances.relied_on(council, rows, as_at)
    return Shown(
        line=line,
        review=view,
        before=before,
        after=after,
        relies_on=reliances.standing_ones(line.standing, others),
        named=reliances.named(others),
        relied_on_by=reviews.lines_of(council, commitments.relying_on(council, found.commitment, as_at), as_at),
        tied_to=reviews.tied_to(council, found, as_at),
        entries=timeline.entries(request, rows, line.standing, owned=owned, as_at=as_at),
        waiting=waiting(request, line.standing, line, as_at),
        money_ends=funding.last_days(council, [line.standing], as_at).get(found.commitment_id),
        owned=owned,
        restriction=restricting.of(council, found.commitment),
    )
