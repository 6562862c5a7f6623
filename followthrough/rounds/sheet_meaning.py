"""What was typed into a sheet as an answer: what is understood, and every doubt. Nothing is guessed. No Django."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from followthrough.commitments.rules import Delivery
from followthrough.lib import days
from followthrough.lib.days import NO_DAY, FuzzyDay
from followthrough.lib.marks import plain
from followthrough.rounds.rules import Choice
from followthrough.rounds.sheet_rows import Column, Typed

LONGEST_PRINTED = 80  # what is kept of a date as printed
LONGEST_WHOSE = 200


class Doubt(StrEnum):
    """Why a row is not taken as it stands. INFERRED and the two after it are said, and stand in nobody's way."""

    CHOICE_MISSING = "choice_missing"
    CHOICE_UNKNOWN = "choice_unknown"
    STATE_UNKNOWN = "state_unknown"
    BOTH = "both"
    NOT_MINE_AND_MORE = "not_mine_and_more"
    UPDATE_AND_WHOSE = "update_and_whose"
    UNTIL_UNKNOWN = "until_unknown"
    WHOSE_TOO_LONG = "whose_too_long"
    TWICE = "twice"
    INFERRED = "inferred"
    SAME_AGAIN = "same_again"
    DRAFT_THERE = "draft_there"


HARMLESS = frozenset({Doubt.INFERRED, Doubt.SAME_AGAIN, Doubt.DRAFT_THERE})
# Each word that is understood, as `plain` gives it.
CHOICES: Mapping[Choice, Collection[str]] = {
    Choice.NO_CHANGE: ("nochange", "nochanges", "unchanged", "notchanged"),
    Choice.UPDATE: ("update", "updated", "anupdate"),
    Choice.NOT_MINE: ("notmine", "notours"),
}
STATES: Mapping[Delivery, Collection[str]] = {
    Delivery.NOT_STATED: ("notstated",),
    Delivery.NOT_STARTED: ("notstarted", "notyetstarted"),
    Delivery.IN_PROGRESS: ("inprogress", "ongoing", "underway"),
    Delivery.PAUSED: ("paused", "onhold"),
    Delivery.COMPLETE: ("complete", "completed"),
    Delivery.SUPERSEDED: ("superseded",),
    Delivery.NOT_PURSUED: ("notpursued", "notbeingpursued"),
    Delivery.NOT_DELIVERABLE: ("notdeliverable", "undeliverable"),
}
_OF_AN_UPDATE = (Column.STATE, Column.TEXT, Column.REASON)


@dataclass(frozen=True)
class Words:
    """What the choices and states are called in the language of a council, beside the words that are always known."""

    choices: Mapping[Choice, str]
    states: Mapping[Delivery, str]

    def choice(self, text: str) -> Choice | None:
        return next((one for one in Choice if plain(text) in (*CHOICES[one], plain(self.choices[one]))), None)

    def state(self, text: str) -> Delivery | None:
        return next((one for one in Delivery if plain(text) in (*STATES[one], plain(self.states[one]))), None)


@dataclass(frozen=True)
class Meant:
    """A row as it is understood: `choice` and `state` are None where they are not; `until` is not `NO_DAY` if asked."""

    typed: Typed
    choice: Choice | None
    state: Delivery | None
    until: FuzzyDay
    doubts: tuple[Doubt, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether nothing has to be mended."""
        return HARMLESS.issuperset(self.doubts)

    def said(self, column: Column) -> str:
        """What was typed there, without white space around it."""
        return self.typed.cells.get(column, "").strip()


def meant(rows: Sequence[Typed], words: Words) -> list[Meant]:
    """The rows that say something, each once; whatever has no mark is left to whoever shows it."""
    found: dict[str, Meant] = {}
    for typed in rows:
        if not typed.mark or typed.empty:
            continue
        before = found.get(typed.mark)
        if before is None:
            found[typed.mark] = _meant(typed, words)
        elif dict(before.typed.cells) != dict(typed.cells) and Doubt.TWICE not in before.doubts:
            found[typed.mark] = Meant(
                before.typed, before.choice, before.state, before.until, (*before.doubts, Doubt.TWICE)
            )
    return list(found.values())


def _meant(typed: Typed, words: Words) -> Meant:
    said = {column: text.strip() for column, text in typed.cells.items()}
    choice, state = words.choice(said[Column.CHOICE]), words.state(said[Column.STATE])
    doubts: list[Doubt] = []
    if said[Column.CHOICE] and choice is None:
        doubts.append(Doubt.CHOICE_UNKNOWN)
    elif choice is None and state and not said[Column.WHOSE]:
        # Whoever says how far it is gives an update; that is shown, not passed over.
        choice = Choice.UPDATE
        doubts.append(Doubt.INFERRED)
    elif choice is None:
        doubts.append(Doubt.CHOICE_MISSING)
    if said[Column.STATE] and state is None:
        doubts.append(Doubt.STATE_UNKNOWN)
    until = days.parse(said[Column.UNTIL]) if said[Column.UNTIL] else NO_DAY
    doubts += _contradictions(choice, said, until)
    return Meant(typed, choice, state, until, tuple(doubts))


def _contradictions(choice: Choice | None, said: Mapping[Column, str], until: FuzzyDay) -> list[Doubt]:
    words, whose = any(said[one] for one in _OF_AN_UPDATE), said[Column.WHOSE]
    more = words or any(said[one] for one in (Column.EVIDENCE, Column.UNTIL, Column.UNTIL_REASON))
    asked = {
        Doubt.BOTH: choice is Choice.NO_CHANGE and (words or bool(whose)),
        Doubt.NOT_MINE_AND_MORE: choice is Choice.NOT_MINE and more,
        Doubt.UPDATE_AND_WHOSE: choice is Choice.UPDATE and bool(whose),
        Doubt.UNTIL_UNKNOWN: bool(said[Column.UNTIL]) and not _is_day(until),
        Doubt.WHOSE_TOO_LONG: len(whose) > LONGEST_WHOSE,
    }
    return [doubt for doubt, holds in asked.items() if holds]


def _is_day(found: FuzzyDay) -> bool:
    return bool(found) and len(found.printed) <= LONGEST_PRINTED
