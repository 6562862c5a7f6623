"""What is asked of one recipient, as the pages for answering show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries.resting import part_names
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing as Delivered
from followthrough.lib.as_at import AsAt
from followthrough.reports.resting_words import PartNames, by_thing, reliances_name
from followthrough.reviews.queries.lines import lines_of
from followthrough.rounds import waiting
from followthrough.rounds.actions.answering import stands_for
from followthrough.rounds.queries import Asked, RequestView
from followthrough.rounds.rules import Outcome
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.subject import neutral
from followthrough.web.commitments.timeline import run_of
from followthrough.web.rounds.answer_door import Door

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow
    from followthrough.commitments.models import ProgressUpdate, Reliance
    from followthrough.rounds.models import AnswerDraft, Request


@dataclass(frozen=True)
class Relied:
    """Something that it relies on: what it is called, and how far that is."""

    name: str
    standing: Delivered


@dataclass(frozen=True)
class Card:
    """One thing asked. `since`: from when on and how often the last answer was given word for word.

    `of_another`: the last answer was somebody else's, so that behind a link it is neither shown nor given again.
    """

    asked: Asked
    whole: bool
    since: tuple[date, int] | None
    of_another: bool
    relied: tuple[Relied, ...] = ()
    covers: "tuple[Card, ...]" = ()

    @property
    def id(self) -> UUID:
        return self.asked.item.id

    @property
    def name(self) -> str:
        """“Review 7, recommendation 12”; of anything else its first words."""
        line, delivered = self.asked.line, self.asked.delivered
        named = line or self.kept(delivered.words)
        return neutral(line, delivered.commitment.kind) if named else short(delivered.words.text)

    @property
    def named_whole(self) -> bool:
        """Whether its name is all of its words, as of a programme with a short one."""
        return self.name == self.asked.delivered.words.text

    @property
    def draft(self) -> "AnswerDraft | None":
        return self.asked.draft

    @property
    def serial(self) -> int:
        return self.draft.serial if self.draft else 0

    @property
    def last(self) -> "ProgressUpdate | None":
        return self.asked.delivered.update

    @property
    def can_repeat(self) -> bool:
        """Whether there is an answer that can be given again."""
        return self.last is not None and not self.of_another

    def kept(self, row: "LedgerRow | None") -> bool:
        """Whether a text is not shown here, because it is not for publication."""
        return not self.whole and self.asked.delivered.exempt(row) is not None

    @property
    def left(self) -> bool:
        """Whether something has still to be put down for it."""
        return self.asked.owed and self.draft is None

    @property
    def note(self) -> str:
        """Why it was sent back, if it was."""
        said = self.asked.last
        sent_back = [one.note for one in said.clearings if one.outcome == Outcome.SENT_BACK] if said else []
        return sent_back[-1] if sent_back else ""


def cards(door: Door, view: RequestView) -> list[Card]:
    """Everything that has an answer of its own, each with what its answer stands for."""
    made = {one.id: one for one in _plain(door, view.asked)}
    return [_with(made[one.item.id], [made[c.item.id] for c in covered]) for one, covered in _heads(view)]


def covered_by(view: RequestView, asked: Asked) -> tuple[Asked, ...]:
    """What an answer to that one can stand for now."""
    return tuple(one for one in view.covered_by(asked) if one.owed and one.draft is None)


def _heads(view: RequestView) -> Iterator[tuple[Asked, tuple[Asked, ...]]]:
    """Each thing with what comes with its answer; what differs from it follows it, on its own."""
    for one in view.own:
        covered = view.covered_by(one)
        here = stands_for(view, one) if one.draft else covered_by(view, one)
        with_it = tuple(c for c in covered if c in here or not c.owed)
        yield one, with_it
        yield from ((other, ()) for other in covered if other not in with_it)


def _with(card: Card, covers: list[Card]) -> Card:
    return Card(card.asked, card.whole, card.since, card.of_another, card.relied, tuple(covers))


def _plain(door: Door, things: Iterable[Asked]) -> Iterator[Card]:
    things, now = list(things), AsAt.now()
    said = commitments.updates_of(door.council, [one.item.commitment_id for one in things], now)
    relied = _relied(door, things, now)
    parts = part_names(door.council, [row for one in things for row in one.delivered.relies_on], now)
    others = _of_others(door, things)
    for one in things:
        since = run_of(said.get(one.item.commitment_id, []))
        on = tuple(_each_once(one.delivered.relies_on, relied, parts))
        yield Card(one, door.whole, since, one.item.id in others, on)


def _each_once(rows: "Iterable[Reliance]", relied: dict[UUID, Relied], parts: PartNames) -> Iterator[Relied]:
    """What is relied on, each thing once, with its parts."""
    for key, some in by_thing(row for row in rows if row.on_id in relied).items():
        yield replace(relied[key], name=reliances_name(relied[key].name, some, parts))


def _relied(door: Door, things: Iterable[Asked], now: AsAt) -> dict[UUID, Relied]:
    """What those rely on, by id."""
    wanted = {row.on_id: row.on for one in things for row in one.delivered.relies_on}
    found = commitments.standings(door.council, wanted.values(), now, brief=True)
    lines = {line.standing.commitment.id: line for line in lines_of(door.council, found, now)}
    named = {i: neutral(line, line.standing.commitment.kind) for i, line in lines.items()}
    return {i: Relied(named.get(i) or _words(door, one), one) for i, one in found.items()}


def _words(door: Door, standing: Delivered) -> str:
    kept = not door.whole and standing.exempt(standing.words) is not None
    return neutral(None, standing.commitment.kind) if kept else short(standing.words.text)


def _of_others(door: Door, things: list[Asked]) -> set[UUID]:
    """The items whose last answer somebody else gave; nothing is hidden from who has signed in."""
    if door.whole:
        return set()
    updates = {one.item.id: one.delivered.update for one in things if one.delivered.update}
    senders = waiting.senders(door.council, [update.id for update in updates.values()])
    return {item for item, update in updates.items() if not _theirs(door.asked, update, senders)}


def _theirs(asked: "Request", update: "ProgressUpdate", senders: "Mapping[UUID, Request]") -> bool:
    """Whether an update stands in a paper or is that recipient's: by a link to them, or entered by that person."""
    sent_to = senders.get(update.id)
    if sent_to is not None and update.by_id is None:
        return all(getattr(sent_to, who) == getattr(asked, who) for who in ("person_id", "team_id", "body_id"))
    # An owner enters what is known today; an older day is a paper's.
    from_a_paper = update.import_ref is not None or update.entered_later
    return from_a_paper or update.by_id in (None, asked.person_id)
