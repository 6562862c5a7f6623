"""Which tables a paper has, and which a person chose to read or to leave out."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from followthrough.exchange.readers.grid import Paper, Table, fold
from followthrough.exchange.understand.prose import PLACE as OF_PROSE
from followthrough.exchange.understand.reading import Reading, SeenTable
from followthrough.exchange.understand.shapes import header_at
from followthrough.exchange.unreadable import Unreadable

LEFT_OUT = "left out: "
_AS_ASKED = "it was left out as asked"
_AS_TEXT = "its words were read as text, not as a table"
_NOTHING = "it holds no recommendation"
_LONGEST_WORDS = 120
_MOST_NAMED = 4


@dataclass(frozen=True)
class Choice:
    """The places of tables that a person takes in, whatever they read as, and of those that are left out."""

    take: frozenset[str] = frozenset()
    leave: frozenset[str] = frozenset()

    @classmethod
    def of(cls, paper: Paper, take: Collection[str], leave: Collection[str]) -> "Choice":
        """Raises Unreadable for a place that is none, or that is to be both."""
        there = [table.place for table in paper.tables]
        for place in (*take, *leave):
            if place not in there:
                has = f"its tables are {_named(there)}" if there else "it has no tables"
                raise Unreadable(f"There is no “{fold(place)[:60]}” in this paper: {has}.")
            if place in take and place in leave:
                raise Unreadable(f"“{place}” cannot be both read and left out: choose one.")
        return cls(frozenset(take), frozenset(leave))

    def takes(self, where: str) -> bool:
        """Whether what stands there was read because a person took its table in."""
        return where.rpartition(", row ")[0] in self.take

    def parted(self, paper: Paper) -> tuple[Paper, list[Table]]:
        """The paper as if the tables that are left out were not in it, and these."""
        aside = [table for table in paper.tables if table.place in self.leave]
        ids = {id(table) for table in aside}
        return Paper([block for block in paper.blocks if id(block) not in ids], paper.remarks), aside


def seen(paper: Paper, reading: Reading, choice: Choice) -> list[SeenTable]:
    """Every table of a paper and what a reading made of it."""
    found = Counter(one.where.rpartition(", row ")[0] for one in reading.recommendations)
    whys = {
        doubt.where: doubt.says.removeprefix(LEFT_OUT) for doubt in reading.doubts if doubt.says.startswith(LEFT_OUT)
    }
    return [
        SeenTable(
            place=table.place,
            rows=sum(any(cell.own for cell in row.cells) for row in table.rows),
            columns=table.width,
            words=_words(table),
            recommendations=found[table.place],
            why=None if found[table.place] else _why(table, choice, whys, as_text=bool(found[OF_PROSE])),
            chosen="take" if table.place in choice.take else "leave" if table.place in choice.leave else None,
        )
        for table in paper.tables
    ]


def refusal(seen: list[SeenTable]) -> str:
    """The tables of a paper in which none is a tracker, and why each was left; "" where the paper has none."""
    with_words = [one for one in seen if one.words]
    told = [f"{one.place} (“{one.words[:40]}”): {one.why}" for one in with_words[:_MOST_NAMED]]
    more = len(with_words) - len(told)
    return "; ".join([*told, *([f"{more} more"] if more else [])])


def _why(table: Table, choice: Choice, whys: dict[str, str], as_text: bool) -> str:
    if table.place in choice.leave:
        return _AS_ASKED
    return _AS_TEXT if as_text and table.width == 1 else whys.get(table.place, _NOTHING)


def _words(table: Table) -> str:
    """Its headings, or else the first row that says anything, in one line."""
    at = header_at(table)
    rows = [table.rows[at]] if at is not None else table.rows
    first = next((texts for row in rows if (texts := [" ".join(c.lines) for c in row.cells if c.own])), [])
    words = " · ".join(first)
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1].rstrip()}…"


def _named(places: list[str]) -> str:
    more = len(places) - 20
    return ", ".join([f"“{place}”" for place in places[:20]]) + (f" and {more} more" if more > 0 else "")
