"""What the lists on the entry pages offer, as (value, words) pairs."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes
from followthrough.commitments import queries as commitments
from followthrough.councils import queries as councils
from followthrough.councils.queries import PostLine
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line
from followthrough.web.commitments.subject import Subject

if TYPE_CHECKING:
    from followthrough.commitments.models import Assignment
    from followthrough.councils.models import Council

Choices = list[tuple[str, str]]
Owners = dict[str, tuple[str, dict[str, Any]]]
LONGEST_WORDS = 80


def owners(council: "Council") -> Owners:
    """Everything that can own: value → (words, what `assign` takes). Posts first, then teams, then bodies."""
    found: Owners = {}
    for line in councils.posts(council, clock.today()):
        found[f"post-{line.post.id}"] = (_post(line), {"post": line.post})
    for team in councils.teams(council):
        found[f"team-{team.id}"] = (_("Team: %(name)s") % {"name": team.name}, {"team": team})
    for body in councils.bodies(council):
        found[f"body-{body.id}"] = (_("Body: %(name)s") % {"name": body.name}, {"body": body})
    return found


def in_words(found: Owners) -> Choices:
    """The same as a list offers them."""
    return [(value, words) for value, (words, _who) in found.items()]


def owner_value(owner: "Assignment | None") -> str:
    """The value, among those, of an owner that is known; "" for another."""
    if owner is None:
        return ""
    for kind, key in (("post", owner.post_id), ("team", owner.team_id), ("body", owner.body_id)):
        if key:
            return f"{kind}-{key}"
    return ""


def posts(council: "Council") -> Choices:
    """Every post, each with its service."""
    return [(str(line.post.id), _post(line)) for line in councils.posts(council, clock.today())]


def _post(line: PostLine) -> str:
    service = line.post.team or line.post.body
    return f"{line.post.title} ({service})" if service else line.post.title


def reliable(subject: Subject) -> Choices:
    """What a thing can rely on and does not yet: programmes, and recommendations of the same review."""
    council, now = subject.council, AsAt.now()
    taken = {row.on_id for row in subject.standing.relies_on if not row.part} | {subject.commitment.id}
    found = [(s.commitment.id, short(s.words.text)) for s in commitments.programmes(council, now)]
    if subject.line is not None:
        siblings = reviews.lines(council, subject.line.recommendation.review, now)
        found += [(line.standing.commitment.id, _numbered(line)) for line in siblings]
    return [(str(i), words) for i, words in found if i not in taken]


def with_parts(subject: Subject) -> Choices:
    """The programmes of which a thing can rely on a part: those that follow a framework, by id."""
    council, now = subject.council, AsAt.now()
    found = commitments.standings(council, programmes.chartered(council, now), now)
    return [(str(i), short(one.words.text)) for i, one in found.items() if i != subject.commitment.id]


def others(subject: Subject) -> Choices:
    """The other recommendations of the council, to tie one to."""
    assert subject.line is not None
    own = subject.line.recommendation
    return [
        (str(line.recommendation.id), f"{line.recommendation.review.neutral_name}, {_numbered(line)}")
        for line in reviews.all_lines(subject.council, AsAt.now())
        if line.recommendation.id != own.id
    ]


def _numbered(line: Line) -> str:
    return f"{line.recommendation.number}: {short(line.standing.words.text)}"


def short(text: str) -> str:
    """The beginning of a text, for a list."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1].rstrip() + "…"
