"""What one thing waits for because it relies on others, and the words of that; for `resting/parts.html`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.resting import Followed, followed
from followthrough.accreditation.rules import Outcome
from followthrough.commitments.rules import Kind
from followthrough.lib.as_at import AsAt
from followthrough.reports.following import outcome_of, why_done
from followthrough.reports.resting_words import contradiction, reason_words, rests_name, rests_words
from followthrough.reviews.queries.lines import Line
from followthrough.web.access import CouncilRequest

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment
    from followthrough.commitments.queries import Standing

# A page that imports the template hands these to it.
WORDS = {
    "rests_name": rests_name,
    "rests_words": rests_words,
    "reason_words": reason_words,
    "contradiction": contradiction,
}


@dataclass(frozen=True)
class Waiting:
    """What one thing waits for, with its line when it is a recommendation.

    `programme`: on whose page its completion can be accepted.
    """

    followed: Followed
    line: Line | None
    programme: "Commitment | None"

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.followed, self.line)

    @property
    def why_done(self) -> str:
        """Why nothing is awaited of it, where it does not say itself that it is finished."""
        return why_done(self.followed, self.line)


def waiting(request: CouncilRequest, standing: "Standing", line: Line | None, as_at: AsAt) -> Waiting | None:
    """What something relies on and what follows from that; None where it relies on nothing."""
    if not standing.relies_on:
        return None
    found = followed(request.council, [standing.commitment.id], as_at)
    if not found:
        return None
    owner = (programmes.belongs(request.council, row.on) for row in standing.relies_on)
    return Waiting(found[0], line, next((one for one in owner if one.kind == Kind.PROGRAMME), None))
