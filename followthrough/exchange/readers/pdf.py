"""PDF: pages made into paragraphs and tables in reading order; heads and numbers of pages are dropped."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from followthrough.exchange.readers import pdf_pages as pages_cut
from followthrough.exchange.readers.grid import Line, Paper, Row, Table
from followthrough.exchange.readers.pdf_rules import Grid, Rules, grid_of, groups, rules_of
from followthrough.exchange.readers.pdf_tables import PageTables, Part
from followthrough.exchange.readers.pdf_words import Printed, Sheet, Word, by_labels, printed, unhyphened
from followthrough.exchange.unreadable import Unreadable

_MOST_PAGES = 600
_FEW_LETTERS = 60
_FEWEST_IN_A_COLUMN = 4
_MARGIN = 0.09
_EDGE = 0.25
_FEWEST_HEADS = 3
_PAGE_NUMBER = re.compile(r"(?:page|p\.?)? ?[-–]? ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})? ?[-–]?", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:Recommendations?|Rec\.?)(?: No\.?| Number)? "
    r"(?:[A-Z]{0,4}[-/]?\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"|R\d{1,3}\b|\(?\d{1,3}[.)]\s|\d{1,3}\.\d{1,3}\s(?-i:[A-Z“‘\"'])",
    re.IGNORECASE,
)
_ROW_NUMBER = re.compile(r"[A-Z]{0,4}[-/]?\d[\d./]{0,8}[a-z]?\.?")
_SURELY_PAGE = re.compile(r"page \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_LABEL = re.compile(r"([A-Z][^:.;?]{1,38}):(?:\s|$)")
_NUMBERED = re.compile(r"(?:Recommendation|Rec\.?|R) ?[A-Z]{0,3}\d[\w./]{0,8}")
_SCAN = (
    "This PDF is a picture of paper with no text in it: ask for the Word or Excel file, or have it recognised first."
)
_DAMAGED = "This PDF is damaged or cut short: open it, print it to a new PDF and try that, or send the Word file."


@dataclass(frozen=True)
class _Page:
    """What a page prints, in the order of the file."""

    lines: list[Printed]
    rules: Rules
    sheet: Sheet
    picture: bool


def read_pdf(data: bytes) -> Paper:
    """Paragraphs and tables of a PDF in reading order; heads and numbers of pages are dropped."""
    pages = _pages(data)
    if not any(page.lines for page in pages) or all(page.picture for page in pages):
        raise Unreadable(_SCAN)
    body = median([line.height for page in pages for line in page.lines])
    paper = _Assembly(body, _without_heads(pages)).paper()
    pictures = [str(at) for at, page in enumerate(pages, start=1) if page.picture]
    if pictures:
        paper.remarks.append(
            f"page{'s' if len(pictures) > 1 else ''} {', '.join(pictures)} of this PDF: a picture of paper, "
            f"whose text could not be read"
        )
    return paper


def _pages(data: bytes) -> list[_Page]:
    try:
        book = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).casefold():
            raise Unreadable(
                "This PDF is protected by a password: save a copy without the password and try that."
            ) from error
        raise Unreadable(_DAMAGED) from error
    if len(book) > _MOST_PAGES:
        raise Unreadable(
            "This PDF has more than 600 pages: save the pages that hold the tracker as a PDF of their own."
        )
    try:
        return [_page(book, at) for at in range(len(book))]
    except pdfium.PdfiumError as error:
        raise Unreadable(_DAMAGED) from error


def _page(book: pdfium.PdfDocument, at: int) -> _Page:
    page = book[at]
    sheet = Sheet.of(page)
    lines = printed(page, sheet)
    few = sum(len(line.text) for line in lines) < _FEW_LETTERS
    found = _Page(lines, rules_of(page, sheet), sheet, few and _is_picture(page, sheet))
    page.close()
    return found


def _is_picture(page: pdfium.PdfPage, sheet: Sheet) -> bool:
    """Layout: a scanned page, perhaps with a stamp or a number typed on it."""
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if abs((right - left) * (top - bottom)) > 0.5 * sheet.width * sheet.height:
            return True
    return False


def _without_heads(pages: list[_Page]) -> list[_Page]:
    """The pages without what stands in the margin of three of them or more, and without their numbers."""
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


def _kept(page: _Page, at: int, heads: Counter[str], numbers: set[str], edges: list[Printed]) -> list[Printed]:
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


def _tables(page: _Page) -> list[Grid]:
    """The ruled tables of a page that reach out of its margins: what stands in them is no running head."""
    high = page.sheet.height
    words = [word for line in page.lines for word in line.words]
    grids = [grid for group in groups(page.rules) if (grid := grid_of(group, words))]
    return [grid for grid in grids if grid.ys[-1] > _MARGIN * high and grid.ys[0] < (1 - _MARGIN) * high]


def _is_in(line: Printed, grid: Grid) -> bool:
    middle = line.words[0].middle
    return grid.ys[0] <= middle <= grid.ys[-1] and line.right > grid.xs[0] and line.left < grid.xs[-1]


def _margin(page: _Page) -> list[Printed]:
    high = page.sheet.height
    return [line for line in page.lines if line.top < _MARGIN * high or line.top > (1 - _MARGIN) * high]


def _edges(page: _Page) -> list[Printed]:
    """The first and the last line of a page, where they stand near its edge with nothing beside them."""
    high = page.sheet.height
    lines = sorted(page.lines, key=lambda line: line.top)
    found = []
    for line, other in ((lines[:1], lines[1:2]), (lines[-1:], lines[-2:-1])):
        alone = not other or abs(line[0].top - other[0].top) > 0.5 * line[0].height
        if line and alone and not _EDGE * high < line[0].top < (1 - _EDGE) * high:
            found += line
    return found


def _often(steps: list[float]) -> float:
    """The least of these sorted steps that comes often: from line to line in one paragraph."""
    for at, step in enumerate(steps):
        if (bisect_right(steps, step + 0.05) - at) * 12 >= len(steps):
            return step
    return steps[len(steps) // 4] if steps else 0.0


def _middle_of_columns(lines: list[Printed], width: float) -> float | None:
    """Layout: a page in two columns of prose, perhaps under a title; where the white between them is."""
    for place in (width * share / 100 for share in range(40, 61, 2)):
        left = [line for line in lines if line.right < place]
        right = [line for line in lines if line.left > place]
        over = [line for line in lines if line.left <= place <= line.right]
        if (
            min(len(left), len(right)) < _FEWEST_IN_A_COLUMN
            or len({round(line.left) for line in right}) > len(right) / 2
        ):
            continue
        if all(line.top < min(one.top for one in right) for line in over):
            return place
    return None


def _ends_early(last: Printed, line: Printed, margin: float, labelled: bool) -> bool:
    """Whether a sentence, or what a label names, ends a line that had room for the first word of the next."""
    first = line.words[0]
    room = margin - last.right - (first.right - first.left)
    return (labelled or last.text.endswith((".", ":", ";", "?", "!"))) and room > 3 * line.height


class _Assembly:
    """The paper made from the pages, one after the other."""

    def __init__(self, body: float, pages: list[_Page]) -> None:
        self.body = body
        self.pages = pages
        lines = [line for page in pages for line in page.lines]
        steps = sorted(
            (other.top - one.top) / one.height
            for page in pages
            for one, other in pairwise(page.lines)
            if 0 < other.top - one.top < 3 * one.height
        )
        self.pitch = _often(steps)
        found = Counter(label[1] for line in lines if (label := _LABEL.match(line.text)))
        self.labels = {label for label, times in found.items() if times >= 3}
        leads = Counter(lead for line in lines if (lead := line.lead))
        self.leads = {lead for lead, times in leads.items() if times >= 3 or _NUMBERED.fullmatch(lead)}
        self.blocks: list[Line | Table] = []
        self.last: Part | None = None

    def paper(self) -> Paper:
        for page in self.pages:
            self._add(page)
        return Paper(self.blocks)

    def _add(self, page: _Page) -> None:
        finder = PageTables(
            [word for line in page.lines for word in line.words], page.rules, self._is_title, self.last
        )  # fmt: skip
        tables = finder.find()
        free = set(map(id, finder.free))
        kept = (tuple(word for word in line.words if id(word) in free) for line in page.lines)
        outside = [part for words in kept if words for part in by_labels(Printed(words))]
        middle = None if tables else _middle_of_columns(outside, page.sheet.width)
        parts: list[tuple[tuple[bool, float], list[Printed] | Part]] = [((False, part.top), part) for part in tables]
        parts += [
            ((middle is not None and group[0].left > middle, group[0].top), group)
            for group in self._paragraphs(outside)
        ]
        first = True
        for _, part in sorted(parts, key=lambda each: each[0]):
            if isinstance(part, Part):
                self._add_table(part, goes_on=first)
                self.last = part
            else:
                self._add_paragraph(part)
                self.last = None
            first = False

    def _is_title(self, line: list[Word]) -> bool:
        return line[0].height > 1.15 * self.body

    def _paragraphs(self, lines: list[Printed]) -> list[list[Printed]]:
        """Lines that follow closely, in the same weight and height, are one paragraph; a label opens another."""
        margin = max((line.right for line in lines), default=0.0)
        groups: list[list[Printed]] = []
        for line in lines:
            last = groups[-1][-1] if groups else None
            labelled = bool(groups) and self._opens(groups[-1][0])
            early = last and _ends_early(last, line, margin, labelled)
            if last and self._is_near(last, line) and not self._opens(line) and not early:
                groups[-1].append(line)
            else:
                groups.append([line])
        return groups

    def _is_near(self, last: Printed, line: Printed) -> bool:
        close = 0 < line.top - last.top <= 1.3 * min(self.pitch, 2) * line.height
        return close and last.words[-1].bold == line.bold and abs(last.height - line.height) < 1.5

    def _opens(self, line: Printed) -> bool:
        label = _LABEL.match(line.text)
        return bool(
            re.match(r"(?:[●•▪◦o–-] |\(?[a-h][.)] |Recommendation \d)", line.text)
            or line.label
            or line.lead in self.leads
            or (label and label[1] in self.labels)
        )

    def _add_paragraph(self, lines: list[Printed]) -> None:
        marked = lines[0].label or lines[0].lead in self.leads
        text = unhyphened([lines[0].labelled if marked else lines[0].text, *(line.text for line in lines[1:])])
        level = 2 if lines[0].height > 1.15 * self.body and len(text) < 200 else 0
        self.blocks.append(Line(text, level, lines[0].bold))

    def _add_table(self, part: Part, goes_on: bool) -> None:
        """A table that opens a page, with columns where those of the table before it stand, goes on with it."""
        last = self.blocks[-1] if self.blocks else None
        if not (goes_on and isinstance(last, Table) and self.last and part.goes_on_from(self.last)):
            last = Table(f"table {sum(1 for block in self.blocks if isinstance(block, Table)) + 1}")
            self.blocks.append(last)
        rows = pages_cut.carried_on(last.rows, part.rows) if last.rows else part.rows
        if last.rows and rows and pages_cut.is_cut(last.rows, rows[0]):
            cut = last.rows.pop()
            last.rows.append(Row(cut.number, pages_cut.joined(cut.cells, rows[0])))
            rows = rows[1:]
        start = last.rows[-1].number if last.rows else 0
        last.rows += [Row(number, cells) for number, cells in enumerate(rows, start=start + 1)]
