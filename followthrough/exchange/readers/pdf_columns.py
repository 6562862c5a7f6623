"""Tables that no upright rule parts: columns are where words are aligned with white between them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from followthrough.exchange.readers.pdf_words import Word

_GUTTER = 0.36  # of a line's height; the space between two words is a fifth of it
_APART = 1.13
FEWEST_COLUMNS = 3
FEWEST_ROWS = 2
_ANCHORED = 0.7
LONGEST_HEAD = 8
_MOST_ACROSS = 0.34
Line = list[Word]


@dataclass(frozen=True)
class Aligned:
    """Where the columns begin, and the rows below one another: for each, the lines of each of its cells."""

    starts: tuple[float, ...]
    rows: list[list[list[Word]]]
    across: frozenset[int] = frozenset()

    def fits(self, line: Line) -> bool:
        """Whether no run of words of a line reaches from one column into the next."""
        return all(not _crosses(part, self.starts) for part in parts(line))

    def takes(self, line: Line) -> bool:
        """Whether a line can be one of this table's: it keeps the columns, or is a short title across them."""
        return self.fits(line) or (len(parts(line)) == 1 and not _is_prose(line, self.starts))


def parts(line: Line) -> list[Line]:
    """The runs of words of a line, parted where the white is wider than between words."""
    found: list[Line] = []
    for word in line:
        if found and word.left - found[-1][-1].right < _GUTTER * word.height:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def starts_of(lines: list[Line], *, least: int = FEWEST_COLUMNS) -> tuple[float, ...]:
    """Where columns begin: after white that no line fills, a title that stands alone on its line aside."""
    if not lines:
        return ()
    left = min(line[0].left for line in lines)
    height = median(word.height for line in lines for word in line)
    body = [line for line in lines if len(parts(line)) > 1 or line[0].left > left + height]
    filled: list[list[float]] = []
    for part in sorted((part for line in body for part in parts(line)), key=lambda part: part[0].left):
        if filled and part[0].left <= filled[-1][1] + _GUTTER * height:
            filled[-1][1] = max(filled[-1][1], part[-1].right)
        else:
            filled.append([part[0].left, part[-1].right])
    starts = tuple(start for start, _ in filled)
    if len(starts) < least:
        return ()
    return (min(left, starts[0]), *starts[1:])


def run_across(lines: list[Line], starts: tuple[float, ...]) -> bool:
    """Whether columns only seem to be there: many lines run on through them, as prose between boxes does."""
    across = sum(1 for line in lines if any(_crosses(part, starts) for part in parts(line)))
    return across > _MOST_ACROSS * len(lines)


def below_heading(heading: list[Line], lines: list[Line], *, least: int = FEWEST_COLUMNS) -> tuple[float, ...]:
    """Where columns begin: as the rows have them, whose headings may be wider than they are, or with the headings."""
    ways = [starts_of(heading + lines, least=least), starts_of(lines, least=least)]
    ways = [under_headings(starts, heading, lines) for starts in ways if starts]
    return max((starts for starts in ways if len(starts) >= least), key=len, default=())


def under_headings(starts: tuple[float, ...], heading: list[Line], lines: list[Line]) -> tuple[float, ...]:
    """Without the white that runs by chance through one column: no heading there, and no edge that lines keep."""
    kept: list[float] = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else float("inf")
        headed = any(start - 1 <= word.left < end - 1 for line in heading for word in line)
        first = [min(inside) for line in lines if (inside := [w.left for w in line if start - 1 <= w.left < end - 1])]
        even = sum(1 for place in first if place - start <= 2)
        if not kept or headed or (len(first) >= 2 and even >= _ANCHORED * len(first)):
            kept.append(start)
    return tuple(kept)


def cells_of(lines: list[Line], starts: tuple[float, ...]) -> tuple[list[list[Word]], bool]:
    """The words of one row by column, and whether it is one text that runs across the columns."""
    runs = [part for line in lines for part in parts(line)]
    if len(lines) <= 2 and len(runs) == len(lines) and any(_crosses(run, starts) for run in runs):
        words = [word for run in runs for word in run]
        return [words, *([] for _ in starts[1:])], True
    cells: list[list[Word]] = [[] for _ in starts]
    for line in lines:
        for word in line:
            cells[max(bisect_right(starts, word.left + 1) - 1, 0)].append(word)
    return cells, False


def aligned(bands: list[list[Line]], starts: tuple[float, ...]) -> Aligned:
    """The rows of a table whose bands of lines are known."""
    made = [cells_of(band, starts) for band in bands if band]
    across = frozenset(at for at, (_, alone) in enumerate(made) if alone)
    return Aligned(starts, [cells for cells, _ in made], across)


def without_prose(bands: list[list[Line]], starts: tuple[float, ...]) -> list[list[Line]]:
    """Without what follows a table close below it: its last rows run across the columns."""
    kept = list(bands)
    while kept and cells_of(kept[-1], starts)[1] and not is_bold(kept[-1][0]):
        kept.pop()
    return kept


def bands_by_white(lines: list[Line], starts: tuple[float, ...]) -> list[list[Line]]:
    """The rows of a table without rules: parted by wider white, or else by what stands in the first column."""
    heading = bold_heading(lines)
    blocks = [heading] if heading else []
    blocks += _by_white(lines[len(heading) :], starts)
    if all(sum(1 for line in block if _anchors(line, starts)) <= 1 for block in blocks[1 if heading else 0 :]):
        return blocks
    if _mostly_one_line(blocks, starts):
        return [*blocks[:1], *(band for block in blocks[1:] for band in _by_anchor(block, starts))]
    return blocks if len(blocks) > FEWEST_ROWS else []


def _by_white(lines: list[Line], starts: tuple[float, ...]) -> list[list[Line]]:
    pitch = _pitch(lines, starts)
    blocks: list[list[Line]] = []
    for line in lines:
        last = blocks[-1][-1] if blocks else None
        if last is None or top_of(line) - top_of(last) > _APART * pitch or is_bold(last) != is_bold(line):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _mostly_one_line(blocks: list[list[Line]], starts: tuple[float, ...]) -> bool:
    """Whether the first column holds short things such as numbers, which do not go on in the next line."""
    firsts = [word for block in blocks[1:] for line in block for word in line if word.left < starts[1] - 1]
    texts = [" ".join(word.text for word in line) for line in _lines_of(firsts)]
    return bool(texts) and sum(1 for text in texts if re.search(r"\d", text) and len(text) <= 16) >= 0.8 * len(texts)


def _lines_of(words: list[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and abs(lines[-1][-1].middle - word.middle) < 1 and word.left >= lines[-1][-1].right:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _by_anchor(block: list[Line], starts: tuple[float, ...]) -> list[list[Line]]:
    bands: list[list[Line]] = []
    for line in block:
        if not bands or _anchors(line, starts):
            bands.append([line])
        else:
            bands[-1].append(line)
    return bands


def _pitch(lines: list[Line], starts: tuple[float, ...]) -> float:
    """From line to line in one cell: the least step in a column that comes again, as rows stand further apart."""
    steps: list[float] = []
    for start, end in pairwise((*starts, float("inf"))):
        inside = [line for line in lines if any(start - 1 <= word.left < end - 1 for word in line)]
        steps += [step for one, other in pairwise(inside) if (step := top_of(other) - top_of(one)) > 1]
    steps.sort()
    again = [one for one, other in pairwise(steps) if other - one < 0.5]
    return again[0] if again else steps[0] if steps else 1.0


def is_bold(line: Line) -> bool:
    return all(word.bold for word in line)


def _is_prose(line: Line, starts: tuple[float, ...]) -> bool:
    """Longer than a title would be: over more than half of the columns, and not in bold."""
    return line[-1].right > starts[len(starts) // 2 + len(starts) % 2 - 1] and not is_bold(line)


def _anchors(line: Line, starts: tuple[float, ...]) -> bool:
    return line[0].left < starts[1] - 1


def _crosses(part: Line, starts: tuple[float, ...]) -> bool:
    first = max(bisect_right(starts, part[0].left + 1) - 1, 0)
    return first + 1 < len(starts) and part[-1].right > starts[first + 1] + 1


def top_of(line: Line) -> float:
    return min(word.top for word in line)


def bold_heading(run: list[Line]) -> list[Line]:
    """The lines in bold that a table begins with, up to a title in bold over its first rows."""
    bold = list(takewhile(is_bold, run))
    left = min((line[0].left for line in bold), default=0.0)
    headed = next((at for at, line in enumerate(bold) if len(parts(line)) > 1), len(bold))
    title = (at for at in range(headed + 1, len(bold)) if len(parts(bold[at])) == 1 and bold[at][0].left < left + 2)
    return bold[: next(title, len(bold))]
