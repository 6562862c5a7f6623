"""What waits for the owner's side to clear it, and whose answers became which updates."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from followthrough.councils import queries as councils
from followthrough.councils.asking import clearers
from followthrough.councils.models import Council, Person, Post
from followthrough.lib import clock
from followthrough.rounds import queries
from followthrough.rounds.models import Clearing, Request
from followthrough.rounds.owners import owner_of
from followthrough.rounds.queries import Asked


def to_clear_by(council: Council, posts: Collection[Post], day: date) -> list[Asked]:
    """What waits for one of those posts to clear it next."""
    if not posts:
        return []
    mine, found = {post.id for post in posts}, queries.to_clear(council, day)
    levels = levels_of(council, found)
    return [one for one in found if (post := _next(levels[one.item.id], one)) and post.id in mine]


def levels_of(council: Council, things: Iterable[Asked]) -> dict[UUID, list[Post]]:
    """The posts that clear an answer about each of those, in order of level, by item; none where nobody has to."""
    owners = {one.item.id: owner_of(one.delivered.owner) for one in things}
    found = clearers(council, {owner for owner in owners.values() if owner}, clock.today())
    return {item: found.get(owner, []) if owner else [] for item, owner in owners.items()}


def wait_for(council: Council, things: Iterable[Asked]) -> dict[UUID, Post | None]:
    """The post that has to clear each of those next, by item; None where nobody has to."""
    asked = list(things)
    levels = levels_of(council, asked)
    return {one.item.id: _next(levels[one.item.id], one) for one in asked}


def still_to_clear(council: Council, things: Iterable[Asked], by: Person | None) -> dict[UUID, list[Post]]:
    """Whose clearance an answer that is sent by that person now would wait for, by item; see `clearing.begin`."""
    mine = {post.id for post in councils.posts_held_by(council, by, clock.today())} if by else set()
    return {item: posts[ahead(posts, mine) :] for item, posts in levels_of(council, things).items()}


def ahead(levels: Sequence[Post], mine: Collection[UUID]) -> int:
    """How many levels whoever holds those posts clears at once: the highest of theirs, with all below it."""
    return max((at for at, post in enumerate(levels, start=1) if post.id in mine), default=0)


def overtaken(asked: Asked) -> bool:
    """Whether an update of a day on or after it has been recorded since the last answer was sent."""
    update = asked.delivered.update
    if asked.last is None or update is None:
        return False
    sent = asked.last.answer.sent_at
    return update.recorded_at > sent and update.known_on >= clock.london_day(sent)


def senders(council: Council, updates: Collection[UUID]) -> dict[UUID, Request]:
    """The recipients whose answers became those progress updates, by update; not those that came another way."""
    rows = Clearing.objects.filter(council=council, update__in=list(updates)).select_related("answer__request")
    return {row.update_id: row.answer.request for row in rows if row.update_id}


def _next(levels: Sequence[Post], asked: Asked) -> Post | None:
    done = max((one.level for one in asked.last.clearings), default=0) if asked.last else 0
    # Where the council has taken a level away meanwhile, the last one that is left decides.
    return levels[min(done, len(levels) - 1)] if levels else None
