"""Whether two wordings are the same, and what differs between them, by words."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_LONGEST = 20_000  # words compared one by one; beyond that the whole is old and the whole is new

_VARIATIONS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # whether the sign before is drawn plain or in colours


class Piece(NamedTuple):
    """A run of words that is in both wordings, only in the old or only in the new, with the space after it."""

    kind: Literal["same", "old", "new"]
    text: str


def folded(text: str) -> str:
    """A text without regard to case and white space: alike for two that say the same."""
    return " ".join(text.split()).casefold()


def as_seen(text: str) -> str:
    """`folded`, and without what nobody sees or types; "" for a text that shows nothing. Signs such as + and ✓ stay."""
    return folded("".join(one for one in unicodedata.normalize("NFC", text) if not _invisible(one)))


def _invisible(one: str) -> bool:
    return (unicodedata.category(one) in ("Cc", "Cf") and not one.isspace()) or one in _VARIATIONS


def compared(old: str, new: str) -> list[Piece]:
    """The two wordings as one run of pieces: `same` and `old` give the old, `same` and `new` the new."""
    before, after = _words(old), _words(new)
    if len(before) + len(after) > _LONGEST:
        return _pieces(old, new)
    found: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[a:b])))
        else:
            found += _pieces("".join(before[a:b]), "".join(after[c:d]))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _pieces(old: str, new: str) -> list[Piece]:
    both: list[Piece] = [Piece("old", old), Piece("new", new)]
    return [piece for piece in both if piece.text]
