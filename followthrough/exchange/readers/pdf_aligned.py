"""Tables that no rule parts at all: words aligned under short headings."""

import re
from collections.abc import Callable
from itertools import takewhile

from followthrough.exchange.readers.pdf_columns import (
    FEWEST_COLUMNS,
    FEWEST_ROWS,
    LONGEST_HEAD,
    Aligned,
    Line,
    aligned,
    bands_by_white,
    below_heading,
    bold_heading,
    cells_of,
    is_bold,
    parts,
    top_of,
    without_prose,
)

_MOST_TRIES = 8
_LONGEST_TWO = 5  # words of a heading over one of two columns
_SAME_EDGE = 2.0
_NAMES_ONE = re.compile(r"(?:Recommendation|Rec\.?|R) ?(?:No\.? ?)?[A-Z]{0,3}\d", re.IGNORECASE)


def without_rules(lines: list[Line], is_title: Callable[[Line], bool]) -> list[tuple[int, int, Aligned]]:
    """Tables of aligned words among the lines of a page, each with its first line and the one after its last."""
    found: list[tuple[int, int, Aligned]] = []
    at = tries = 0
    while at < len(lines) and tries < _MOST_TRIES:
        table = None
        if _may_head(lines, at):
            table, tries = _table_at(lines, at, is_title), tries + 1
        elif _may_head_two(lines, at):
            table = _two_columns_at(lines, at, is_title)
        if table:
            found.append(table)
        at = table[1] if table else at + 1
    return found


def _may_head(lines: list[Line], at: int) -> bool:
    """Whether a line holds three short headings or more, and one of the next lines begins below one of them."""
    heads = parts(lines[at])
    if len(heads) < FEWEST_COLUMNS or any(len(head) > LONGEST_HEAD for head in heads):
        return False
    below = [part for line in lines[at + 1 : at + 6] for part in parts(line)]
    under = [any(part[0].left < head[-1].right and part[-1].right > head[0].left for part in below) for head in heads]
    return sum(under) >= 2


def _table_at(lines: list[Line], at: int, is_title: Callable[[Line], bool]) -> tuple[int, int, Aligned] | None:
    begin = at
    left = min(line[0].left for line in lines[at : at + 4])
    while begin and all(word.bold for word in [*lines[begin - 1], *lines[at]]) and _close(lines, begin - 1):
        if is_title(lines[begin - 1]) or (len(parts(lines[begin - 1])) < 2 and lines[begin - 1][0].left < left + 9):
            break
        begin -= 1
    end = _end(lines, at, is_title)
    for _ in range(_MOST_TRIES):
        run = lines[begin:end]
        heading = bold_heading(run) or run[:1]
        # one line of headings that are not in bold and one below it may be anything
        if len(run) < FEWEST_ROWS or (len(run) == FEWEST_ROWS and not bold_heading(run)):
            break
        starts = below_heading(heading, run[len(heading) :])
        if len(starts) >= FEWEST_COLUMNS and _is_headed(heading, starts):
            bands = without_prose(bands_by_white(run, starts), starts)
            if len(bands) >= FEWEST_ROWS:
                return begin, begin + sum(map(len, bands)), aligned(bands, starts)
        end = _shorter(lines, begin, end)
    return None


def _may_head_two(lines: list[Line], at: int) -> bool:
    """Whether a line holds two short headings in bold, over plain letters that begin where they do."""
    heads, below = parts(lines[at]), lines[at + 1 : at + 2]
    if len(heads) != 2 or not is_bold(lines[at]) or any(len(head) > _LONGEST_TWO for head in heads) or not below:
        return False
    return not is_bold(below[0]) and _begin_together(below[0], (heads[0][0].left, heads[1][0].left))


def _two_columns_at(lines: list[Line], at: int, is_title: Callable[[Line], bool]) -> tuple[int, int, Aligned] | None:
    """Layout: a response beside its recommendation. Rows begin in both columns at one height, below wider white."""
    one, other = parts(lines[at])
    starts = (one[0].left, other[0].left)
    below = lines[at + 1 : _end(lines, at, is_title)]
    run = list(takewhile(lambda line: not is_bold(line) and _keeps(line, starts), below))
    bands: list[list[Line]] = []
    for block in bands_by_white([lines[at], *run], starts)[1:]:
        if bands and not _begin_together(block[0], starts):
            bands[-1] += block  # another paragraph in one of the two
        else:
            bands.append(block)
    if len(bands) < FEWEST_ROWS or not _begin_together(bands[0][0], starts):
        return None
    bands = [[lines[at]], *bands]
    return at, at + sum(map(len, bands)), aligned(bands, starts)


def _begin_together(line: Line, starts: tuple[float, float]) -> bool:
    begun = [part[0].left for part in parts(line)]
    return all(any(abs(left - start) <= _SAME_EDGE for left in begun) for start in starts)


def _keeps(line: Line, starts: tuple[float, float]) -> bool:
    """Whether no run of words reaches from the first column into the second, or stands before the first."""
    left, right = starts[0] - _SAME_EDGE, starts[1] - _SAME_EDGE
    return line[0].left >= left and not any(part[0].left < right <= part[-1].right for part in parts(line))


def _close(lines: list[Line], at: int) -> bool:
    return top_of(lines[at + 1]) - top_of(lines[at]) < 1.6 * lines[at][0].height


def _end(lines: list[Line], at: int, is_title: Callable[[Line], bool]) -> int:
    """Where the table that begins here ends at the latest: a title, or white of four lines."""
    heading = _words(lines[at])
    again = next((below for below in range(at + 2, len(lines)) if _words(lines[below]) == heading), len(lines))
    last = max((below for below in range(at + 2, again) if _names_one(lines[below])), default=again)
    for end in range(at + 1, last if again < len(lines) else len(lines)):
        if is_title(lines[end]) or top_of(lines[end]) - top_of(lines[end - 1]) > 5 * lines[end][0].height:
            return end
    return last if again < len(lines) else len(lines)


def _words(line: Line) -> list[str]:
    return [word.text for word in line]


def _names_one(line: Line) -> bool:
    """Layout: "Recommendation 2" between one small table and the next under the same headings."""
    return _NAMES_ONE.match(" ".join(_words(line))) is not None


def _shorter(lines: list[Line], begin: int, end: int) -> int:
    """Without the last lines that stand alone, then without one line more: prose that follows the table."""
    for at in range(begin + 1, end):
        # the first of two lines that both run on from the left edge without a column in them
        if at + 1 < end and all(len(parts(line)) == 1 and _wide(line, lines[begin:at]) for line in lines[at : at + 2]):
            return at
    alone = [at for at in range(begin + 1, end) if len(parts(lines[at])) == 1 and _wide(lines[at], lines[begin:at])]
    return alone[-1] if alone else begin


def _wide(line: Line, above: list[Line]) -> bool:
    left, right = min(one[0].left for one in above), max(one[-1].right for one in above)
    return line[0].left <= left + 2 and line[-1].right - line[0].left > 0.5 * (right - left)


def _is_headed(heading: list[Line], starts: tuple[float, ...]) -> bool:
    """Whether short words stand over nearly every column; those of a justified sentence mostly begin small."""
    cells, alone = cells_of(heading, starts)
    filled = [cell for cell in cells if cell]
    small = sum(1 for cell in filled if cell[0].text[0].islower())
    return (
        not alone
        and small * 2 <= len(filled)
        and len(filled) >= max(FEWEST_COLUMNS, len(starts) - 1)
        and all(len(cell) <= LONGEST_HEAD for cell in filled)
    )
