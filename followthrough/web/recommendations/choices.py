"""Who answers, and which meetings decide: what the lists on a recommendation's forms offer."""

from typing import TYPE_CHECKING

from followthrough.councils import queries
from followthrough.web import words

if TYPE_CHECKING:
    from followthrough.councils.models import Body, Council

Choices = list[tuple[str, str]]


def respondents(council: "Council") -> "dict[str, tuple[str, Body | None]]":
    """Value → (words, the body that answers); the council's own executive is first, without a body."""
    found: dict[str, tuple[str, Body | None]] = {"": (council.executive, None)}
    for body in queries.bodies(council):
        found[str(body.id)] = (body.name, body)
    return found


def meetings(council: "Council") -> Choices:
    """Every meeting, latest first."""
    return [(str(m.id), f"{words.day(m.day)}: {m.committee}") for m in queries.meetings(council)]
