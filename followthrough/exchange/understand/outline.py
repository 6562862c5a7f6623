"""Layout: a numbered row that is the heading of those below it: "1 Leadership" over "1.1", "1.2"."""

import re
from itertools import pairwise

from followthrough.exchange.readers.grid import Row
from followthrough.exchange.understand import numbers
from followthrough.exchange.understand.places import Columns
from followthrough.exchange.understand.told import is_title

_LEVELS = re.compile(r"[./-]")


def themes(rows: list[Row], columns: Columns) -> dict[int, str]:
    """The titles of such rows, by the row's number.

    A row is one where it has a number and a short title alone, and the next number is one level below its own; none is
    where a row of that level has anything more to say, because then it is a recommendation with parts.
    """
    filled = [row for row in rows if any(cell.own for cell in row.cells)]
    numbered = [(row, *_number_and_title(row, columns)) for row in filled]
    found: dict[int, str] = {}
    levels: set[int] = set()
    for (row, number, title), (_, below, _) in pairwise(numbered):
        if number and title and below and _is_below(number, below):
            found[row.number] = title
            levels.add(_level(number))
    others = [number for row, number, _ in numbered if number and row.number not in found]
    return {} if any(_level(number) in levels for number in others) else found


def _number_and_title(row: Row, columns: Columns) -> tuple[str | None, str | None]:
    """The number of a row; and its title, where it has nothing else."""
    texts = [cell.own for cell in row.cells if cell.own]
    at = columns.number
    number = numbers.from_cell(row.cells[at].own) if at is not None and at < len(row.cells) else None
    if number:
        return number, texts[1] if len(texts) == 2 and row.cells[at or 0].own == texts[0] and is_title(
            texts[1]
        ) else None
    words = row.cells[columns.text].own if columns.text is not None and columns.text < len(row.cells) else ""
    number, title = numbers.from_text(words, bare=True)
    return number, title if len(texts) == 1 and is_title(title) else None


def _is_below(number: str, other: str) -> bool:
    rest = other.removeprefix(number)
    apart = rest[:1] in (".", "/", "-") or (number.isalpha() and rest[:1].isdigit())
    return rest != other and apart and _level(other) == _level(number) + 1


def _level(number: str) -> int:
    """How deep a number is: "2" and "B" are 1, "2.1" and "B1" are 2."""
    lettered = re.fullmatch(r"[A-Za-z]+\d.*", number) is not None
    return len([part for part in _LEVELS.split(number) if part]) + lettered
