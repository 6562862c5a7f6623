"""Made-up recommendations to measure with; the same ones at every run."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

# Rare enough to be worth searching for: it stands in one record of 97.
SOUGHT = "potholes"
STATES = ("not_started", "in_progress", "paused", "complete", "superseded", "not_deliverable")
OWNERS = 25
LAST_DAY = date(2026, 6, 30)
_WORDS = """
the council officers members residents service report budget grant yearly plan delivery partners schools homes
repairs recycling transport parking libraries carers waiting times asked agreed written published counted tested
should be with and of for to in by from before after its their every new
"""
WORDS = _WORDS.split()


@dataclass(frozen=True)
class Update:
    """What an owner said on a day."""

    day: date
    state: str
    text: str


@dataclass(frozen=True)
class Record:
    """One recommendation with its updates, oldest first."""

    number: str
    text: str
    owner: int
    due: date
    known_on: date
    updates: tuple[Update, ...]


def records(count: int, updates: int) -> Iterator[Record]:
    """`count` records with `updates` updates each."""
    chance = random.Random(7)
    for n in range(1, count + 1):
        begun = LAST_DAY - timedelta(days=chance.randint(200, 1400))
        text = " ".join(_sentence(chance) for _ in range(3)) + (f" That {SOUGHT} are mended." if n % 97 == 1 else "")
        yield Record(
            number=f"R{n}",
            text=text,
            owner=chance.randrange(OWNERS),
            due=begun + timedelta(days=chance.choice((90, 180, 365, 540))),
            known_on=begun,
            updates=tuple(_updates(chance, begun, updates)),
        )


def _updates(chance: random.Random, begun: date, count: int) -> Iterator[Update]:
    days = (LAST_DAY - begun).days
    for k in range(1, count + 1):
        # Two in five end in progress: the state that the list is filtered by.
        state = chance.choices(STATES, (10, 40, 10, 25, 10, 5))[0]
        yield Update(begun + timedelta(days=days * k // (count + 1)), state, f"{_sentence(chance)} {_sentence(chance)}")


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(9, 20))).capitalize() + "."
