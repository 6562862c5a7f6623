"""Which tables a paper has, which a person chose to read or to leave out, and how one is read that is no tracker."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from followthrough.exchange.readers.grid import Paper, Row, Table, fold
from followthrough.exchange.understand import meanings, numbers
from followthrough.exchange.understand.columns import from_content, from_headings, is_header
from followthrough.exchange.understand.contents import is_day
from followthrough.exchange.understand.headings import with_subheadings
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.prose import PLACE as OF_PROSE
from followthrough.exchange.understand.reading import Reading, SeenTable
from followthrough.exchange.unreadable import Unreadable

HEADER_WITHIN = 12
LEFT_OUT = "left out: "
_AS_ASKED = "it was left out as asked"
_AS_TEXT = "its words were read as text, not as a table"
_NOTHING = "it holds no recommendation"
_LONGEST_WORDS = 120
_LONGEST_HEADING = 40
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


def header_at(table: Table) -> int | None:
    """Where its headings stand, from 0, if it has any."""
    return next((at for at, row in enumerate(table.rows[:HEADER_WITHIN]) if is_header(row)), None)


def as_told(table: Table) -> tuple[int | None, list[Row], Columns]:
    """A table that a person takes in though it reads as none: where its headings stand, the rows below, the columns.

    By its headings, else by what stands in it; where that shows no recommendation, the longest column holds them.
    """
    at = header_at(table)
    at = 0 if at is None and _short_above_long(table) else at
    if at is None or at + 1 == len(table.rows):
        at, rows, columns = None, table.rows, from_content(table.rows, table.width)
    else:
        header, rows = with_subheadings(table.rows[at], table.rows[at + 1 :])
        columns = from_headings(header, rows)
    columns.key = False
    if columns.text is None or not _length(rows, columns.text):
        _give_text(columns, max(range(table.width), key=lambda at: _length(rows, at), default=0))
    return at, rows, columns


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


def _short_above_long(table: Table) -> bool:
    """Layout: headings that nobody has heard of, above cells much longer than they are."""
    if len(table.rows) < 2:
        return False
    first, rest = table.rows[0].cells, table.rows[1:]
    texts = [cell.own for cell in first]
    if len(texts) < 2 or not all(0 < len(text) <= _LONGEST_HEADING and not _is_value(text) for text in texts):
        return False
    longest = max(range(len(texts)), key=lambda at: _length(rest, at))
    return _length(rest, longest) > 2 * len(texts[longest]) * len(rest)


def _is_value(text: str) -> bool:
    return (
        numbers.looks_like_number(text) or meanings.is_status(text) or bool(meanings.is_response(text)) or is_day(text)
    )


def _give_text(columns: Columns, at: int) -> None:
    """Take a column away from whatever it was taken for, and make it the recommendations."""
    for role in ("number", "response", "owner", "due", "section"):
        if getattr(columns, role) == at:
            setattr(columns, role, None)
    columns.updates = [one for one in columns.updates if one[0] != at]
    columns.statuses = [one for one in columns.statuses if one[0] != at]
    columns.guessed = [one for one in columns.guessed if one[0] != at]
    columns.dated_by = {of: by for of, by in columns.dated_by.items() if at not in (of, by)}
    columns.text = at


def _length(rows: list[Row], at: int) -> int:
    return sum(len(row.cells[at].own) for row in rows if at < len(row.cells))
