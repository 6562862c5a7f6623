"""What a post owns, and what waits for whoever keeps the people and posts."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.commitments.models import Assignment
from followthrough.councils import queries as councils
from followthrough.councils.models import Membership, Person, Post
from followthrough.desk import rules
from followthrough.desk.queries.picture import Picture
from followthrough.reviews.queries.lines import Line
from followthrough.reviews.rules import is_open


@dataclass(frozen=True)
class Vacancy:
    """A post without a holder: the last day on which it had one (None: never), and how much it owns that is open."""

    post: Post
    last_held: date | None
    owns: int


@dataclass(frozen=True)
class Staffing:
    """What waits for a council administrator."""

    vacancies: tuple[Vacancy, ...]
    without_role: tuple[Person, ...]
    ending: tuple[Membership, ...]


def staffing(seen: Picture) -> Staffing:
    """Vacant posts, people who cannot sign in, roles that end in the next three months."""
    day = seen.as_at.day
    vacant = [line.post for line in councils.posts(seen.council, day) if line.holder is None]
    last_held = councils.vacant_since(seen.council, day)
    owns = Counter(_post_of(line) for line in seen.lines if is_open(line.axes))
    return Staffing(
        vacancies=tuple(Vacancy(post, last_held.get(post.id), owns[post.id]) for post in vacant),
        without_role=tuple(councils.without_role(seen.council, day)),
        ending=tuple(councils.roles_ending(seen.council, day, rules.months_after(day, rules.SOON))),
    )


def owned_lines(seen: Picture, post: Post) -> list[Line]:
    """The recommendations of which a post itself is the owner, closed ones included."""
    return [line for line in seen.lines if _post_of(line) == post.id]


def _post_of(line: Line) -> UUID | None:
    owner: Assignment | None = line.standing.owner
    return owner.post_id if owner else None
