"""What a sending would put on record, in the words in which it would, and where it goes then."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.rounds import waiting
from followthrough.rounds.actions.answering import words
from followthrough.rounds.queries import RequestView
from followthrough.rounds.rules import Choice, Standing
from followthrough.web.rounds.answer_door import Door
from followthrough.web.rounds.answer_shape import Card, cards

if TYPE_CHECKING:
    from followthrough.councils.models import Post
    from followthrough.rounds.models import AnswerDraft


@dataclass(frozen=True)
class Line:
    """What will be recorded of one thing. `hidden`: it is said again, but may not be shown here."""

    card: Card
    said: dict[str, str]
    hidden: bool
    posts: "Sequence[Post]"


@dataclass(frozen=True)
class Entry:
    """One draft: what it says of its own thing first, and then of what else it stands for."""

    draft: "AnswerDraft"
    choice: Choice
    lines: tuple[Line, ...]

    @property
    def unseen(self) -> list[str]:
        """The names of what it would say again of somebody else's words, which may not be read here."""
        again = self.choice is Choice.NO_CHANGE
        return [line.card.name for line in self.lines if again and line.card.of_another]


def entries(door: Door, view: RequestView) -> list[Entry]:
    """One for each draft, in the order of the page."""
    drafted = [card for card in cards(door, view) if card.draft]
    things = [one.asked for card in drafted for one in (card, *card.covers)]
    posts = waiting.still_to_clear(door.council, things, door.sender.by)
    return [_entry(card, posts) for card in drafted]


def _entry(card: Card, posts: "dict[UUID, list[Post]]") -> Entry:
    draft = card.draft
    assert draft is not None
    choice = Choice(draft.choice)
    if choice is Choice.NOT_MINE:
        return Entry(draft, choice, (Line(card, {}, False, ()),))
    own = words(card.asked, choice)
    also = [one for one in card.covers if one.asked.owed]
    lines = [_line(card, choice, own, posts), *(_line(c, choice, words(c.asked, choice, own), posts) for c in also)]
    return Entry(draft, choice, tuple(lines))


def _line(card: Card, choice: Choice, said: dict[str, str], posts: "dict[UUID, list[Post]]") -> Line:
    again = choice is Choice.NO_CHANGE and card.last is not None
    return Line(card, said, again and (card.of_another or card.kept(card.last)), posts.get(card.id, []))


def sent(door: Door, view: RequestView, press: UUID) -> list[Card]:
    """What one press of *Send* has sent, as far as it is still asked of them."""
    found = cards(door, view)
    every = [one for card in found for one in (card, *card.covers)]
    return [one for one in every if any(said.answer.press == press for said in one.asked.said)]


def cleared(card: Card) -> bool:
    """Whether it is recorded, and waits for nobody."""
    return card.asked.stands in (Standing.CLEARED, Standing.QUESTIONED)
