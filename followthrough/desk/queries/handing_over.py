"""What passes when a post, a portfolio or the scrutiny officer changes: what is owned, at what risk, what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Assignment, Commitment
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import FINISHED
from followthrough.councils.models import Body, Council, Post, Team
from followthrough.desk.queries.owning import Owned, owning, put_to
from followthrough.desk.queries.picture import Picture
from followthrough.lib.as_at import AsAt
from followthrough.packs.models import PutUpdate
from followthrough.reviews.rules import Response


class Risk(StrEnum):
    """Why something that passes needs looking at first."""

    OVERDUE = "overdue"
    FORECAST_PASSED = "forecast_passed"
    EXTENDED = "extended"
    SILENT = "silent"
    RELIES = "relies"


class Waits(StrEnum):
    """What is asked about something and not yet answered."""

    RESPONSE = "response"
    PUT = "put"


@dataclass(frozen=True)
class Passing:
    """One thing that is still to be delivered; `relies_on` holds what it relies on that is still open itself."""

    owned: Owned
    relies_on: tuple[Standing, ...]
    put: tuple[PutUpdate, ...]

    @property
    def risks(self) -> tuple[Risk, ...]:
        one = self.owned
        found = {
            Risk.OVERDUE: bool(one.days_overdue),
            Risk.FORECAST_PASSED: one.forecast_passed,
            Risk.EXTENDED: bool(one.standing.extensions),
            Risk.SILENT: one.silent,
            Risk.RELIES: bool(self.relies_on),
        }
        return tuple(risk for risk, applies in found.items() if applies)

    @property
    def waits(self) -> tuple[Waits, ...]:
        line = self.owned.line
        found = {
            Waits.RESPONSE: line is not None and line.axes.response is Response.AWAITING,
            Waits.PUT: bool(self.put),
        }
        return tuple(one for one, applies in found.items() if applies)


@dataclass(frozen=True)
class HandOver:
    """What some posts, their teams and bodies own, the most urgent first."""

    posts: tuple[Post, ...]
    passing: tuple[Passing, ...]

    def at(self, risk: Risk) -> int:
        """How much of it is at that risk."""
        return sum(risk in one.risks for one in self.passing)


def handing_over(seen: Picture, posts: Sequence[Post]) -> HandOver:
    """Everything open that those posts, their teams or bodies own."""
    owned = owning(seen, posts).owned
    relied_on = _open(seen, {row.on_id: row.on for one in owned for row in one.standing.relies_on})
    put: dict[UUID, list[PutUpdate]] = {}
    for one, _line in put_to(seen, posts):
        put.setdefault(one.commitment_id, []).append(one)
    return HandOver(tuple(posts), tuple(_passing(one, relied_on, put) for one in owned))


def _passing(one: Owned, relied_on: dict[UUID, Standing], put: dict[UUID, list[PutUpdate]]) -> Passing:
    relies = (relied_on.get(row.on_id) for row in one.standing.relies_on)
    return Passing(one, tuple(filter(None, relies)), tuple(put.get(one.standing.commitment.id, ())))


def _open(seen: Picture, asked: dict[UUID, Commitment]) -> dict[UUID, Standing]:
    """Those of them that are not finished."""
    found = commitments.standings(seen.council, asked.values(), seen.as_at, brief=True)
    return {i: one for i, one in found.items() if one.state not in FINISHED}


def owned_alone(seen: Picture, owner: Post | Team | Body) -> list[Owned]:
    """Everything open of which a post, a team or a body is itself the owner, the most urgent first."""
    posts = [owner] if isinstance(owner, Post) else [_standing_in(owner)]
    return [one for one in owning(seen, posts).owned if is_owner(one.standing.owner, owner)]


def _standing_in(service: Team | Body) -> Post:
    """A post that is nowhere, of that team or body: what such a post owns is what they own."""
    return Post(council=service.council, **{"team" if isinstance(service, Team) else "body": service})


def is_owner(assignment: Assignment | None, owner: Post | Team | Body) -> bool:
    """Whether an assignment names that very owner."""
    ids = (assignment.post_id, assignment.team_id, assignment.body_id) if assignment else ()
    return owner.id in ids


def request_of(passing: UUID, commitment: UUID) -> UUID:
    """The request under which one thing passes, when many do with one press."""
    return uuid5(passing, commitment.hex)


def passed(council: Council, passing: UUID, as_at: AsAt) -> list[tuple[Assignment, Standing]]:
    """What one press passed on and has not been taken back, each with where it stands."""
    tracked = {one.id: one for one in Commitment.objects.filter(council=council)}
    requests = [request_of(passing, i) for i in tracked]
    rows = commitments.known(Assignment.objects.filter(council=council, request_id__in=requests), as_at)
    found = list(rows.select_related("post", "team", "body").order_by("id"))
    stands = commitments.standings(council, [tracked[row.commitment_id] for row in found], as_at, brief=True)
    return [(row, stands[row.commitment_id]) for row in found if row.commitment_id in stands]
