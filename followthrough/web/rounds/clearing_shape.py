"""Answers that wait for the owner's side, as whoever clears them reads them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.councils import queries as councils
from followthrough.lib import clock
from followthrough.rounds import letters, waiting
from followthrough.rounds.queries import Asked, reviews_of
from followthrough.rounds.rules import Choice
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.subject import neutral

if TYPE_CHECKING:
    from followthrough.commitments.models import ProgressUpdate
    from followthrough.rounds.models import Answer


@dataclass(frozen=True)
class Waiting:
    """One answer, with what it is about."""

    asked: Asked
    answer: "Answer"

    @property
    def id(self) -> UUID:
        return self.answer.id

    @property
    def name(self) -> str:
        """“Review 7, recommendation 12”; of anything else its first words."""
        line, delivered = self.asked.line, self.asked.delivered
        return neutral(line, delivered.commitment.kind) if line else short(delivered.words.text)

    @property
    def last(self) -> "ProgressUpdate | None":
        return self.asked.delivered.update

    @property
    def same(self) -> bool:
        """Whether it only says again what was said last."""
        return not self.overtaken and self.answer.choice == Choice.NO_CHANGE and self.last is not None

    @property
    def overtaken(self) -> bool:
        """Whether a newer update has been recorded since it was sent, so that it cannot be cleared."""
        return waiting.overtaken(self.asked)

    @property
    def called(self) -> str:
        """The neutral name of the round."""
        return letters.neutral(reviews_of(self.asked.item.round))


def waiting_for(request: CouncilRequest) -> list[Waiting]:
    """What waits for whoever is signed in to clear it: what changes something first."""
    today = clock.today()
    posts = councils.posts_held_by(request.council, request.member.person, today)
    found = waiting.to_clear_by(request.council, posts, today)
    made = [Waiting(one, one.last.answer) for one in found if one.last]
    return sorted(made, key=lambda one: one.same)
