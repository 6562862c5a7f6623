"""What stands in the margins of the pages of a PDF: heads and feet that run through it, and numbers of pages."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from followthrough.exchange.readers.pdf_rules import Grid, Rules, grid_of, groups
from followthrough.exchange.readers.pdf_words import Printed, Sheet

_MARGIN = 0.09
_WIDE_MARGIN = 0.15
_EDGE = 0.25
_LONGEST_HEAD = 120
SMALLER = 0.93  # than the text around: a head, a foot or a note
_FEWEST_HEADS = 3
_PAGE_NUMBER = re.compile(r"(?:page|p\.?)? ?[-–]? ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})? ?[-–]?", re.IGNORECASE)
_SURELY_PAGE = re.compile(r"page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_ROW_NUMBER = re.compile(r"[A-Z]{0,4}[-/]?\d[\d./]{0,8}[a-z]?\.?")
_OPENS = re.compile(
    r"(?:Recommendations?|Rec\.?)(?: No\.?| Number)? "
    r"(?:[A-Z]{0,4}[-/]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"|R\d{1,3}\b|\(?\d{1,3}[.)]\s|\d{1,3}\.\d{1,3}\s(?-i:[A-Z“‘\"'])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Page:
    """What a page prints, in the order of the file."""

    lines: list[Printed]
    rules: Rules
    sheet: Sheet
    picture: bool


def without_heads(pages: list[Page], body: float) -> list[Page]:
    """The pages without what stands in the margin of three of them or more, and without their numbers.

    `body` is the height of the letters of most lines.
    """
    pages = _without_small(pages, body)
    heads = Counter(
        form
        for at, page in enumerate(pages, start=1)
        for form in {form for line in _margin(page) for form in _forms(line, at)}
    )
    edges = [_edges(page) for page in pages]
    several = sum(1 for lines in edges if any(_PAGE_NUMBER.fullmatch(line.text) for line in lines)) > 1
    return [
        replace(page, lines=_kept(page, at, heads, {"", str(at)} if several else {str(at)}, lines))
        for at, (page, lines) in enumerate(zip(pages, edges, strict=True), start=1)
    ]


def _without_small(pages: list[Page], body: float) -> list[Page]:
    """Layout: the outermost lines of the pages in letters smaller than the text, at one height, also in wide margins.

    They say the same on three pages, or on both of two; or stand apart by white and name each page's chapter.
    """
    ends = [_ends(page, body) for page in pages]
    said = Counter(
        form
        for at, found in enumerate(ends, start=1)
        for form in {(_height(row), form) for row, _ in found for line in row for form in _forms(line, at)}
    )
    standing = Counter(_height(row) for found in ends for row, apart in found if apart)
    least = min(_FEWEST_HEADS, max(len(pages), 2))
    most = max(_FEWEST_HEADS, 0.6 * len(pages))
    kept = []
    for at, (page, found) in enumerate(zip(pages, ends, strict=True), start=1):
        out: set[int] = set()
        for row, apart in found:
            same = any(said[_height(row), form] >= least for line in row for form in _forms(line, at))
            chapter = apart and standing[_height(row)] >= most and not any(map(_begins_a_row, row))
            out |= {id(line) for line in row} if same or chapter else set()
        tables = _tables(page) if out else []
        lines = [line for line in page.lines if id(line) not in out or any(_is_in(line, grid) for grid in tables)]
        kept.append(replace(page, lines=lines))
    return kept


def _ends(page: Page, body: float) -> list[tuple[list[Printed], bool]]:
    """The first and the last printed line of a page where small and near its edge, and whether white parts them."""
    high = page.sheet.height
    rows = beside(page.lines)
    found = []
    for row, other in ((rows[0], rows[1:2]), (rows[-1], rows[-2:-1])) if len(rows) > 1 else ():
        near = not _WIDE_MARGIN * high < row[0].top < (1 - _WIDE_MARGIN) * high
        white = abs(row[0].top - other[0][0].top) - body
        if near and all(line.height < SMALLER * body for line in row):
            found.append((row, white > body and len(" ".join(line.text for line in row)) <= _LONGEST_HEAD))
    return found


def _height(row: list[Printed]) -> int:
    return round(row[0].top / 3)


def beside(lines: list[Printed]) -> list[list[Printed]]:
    """The lines that stand beside one another, from the top down."""
    rows: list[list[Printed]] = []
    for line in sorted(lines, key=lambda line: line.top):
        if rows and line.top - rows[-1][0].top <= 0.5 * line.height:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _kept(page: Page, at: int, heads: Counter[str], numbers: set[str], edges: list[Printed]) -> list[Printed]:
    margin = _margin(page)
    out = {id(line) for line in margin if any(heads[form] >= _FEWEST_HEADS for form in _forms(line, at))}
    rows = [line for line in margin if id(line) not in out and _begins_a_row(line)]
    out -= {id(line) for line in margin if any(_beside(line, row) for row in rows)}
    for line in edges:
        number = _PAGE_NUMBER.fullmatch(line.text) and ("" in numbers or line.text in numbers)
        if number or _SURELY_PAGE.fullmatch(line.text):
            out.add(id(line))
    tables = _tables(page) if out else []
    return [line for line in page.lines if id(line) not in out or any(_is_in(line, grid) for grid in tables)]


def _forms(line: Printed, at: int) -> list[str]:
    """What makes a line a running head where it comes again: its text, or its text with a figure that counts pages.

    Layout: "Annual report", "Page 7 of 12"; never "Recommendation 3" or "4. That …" at the head of a page.
    """
    text = line.text
    if _OPENS.match(text):
        return []
    counted = [
        f"{text[: found.start()]}\0{int(found[0]) - at}\0{text[found.end() :]}"
        for found in re.finditer(r"(?<!\d)\d{1,4}(?!\d)", text)
    ]
    return [text, *counted]


def _begins_a_row(line: Printed) -> bool:
    return bool(_OPENS.match(line.text) or _ROW_NUMBER.fullmatch(line.words[0].text))


def _beside(line: Printed, row: Printed) -> bool:
    """Layout: a row of a table without rules at the edge of a page: its number is on the left of its words."""
    return line.left > row.left and abs(line.top - row.top) <= 0.5 * row.height


def _tables(page: Page) -> list[Grid]:
    """The ruled tables of a page that reach out of its margins: what stands in them is no running head."""
    high = page.sheet.height
    words = [word for line in page.lines for word in line.words]
    grids = [grid for group in groups(page.rules) if (grid := grid_of(group, words))]
    return [grid for grid in grids if grid.ys[-1] > _MARGIN * high and grid.ys[0] < (1 - _MARGIN) * high]


def _is_in(line: Printed, grid: Grid) -> bool:
    middle = line.words[0].middle
    return grid.ys[0] <= middle <= grid.ys[-1] and line.right > grid.xs[0] and line.left < grid.xs[-1]


def _margin(page: Page) -> list[Printed]:
    return [line for line in page.lines if not is_between_margins(page, line.top)]


def is_between_margins(page: Page, top: float) -> bool:
    """Whether a place, measured from the top, lies between the margins of a page."""
    return _MARGIN * page.sheet.height <= top <= (1 - _MARGIN) * page.sheet.height


def _edges(page: Page) -> list[Printed]:
    """The first and the last line of a page, where they stand near its edge with nothing beside them."""
    high = page.sheet.height
    lines = sorted(page.lines, key=lambda line: line.top)
    found = []
    for line, other in ((lines[:1], lines[1:2]), (lines[-1:], lines[-2:-1])):
        alone = not other or abs(line[0].top - other[0].top) > 0.5 * line[0].height
        if line and alone and not _EDGE * high < line[0].top < (1 - _EDGE) * high:
            found += line
    return found
