"""Layout: a draft with a number in the margin of every line, or of every fifth: they are no text."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from followthrough.exchange.readers.pdf_columns import parts
from followthrough.exchange.readers.pdf_margins import Page, is_between_margins
from followthrough.exchange.readers.pdf_words import Printed, Word, rows_of

_FIFTH = 5
_FEWEST = 10  # lines that have a number, in all pages
_FEWEST_FIFTHS = 4
_OFF = 2  # lines of two columns may stand a little off one another
_FEW_OTHERS = 0.4
_SAME_EDGE = 2.0
_WHITE = 0.5  # heights of a line, between the number and its line
_WITHIN_A_SENTENCE = 0.2  # rows of a table and items of a list begin anew


@dataclass(frozen=True)
class _Numbered:
    """The lines of a page that figures at one edge count, by which `step`, and how many others it has."""

    counted: list[list[Word]]
    others: int
    step: int

    @property
    def edge(self) -> float:
        """Where the figures end."""
        return self.counted[0][0].right

    @property
    def within(self) -> int:
        """How many numbered lines go on within a sentence."""
        return sum(1 for row in self.counted if len(parts(row[1:])) == 1 and row[1].text[:1].islower())


def without_line_numbers(pages: list[Page]) -> list[Page]:
    """The pages without line numbers, where those of all pages together surely are that."""
    found = [_numbered(page) for page in pages]
    kept = [one for one in found if one.step]
    edge = _most([one.edge for one in kept])
    alike = [one for one in kept if abs(one.edge - edge) <= _SAME_EDGE]
    if not (_are_fifths(alike) or _are_lines(alike)):
        return pages
    return [
        _without(page, one) if any(one is other for other in alike) else page
        for page, one in zip(pages, found, strict=True)
    ]


def _are_fifths(found: list[_Numbered]) -> bool:
    """Every fifth line, no more and no fewer: nothing else is numbered so."""
    return sum(len(one.counted) for one in found if one.step == _FIFTH) >= _FEWEST_FIFTHS


def _are_lines(found: list[_Numbered]) -> bool:
    """Every line of the pages, titles too; or most, of which many go on within a sentence."""
    found = [one for one in found if one.step == 1]
    counted, others = sum(len(one.counted) for one in found), sum(one.others for one in found)
    within = sum(one.within for one in found)
    if counted < _FEWEST or not within:
        return False
    return not others or (others <= _FEW_OTHERS * counted and within >= _WITHIN_A_SENTENCE * counted)


def _numbered(page: Page) -> _Numbered:
    rows = rows_of(word for line in page.lines for word in line.words)
    first = [at for at, row in enumerate(rows) if row[0].text.isdecimal() and len(row[0].text) <= 4 and _apart(row)]
    edge = _most([rows[at][0].right for at in first])
    places = [at for at in first if abs(rows[at][0].right - edge) <= _SAME_EDGE]
    others = [row for at, row in enumerate(rows) if at not in places and is_between_margins(page, row[0].top)]
    return _Numbered([rows[at] for at in places], len(others), _step(rows, places))


def _step(rows: list[list[Word]], places: list[int]) -> int:
    """1 or 5 where the figures at these places count on by that, and so do the lines; 0 where they do not."""
    figures = [int(rows[at][0].text) for at in places]
    both = zip(pairwise(figures), pairwise(places), strict=True)
    steps = {(two - one, below - above) for (one, two), (above, below) in both}
    fifths = all(figure == _FIFTH and abs(lines - _FIFTH) <= _OFF for figure, lines in steps)
    if (steps and fifths) or (not steps and figures and not figures[0] % _FIFTH):
        return _FIFTH
    return 1 if steps and all(figure == 1 for figure, _ in steps) else 0


def _most(edges: list[float]) -> float:
    """The edge that most of them share; 0 of none."""
    return next((edge for edge, _ in Counter(map(round, edges)).most_common(1)), 0)


def _apart(row: list[Word]) -> bool:
    return len(row) == 1 or row[1].left - row[0].right > _WHITE * row[0].height


def _without(page: Page, found: _Numbered) -> Page:
    out = {id(row[0]) for row in found.counted}
    kept = (tuple(word for word in line.words if id(word) not in out) for line in page.lines)
    return replace(page, lines=[Printed(words) for words in kept if words])
