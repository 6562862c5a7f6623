"""Text as plain tokens, so that words are found however they are written. Every token is ASCII letters or digits.

Case, accents and endings do not matter. Numbers are plain: "£2k", "2,000" and "2000" are `2000`; "R12" and "012" are
`12`. Letters and digits that touch are parted ("12a" is `12 a`), and so is what punctuation joins ("25/26" is `25 26`).
"""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

LONGEST = 40  # letters of a word that count; what follows is cut off alike in texts and in questions
_CUT = 6 * LONGEST
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[^\W0-9_][\u0300-\u036f{_UNSEEN}]*"
_FOUND = re.compile(
    r"£[ \u00a0]?(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?)(?:[ \u00a0]?(?P<times>k|m|bn|thousand|million|billion)\b)?"
    r"|(?P<many>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9]))"
    r"|(?P<digits>[0-9]+)"
    rf"|(?P<word>{_LETTER}(?:['’ʼ]?{_LETTER})*)",
    re.IGNORECASE,
)
_TIMES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_RUNS = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9]+")
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"}
)
_NUMBERED = {"r", "rec"}
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "wives": "wife", "criteria": "criterion"}


class Token(NamedTuple):
    """One token: as it is written (`plain`), without its ending (`stem`), and where it stands in the text."""

    plain: str
    stem: str
    start: int
    end: int


def tokens(text: str, language: str = "en") -> list[Token]:
    """The tokens of `text`, in order. Positions are those in `composed(text)`."""
    found = [
        Token(plain, _stem(plain, language[:2]), match.start(), match.end())
        for match in _FOUND.finditer(composed(text))
        for plain in _plain(match)
    ]
    return [one for one, after in pairwise([*found, None]) if one and not _numbers(one, after)]


def composed(text: str) -> str:
    """`text` with each letter and its accent as one character, as readers see it anyway."""
    return unicodedata.normalize("NFC", text)


def _numbers(one: Token, after: Token | None) -> bool:
    """Whether it is the R of "R12"."""
    return one.plain in _NUMBERED and after is not None and after.start == one.end and after.plain.isdigit()


def _plain(match: "re.Match[str]") -> list[str]:
    if match["amount"]:
        return _amount(match["amount"].replace(",", ""), _TIMES.get((match["times"] or "").lower(), 0))
    if match["word"]:
        return list(_folded(match["word"]))
    return [_number((match["many"] or match["digits"]).replace(",", ""))]


def _amount(digits: str, zeros: int) -> list[str]:
    if zeros:
        return [_number(str(int(Decimal(digits[:_CUT]).scaleb(zeros))))]
    return [_number(part) for part in digits.split(".") if part]


def _number(digits: str) -> str:
    return (digits.lstrip("0") or "0")[:LONGEST]


@lru_cache(maxsize=50_000)
def _folded(word: str) -> tuple[str, ...]:
    apart = unicodedata.normalize("NFKD", word).casefold().translate(_WHOLE_LETTERS)
    seen = "".join(c for c in unicodedata.normalize("NFKD", apart) if unicodedata.category(c) not in {"Mn", "Cf"})
    bare = seen.removesuffix("'s").replace("'", "")
    return tuple(_ascii(run) for run in _RUNS.findall(bare) if any(c.isalnum() for c in run))


def _ascii(run: str) -> str:
    if run[0].isdigit() and run.isascii():
        return _number(run)
    # Other scripts as the digits of their bytes: databases differ in what is a letter beyond ASCII.
    return run[:LONGEST] if run.isascii() else "x" + run[:LONGEST].encode("utf-8", "replace").hex()


@lru_cache(maxsize=50_000)
def _stem(plain: str, language: str) -> str:
    # Welsh has no stemmer: its words are found as they are written.
    if language != "en" or not plain.isalpha():
        return plain
    # It brings thirty languages along, for a process that may never write or search.
    from snowballstemmer.english_stemmer import EnglishStemmer  # noqa: PLC0415

    # One for each word: a stemmer keeps its word while it works, and threads must not share it.
    stem: str = EnglishStemmer().stemWord(_IRREGULAR.get(plain, plain))
    return _IRREGULAR.get(stem, stem)
