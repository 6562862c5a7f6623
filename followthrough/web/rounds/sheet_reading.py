"""A filled sheet beside what was asked: how each row is understood, and every doubt, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from followthrough.exchange.isolate import cells_safely
from followthrough.lib.days import NO_DAY
from followthrough.lib.refused import Refused
from followthrough.rounds.actions import answering
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.rules import Choice
from followthrough.rounds.sheet_meaning import HARMLESS, Doubt, Meant, meant
from followthrough.rounds.sheet_rows import ANSWER, Column, Typed, mark_of, rows_of
from followthrough.web import refusals
from followthrough.web.rounds import sheet_words
from followthrough.web.rounds.answer_door import Door
from followthrough.web.rounds.answer_shape import Card, cards

# At which field of the form a doubt is mended.
FIELDS = {
    Doubt.CHOICE_MISSING: "choice",
    Doubt.CHOICE_UNKNOWN: "choice",
    Doubt.STATE_UNKNOWN: "state",
    Doubt.BOTH: "choice",
    Doubt.NOT_MINE_AND_MORE: "choice",
    Doubt.UPDATE_AND_WHOSE: "choice",
    Doubt.UNTIL_UNKNOWN: "until",
    Doubt.WHOSE_TOO_LONG: "whose",
    Doubt.TWICE: "choice",
}
_WORDS = {Choice.UPDATE: ("text", "reason", "evidence", "until_reason"), Choice.NO_CHANGE: ("evidence", "until_reason")}


@dataclass(frozen=True)
class Entry:
    """One row that says something. `faults` are what has to be mended, by field; `notes` stand in nobody's way.

    `given` is what it puts down, None while anything has to be mended.
    """

    card: Card
    meant: Meant
    covers: tuple[Card, ...]
    given: Given | None
    faults: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def cells(self) -> list[tuple[Any, str]]:
        """What the sheet says, to the letter, with its headings; not what is empty."""
        filled = [(column, self.meant.typed.cells.get(column, "")) for column in ANSWER]
        return [(sheet_words.HEADINGS[column], text) for column, text in filled if text.strip()]


@dataclass(frozen=True)
class Read:
    """A whole sheet. `over`: what nothing is owed for any more; `stray`: rows with words and no mark."""

    entries: tuple[Entry, ...]
    over: tuple[str, ...]
    stray: tuple[str, ...]


def typed_in(data: bytes) -> list[Typed]:
    """The rows of a sheet. Raises Unreadable with one sentence."""
    return rows_of(cells_safely(data), sheet_words.headings(), str(sheet_words.CHOOSE))


def marks(rows: Sequence[Typed]) -> set[str]:
    """The marks that stand in it, of filled and of empty rows."""
    return {row.mark for row in rows if row.mark}


def read(door: Door, rows: Sequence[Typed], *, by_officer: bool) -> Read:
    """Each row that says something, beside what it answers, in the order of the page."""
    understood = {one.typed.mark: one for one in meant(rows, sheet_words.words())}
    entries, over = [], []
    for card, covers in everything(door):
        one = understood.get(mark_of(card.id))
        if one is None:
            continue
        own = tuple(other.id for other in covers if mark_of(other.id) in understood)
        found = entry(card, covers, one, by_officer=by_officer, own=own)
        if not card.asked.owed or Doubt.SAME_AGAIN in found.meant.doubts:
            over.append(card.name)
        else:
            entries.append(found)
    stray = [" ".join(" ".join(row.cells.values()).split()) for row in rows if not row.mark]
    return Read(tuple(entries), tuple(over), tuple(stray))


def everything(door: Door) -> list[tuple[Card, tuple[Card, ...]]]:
    """Every card with what its answer could stand for."""
    found = cards(door, door.view())
    return [pair for card in found for pair in ((card, card.covers), *((other, ()) for other in card.covers))]


def entry(card: Card, covers: tuple[Card, ...], one: Meant, *, by_officer: bool, own: Collection[UUID] = ()) -> Entry:
    """How a row is understood, whether it came on a sheet or from the page on which it is mended.

    `own`: what the sheet says something else of, so that this row never stands for it, taken or not.
    """
    given = given_of(one, covers, own) if one.clear else None
    faults = [(FIELDS[doubt], _say(doubt, one)) for doubt in one.doubts if doubt not in HARMLESS]
    notes = [_say(doubt, one) for doubt in one.doubts if doubt in HARMLESS]
    if given and not answering.still_says(card.asked, given):
        one = Meant(one.typed, one.choice, one.state, one.until, (*one.doubts, Doubt.SAME_AGAIN))
    elif given:
        faults += _refused(card, given)
    if card.draft is not None:
        said = str(sheet_words.DOUBTS[Doubt.DRAFT_THERE])
        faults, notes = ([*faults, ("choice", said)], notes) if by_officer else (faults, [*notes, said])
    return Entry(card, one, covers, None if faults else given, tuple(faults), tuple(notes))


def given_of(one: Meant, covers: Sequence[Card] = (), own: Collection[UUID] = ()) -> Given:
    """What a row without doubts puts down. What has words of its own or cannot be said again is answered by itself."""
    assert one.choice is not None
    said: dict[str, Any] = {name: one.said(Column(name)) for name in _WORDS.get(one.choice, ())}
    if one.choice is Choice.NOT_MINE:
        return Given(one.choice, whose=one.said(Column.WHOSE))
    same = one.choice is Choice.NO_CHANGE
    apart = (other.id for other in covers if other.id in own or (same and other.asked.owed and other.of_another))
    state = one.state.value if one.state and not same else ""
    return Given(one.choice, state=state, until=one.until or NO_DAY, differs=tuple(apart), **said)


def _refused(card: Card, given: Given) -> list[tuple[str, str]]:
    try:
        if given.choice is Choice.NO_CHANGE and not card.can_repeat:
            raise Refused("nothing_to_repeat", "choice")
        answering.check(card.asked, given)
    except Refused as refused:
        return [(refused.field or "choice", refusals.say(refused))]
    return []


def _say(doubt: Doubt, one: Meant) -> str:
    said = {column.value: one.said(column)[:60] for column in ANSWER}
    return str(sheet_words.DOUBTS[doubt]) % said
