"""A text as the finders read it: plain letters and digits, and the place where each of them was printed.

Papers come out of Word and PDF with hard spaces, soft hyphens and characters that nobody sees; a postcode is one all
the same. Narrative is Markdown: "**3** victims" are three victims.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# What may stand between two words of one name or address: spaces, and one line end where a line was full.
JOIN = r"(?: {1,9}|\.? {0,9}\n {0,40})"
_JOIN = re.compile(JOIN)
_CONTROLS = dict.fromkeys(range(32), " ") | {9: "\t", 10: "\n", 11: "\n", 12: "\n", 127: " "}
# Letters and a symbol by their category, and yet nothing is printed.
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_QUOTES = frozenset("‘’ʼʹ′`´")
_DASHES = frozenset("−⁃")
# Emphasis too, and not the line in "a_b@example.org".
_UNDERLINE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place in the folded text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is searched; `origins[i]` is where its i-th character was printed, None when nothing moved."""

    text: str
    origins: list[int] | None = None

    def printed(self, span: Span) -> Span:
        """Where a span of the folded text stands in the text as printed."""
        if self.origins is None:
            return span
        return self.origins[span[0]], self.origins[span[1] - 1] + 1

    def words(self) -> list[Word]:
        return [Word(found.group(), *found.span()) for found in _WORD.finditer(self.text)]

    def joined(self, one: Word, other: Word) -> bool:
        """Whether nothing but room stands between a word and a later one."""
        return other.start - one.end < 60 and _JOIN.fullmatch(self.text, one.end, other.start) is not None


def fold(text: str) -> Folded:
    """The folded text. It can be shorter or longer than `text`."""
    if text.isascii() and "*" not in text:
        return Folded(_UNDERLINE.sub(" ", text.translate(_CONTROLS)))
    parts, origins = [], []
    for place, character in enumerate(text):
        plain = _plain(character)
        parts.append(plain)
        origins.extend([place] * len(plain))
    return Folded(_UNDERLINE.sub(" ", "".join(parts)), origins)


@lru_cache(4096)
def _plain(character: str) -> str:
    if character == "*":
        return ""
    if character.isascii():
        return character.translate(_CONTROLS)
    if character in _UNSEEN:
        return ""
    if character in _QUOTES:
        return "'"
    if character in _DASHES:
        return "-"
    return _by_category(character)


def _by_category(character: str) -> str:
    match unicodedata.category(character):
        case "Cf" | "Mn" | "Me":
            return ""
        case "Zs":
            return " "
        case "Zl" | "Zp" | "Cc":
            return "\n"
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.decimal(character))
        case "No":
            return _number_sign(character)
    return "".join(_without_marks(character))


def _number_sign(character: str) -> str:
    # A raised digit is the mark of a footnote. Plain, it would turn "3 victims²" into another word and 76² into 762.
    return " " if unicodedata.decomposition(character).startswith("<su") else character


def _without_marks(character: str) -> Iterator[str]:
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        if category not in ("Mn", "Me", "Cf"):
            yield "-" if category == "Pd" else " " if category == "Zs" else part
