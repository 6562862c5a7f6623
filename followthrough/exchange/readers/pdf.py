"""PDF: paragraphs with their weight by pdfium, ruled tables by pdfplumber on the pages that have rules."""

import ctypes
import io
import logging
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pdfplumber
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, fold, lines_of, padded
from followthrough.exchange.unreadable import Unreadable

# the library under pdfplumber writes pieces of a broken file into the log, and files are private
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

_MOST_PAGES = 600
_RULES_OF_A_TABLE = 4
_BOLD = 600
_MARGIN = 0.09
_SCAN = (
    "This PDF is a picture of paper with no text in it: ask for the Word or Excel file, or have it recognised first."
)
_DAMAGED = "This PDF is damaged or cut short: open it, print it to a new PDF and try that, or send the Word file."
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Printed:
    """A printed line: where it stands from the top of its page, how high its letters are, whether bold."""

    text: str
    top: float
    left: float
    height: float
    bold: bool


def read_pdf(data: bytes) -> Paper:
    """Paragraphs and ruled tables of a PDF in reading order; heads and numbers of pages are dropped."""
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
        pages = [(_printed(page), page.get_height(), _is_ruled(page)) for page in book]
    except pdfium.PdfiumError as error:
        raise Unreadable(_DAMAGED) from error
    if not any(lines for lines, _, _ in pages):
        raise Unreadable(_SCAN)
    heads = _running_heads(pages)
    body = median([line.height for lines, _, _ in pages for line in lines])
    ruled = [at for at, (_, _, ruled) in enumerate(pages) if ruled]
    tables = _tables(data, ruled)
    return _assembled(pages, heads, body, tables)


def _printed(page: pdfium.PdfPage) -> list[_Printed]:
    text_page = page.get_textpage()
    high = page.get_height()
    found, at = [], 0
    for text in text_page.get_text_range().split("\r\n"):
        first = at + len(text) - len(text.lstrip())
        at += len(text) + 2
        if not text.strip() or first >= text_page.count_chars():
            continue
        left, bottom, _, top = text_page.get_charbox(first, loose=True)
        bold = raw.FPDFText_GetFontWeight(text_page, first) >= _BOLD or "bold" in _font(text_page, first)
        found.append(
            _Printed(fold(text.replace("\x02", "-").replace("\ufffe", "-")), high - top, left, top - bottom, bold)
        )
    return [line for line in found if line.text]


def _font(text_page: pdfium.PdfTextPage, at: int) -> str:
    """The name of the font of one letter: fonts that are not embedded give no weight, but their name does."""
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text_page, at, name, 128, ctypes.byref(ctypes.c_int()))
    return name.value.decode("utf-8", "replace").casefold()


def _is_ruled(page: pdfium.PdfPage) -> bool:
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return sum(1 for _, _ in zip(paths, range(_RULES_OF_A_TABLE), strict=False)) >= _RULES_OF_A_TABLE


def _running_heads(pages: list[tuple[list[_Printed], float, bool]]) -> set[str]:
    """What stands in the margin of three pages or more, its figures aside."""
    seen: Counter[str] = Counter()
    for lines, high, _ in pages:
        seen.update({_shape(line.text) for line in lines if _in_margin(line, high)})
    return {shape for shape, times in seen.items() if times >= 3 or (times >= 2 and shape == "0")}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _in_margin(line: _Printed, high: float) -> bool:
    return line.top < _MARGIN * high or line.top > (1 - _MARGIN) * high


def _tables(data: bytes, ruled: list[int]) -> dict[int, list[tuple[Box, list[list[str | None]]]]]:
    """The ruled tables of these pages: their box and their texts, None where a cell is merged away."""
    if not ruled:
        return {}
    found = {}
    with pdfplumber.open(io.BytesIO(data)) as book:
        for at in ruled:
            page = book.pages[at]
            kept = [table for table in page.find_tables() if len(table.rows) and len(table.rows[0].cells) >= 2]
            found[at] = [(table.bbox, table.extract()) for table in kept]
            page.close()
    return found


def _assembled(
    pages: list[tuple[list[_Printed], float, bool]], heads: set[str], body: float,
    tables: dict[int, list[tuple[Box, list[list[str | None]]]]],
) -> Paper:  # fmt: skip
    paper = Paper()
    for at, (lines, high, _) in enumerate(pages):
        waiting = list(tables.get(at, []))
        kept = [line for line in lines if not (_in_margin(line, high) and _shape(line.text) in heads)]
        outside = [line for line in kept if not any(_within(line, box) for box, _ in waiting)]
        parts: list[tuple[float, list[_Printed] | list[list[str | None]]]] = []
        parts += [(group[0].top, group) for group in _paragraphs(outside)]
        parts += [(box[1], rows) for box, rows in waiting]
        for _, part in sorted(parts, key=lambda each: each[0]):
            if part and isinstance(part[0], _Printed):
                _add_paragraph(paper, part, body)
            else:
                _add_table(paper, part)  # type: ignore[arg-type]
    return paper


def _within(line: _Printed, box: Box) -> bool:
    middle = line.top + line.height / 2
    return box[1] - 1 <= middle <= box[3] + 1 and box[0] - 2 <= line.left <= box[2] + 2


def _paragraphs(lines: list[_Printed]) -> list[list[_Printed]]:
    """Lines that follow closely, in the same weight and height, are one paragraph."""
    gaps = sorted(after.top - line.top for line, after in pairwise(lines) if after.top > line.top)
    pitch = gaps[len(gaps) // 4] if gaps else 0.0
    groups: list[list[_Printed]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        close = last is not None and 0 < line.top - last.top <= 1.3 * min(pitch, 2 * line.height)
        if last and close and last.bold == line.bold and abs(last.height - line.height) < 1.5 and not _opens(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _opens(text: str) -> bool:
    return re.match(r"(?:[●•▪◦o–-] |\(?[a-h][.)] |Recommendation \d)", text) is not None


def _add_paragraph(paper: Paper, lines: list[_Printed], body: float) -> None:
    text = re.sub(r"(?<=[a-z]-) (?=[a-z])", "", " ".join(line.text for line in lines))
    level = 2 if lines[0].height > 1.15 * body and len(text) < 200 else 0
    paper.blocks.append(Line(text, level, lines[0].bold))


def _add_table(paper: Paper, rows: list[list[str | None]]) -> None:
    """A table at the top of a page, as wide as the one that ended the page before, goes on with it."""
    width = max(map(len, rows))
    last = paper.blocks[-1] if paper.blocks else None
    table = last if isinstance(last, Table) and last.width == width else None
    if table is None:
        table = Table(f"table {len(paper.tables) + 1}")
        paper.blocks.append(table)
    made = [padded([_cell(text) for text in texts], width) for texts in rows]
    if table.rows:
        made = _without_headings(table, made)
    if table.rows and made and _is_cut(table.rows[-1].cells, made[0]):
        last_row = table.rows.pop()
        table.rows.append(Row(last_row.number, _joined(last_row.cells, made.pop(0))))
    start = table.rows[-1].number if table.rows else 0
    table.rows += [Row(number, cells) for number, cells in enumerate(made, start=start + 1)]


def _without_headings(table: Table, made: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    headings = [cell.text for cell in table.rows[0].cells]
    return made[1:] if made and [cell.text for cell in made[0]] == headings else made


def _is_cut(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Two halves of a row that a page break cut: they fill each other's gaps and share one column of prose."""
    # "Rec." at the foot of one page and "4.3" at the head of the next
    label = re.fullmatch(r"[A-Za-z]{1,14}\.?", above[0].text) and re.match(r"\d", below[0].text)
    both = sum(1 for one, other in zip(above, below, strict=True) if one.lines and other.lines)
    return both == 2 if label else both == 1 and bool(above[0].lines) != bool(below[0].lines)


def _joined(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(_cell(f"{one.text} {other.text}") for one, other in zip(above, below, strict=True))


def _cell(text: str | None) -> Cell:
    if text is None:
        return Cell(merged="left")
    # lines of a printed cell are only wrapped; its paragraphs cannot be told apart
    return Cell(lines_of(re.sub(r"(?<=[a-z]-) (?=[a-z])", "", text.replace("\n", " "))))
