"""The rows of a filled sheet, known by their marks however the sheet was rearranged. No Django."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from followthrough.lib.marks import mark, marks_in, plain


class Column(StrEnum):
    """What a sheet says of one thing asked; those in `ANSWER` are there to be filled in."""

    MARK = "mark"
    NAME = "name"
    WORDING = "wording"
    RESPONSE = "response"
    LAST = "last"
    CHOICE = "choice"
    STATE = "state"
    TEXT = "text"
    REASON = "reason"
    EVIDENCE = "evidence"
    UNTIL = "until"
    UNTIL_REASON = "until_reason"
    WHOSE = "whose"


ANSWER = tuple(Column)[5:]
_ENOUGH = 3  # headings in one row, before it is taken for the headings of a table

Tables = Sequence[Sequence[Sequence[str]]]
# Of each column, what it may be called, as `plain` gives it.
Headings = Mapping[Column, Collection[str]]


@dataclass(frozen=True)
class Typed:
    """One row as it was typed: `cells` has what stands in the columns for the answer, to the letter."""

    mark: str
    cells: Mapping[Column, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not any(one.strip() for one in self.cells.values())


def mark_of(item: UUID) -> str:
    """Eight characters that are of one thing asked and lead back to nothing."""
    return mark(item.bytes)


def rows_of(tables: Tables, headings: Headings, unchosen: str = "") -> list[Typed]:
    """Every row of those tables that has a mark or an answer. `mark` is "" where somebody has taken it away.

    A table may have its headings in a row above, as in Excel, or beside, as in Word. `unchosen` is what a list shows
    before anybody has chosen, which other programs keep as if it had been typed.
    """
    names = {name: column for column, several in headings.items() for name in several}
    found = [_chosen(typed, unchosen) for table in tables for typed in _rows(table, names)]
    return [one for one in found if one.mark or not one.empty]


def _chosen(typed: Typed, unchosen: str) -> Typed:
    shown = unchosen.casefold()
    left = [one for one in (Column.CHOICE, Column.STATE) if shown and typed.cells[one].strip().casefold() == shown]
    return Typed(typed.mark, {**typed.cells, **dict.fromkeys(left, "")})


def _rows(table: Sequence[Sequence[str]], names: Mapping[str, Column]) -> Iterator[Typed]:
    heads = [_headings(row, names) for row in table]
    if any(len(set(one.values())) >= _ENOUGH for one in heads):
        yield from _below(table, heads)
    else:
        yield from _beside(table, heads)


def _headings(row: Sequence[str], names: Mapping[str, Column]) -> dict[int, Column]:
    """The headings in a row by their place; a hint may stand below a heading in its cell."""
    found = ((at, names.get(plain(cell.strip().partition("\n")[0]))) for at, cell in enumerate(row))
    return {at: column for at, column in found if column}


def _below(table: Sequence[Sequence[str]], heads: Sequence[Mapping[int, Column]]) -> Iterator[Typed]:
    columns: Mapping[int, Column] = {}
    for row, head in zip(table, heads, strict=True):
        if len(set(head.values())) >= _ENOUGH:
            columns = head
        elif columns:
            yield _typed([(column, row[at]) for at, column in columns.items() if at < len(row)], row)


def _beside(table: Sequence[Sequence[str]], heads: Sequence[Mapping[int, Column]]) -> Iterator[Typed]:
    block: list[tuple[Column, str]] = []
    for row, head in zip(table, heads, strict=True):
        if not head:
            continue
        at, column = next(iter(head.items()))
        # One thing's answer never runs on into the next one's, even where a mark between them has been deleted.
        if column in dict(block):
            yield _typed(block, ())
            block = []
        others = [*row[at + 1 :], *row[:at], ""]
        block.append((column, next((one for one in others if one.strip()), others[0])))
    if block:
        yield _typed(block, ())


def _typed(block: Iterable[tuple[Column, str]], row: Sequence[str]) -> Typed:
    said: dict[Column, str] = {}
    for column, text in block:
        said.setdefault(column, text)
    marked = marks_in([said.pop(Column.MARK, "")]) or marks_in(row)
    return Typed(marked[0] if marked else "", {column: said.get(column, "") for column in ANSWER})
