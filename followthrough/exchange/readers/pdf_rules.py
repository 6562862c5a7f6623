"""The rules drawn on a page of a PDF, and the grids of cells that they make."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from followthrough.exchange.readers.pdf_words import Box, Sheet, Word

_CLOSE = 3.0
_SLIVER = 6.0
_MOST_POINTS = 40_000  # a map or a chart, whose lines are no table's
_MOST_RULES = 800
_DEEP = 3
_COLOURED = 40  # between the strongest and the weakest of red, green and blue
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule: `at` across its direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Shade:
    """A coloured ground: its box as seen, and its colour as "RRGGBB"."""

    box: Box
    colour: str


@dataclass(frozen=True)
class Rules:
    """The rules of a page or of one table, across the page and up and down it; and what is shaded in a colour."""

    across: list[Rule]
    upright: list[Rule]
    shades: list[Shade] = field(default_factory=list)


@dataclass(frozen=True)
class Grid:
    """Lines between rows and columns, and for each place the cell it belongs to, as (row, column) of its corner."""

    ys: list[float]
    xs: list[float]
    corner: list[list[tuple[int, int]]]


def rules_of(page: pdfium.PdfPage, sheet: Sheet) -> Rules:
    """The rules of a page; thin boxes are rules, and the upper and lower sides of shades part rows as rules do."""
    across: list[Rule] = []
    upright: list[Rule] = []
    shades: list[Shade] = []
    points = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEP):
        points += raw.FPDFPath_CountSegments(path)
        if points > _MOST_POINTS:
            return Rules([], [])
        if (shade := _shade(path, sheet)) and len(shades) < _MOST_RULES:
            shades.append(shade)
        for one, other, drawn in _sides(path, sheet):
            if abs(one[1] - other[1]) < 0.7 and abs(one[0] - other[0]) > 1:
                across.append(Rule((one[1] + other[1]) / 2, *sorted((one[0], other[0]))))
            elif drawn and abs(one[0] - other[0]) < 0.7 and abs(one[1] - other[1]) > 1:
                upright.append(Rule((one[0] + other[0]) / 2, *sorted((one[1], other[1]))))
    found = Rules(merged(across), merged(upright), shades)
    return found if len(found.across) + len(found.upright) <= _MOST_RULES else Rules([], [])


def _shade(path: pdfium.PdfObject, sheet: Sheet) -> Shade | None:
    """Greys and white are no colours, and nothing is said by a rule's own."""
    red, green, blue, depth = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value or not raw.FPDFPageObj_GetFillColor(path, red, green, blue, depth):
        return None
    colour = (red.value, green.value, blue.value)
    line = next(_lines(path, sheet), []) if max(colour) - min(colour) >= _COLOURED else []
    if not line:
        return None
    xs, ys = [x for x, _ in line], [y for _, y in line]
    box = min(xs), min(ys), max(xs), max(ys)
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) <= _SLIVER or (wide > 0.9 * sheet.width and high > 0.9 * sheet.height):
        return None
    return Shade(box, "{:02X}{:02X}{:02X}".format(*colour))


def _sides(path: pdfium.PdfObject, sheet: Sheet) -> Iterator[tuple[Point, Point, bool]]:
    """The straight sides of a path, and whether they are drawn; those of a shade are not."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    if not (fill.value or stroke.value):
        return
    for line in _lines(path, sheet):
        left, right = min(x for x, _ in line), max(x for x, _ in line)
        top, bottom = min(y for _, y in line), max(y for _, y in line)
        if right - left > 0.9 * sheet.width and bottom - top > 0.9 * sheet.height:
            continue  # the ground of the page
        if fill.value and bottom - top <= _CLOSE < right - left:
            yield (left, (top + bottom) / 2), (right, (top + bottom) / 2), True
        elif fill.value and right - left <= _CLOSE < bottom - top:
            yield ((left + right) / 2, top), ((left + right) / 2, bottom), True
        elif stroke.value or len(line) == 5:
            yield from ((one, other, bool(stroke.value)) for one, other in pairwise(line))


def _lines(path: pdfium.PdfObject, sheet: Sheet) -> Iterator[list[Point]]:
    """The straight lines of a path, each a list of points as seen; a curve ends one and begins another."""
    matrix = path.get_matrix()
    container = path.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    line: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = sheet.place(*matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_LINETO:
            if len(line) > 1:
                yield line
            line = []
        line.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and line[0] != point:
            line.append(line[0])
    if len(line) > 1:
        yield line


def merged(rules: Iterable[Rule], gap: float = _CLOSE) -> list[Rule]:
    """Rules that lie on one line and touch, as one; double rules are one as well."""
    ordered = sorted(rules, key=lambda rule: rule.at)
    found: list[Rule] = []
    start = 0
    for end in range(1, len(ordered) + 1):
        if end < len(ordered) and ordered[end].at - ordered[start].at <= _CLOSE:
            continue
        found += _joined(ordered[start:end], gap)
        start = end
    return found


def _joined(level: list[Rule], gap: float) -> Iterator[Rule]:
    at = sum(rule.at for rule in level) / len(level)
    reach: list[float] | None = None
    for rule in sorted(level, key=lambda rule: rule.start):
        if reach and rule.start <= reach[1] + gap:
            reach[1] = max(reach[1], rule.end)
            continue
        if reach:
            yield Rule(at, *reach)
        reach = [rule.start, rule.end]
    if reach:
        yield Rule(at, *reach)


def groups(rules: Rules) -> list[Rules]:
    """The rules that touch one another, a group for each table or box, from the top down."""
    parent = list(range(len(rules.across) + len(rules.upright)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, flat in enumerate(rules.across):
        for other, up in enumerate(rules.upright, start=len(rules.across)):
            if _reaches(flat, up.at) and _reaches(up, flat.at):
                parent[root(one)] = root(other)
    found: dict[int, Rules] = {}
    for at, rule in enumerate([*rules.across, *rules.upright]):
        group = found.setdefault(root(at), Rules([], []))
        (group.across if at < len(rules.across) else group.upright).append(rule)
    return sorted(found.values(), key=lambda group: min((rule.at for rule in group.across), default=0.0))


def _reaches(rule: Rule, at: float) -> bool:
    return rule.start - _CLOSE <= at <= rule.end + _CLOSE


def grid_of(rules: Rules, words: Iterable[Word]) -> Grid | None:
    """The cells that a group of rules makes; its outer sides may be open. None where it parts no columns."""
    if not rules.across or not rules.upright:
        return None
    xs = _places(rules.upright, rules.across)
    ys = _places(rules.across, rules.upright)
    middles = [((word.left + word.right) / 2, word.middle) for word in words]
    xs = _without_slivers(xs, [x for x, y in middles if ys[0] <= y <= ys[-1]])
    ys = _without_slivers(ys, [y for x, y in middles if xs[0] <= x <= xs[-1]])
    if len(xs) < 3 or len(ys) < 2:
        return None
    corner = [[(row, column) for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if column and not _walled(rules.upright, left, (top + bottom) / 2):
                corner[row][column] = corner[row][column - 1]
            elif row and not _walled(rules.across, top, (left + right) / 2):
                corner[row][column] = corner[row - 1][column]
    return Grid(ys, xs, corner)


def _places(rules: list[Rule], other: list[Rule]) -> list[float]:
    """Where these rules stand, with the ends of those they cross where these are open at their sides."""
    inner = [rule.at for rule in rules]
    outer = (min(rule.start for rule in other), max(rule.end for rule in other))
    places: list[float] = []
    for place in sorted([*inner, *outer]):
        if not places or place - places[-1] > _CLOSE:
            places.append(place)
    return places


def _without_slivers(places: list[float], middles: list[float]) -> list[float]:
    """Two rules close together with no word between them are one."""
    kept = places[:1]
    for place in places[1:]:
        narrow = place - kept[-1] <= _SLIVER and not any(kept[-1] < middle < place for middle in middles)
        if not narrow:
            kept.append(place)
        elif place == places[-1] and len(kept) > 1:
            kept[-1] = place
    return kept


def _walled(rules: list[Rule], place: float, middle: float) -> bool:
    return any(abs(rule.at - place) <= _SLIVER and rule.start - 1 <= middle <= rule.end + 1 for rule in rules)
