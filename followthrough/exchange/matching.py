"""Which recommendation of a review each row of a paper is: by section, number, recipient and words. No Django.

Likeness is plain: of the different words of the longer of two texts, how many stand in both. Nothing is guessed: what
is not certain is a question with the recommendations that it may be.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Generic, TypeVar

from followthrough.exchange.rules import Fault, Identity, Roll

K = TypeVar("K", bound=Hashable)

REWORDED_FROM = 0.5  # under its own number, words this much alike are the same recommendation, reworded
PROPOSED_FROM = 0.6  # under another number, words this much alike are a question
FEWEST_WORDS = 4  # "As above" stands for nothing: below this, equal words alone settle nothing
MOST_PROPOSED = 3
MOST_LOOKED_AT = 100  # texts compared with one row, those with its rarest words first: a bound for large papers


class How(StrEnum):
    """How a row was matched. `asked` and `new` have no recommendation; `said` has the one that a person chose."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    ASKED = "asked"
    NEW = "new"
    SAID = "said"


@dataclass(frozen=True)
class Sought:
    """A row of a paper: its position, what it calls itself, and its words."""

    position: int
    identity: Identity
    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return _words(self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)


@dataclass(frozen=True)
class Known(Generic[K]):
    """A recommendation of the review, with every wording that it has had."""

    key: K
    identity: Identity
    texts: tuple[str, ...]

    @cached_property
    def wordings(self) -> tuple[tuple[str, ...], ...]:
        return tuple(dict.fromkeys(_words(text) for text in self.texts))

    @cached_property
    def vocabularies(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(words) for words in self.wordings)


@dataclass(frozen=True)
class Likeness(Generic[K]):
    """How alike a row and a recommendation are: `shared` of `of` different words stand in both."""

    key: K
    shared: int
    of: int

    @property
    def share(self) -> float:
        return self.shared / self.of if self.of else 0.0


@dataclass(frozen=True)
class Match(Generic[K]):
    """What a row was found to be; `like` holds the recommendations that it may be, the likeliest first."""

    how: How
    key: K | None = None
    like: tuple[Likeness[K], ...] = ()


def matched(rows: Sequence[Sought], known: Sequence[Known[K]], answers: Mapping[int, K | None]) -> dict[int, Match[K]]:
    """What each row is, by its position. `answers` says for some what a person chose, None for a new one.

    Each recommendation goes to one row, except where two rows have the same claim: then `faults` stops the paper.
    """
    found = {at: Match(How.SAID, key) for at, key in answers.items()}
    for step in (_by_number_and_words, _by_words, _by_likeness):
        taken = {match.key for match in found.values()}
        left = [row for row in rows if row.position not in found]
        found |= step(left, [one for one in known if one.key not in taken])
    return found


def faults(rows: Mapping[int, Identity], matches: Mapping[int, Match[K]], used: Iterable[Identity]) -> list[Fault]:
    """What has to be settled before rows, by position, go into a review that has `used` these identities.

    Codes: match_open, matched_twice, number_in_use. Rows that print one identity are told so by number_twice.
    """
    used, printed = set(used), Counter(rows.values())
    claims = Counter(matches[at].key for at in rows if matches[at].key is not None)
    alone = [at for at, identity in rows.items() if printed[identity] == 1]
    wrong = {
        "match_open": [at for at in rows if matches[at].how is How.ASKED],
        "matched_twice": [at for at in alone if claims[matches[at].key] > 1],
        "number_in_use": [at for at in alone if _is_new(matches[at]) and rows[at] in used],
    }
    return [Fault(code, tuple(at)) for code, at in wrong.items() if at]


def _is_new(match: Match[K]) -> bool:
    return match.key is None and match.how is not How.ASKED


def _by_number_and_words(rows: Sequence[Sought], known: Sequence[Known[K]]) -> dict[int, Match[K]]:
    by_number = defaultdict(list)
    for one in known:
        by_number[one.identity.number].append(one)
    found = {}
    for row in rows:
        like = [
            x for x in by_number[row.identity.number] if row.identity.may_be(x.identity) and row.words in x.wordings
        ]
        exactly = [x for x in like if x.identity == row.identity] or like
        if len(exactly) == 1:
            found[row.position] = Match(How.SAME, exactly[0].key)
    return found


def _by_words(rows: Sequence[Sought], known: Sequence[Known[K]]) -> dict[int, Match[K]]:
    """Rows whose words one recommendation has, and no other row."""
    having = defaultdict(list)
    for one in known:
        for words in one.wordings:
            having[words].append(one)
    saying = Counter(row.words for row in rows)
    return {
        row.position: Match(How.MOVED, having[row.words][0].key)
        for row in rows
        if saying[row.words] == len(having[row.words]) == 1 and len(row.vocabulary) >= FEWEST_WORDS
    }


def _by_likeness(rows: Sequence[Sought], known: Sequence[Known[K]]) -> dict[int, Match[K]]:
    index, roll = _Index(known), Roll((one.identity, one) for one in known)
    found = {row.position: _likeliest(row, index, roll.find(row.identity)) for row in rows}
    taken = {match.key for match in found.values() if match.key is not None}
    return {at: _without(match, taken) for at, match in found.items()}


def _likeliest(row: Sought, index: "_Index[K]", numbered: Known[K] | None) -> Match[K]:
    """`numbered` is the recommendation under the row's own number; it is sure only if no other is more alike."""
    others = index.like(row)
    if numbered is None:
        return Match(How.ASKED, like=tuple(others[:MOST_PROPOSED])) if others else Match(How.NEW)
    mine = likeness(row, numbered)
    others = [one for one in others if one.key != numbered.key]
    if mine.share >= REWORDED_FROM and all(one.share <= mine.share for one in others):
        return Match(How.REWORDED, numbered.key, (mine,))
    return Match(How.ASKED, like=tuple(sorted([mine, *others], key=lambda one: -one.share)[:MOST_PROPOSED]))


def _without(match: Match[K], taken: set[K]) -> Match[K]:
    """The match without what another row certainly is."""
    if match.how is not How.ASKED:
        return match
    like = tuple(one for one in match.like if one.key not in taken)
    return replace(match, like=like) if like else Match(How.NEW)


def likeness(row: Sought, one: Known[K]) -> Likeness[K]:
    """How alike a row is to the wording of a recommendation that is most like it."""
    mine = row.vocabulary
    found = [Likeness(one.key, len(mine & other), max(len(mine), len(other))) for other in one.vocabularies]
    return max(found, key=lambda each: each.share, default=Likeness(one.key, 0, len(mine)))


class _Index(Generic[K]):
    """Recommendations by their words, so that a row is compared only with those that it may be like."""

    def __init__(self, known: Sequence[Known[K]]) -> None:
        self._having: defaultdict[str, list[Known[K]]] = defaultdict(list)
        for one in known:
            for word in frozenset().union(*one.vocabularies):
                self._having[word].append(one)

    def like(self, row: Sought) -> list[Likeness[K]]:
        """The recommendations that are PROPOSED_FROM alike or more, the likeliest first."""
        looked_at = islice(self._candidates(row.vocabulary), MOST_LOOKED_AT)
        found = [likeness(row, one) for one in looked_at if _may_be_enough(row.vocabulary, one)]
        return sorted((one for one in found if one.share >= PROPOSED_FROM), key=lambda one: -one.share)

    def _candidates(self, words: frozenset[str]) -> Iterator[Known[K]]:
        # Whoever shares that part of the words has at least one of so many of them; the rarest lead to the fewest.
        enough = len(words) - int(PROPOSED_FROM * len(words)) + 1
        seen: set[K] = set()
        for word in sorted(words, key=lambda one: (len(self._having.get(one, ())), one))[:enough]:
            for one in self._having.get(word, ()):
                if one.key not in seen:
                    seen.add(one.key)
                    yield one


def _may_be_enough(words: frozenset[str], one: Known[K]) -> bool:
    """Whether so many words are shared as PROPOSED_FROM asks; counting them is cheaper than weighing them."""
    return any(len(words & other) >= PROPOSED_FROM * max(len(words), len(other)) for other in one.vocabularies)


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, without regard to case, punctuation and white space."""
    return tuple(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold().replace("’", "'")))
