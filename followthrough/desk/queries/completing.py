"""Whose completion is proposed because all that it relies on is met, by the programme where it can be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.resting import Followed
from followthrough.accreditation.rules import Outcome
from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Wording
from followthrough.commitments.queries import owned_by
from followthrough.commitments.rules import Kind
from followthrough.councils.models import Post
from followthrough.desk.queries.picture import Picture
from followthrough.reports.following import outcome_of
from followthrough.reviews.queries.lines import Line


@dataclass(frozen=True)
class Completion:
    """One thing whose completion is proposed; `line` is its recommendation, None for anything else."""

    followed: Followed
    line: Line | None


@dataclass(frozen=True)
class Completions:
    """Those that rely on one programme (its id and words), or on no programme."""

    programme: UUID | None
    words: Wording | None
    found: tuple[Completion, ...]


def completing(seen: Picture, posts: Sequence[Post] | None = None) -> list[Completions]:
    """What is proposed as complete, of what those posts own or (None) of all; the same queries for few and for many."""
    lines = {line.standing.commitment.id: line for line in seen.lines}
    found = [
        one
        for one in seen.completions
        if outcome_of(one, lines.get(one.standing.commitment.id)) is Outcome.PROPOSED
        if posts is None or owned_by(one.standing, posts)
    ]
    if not found:
        return []
    council = seen.council
    on = {one.standing.commitment.id: one.resting[0].reliance.on for one in found}
    inside = programmes.belonging(council, [head.id for head in on.values()])
    inside |= {head.id: head for head in on.values() if head.kind == Kind.PROGRAMME}
    homes = {i: inside[head.id].id if head.id in inside else None for i, head in on.items()}
    words, _reworded = commitments.worded(council, {i for i in homes.values() if i}, seen.as_at)
    by: dict[UUID | None, list[Completion]] = {}
    for one in found:
        key = one.standing.commitment.id
        by.setdefault(homes[key], []).append(Completion(one, lines.get(key)))
    return [Completions(i, words.get(i) if i else None, tuple(some)) for i, some in by.items()]
