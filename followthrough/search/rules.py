"""What is searched for, how a text is kept, and in what order texts are found. No Django.

Databases are asked in tokens of our own (`lib.tokens`), never in what a person typed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from uuid import UUID

from followthrough.lib.redacted import MARK
from followthrough.lib.tokens import Token, composed, tokens

LONGEST_QUESTION = 200  # characters
MOST_WORDS = 20
MOST_FOUND = 1_000  # texts looked at for one question

# A text beyond either number is kept in passages. PostgreSQL knows no more than 255 places of one word in one text, so
# a longer one would be found by SQLite alone.
LONGEST_PASSAGE = 4_000
MOST_OF_ONE_WORD = 250

# No number begins with a nought, so no question can hold it: words to either side do not stand next to each other.
GAP = "00"


class Kind(StrEnum):
    """What a text is, in the order in which texts are found."""

    NUMBER = "number"
    TITLE = "title"
    WORDING = "wording"
    UPDATE = "update"
    EVIDENCE = "evidence"
    ANSWER = "answer"
    DECISION = "decision"
    NOTE = "note"


_RANKS = {Kind.NUMBER: 1, Kind.TITLE: 1, Kind.WORDING: 2, Kind.UPDATE: 3}
_OTHER_RANK = 4
# How people begin when they ask for a number, besides the R of "R12". A number is kept with all of them.
_NUMBER_WORDS = ("recommend", "recommendation", "rec", "number", "no", "r")

Sequence = tuple[str, ...]
Term = tuple[Sequence, ...]


@dataclass(frozen=True)
class Question:
    """What is searched for: terms that a text must have, all of them.

    A term is one or two sequences of tokens: the words without their endings and, where that differs, as they are
    written, for texts in a language without a stemmer. A text has the term when the tokens of either stand in it next
    to each other.
    """

    terms: tuple[Term, ...]

    @property
    def loose(self) -> "Question":
        """Every word as a term of its own; the smallest words are left out unless there are no others."""
        words = [
            tuple(dict.fromkeys(zip(forms, strict=True))) for term in self.terms for forms in zip(*term, strict=True)
        ]
        telling = [word for word in words if word[-1] not in _SMALL]
        return Question(tuple(dict.fromkeys(telling or words)))

    def in_sequence(self, kept: str) -> bool:
        """Whether everything that is asked for stands in a kept text in that very order."""
        return any(_holds(kept, sequence) for sequence in self._sequences())

    def is_number(self, kept: str) -> bool:
        """Whether the question is the number of the recommendation whose number was kept so."""
        number = kept.split(f" {GAP} ")[1:2]
        return any([" ".join(_without_number_words(sequence))] == number for sequence in self._sequences())

    def share(self, kept: str) -> int:
        """How many of the terms a kept text has."""
        return sum(any(_holds(kept, sequence) for sequence in term) for term in self.terms)

    def _sequences(self) -> set[Sequence]:
        return {tuple(chain.from_iterable(term[form] for term in self.terms)) for form in (0, -1)}


_SMALL_WORDS = (
    "a an and are as at be by for from has have in is it its of on or that the their there this to was were what when "
    "which who will with"
)
_SMALL = frozenset((word,) for word in [*_SMALL_WORDS.split(), *_NUMBER_WORDS])


def _holds(kept: str, sequence: Sequence) -> bool:
    return f" {' '.join(sequence)} " in f" {kept} "


def _without_number_words(sequence: Sequence) -> Sequence:
    return sequence[1:] if len(sequence) > 1 and sequence[0] in _NUMBER_WORDS else sequence


# Asking --------------------------------------------------------------------------------------------------

_QUOTED = re.compile('["“”„][^"“”„]*["“”„]')


def question_faults(text: str) -> list[tuple[str, int]]:
    """What is wrong with what a person typed, as (code, the most there may be): too long, too many words, or none."""
    if len(text) > LONGEST_QUESTION:
        return [("question_too_long", LONGEST_QUESTION)]
    words = len(tokens(text))
    if words > MOST_WORDS:
        return [("question_too_many_words", MOST_WORDS)]
    return [] if words else [("question_without_words", 0)]


def asked(text: str) -> Question:
    """The question in what a person typed, in which there are no `question_faults`.

    Words in double quotes stand next to each other, and so do the parts of "25/26" or "well-being"; every other mark
    is only a mark.
    """
    groups = _groups(composed(text), tokens(text))
    return Question(tuple(dict.fromkeys(_term(group) for group in groups)))


def _groups(text: str, found: list[Token]) -> Iterator[list[Token]]:
    """Tokens that belong together: those between two quotes, and those with no space between them."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    group: list[Token] = []
    for token in found:
        if group and not _together(text, quoted, group[-1], token):
            yield group
            group = []
        group.append(token)
    yield group


def _together(text: str, quoted: list[tuple[int, int]], one: Token, other: Token) -> bool:
    of_one, of_other = (next((span for span in quoted if span[0] < t.start < span[1]), None) for t in (one, other))
    if of_one or of_other:
        return of_one == of_other
    return not re.search(r"\s", text[one.end : other.start])


def _term(group: list[Token]) -> Term:
    return tuple(dict.fromkeys([tuple(t.stem for t in group), tuple(t.plain for t in group)]))


# Keeping -------------------------------------------------------------------------------------------------


def kept(kind: Kind, council_id: UUID, texts: Iterable[str], language: str) -> list[str]:
    """The texts of one row as they are kept: tokens with spaces between them, in one passage or more.

    Each begins with a token of its council and one of its council and kind, so that no search reads another
    council's. What has been redacted is not kept; a row with no words at all gives nothing.
    """
    given = [text for text in texts if text and text != MARK]
    if not given:
        return []
    streams = [[token.stem for token in tokens(text, language)] for text in given]
    if kind is Kind.NUMBER:
        streams.append(list(_NUMBER_WORDS))
    flat = list(chain.from_iterable((GAP, *stream) for stream in streams))
    scopes = (scope(council_id), scope(council_id, kind))
    return [" ".join([*scopes, *passage]) for passage in _passages(flat)]


def scope(council_id: UUID, kind: Kind | None = None) -> str:
    """The token that every text of that council begins with, or every one of that kind; no question can hold it."""
    return f"k{kind or ''}{council_id.hex}"


def _passages(flat: list[str]) -> Iterator[list[str]]:
    """In pieces within both limits, each with the end of the one before, for what stands across them."""
    passage: list[str] = []
    counts: Counter[str] = Counter()
    for token in flat:
        if len(passage) >= LONGEST_PASSAGE or counts[token] >= MOST_OF_ONE_WORD:
            yield passage
            passage = passage[-MOST_WORDS:]
            counts = Counter(passage)
        passage.append(token)
        counts[token] += 1
    yield passage


# Ordering ------------------------------------------------------------------------------------------------


def rank(question: Question, kind: Kind, kept: str) -> tuple[int, int, int]:
    """Where a found text stands, lowest first: the very number, then its kind, then the words in their order.

    When not all terms are there, first comes what has more of them.
    """
    if kind is Kind.NUMBER and question.is_number(kept):
        return (0, 0, 0)
    missing = len(question.terms) - question.share(kept)
    return (missing + 1, _RANKS.get(kind, _OTHER_RANK), 0 if question.in_sequence(kept) else 1)


# Showing -------------------------------------------------------------------------------------------------

_AROUND = 120  # characters shown before and after


@dataclass(frozen=True)
class Piece:
    """A run of a text, and whether it is one of the words that were asked for."""

    text: str
    marked: bool


def snippet(question: Question, texts: Iterable[str], language: str = "en") -> tuple[Piece, ...]:
    """The part of the texts around the first words that were asked for, cut at spaces, with the words marked.

    Of several texts the one with most of the terms; the beginning of the first when there is none.
    """
    given = [composed(text) for text in texts if text and text != MARK]
    if not given:
        return ()
    found = [(text, _spans(question, tokens(text, language))) for text in given]
    text, spans = max(found, key=lambda one: len({term for _start, _end, term in one[1]}))
    first = min(spans)[0] if spans else 0
    start, end = _cut(text, max(0, first - _AROUND), first + 2 * _AROUND)
    return tuple(_pieces(text, start, end, sorted({(a, b) for a, b, _term in spans})))


def _spans(question: Question, found: list[Token]) -> set[tuple[int, int, int]]:
    """(start, end, which term) of each word of each place where a term stands."""
    forms = ([t.stem for t in found], [t.plain for t in found])
    return {
        (found[at + i].start, found[at + i].end, which)
        for which, term in enumerate(question.terms)
        for sequence in term
        for form in forms
        for at in range(len(found) - len(sequence) + 1)
        if form[at] == sequence[0] and tuple(form[at : at + len(sequence)]) == sequence
        for i in range(len(sequence))
    }


def _cut(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0:
        space = text.find(" ", start, start + _AROUND // 2)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - _AROUND // 2, end)
        end = space if space >= 0 else end
    return start, min(end, len(text))


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    at = start
    if start > 0:
        yield Piece("… ", False)
    for first, last in spans:
        if first >= at and last <= end:
            if first > at:
                yield Piece(text[at:first], False)
            yield Piece(text[first:last], True)
            at = last
    if at < end:
        yield Piece(text[at:end], False)
    if end < len(text):
        yield Piece(" …", False)
