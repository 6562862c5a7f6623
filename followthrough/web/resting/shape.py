"""What relies on a programme in groups, by what follows; and what would follow if a part of it were met."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries.resting import Followed, Resting, resting_on
from followthrough.accreditation.rules import Outcome
from followthrough.lib.as_at import AsAt
from followthrough.reports.following import outcome_of, why_done
from followthrough.reports.resting_words import rests_name, shown_by
from followthrough.restriction.queries import restricted
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.subject import owned_of

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion
    from followthrough.commitments.models import Commitment


@dataclass(frozen=True)
class Relying:
    """Something that relies on a programme, with its line when it is a recommendation; `own`: may be reported on.

    `restricted`: of what it relies on, that whose words are kept from its record.
    """

    followed: Followed
    line: Line | None
    own: bool
    restricted: frozenset[UUID]

    @property
    def id(self) -> UUID:
        return self.followed.standing.commitment.id

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.followed, self.line)

    @property
    def why_done(self) -> str:
        """Why nothing is awaited of it, where it does not say itself that it is finished."""
        return why_done(self.followed, self.line)

    @property
    def evidence(self) -> list[str]:
        """What shows that everything is met, as references that its record can take over."""
        return [words for one in self.followed.resting if (words := shown_by(one, self.restricted))]

    @property
    def names(self) -> list[str]:
        """What has been met, in the words that its record can take over."""
        return [rests_name(one) for one in self.followed.resting if one.reliance.on_id not in self.restricted]


@dataclass(frozen=True)
class Groups:
    """What relies on a programme, by what follows; `outside` rests only on what says nothing about it."""

    proposed: tuple[Relying, ...]
    contradicted: tuple[Relying, ...]
    stays: tuple[Relying, ...]
    outside: tuple[Relying, ...]
    done: tuple[Relying, ...]

    @property
    def any(self) -> bool:
        return bool(self.proposed or self.contradicted or self.stays or self.outside or self.done)

    @property
    def mine(self) -> list[UUID]:
        """Those that this person can say are complete."""
        return [one.id for one in self.proposed if one.own]


def relying(request: CouncilRequest, programme: "Commitment", as_at: AsAt) -> list[Relying]:
    """Everything that relies on a programme or something inside it, in the order of reviews and numbers."""
    return _relying(request, resting_on(request.council, programme, as_at), as_at)


def _relying(request: CouncilRequest, found: list[Followed], as_at: AsAt) -> list[Relying]:
    ids = [one.standing.commitment.id for one in found]
    lines = {line.standing.commitment.id: line for line in reviews.lines_of(request.council, ids, as_at)}
    own = owned_of(request, [one.standing for one in found])
    order = {i: n for n, i in enumerate([*lines, *(i for i in ids if i not in lines)])}
    kept = restricted(request.council, {rest.reliance.on_id for one in found for rest in one.resting})
    made = [Relying(one, lines.get(i), i in own, kept) for one, i in zip(found, ids, strict=True)]
    return sorted(made, key=lambda one: order[one.id])


def groups(found: Iterable[Relying]) -> Groups:
    """The same, by what follows."""
    by: dict[str, list[Relying]] = {"outside": [], **{one.value: [] for one in Outcome}}
    for one in found:
        outcome = one.outcome
        by["outside" if one.followed.outside and outcome is Outcome.STAYS else outcome.value].append(one)
    return Groups(
        proposed=tuple(by["proposed"]),
        contradicted=tuple(by["contradicted"]),
        stays=tuple(by["stays"]),
        outside=tuple(by["outside"]),
        done=tuple(by["done"]),
    )


@dataclass(frozen=True)
class IfMet:
    """What would follow if an area or a criterion were met in every service: what moves, and where to."""

    part: "Criterion"
    proposed: tuple[Relying, ...]
    stays: tuple[Relying, ...]
    unmoved: tuple[Relying, ...]


def if_met(found: Iterable[Relying], programme: "Commitment", part: "Criterion") -> IfMet:
    """The same things if that part were met: those that it would propose, those that still wait and what for.

    An area brings all its criteria with it; a criterion alone is not its area, which waits for the others.
    """
    proposed, stays, unmoved = [], [], []
    for one in found:
        touched = [r for r in one.followed.resting if _touches(r, programme, part)]
        if not touched:
            continue
        then = one.followed.if_met([r.reliance.id for r in touched if _whole(r, part)])
        moved = Relying(then, one.line, one.own, one.restricted)
        if one.outcome is Outcome.DONE or all(r.reliance.outside for r in touched):
            unmoved.append(one)
        elif moved.outcome in (Outcome.PROPOSED, Outcome.DONE):
            proposed.append(moved)
        else:
            stays.append(moved)
    return IfMet(part, tuple(proposed), tuple(stays), tuple(unmoved))


def _touches(one: Resting, programme: "Commitment", part: "Criterion") -> bool:
    """Whether a reliance is on that part, on the area of it, or on a criterion in it."""
    if one.criterion is None or one.reliance.on_id != programme.id:
        return False
    return part.id in (one.criterion.id, one.criterion.area_id) or one.criterion.id == part.area_id


def _whole(one: Resting, part: "Criterion") -> bool:
    """Whether a reliance is on nothing but what that part covers."""
    return one.criterion is not None and part.id in (one.criterion.id, one.criterion.area_id)
