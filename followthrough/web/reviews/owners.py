"""Owners by the names that people type or paste: a post, a team or a body."""

from typing import TYPE_CHECKING, Any

from followthrough.councils import queries as councils
from followthrough.lib import clock
from followthrough.lib.wording import folded

if TYPE_CHECKING:
    from followthrough.commitments.models import Assignment
    from followthrough.councils.models import Council

Owners = dict[str, tuple[str, dict[str, Any]]]


def by_name(council: "Council") -> Owners:
    """Every owner by its folded name, with the name as it is written and what `assign` takes. A post comes first."""
    found: Owners = {}
    for line in councils.posts(council, clock.today()):
        found.setdefault(folded(line.post.title), (line.post.title, {"post": line.post}))
    for team in councils.teams(council):
        found.setdefault(folded(team.name), (team.name, {"team": team}))
    for body in councils.bodies(council):
        found.setdefault(folded(body.name), (body.name, {"body": body}))
    return found


def name_of(owner: "Assignment | None") -> str:
    """The name under which an owner is found again; what a paper printed, if it is not in the list."""
    if owner is None:
        return ""
    return str(owner.post or owner.team or owner.body or owner.printed)
