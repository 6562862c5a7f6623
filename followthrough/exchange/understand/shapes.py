"""How a table is read: by its headings, as more of the table before it, or by what stands in it."""

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import pairwise

from followthrough.exchange.readers.grid import Cell, Row, Table
from followthrough.exchange.understand import meanings, numbers
from followthrough.exchange.understand.columns import from_content, from_headings, is_header
from followthrough.exchange.understand.contents import is_day, share
from followthrough.exchange.understand.feet import Foot, key_above, key_beside, parted
from followthrough.exchange.understand.headings import with_subheadings
from followthrough.exchange.understand.places import Columns

_HEADER_WITHIN = 12
_LONGEST_HEADING = 40
_MOST = 0.8


@dataclass
class Shape:
    """A table's headings and the rows below them; `taken` where a person took it in though it read as no tracker."""

    header: Row | None
    above: list[Row]
    rows: list[Row]
    columns: Columns
    foot: Foot = field(default_factory=Foot)
    taken: bool = False

    @property
    def key(self) -> dict[str, str]:
        """The codes that are explained above its headings and below its rows."""
        return key_above(self.above, self.rows, self.columns) | self.foot.key

    @property
    def theme(self) -> str | None:
        """Layout: a theme across the columns right above the headings, as another stands above headings typed again."""
        first = _theme_of(self.above[-1]) if self.above else None
        texts = self.header.texts if self.header else []
        again = any(_theme_of(row) and below.texts == texts for row, below in pairwise(self.rows))
        return first if again else None


def _theme_of(row: Row) -> str | None:
    own = [cell.own for cell in row.cells if cell.own]
    return own[0] if len(own) == 1 and any(cell.merged == "left" for cell in row.cells) else None


def header_at(table: Table) -> int | None:
    """Where its headings stand, from 0, if it has any."""
    return next((at for at, row in enumerate(table.rows[:_HEADER_WITHIN]) if is_header(row)), None)


def shape_of(table: Table, last: Shape | None) -> Shape | None:
    """How a table reads by itself or after the `last` tracker; None where it is neither a tracker nor a key."""
    at = header_at(table)
    if at is None and last and last.header and not table.ragged and _goes_on(table, last):
        rows, foot = parted(table.rows, last.columns)
        return Shape(last.header, [], rows, last.columns, foot)
    shape = _below(table, at)
    return shape if shape.columns.key or _is_tracker(shape.columns, shape.rows) else None


def read_together(shapes: Sequence[Shape]) -> None:
    """Layout: a table for each motion or theme: under the same headings stands the same, told by the rows of all."""
    alike: dict[tuple[str, ...], list[Shape]] = {}
    for shape in shapes:
        if shape.header and not shape.taken:
            alike.setdefault(tuple(cell.own.casefold() for cell in shape.header.cells), []).append(shape)
    for group in alike.values():
        header = group[0].header
        if header and any(shape.columns != group[0].columns for shape in group):
            columns = from_headings(header, [row for shape in group for row in shape.rows])
            for shape in group:
                shape.columns = deepcopy(columns)


def as_told(table: Table) -> Shape:
    """A table that a person takes in though it reads as no tracker.

    By its headings, else by what stands in it; where that shows no recommendation, the longest column holds them.
    """
    at = header_at(table)
    at = 0 if at is None and _short_above_long(table) else at
    shape = _below(table, at if at is None or at + 1 < len(table.rows) else None)
    shape.taken, shape.columns.key = True, False
    if shape.columns.text is None or not _length(shape.rows, shape.columns.text):
        longest = max(range(table.width), key=lambda at: _length(shape.rows, at), default=0)
        _give_text(shape.columns, longest)
    return shape


def _below(table: Table, at: int | None) -> Shape:
    """A table read below its headings; without any, by what stands in it."""
    if at is None:
        return Shape(None, [], table.rows, from_content(table.rows, table.width))
    header, rows = with_subheadings(table.rows[at], table.rows[at + 1 :])
    columns = from_headings(header, rows)
    beside, places = key_beside(header, rows, columns)
    if beside:
        header, rows = _without(header, places), [_without(row, places) for row in rows]
        columns = from_headings(header, rows)
    body, foot = parted(rows, columns)
    foot = replace(foot, key=foot.key | beside)
    # what stands below the rows says nothing of what their columns are
    return Shape(header, table.rows[:at], body, from_headings(header, body) if foot.rows else columns, foot)


def _without(row: Row, places: set[int]) -> Row:
    return replace(row, cells=tuple(Cell() if at in places else cell for at, cell in enumerate(row.cells)))


def _goes_on(table: Table, last: Shape) -> bool:
    """Whether a table without known headings goes on with the last tracker.

    It is as wide, does not begin with headings of its own, and has numbers where that has numbers.
    """
    if len(last.columns.headings) != table.width or not table.rows or _begins_anew(table.rows[0]):
        return False
    ours, theirs = (_numbers_of(rows, last.columns) for rows in (table.rows, last.rows))
    return not ours or share(theirs, numbers.looks_like_number) < _MOST or any(map(numbers.looks_like_number, ours))


def _begins_anew(row: Row) -> bool:
    """A row of short names, of which none is a value: "Councillor", "Ward", "Party"."""
    texts = [cell.own for cell in row.cells]
    return len(texts) > 2 and all(0 < len(text) <= _LONGEST_HEADING and not _is_value(text) for text in texts)


def _numbers_of(rows: list[Row], columns: Columns) -> list[str]:
    """What stands in the column of numbers beside words; nothing without such a column."""
    if columns.number is None or columns.text is None:
        return []
    beside = (row.cells for row in rows if row.cells[columns.text].own)
    return [text for cells in beside if (text := cells[columns.number].own)]


def _is_tracker(columns: Columns, rows: list[Row]) -> bool:
    """A column of recommendations and one more of their life, or numbers that stand beside a status."""
    life = [columns.response, columns.owner, columns.due, *(at for at, _ in [*columns.updates, *columns.statuses])]
    beside = [at for at in life if at is not None]
    if columns.text is None:
        states = [*(at for at, _ in columns.statuses), *([] if columns.response is None else [columns.response])]
        said = [text for row in rows for at in states if at < len(row.cells) and (text := row.cells[at].own)]
        # counts of what is complete and what is not are no states
        counts = bool(said) and not any(re.search(r"[^\W\d_]|%", text) for text in said)
        return columns.number is not None and bool(states) and not counts
    texts = [text for row in rows if columns.text < len(row.cells) and (text := row.cells[columns.text].own)]
    marked = sum(1 for text in texts if numbers.from_text(text)[0])
    numbered = columns.number is not None or marked * 2 > len(texts)
    return (
        bool(beside or numbered)
        if not columns.weak
        else bool(numbered and (beside or len(texts) > 1)) or len(beside) >= 2
    )


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
    for role in ("number", "part", "response", "owner", "due", "section"):
        if getattr(columns, role) == at:
            setattr(columns, role, None)
    columns.updates = [one for one in columns.updates if one[0] != at]
    columns.statuses = [one for one in columns.statuses if one[0] != at]
    columns.guessed = [one for one in columns.guessed if one[0] != at]
    columns.dated_by = {of: by for of, by in columns.dated_by.items() if at not in (of, by)}
    columns.text = at


def _length(rows: list[Row], at: int) -> int:
    return sum(len(row.cells[at].own) for row in rows if at < len(row.cells))
