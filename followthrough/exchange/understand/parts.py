"""Lettered sub-parts: "(a)" in a row or a column of its own belongs to the number that it stands under or beside."""

import re
from string import ascii_lowercase

from followthrough.exchange.readers.grid import Row

_MARK = re.compile(r"\(?(?P<letter>[a-z]|[ivx]{1,5})[.)]?", re.IGNORECASE)
_PART = re.compile(r"\((?:[a-z]|[ivx]{1,5})\)$", re.IGNORECASE)
_COUNTS = (tuple(ascii_lowercase), ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"))


def number_of(stem: str, letter: str) -> str:
    """ "4(a)", also where the stem is that of the part before it, "4(b)"; brackets of a number's own stay."""
    return f"{_PART.sub('', stem)}({letter})"


def letter_of(text: str) -> str | None:
    """The letter or small Roman figure in a cell of its own: "a", "(a)", "ii."."""
    found = _MARK.fullmatch(text.strip())
    return found["letter"] if found else None


def beside(number: int, at: int, heading: str, rows: list[Row]) -> bool:
    """Layout: "4" and "a" in columns side by side: letters alone, which begin again under each number and count on."""
    marks: list[tuple[str, str]] = []
    stem = ""
    for row in rows:
        if max(number, at) < len(row.cells):
            stem = row.cells[number].own or stem
            mark = row.cells[at].own.strip(" -–—")
            if mark and mark.casefold() != heading.casefold():
                marks.append((stem, (letter_of(mark) or "").casefold()))
    return any(_count_on(marks, count) for count in _COUNTS)


def _count_on(marks: list[tuple[str, str]], count: tuple[str, ...]) -> bool:
    """Whether each letter is the next under its number, or the first of another, and one at least goes on."""
    before, place, goes_on = None, -1, False
    for stem, letter in marks:
        same = stem == before
        place = place + 1 if same else 0
        if place >= len(count) or count[place] != letter:
            return False
        before, goes_on = stem, goes_on or same
    return goes_on
