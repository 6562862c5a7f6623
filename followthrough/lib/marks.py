"""Marks that a sheet to fill in carries, by which its rows are known however it was rearranged."""

import re
from collections.abc import Iterable

from followthrough.lib import digest

# Without vowels no mark is a word, and without 0, 1 and y none is misread or taken for a number in figures.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 8
_MARK = re.compile(f"[{_LETTERS}]{{{_LENGTH}}}")


def mark(about: bytes) -> str:
    """Eight characters that are of one thing and lead back to nothing."""
    number = int(digest.of_bytes(b"sheet " + about), 16)
    made = []
    for _place in range(_LENGTH):
        number, at = divmod(number, len(_LETTERS))
        made.append(_LETTERS[at])
    return "".join(made)


def marks_in(cells: Iterable[str]) -> list[str]:
    """The cells that hold a mark and nothing else, as it was made."""
    return [one for cell in cells if _MARK.fullmatch(one := "".join(cell.casefold().split()))]


def plain(text: str) -> str:
    """Words without case, punctuation and white space, for comparing."""
    return "".join(one for one in text.casefold() if one.isalnum())
