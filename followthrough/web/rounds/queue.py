"""An open round as the scrutiny officer looks at it: what needs them first, what changed, what waits, who is silent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from followthrough.lib import clock
from followthrough.lib.wording import Piece, compared
from followthrough.outbox import queries as outbox
from followthrough.reviews.queries.listing import service_of
from followthrough.rounds import queries, waiting
from followthrough.rounds.actions import sending
from followthrough.rounds.queries import Asked, RequestView, RoundView
from followthrough.rounds.rules import Choice, Stage, Standing
from followthrough.web.desk.shape import SPECIAL

if TYPE_CHECKING:
    from uuid import UUID

    from followthrough.commitments.queries import Standing as Delivered
    from followthrough.councils.models import Council, Post
    from followthrough.outbox.rules import Undelivered
    from followthrough.rounds.models import Reminder

ANSWERED = frozenset({Standing.CLEARED, Standing.QUESTIONED})


@dataclass(frozen=True)
class Changed:
    """One cleared answer that says something new. `before`: the state that stood when the round was sent, if any."""

    asked: Asked
    before: str | None
    after: str
    pieces: Sequence[Piece]


@dataclass(frozen=True)
class Waiting:
    """What was received and with which post it waits; None where nobody is left who would clear it."""

    asked: Asked
    post: "Post | None"


@dataclass(frozen=True)
class Silent:
    """A service that has not answered: about what, since when it was asked, how many reminders went at most."""

    service: str
    things: tuple[Asked, ...]
    asked_at: datetime | None
    reminders: int


@dataclass(frozen=True)
class Needs:
    """What only the scrutiny officer can do."""

    not_mine: tuple[Asked, ...]
    unreached: tuple[Asked, ...]
    unsent: tuple[RequestView, ...]
    untold: tuple[RequestView, ...]
    undelivered: "tuple[tuple[RequestView, Undelivered], ...]"
    gone: tuple[RequestView, ...]
    extensions: tuple[Asked, ...]
    replied: tuple[Asked, ...]

    @property
    def any(self) -> bool:
        return any(vars(self).values())


@dataclass(frozen=True)
class Queue:
    """All of it. `again`: sent back or asked about, so that another answer is awaited."""

    needs: Needs
    changed: tuple[Changed, ...]
    received: tuple[tuple[str, tuple[Waiting, ...]], ...]
    silent: tuple[Silent, ...]
    again: tuple[Asked, ...]
    unchanged: tuple[Asked, ...]


def queue(council: "Council", view: RoundView) -> Queue:
    """How a round stands that has been sent."""
    earlier = queries.before(council, view.round)
    done = [one for one in view.asked if one.stands in ANSWERED]
    news = [(one, _changed(one, earlier.get(one.item.commitment_id))) for one in done]
    return Queue(
        needs=_needs(council, view),
        changed=tuple(change for _one, change in news if change),
        received=_received(council, view.standing_at(Standing.RECEIVED)),
        silent=_silent(council, view),
        again=(*view.standing_at(Standing.SENT_BACK), *view.standing_at(Standing.QUESTIONED)),
        unchanged=tuple(one for one, change in news if not change),
    )


def _needs(council: "Council", view: RoundView) -> Needs:
    live = queries.stage(view.round) is Stage.OPEN
    owing = [one for one in view.requests if one.owed and live]
    gone = sending.no_longer_right(council, owing, clock.today())
    asked = view.asked
    return Needs(
        not_mine=view.standing_at(Standing.NOT_MINE),
        unreached=tuple(one for one in view.unreached if not one.item.left_out),
        unsent=tuple(one for one in view.requests if one.to_be_asked and one.request.sent_at is None and live),
        untold=tuple(one for one in view.requests if live and one.request.sent_at and _untold(one)),
        undelivered=_undelivered(council, view),
        gone=tuple(one for one in owing if one.request.id in gone),
        extensions=tuple(one for one in asked if any(said.extension_waits for said in one.said)),
        replied=tuple(one for one in asked if one.stands is not Standing.RECEIVED and _replied(one)),
    )


def _untold(view: RequestView) -> bool:
    """Whether something has been added since their last letter."""
    return any(one.owed and one.item.asked_at is None for one in view.asked)


def _replied(one: Asked) -> bool:
    """Whether the last answer follows a question of scrutiny and has been cleared."""
    return len(one.said) > 1 and bool(one.said[-2].questions) and one.stands is Standing.CLEARED


def _undelivered(council: "Council", view: RoundView) -> "tuple[tuple[RequestView, Undelivered], ...]":
    """Recipients who owe something and whose last letter has not arrived."""
    last = {request: ids[-1] for request, ids in queries.letters_of(council, view.round).items()}
    lost = outbox.undelivered(council.id, last.values())
    return tuple(
        (one, lost[last[one.request.id]]) for one in view.requests if one.owed and last.get(one.request.id) in lost
    )


def _changed(one: Asked, before: "Delivered | None") -> Changed | None:
    last = one.last
    if last is None or last.choice is not Choice.UPDATE:
        return None
    old = before.update if before else None
    if old and (old.state, old.text) == (last.answer.state, last.answer.text):
        return None
    pieces = _beside(old.text if old else "", last.answer.text)
    return Changed(one, old.state if old else None, last.answer.state, pieces)


def _beside(old: str, new: str) -> list[Piece]:
    """Both texts as one; where they have little in common, the old whole and then the new."""
    found = compared(old, new)
    same = sum(len(piece.text) for piece in found if piece.kind == "same")
    if 2 * same >= max(len(old), len(new)):
        return found
    both: list[Piece] = [Piece("old", f"{old} "), Piece("new", new)]
    return [piece for piece in both if piece.text.strip()]


def _received(council: "Council", things: Sequence[Asked]) -> tuple[tuple[str, tuple[Waiting, ...]], ...]:
    posts = waiting.wait_for(council, things)
    return tuple(
        (service, tuple(Waiting(one, posts[one.item.id]) for one in found)) for service, found in by_service(things)
    )


def _silent(council: "Council", view: RoundView) -> tuple[Silent, ...]:
    reminders = queries.reminded(council, view.round)
    return tuple(_one_silent(name, found, reminders) for name, found in by_service(view.standing_at(Standing.ASKED)))


def _one_silent(name: str, found: tuple[Asked, ...], reminders: "dict[UUID, list[Reminder]]") -> Silent:
    requests = {one.item.request for one in found if one.item.request}
    first = min((one.sent_at for one in requests if one.sent_at), default=None)
    return Silent(name, found, first, max((len(reminders.get(one.id, ())) for one in requests), default=0))


def by_service(things: Iterable[Asked]) -> list[tuple[str, tuple[Asked, ...]]]:
    """Things by the service behind their owner, by name; those without an owner last."""
    found: dict[str, list[Asked]] = {}
    for one in things:
        found.setdefault(service_of(one.delivered.owner), []).append(one)
    order = sorted(found, key=lambda name: (name in SPECIAL, name.casefold()))
    return [(str(SPECIAL.get(name, name)), tuple(found[name])) for name in order]
