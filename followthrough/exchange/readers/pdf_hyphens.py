"""Words that a PDF breaks at the end of a line: whether the hyphen there is the word's own or the line's."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from followthrough.exchange.readers.pdf_words import Printed

_CLOSING = re.compile(r"[^\w’'-]+$")
_OPENING = re.compile(r"^[^\w’'-]+")
_FEWEST_PROOFS = 1
_WHITE = 0.8
_INDENT = 25.0
# what a hyphen of its own often follows, or is followed by
_FRONT = re.compile(
    r"(?:all|anti|co|cross|decision|ex|full|half|hard|high|inter|long|low|mid|mini|multi|near|non|off|on|one|over|part|"
    r"post|pre|pro|re|self|semi|short|single|sub|time|two|under|well|year|yearly)-"
)
_BACK = re.compile(
    r"(?:based|being|date|day|ended|free|going|in|led|level|making|off|out|quality|round|specific|term|time|to|up|wide|"
    r"year)"
)


class Hyphens:
    """What the words of a whole paper say about the hyphens at the ends of its lines.

    A word that stands whole elsewhere was cut by the line. Where that is so of two words, the paper breaks its words,
    and others that stand nowhere are taken to be broken too. Without that the hyphen is kept.
    """

    def __init__(self, lines: Iterable[Printed]) -> None:
        pages = list(lines)
        self.words = {word for line in pages for each in line.words[:-1] if (word := _bare(each.text))}
        ends = {(_bare(one.words[-1].text), _bare(other.words[0].text)) for one, other in pairwise(pages)}
        self.breaks = sum(1 for one, other in ends if self._stands_whole(one, other)) >= _FEWEST_PROOFS

    def joined(self, lines: list[Printed]) -> list[Printed]:
        """The lines of a page with the words whole that only a line's end cut: "consulta-" and "tion"."""
        made = list(lines)
        for at, (line, below) in enumerate(pairwise(lines)):
            # the line above may have lost its first word to the one before
            if _is_below(line, below) and self._is_cut(line.words[-1].text, below.words[0].text):
                first, *rest = below.words
                *before, last = made[at].words
                made[at] = Printed((*before, replace(last, text=last.text[:-1] + first.text)))
                # the edge of the line stays where it was
                rest[:1] = [replace(word, left=min(word.left, first.left)) for word in rest[:1]]
                made[at + 1] = Printed(tuple(rest) or (replace(first, text=""),))
        return [line for line in made if line.text]

    def _stands_whole(self, one: str, other: str) -> bool:
        return one.endswith("-") and one[:-1] + other in self.words

    def _is_cut(self, above: str, below: str) -> bool:
        one, other = _bare(above), _bare(below)
        if not re.fullmatch(r"[a-z’]{2,}-", one) or not re.match(r"[a-z]{2}", below):
            return False
        if self._stands_whole(one, other):
            return True
        own = one + other in self.words or {one[:-1], other} <= self.words
        own = own or bool(_FRONT.fullmatch(one) or _BACK.fullmatch(other))
        return self.breaks and not own


def _is_below(line: Printed, below: Printed) -> bool:
    """Whether a line is the next one under the last run of words of another, as in a cell or a paragraph."""
    apart = [at for at, (one, other) in enumerate(pairwise(line.words), start=1)
             if other.left - one.right > _WHITE * one.height]  # fmt: skip
    left = line.words[apart[-1] if apart else 0].left
    return abs(below.left - left) <= _INDENT and 0 < below.top - line.top < 2 * line.height


def _bare(text: str) -> str:
    return _OPENING.sub("", _CLOSING.sub("", text)).casefold()
