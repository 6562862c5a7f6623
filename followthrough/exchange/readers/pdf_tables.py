"""The tables of one page of a PDF: ruled all round, ruled between rows only, or aligned without any rule."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from followthrough.exchange.readers import pdf_columns as columns
from followthrough.exchange.readers.grid import Cell, lines_of
from followthrough.exchange.readers.pdf_aligned import without_rules
from followthrough.exchange.readers.pdf_columns import Aligned, Line, parts
from followthrough.exchange.readers.pdf_rules import Grid, Rule, Rules, Shade, grid_of, groups, merged
from followthrough.exchange.readers.pdf_words import Word, rows_of, text_of

_SAME_PLACE = 8.0
_CELLS_APART = 24.0  # rules under the cells of one row may leave white between the columns
_INSET = 24.0
_SAME_EDGE = 3.5
_BOOK_RULES = 3  # above the headings, below them and below the table: the rows between have none


@dataclass
class Part:
    """A table on one page: where it begins, where its columns begin, its rows, and whether its last one may go on."""

    top: float
    starts: tuple[float, ...]
    rows: list[tuple[Cell, ...]]
    aligned: Aligned | None = None
    end: float = 0.0

    def goes_on_from(self, other: "Part") -> bool:
        """Whether the columns stand where those of the other do."""
        return len(self.starts) == len(other.starts) and all(
            abs(one - two) <= _SAME_PLACE for one, two in zip(self.starts, other.starts, strict=True)
        )


class PageTables:
    """Finds the tables of a page; `free` are the words that no table has taken."""

    def __init__(self, words: list[Word], rules: Rules, is_title: Callable[[Line], bool], before: Part | None) -> None:
        self.free = list(words)
        self.rules = rules
        self.is_title = is_title
        self.before = before.aligned if before else None
        self.last = before
        self.found: list[Part] = []

    def find(self) -> list[Part]:
        """Those ruled all round first, from the innermost; then by rules between rows; then by white alone."""
        rest: list[Rule] = []
        for group in sorted(self._over_titles(groups(self.rules)), key=_area):
            grid = grid_of(group, self.free)
            if not (grid and self._take_grid(grid)) and not self._take_rest(group):
                rest += group.across
        for run in _runs(rest):
            self._between_rules(run)
        self._carried_over()
        self._by_white()
        return sorted(self.found, key=lambda part: part.top)

    def _over_titles(self, found: list[Rules]) -> list[Rules]:
        """Layout: no rules at the outer sides, so that a title across the columns parts the rules of one table."""
        lines = rows_of(self.free)
        joined: list[Rules] = []
        for group in found:
            last = joined[-1] if joined else None
            if last and _is_open(last) and _is_open(group) and _same_columns(last, group):
                between = _between(lines, max(rule.at for rule in last.across), min(rule.at for rule in group.across))
                if len(between) < 2 and not any(map(self.is_title, between)):
                    joined[-1] = Rules(last.across + group.across, last.upright + group.upright)
                    continue
            joined.append(group)
        return joined

    def _take_grid(self, grid: Grid) -> bool:
        inside = [word for word in self.free if _within(word, grid)]
        rows, wide = _rows_of_grid(grid, inside, self.rules.shades)
        part = Part(grid.ys[0], tuple(grid.xs[:-1]), _without_empty_ends(rows) if inside else [], end=grid.xs[-1])
        # a row that the page cut may have words left in one column only
        if not wide and not (inside and self.last and part.goes_on_from(self.last) and self._opens_page(grid.ys[0])):
            return False
        self._take(inside)
        self.found.append(part)
        return True

    def _take_rest(self, group: Rules) -> bool:
        """Layout: the rest of a cell across the columns, in a frame of its own as wide as the table, opens the page."""
        if not self.last or not self.last.end or len(group.across) != 2 or len(group.upright) != 2:
            return False
        top, bottom = sorted(rule.at for rule in group.across)
        left, right = sorted(rule.at for rule in group.upright)
        inside = [word for word in self.free if top <= word.middle <= bottom and left <= word.left <= right]
        wide = abs(left - self.last.starts[0]) <= _SAME_PLACE and abs(right - self.last.end) <= _SAME_PLACE
        if not inside or not wide or not self._opens_page(top):
            return False
        cells = (Cell(lines_of(text_of(inside))), *(Cell(merged="left") for _ in self.last.starts[1:]))
        self._take(inside)
        self.found.append(Part(top, self.last.starts, [cells], end=right))
        return True

    def _opens_page(self, top: float) -> bool:
        return not any(word.middle < top for word in self.free) and not any(part.top < top for part in self.found)

    def _take(self, words: list[Word]) -> None:
        taken = set(map(id, words))
        self.free = [word for word in self.free if id(word) not in taken]

    def _between_rules(self, rules: list[Rule]) -> None:
        """Layout: rules between rows only. Headings may stand over the first rule, the last row under the last."""
        left, right = rules[0].start - 2, rules[0].end + 2
        lines = rows_of(word for word in self.free if left <= word.left and word.right <= right + _CELLS_APART)
        for top, bottom in self._runs_between_titles(rules, lines):
            inner = [rule.at for rule in rules if top <= rule.at <= bottom]
            bands = [_between(lines, one, other) for one, other in pairwise(inner)]
            around = [self._above(lines, inner[0]), *bands, self._below(lines, inner[-1])]
            if _are_boxes(around if len(inner) == 2 else bands, rules[0].start):
                continue
            bands = around
            self._add_bands(bands, len(inner))

    def _runs_between_titles(self, rules: list[Rule], lines: list[Line]) -> list[tuple[float, float]]:
        """The rules of several tables of one width, parted where a title or wide white stands between two rules."""
        runs = [[rules[0].at]]
        for one, other in pairwise(rules):
            between = _between(lines, one.at, other.at)
            steps = [below[0].top - above[0].bottom for above, below in pairwise(between)]
            if any(map(self.is_title, between)) or any(step > 2 * between[0][0].height for step in steps):
                runs.append([])
            runs[-1].append(other.at)
        return [(run[0], run[-1]) for run in runs if len(run) > 1]

    def _above(self, lines: list[Line], place: float) -> list[Line]:
        """The headings close above a rule: up to a title, or to where bold letters begin."""
        kept: list[Line] = []
        for line in reversed([line for line in lines if line[0].middle < place]):
            bold = all(word.bold for word in line)
            white = (kept[-1][0].top if kept else place) - line[0].bottom
            if white > (1.6 if bold else 1) * line[0].height or self.is_title(line) or len(kept) > 12:
                break
            if kept and bold != all(word.bold for word in kept[-1]):
                break
            kept.append(line)
        return kept[::-1]

    def _below(self, lines: list[Line], place: float) -> list[Line]:
        kept: list[Line] = []
        for line in [line for line in lines if line[0].middle > place]:
            near = line[0].top - (kept[-1][0].bottom if kept else place) < line[0].height
            if not near or self.is_title(line):
                break
            kept.append(line)
        return kept

    def _add_bands(self, bands: list[list[Line]], rules: int) -> None:
        """The bands as rows, with the lines above the first rule and below the last where they keep the columns."""
        least = 2 if rules > 2 else 3
        ways = [bands, [[], *bands[1:]], [*bands[:-1], []], [[], *bands[1:-1], []]]
        fitting = [(way, starts) for way in ways if (starts := self._starts(way, least))]
        if not fitting:
            return
        way, starts = max(fitting, key=lambda each: (len(each[1]), sum(map(len, each[0]))))
        filled = [band for band in way if band]
        if rules <= _BOOK_RULES and len(filled) <= 2:
            filled = [*filled[:-1], *(columns.bands_by_white(filled[-1], starts) or [filled[-1]])]
        self._add_aligned(columns.aligned(filled, starts), [line for band in filled for line in band])

    def _starts(self, bands: list[list[Line]], least: int) -> tuple[float, ...]:
        lines = [line for band in bands for line in band]
        if self.before and lines and all(map(self.before.takes, lines)):
            return self.before.starts
        for end in (bands[0], bands[-1]):
            title = end is bands[-1] and len(end) == 1 and all(word.bold for word in end[0])
            if end and not title and not any(len(parts(line)) > 1 for line in end):
                return ()
        filled = [band for band in bands if band]
        if len(filled) < 2:
            return ()
        starts = columns.below_heading(filled[0], [line for band in filled[1:] for line in band], least=least)
        return () if columns.run_across(lines, starts) else starts

    def _add_aligned(self, table: Aligned, lines: list[Line]) -> None:
        rows = [_row(cells, at in table.across) for at, cells in enumerate(table.rows)]
        words = [word for line in lines for word in line]
        self._take(words)
        self.found.append(Part(min(word.top for word in words), table.starts, rows, table))

    def _carried_over(self) -> None:
        """Layout: an aligned table goes on over the page without its headings."""
        if not self.before:
            return
        first = min((part.top for part in self.found), default=float("inf"))
        run: list[Line] = []
        for line in rows_of(word for word in self.free if word.top < first):
            far = run and line[0].top - run[-1][0].bottom > 4 * line[0].height
            if far or self.is_title(line) or not self.before.takes(line):
                break
            run.append(line)
        bands = columns.without_prose(columns.bands_by_white(run, self.before.starts), self.before.starts)
        if any(len(parts(line)) > 1 for band in bands for line in band):
            lines = [line for band in bands for line in band]
            self._add_aligned(columns.aligned(bands, self.before.starts), lines)

    def _by_white(self) -> None:
        """Layout: columns by alignment alone, under short headings."""
        lines = rows_of(self.free)
        for begin, end, table in without_rules(lines, self.is_title):
            self._add_aligned(table, lines[begin:end])


def _area(group: Rules) -> float:
    both = [*group.across, *group.upright]
    wide = max((rule.end - rule.start for rule in group.across), default=0.0)
    high = max((rule.end - rule.start for rule in group.upright), default=0.0)
    return wide * high + len(both) / 1e6


def _is_open(group: Rules) -> bool:
    """Whether a group with upright rules has none at its left side."""
    if not group.across or not group.upright:
        return False
    return min(rule.at for rule in group.upright) > min(rule.start for rule in group.across) + _SAME_PLACE


def _same_columns(one: Rules, other: Rules) -> bool:
    first, second = sorted({round(rule.at) for rule in one.upright}), sorted({round(rule.at) for rule in other.upright})
    return len(first) == len(second) and all(abs(a - b) <= 2 for a, b in zip(first, second, strict=True))


def _within(word: Word, grid: Grid) -> bool:
    return grid.ys[0] <= word.middle <= grid.ys[-1] and grid.xs[0] <= (word.left + word.right) / 2 <= grid.xs[-1]


def _rows_of_grid(grid: Grid, words: list[Word], shades: list[Shade]) -> tuple[list[tuple[Cell, ...]], bool]:
    """The rows of a ruled table, and whether words stand in two of its columns or more."""
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        row = min(bisect_right(grid.ys, word.middle), len(grid.ys) - 1) - 1
        column = min(bisect_right(grid.xs, (word.left + word.right) / 2), len(grid.xs) - 1) - 1
        inside.setdefault(grid.corner[row][column], []).append(word)
    texts = {corner: lines_of(text_of(inside[corner])) for corner in inside}
    rows = [
        tuple(
            _cell(texts.get(corner, ()), corner, (row, column), _fill(grid, row, column, shades))
            for column, corner in enumerate(corners)
        )
        for row, corners in enumerate(grid.corner)
    ]
    return rows, len({column for _, column in texts}) > 1


def _without_empty_ends(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Where a page cuts a table, a rule or two may be left over with nothing between them."""
    filled = [at for at, row in enumerate(rows) if any(cell.lines for cell in row)]
    return rows[filled[0] : filled[-1] + 1]


def _cell(lines: tuple[str, ...], corner: tuple[int, int], place: tuple[int, int], fill: str | None) -> Cell:
    if corner == place:
        return Cell(lines, fill=fill)
    return Cell(lines, merged="above") if corner[1] == place[1] else Cell(merged="left")


def _fill(grid: Grid, row: int, column: int, shades: list[Shade]) -> str | None:
    """The colour of the ground in the middle of a cell: the last that was laid there."""
    x, y = (grid.xs[column] + grid.xs[column + 1]) / 2, (grid.ys[row] + grid.ys[row + 1]) / 2
    covering = (
        shade.colour
        for shade in reversed(shades)
        if shade.box[0] <= x <= shade.box[2] and shade.box[1] <= y <= shade.box[3]
    )
    return next(covering, None)


def _row(cells: list[list[Word]], across: bool) -> tuple[Cell, ...]:
    first, *rest = [Cell(lines_of(text_of(words))) for words in cells]
    return (first, *(Cell(merged="left") for _ in rest)) if across else (first, *rest)


def _runs(rules: list[Rule]) -> list[list[Rule]]:
    """Rules of one width below one another, two or more."""
    runs: list[list[Rule]] = []
    for rule in sorted(merged(rules, gap=_CELLS_APART), key=lambda rule: rule.at):
        run = next((run for run in runs if _alike(run[-1], rule)), None)
        if run is None:
            runs.append(run := [])
        run.append(rule)
    return [run for run in runs if len(run) > 1 and run[0].end - run[0].start > 150]


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= _SAME_PLACE and abs(one.end - other.end) <= _SAME_PLACE


def _are_boxes(bands: list[list[Line]], left: float) -> bool:
    """Layout: prose between boxes begins where their sides are, and the words in them further in; cells do not."""
    edges = [edge for band in bands if band and (edge := min(line[0].left for line in band) - left) < _INSET]
    return bool(edges) and max(edges) - min(edges) > _SAME_EDGE


def _between(lines: list[Line], top: float, bottom: float) -> list[Line]:
    return [line for line in lines if top < line[0].middle <= bottom]
