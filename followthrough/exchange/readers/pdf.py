"""PDF: pages made into paragraphs and tables in reading order; heads and numbers of pages are dropped."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from followthrough.exchange.readers import pdf_pages as pages_cut
from followthrough.exchange.readers.grid import Line, Paper, Row, Table
from followthrough.exchange.readers.pdf_hyphens import Hyphens
from followthrough.exchange.readers.pdf_line_numbers import without_line_numbers
from followthrough.exchange.readers.pdf_margins import Page, without_heads
from followthrough.exchange.readers.pdf_notes import without_notes
from followthrough.exchange.readers.pdf_rules import rules_of
from followthrough.exchange.readers.pdf_tables import PageTables, Part
from followthrough.exchange.readers.pdf_words import Printed, Sheet, Word, by_labels, printed, unhyphened
from followthrough.exchange.unreadable import Unreadable

_MOST_PAGES = 600
_FEW_LETTERS = 60
_MOST_AT_SIDE = 40
_SIDE = 6.0  # heights of a line, from a number to the paragraph beside it
_FEWEST_IN_A_COLUMN = 4
_LABEL = re.compile(r"([A-Z][^:.;?]{1,38}):(?:\s|$)")
_NUMBERED = re.compile(r"(?:Recommendation|Rec\.?|R) ?[A-Z]{0,3}\d[\w./]{0,8}")
_SCAN = (
    "This PDF is a picture of paper with no text in it: ask for the Word or Excel file, or have it recognised first."
)
_DAMAGED = "This PDF is damaged or cut short: open it, print it to a new PDF and try that, or send the Word file."


def read_pdf(data: bytes) -> Paper:
    """Paragraphs and tables of a PDF in reading order; heads and numbers of pages are dropped."""
    pages = without_line_numbers(_pages(data))
    if not any(page.lines for page in pages) or all(page.picture for page in pages):
        raise Unreadable(_SCAN)
    hyphens = Hyphens(line for page in pages for line in page.lines)
    pages = [replace(page, lines=hyphens.joined(page.lines)) for page in pages]
    body = median([line.height for page in pages for line in page.lines])
    paper = _Assembly(body, without_notes(without_heads(pages, body), body)).paper()
    pictures = [str(at) for at, page in enumerate(pages, start=1) if page.picture]
    if pictures:
        paper.remarks.append(
            f"page{'s' if len(pictures) > 1 else ''} {', '.join(pictures)} of this PDF: a picture of paper, "
            f"whose text could not be read"
        )
    return paper


def _pages(data: bytes) -> list[Page]:
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


def _page(book: pdfium.PdfDocument, at: int) -> Page:
    page = book[at]
    sheet = Sheet.of(page)
    lines = printed(page, sheet)
    few = sum(len(line.text) for line in lines) < _FEW_LETTERS
    found = Page(lines, rules_of(page, sheet), sheet, few and _is_picture(page, sheet))
    page.close()
    return found


def _is_picture(page: pdfium.PdfPage, sheet: Sheet) -> bool:
    """Layout: a scanned page, perhaps with a stamp or a number typed on it."""
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        if abs((right - left) * (top - bottom)) > 0.5 * sheet.width * sheet.height:
            return True
    return False


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


def _numbered_at_side(groups: list[list[Printed]]) -> list[list[Printed]]:
    """Layout: a number in a circle or a side column, beside the paragraph that it numbers: it opens that paragraph."""
    numbers = [group for group in groups if len(group) == 1 and group[0].is_number]
    if len(numbers) > _MOST_AT_SIDE:
        return groups  # figures, and no numbers of recommendations
    taken: dict[int, Printed] = {}
    for (number,) in numbers:
        beside = [
            group for group in groups
            if not group[0].is_number and id(group) not in taken
            and 0 < group[0].left - number.right < _SIDE * group[0].height
            and group[0].top - number.height <= number.top <= group[-1].top + number.height
        ]  # fmt: skip
        if beside:
            taken[id(min(beside, key=lambda group: abs(group[0].top - number.top)))] = number
    used = set(map(id, taken.values()))
    return [
        [Printed((*taken[id(group)].words, *group[0].words)), *group[1:]] if id(group) in taken else group
        for group in groups
        if id(group[0]) not in used
    ]


def _ends_early(last: Printed, line: Printed, margin: float, labelled: bool) -> bool:
    """Whether a sentence, or what a label names, ends a line that had room for the first word of the next."""
    first = line.words[0]
    room = margin - last.right - (first.right - first.left)
    return (labelled or last.text.endswith((".", ":", ";", "?", "!"))) and room > 3 * line.height


class _Assembly:
    """The paper made from the pages, one after the other."""

    def __init__(self, body: float, pages: list[Page]) -> None:
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
        self.cut: list[Printed] = []

    def paper(self) -> Paper:
        for page in self.pages:
            self._add(page)
        return Paper(self.blocks)

    def _add(self, page: Page) -> None:
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
            for group in _numbered_at_side(self._paragraphs(outside, middle))
        ]
        first, begun = True, False
        for (right, _), part in sorted(parts, key=lambda each: each[0]):
            if isinstance(part, Part):
                self._add_table(part, goes_on=first)
                self.last, self.cut = part, []
            else:
                if not ((first or (right and not begun)) and self._continues(part)):
                    self._add_paragraph(part)
                self.last = None
                begun = begun or right
                self.cut = part
            first = False

    def _is_title(self, line: Sequence[Word]) -> bool:
        return line[0].height > 1.15 * self.body

    def _paragraphs(self, lines: list[Printed], middle: float | None) -> list[list[Printed]]:
        """Lines that follow closely, in the same weight and height, are one paragraph; a label opens another."""
        margin = max((line.right for line in lines if not self._is_title(line.words)), default=0.0)
        left = max((line.right for line in lines if middle and line.right < middle), default=margin)
        groups: list[list[Printed]] = []
        for line in lines:
            last = groups[-1][-1] if groups else None
            labelled = bool(groups) and self._opens(groups[-1][0])
            right = left if middle and line.right < middle else margin
            early = last and _ends_early(last, line, right, labelled)
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
            or line.numbered
            or line.lead in self.leads
            or (label and label[1] in self.labels)
        )

    def _continues(self, lines: list[Printed]) -> bool:
        """Layout: a page or a column ends within a sentence, which goes on in the next: one paragraph is both."""
        last, line = self.blocks[-1] if self.blocks else None, lines[0]
        if not isinstance(last, Line) or not self.cut or last.level or self._is_title(line.words) or self._opens(line):
            return False
        above = self.cut[-1]
        alike = above.words[-1].bold == line.bold and abs(above.height - line.height) < 1.5
        small = re.match(r"[a-z£(“‘\d](?!\d?[.)] )", line.text) is not None
        within = small or (len(self.cut) > 1 and not line.bold)
        if not alike or not within or last.text.endswith(pages_cut.ENDS):
            return False
        text = unhyphened([last.text, *(line.text for line in lines)])
        self.blocks[-1] = replace(last, text=text)
        return True

    def _add_paragraph(self, lines: list[Printed]) -> None:
        first = lines[0]
        marked = first.label or first.lead in self.leads or first.numbered
        text = unhyphened([first.labelled if marked else first.text, *(line.text for line in lines[1:])])
        level = 2 if first.height > 1.15 * self.body and len(text) < 200 else 0
        label = first.run_in if marked and text.startswith(first.run_in) else ""
        self.blocks.append(Line(text, level, all(word.bold for word in first.words), label=label))

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
        rows = pages_cut.merged_on(last.rows, rows)
        start = last.rows[-1].number if last.rows else 0
        last.rows += [Row(number, cells) for number, cells in enumerate(rows, start=start + 1)]
