"""What a recommendation's page shows, gathered as at a day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line, ReviewView
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments import timeline
from followthrough.web.commitments.subject import owns
from followthrough.web.commitments.timeline import Entry

if TYPE_CHECKING:
    from followthrough.commitments.models import Reliance
    from followthrough.councils.models import Council
    from followthrough.reviews.models import Link, Recommendation


@dataclass(frozen=True)
class ReliedOn:
    """What something relies on: its words and state, and its line when it is a recommendation."""

    reliance: "Reliance"
    standing: Standing
    line: Line | None


@dataclass(frozen=True)
class Shown:
    """Everything on the page of one recommendation."""

    line: Line
    review: ReviewView
    before: "Recommendation | None"
    after: "Recommendation | None"
    relies_on: list[ReliedOn]
    relied_on_by: list[Line]
    tied_to: "list[Link]"
    entries: list[Entry]
    owned: bool


def gather(request: CouncilRequest, line: Line, view: ReviewView, as_at: AsAt) -> Shown:
    """Everything on the page; the number of queries does not grow with what has been said."""
    council, found = request.council, line.recommendation
    before, after = reviews.neighbours(council, found, as_at)
    rows = [*reviews.history(council, found, as_at), *commitments.history(council, found.commitment, as_at)]
    owned = owns(request, line.standing)
    return Shown(
        line=line,
        review=view,
        before=before,
        after=after,
        relies_on=relied_on(council, line.standing, as_at),
        relied_on_by=reviews.lines_of(council, commitments.relying_on(council, found.commitment, as_at), as_at),
        tied_to=reviews.tied_to(council, found, as_at),
        entries=timeline.entries(request, rows, owned=owned, as_at=as_at),
        owned=owned,
    )


def relied_on(council: "Council", standing: Standing, as_at: AsAt) -> list[ReliedOn]:
    """What a commitment relies on, as it stands."""
    wanted = [row.on for row in standing.relies_on]
    stands = commitments.standings(council, wanted, as_at)
    lines = {line.standing.commitment.id: line for line in reviews.lines_of(council, stands, as_at)}
    return [ReliedOn(row, stands[row.on_id], lines.get(row.on_id)) for row in standing.relies_on if row.on_id in stands]
