"""A Word file that went out and came back: what somebody changed in it. Plain data, as the readers give it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from followthrough.exchange.readers.grid import fold
from followthrough.exchange.readers.plain import Plain
from followthrough.reports.document import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Table,
    Tag,
)

_BULLET = r"(?:[•–*-]|[a-z]{1,2}\)|\d+\))\s+"
_STRAIGHT, _BY_SECTION = r"\d+\.\s+", r"\d+\.(?:\d+\.?)?\s+"  # "3. "; "2.1 ", and "2. " before a heading
Row = list[str]
Headings = tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """What a document of ours has however its words are changed.

    `places`: headings and labels of the front page, each with its section's key ("" for none). `tables`: the headings
    of its tables. `number`: how its paragraphs are numbered, which tells nothing; "" if they are not. `printed`: all
    that is in every report of the kind, such as captions and states.
    """

    places: dict[str, str] = field(default_factory=dict)
    tables: frozenset[Headings] = frozenset()
    number: str = ""
    printed: frozenset[str] = frozenset()

    def bare(self, line: str) -> str:
        """A line without its number or mark."""
        return re.sub(f"^(?:{self.number}|{_BULLET})" if self.number else f"^{_BULLET}", "", line)


@dataclass(frozen=True)
class Change:
    """One thing that reads otherwise: in a cell, in a whole row that is new or gone, or in prose; there `column` is "".

    `where` is the row's first cell, or the heading above. `row` counts our rows under the same headings from 0; -1 in
    prose, and for a row that is new.
    """

    where: str
    column: str
    ours: str
    theirs: str
    table: Headings = ()
    row: int = -1


def frame_of(document: Document) -> Frame:
    """What of a document is not its own words."""
    blocks = [block.twin if isinstance(block, Figure) else block for block in document.blocks]
    fields = [one for block in blocks if isinstance(block, Fields) for one in block.rows]
    tables = [block for block in blocks if isinstance(block, Table)]
    headings = [block for block in blocks if isinstance(block, Heading)]
    numbers = [block.number for block in blocks if isinstance(block, Prose) and block.number]
    number = "" if not numbers else _STRAIGHT if numbers[0].endswith(".") else _BY_SECTION
    bare = Frame(number=number).bare
    return Frame(
        places={bare(fold(one.text)): one.key for one in headings} | {fold(one.label): one.key for one in fields},
        tables=frozenset(headings_of(one.columns) for one in tables),
        number=number,
        printed=frozenset(fold(text) for block in blocks for text in _printed(block)),
    )


def headings_of(columns: Iterable[Column]) -> Headings:
    """The headings of a table, as a reader finds them."""
    return tuple(fold(one.heading) for one in columns)


def _printed(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield block.caption
        yield from (column.heading for column in block.columns)
        yield from (part.text for row in block.rows for cell in row for part in cell.content if isinstance(part, Tag))
    elif isinstance(block, Fields):
        yield block.caption
        yield from (one.label for one in block.rows)
    elif not isinstance(block, Prose | Figure):
        yield _text(block)


def plain_of(document: Document) -> Plain:
    """A document of ours as a reader finds its file, but for numbers and marks of paragraphs."""
    found: Plain = [fold(document.heading), fold(document.as_at_line)]
    for block in document.blocks:
        if isinstance(block, Table):
            found.append([[_cell_text(part) for part in row] for row in block.rows])
        elif isinstance(block, Fields):
            found.append([[fold(one.label), "\n".join(fold(line.text) for line in one.content)] for one in block.rows])
        elif not isinstance(block, Figure):
            found.append(fold(_text(block)))
    return found


def _cell_text(cell: Cell) -> str:
    return "\n".join(fold(_text(part)) for part in cell.content)


def _text(part: Heading | Paragraph | Prose | Tag) -> str:
    return f"{part.label}: {part.text}" if isinstance(part, Paragraph) and part.label else part.text


def share(ours: Plain, theirs: Plain, frame: Frame) -> float:
    """How much of what only this document says stands in the other file: 0 to 1, long lines counting for more."""
    own = Counter(line for line in _every_line(ours, frame) if line not in frame.printed)
    there = own & Counter(_every_line(theirs, frame))
    weight = _weight(own)
    return _weight(there) / weight if weight else 0.0


def alike(ours: Plain, theirs: Plain, frame: Frame) -> float:
    """How near two files are by their lines: 0 to 1, which is the same lines and no others."""
    one, other = (Counter(_every_line(plain, frame)) for plain in (ours, theirs))
    return 2 * (one & other).total() / ((one + other).total() or 1)


def _weight(lines: Counter[str]) -> int:
    return sum(len(line) * times for line, times in lines.items())


def _every_line(plain: Plain, frame: Frame) -> Iterator[str]:
    for block in plain:
        if isinstance(block, str):
            yield frame.bare(block)
        else:
            yield from (line for row in block for cell in row for line in cell.split("\n") if line)


def changes(ours: Plain, theirs: Plain, frame: Frame) -> list[Change]:
    """What reads otherwise in the file that came back: prose first, then tables, each in the order of ours."""
    before, after = _tables(ours, frame), _tables(theirs, frame)
    found = list(_in_prose(_prose(ours, frame), _prose(theirs, frame), frame))
    for headings in dict.fromkeys([*before, *after]):
        found += _in_tables(headings, before.get(headings, []), after.get(headings, []))
    return found


def words_for(theirs: str, cell: Cell) -> str:
    """What a changed cell of the latest update says as an update: without what we print around its words."""
    around = Counter(_around(cell))
    kept = []
    for line in theirs.split("\n"):
        if around[line]:
            around[line] -= 1
        else:
            kept.append(line)
    return "\n".join(kept).strip()


def _around(cell: Cell) -> Iterator[str]:
    for part in cell.content:
        if isinstance(part, Tag) or part.label:
            yield fold(_text(part))


def _prose(plain: Plain, frame: Frame) -> list[str]:
    return [frame.bare(block) for block in plain if isinstance(block, str)]


def _in_prose(ours: list[str], theirs: list[str], frame: Frame) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        where = next((line for line in reversed(ours[:a]) if line in frame.places), "")
        if b - a == d - c:
            yield from (Change(where, "", old, new) for old, new in zip(ours[a:b], theirs[c:d], strict=True))
        else:
            yield Change(where, "", "\n".join(ours[a:b]), "\n".join(theirs[c:d]))


def _tables(plain: Plain, frame: Frame) -> dict[Headings, list[Row]]:
    """Rows by the headings of their table, those of several tables with the same headings in order; () for none."""
    found: dict[Headings, list[Row]] = {}
    for block in plain:
        if isinstance(block, str) or not block:
            continue
        headings = _known(block[0], frame)
        places = _columns(headings, block[0]) if headings else list(range(len(block[0])))
        body = block[1:] if headings == tuple(block[0]) else block
        found.setdefault(headings, []).extend(_placed(row, places, len(headings)) for row in body)
    return found


def _known(row: Sequence[str], frame: Frame) -> Headings:
    """Those of our headings of which at least half stand in a row; () where it is no such row."""

    def in_common(one: Headings) -> int:
        return len(set(one) & set(row))

    best = max(frame.tables, key=lambda one: (2 * in_common(one) / (len(one) + len(row)), one), default=())
    return best if best and in_common(best) * 2 >= len(best) else ()


def _columns(headings: Headings, row: Sequence[str]) -> list[int]:
    """In which of our columns each column of a table stands; what is none of ours comes after ours."""
    places = [-1] * len(row)
    for tag, a, b, c, d in SequenceMatcher(None, headings, row, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            places[c:d] = range(a, b)
    more = iter(range(len(headings), len(headings) + len(row)))
    return [place if place >= 0 else next(more) for place in places]


def _placed(row: Sequence[str], places: Sequence[int], width: int) -> Row:
    cells = [""] * max(width, *(place + 1 for place in places))
    for place, text in zip(places, row, strict=True):
        cells[place] = text
    return cells


def _in_tables(headings: Headings, ours: list[Row], theirs: list[Row]) -> Iterator[Change]:
    pairs = _aligned([row[0] for row in ours], [row[0] for row in theirs])
    met = {there for there in pairs if there is not None}
    for at, (row, there) in enumerate(zip(ours, pairs, strict=True)):
        if there is None:
            yield Change(row[0], "", _whole(row), "", headings, at)
        else:
            yield from _in_row(headings, at, row, theirs[there])
    for at, row in enumerate(theirs):
        if at not in met and _whole(row):
            yield Change(row[0], "", "", _whole(row), headings)


def _aligned(ours: list[str], theirs: list[str]) -> list[int | None]:
    """For each of our rows theirs with the same first cell: in order, and then what was moved."""
    pairs: list[int | None] = [None] * len(ours)
    for a, c, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        pairs[a : a + size] = range(c, c + size)
    paired = set(pairs)
    free = [at for at in range(len(theirs)) if at not in paired]
    for at, key in enumerate(ours):
        moved = next((one for one in free if pairs[at] is None and theirs[one] == key), None)
        if moved is not None:
            pairs[at] = moved
            free.remove(moved)
    return pairs


def _in_row(headings: Headings, at: int, ours: Row, theirs: Row) -> Iterator[Change]:
    for place in range(max(len(ours), len(theirs))):
        old, new = (row[place] if place < len(row) else "" for row in (ours, theirs))
        if old != new:
            yield Change(ours[0], headings[place] if place < len(headings) else "", old, new, headings, at)


def _whole(row: Row) -> str:
    return " | ".join(" ".join(cell.split("\n")) for cell in row if cell)
