"""OpenDocument text and sheets (.odt, .ods), as LibreOffice writes them; one XML grammar for both."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from lxml import etree

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, cell, fold, marks_a_note, padded
from followthrough.exchange.readers.odf_styles import DRAW, OFFICE, TABLE, TEXT, Lists, Look, Open, Styles, count
from followthrough.exchange.readers.package import OPEN_DOCUMENT_MACROS
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import Package, parse_xml

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_GROUPS = {f"{TABLE}table-{of}s" for of in ("row", "header-row", "column", "header-column")}
_GROUPS |= {f"{TABLE}table-row-group", f"{TABLE}table-column-group"}
_BOXES = (f"{DRAW}text-box", f"{DRAW}custom-shape")
_BREAKS = {f"{TEXT}line-break": "\n", f"{TEXT}tab": " ", f"{TEXT}s": " "}
# "tracked-changes" holds what was deleted: what was inserted stands in the text like any other
_SKIP = {
    f"{TEXT}{name}"
    for name in (
        "tracked-changes", "note", "number", "ruby-text", "placeholder", "table-of-content", "alphabetical-index",
        "illustration-index", "table-index", "object-index", "sequence-decls", "variable-decls", "user-field-decls",
    )
}  # fmt: skip
_SKIP |= {f"{OFFICE}{name}" for name in ("annotation", "forms", "scripts", "event-listeners", "binary-data")}
_SKIP |= {f"{TABLE}shapes", f"{TABLE}tracked-changes"}
_MOST_ROWS = 50_000
_MOST_PLACES = 2_000_000
_WIDEST = 200
_DEEPEST_TABLE = 8
_FIGURES_ONLY = re.compile(r"[\d\W]+")
_TOO_DEEP = "Its tables are nested too deeply to read: copy the tracker's table into a new document."
_TOO_MANY = "A table has more rows or columns than a tracker can have: copy its table into a new document."
_CARRIES = "The file carries embedded objects; they were ignored and only its text and tables were read."


def read_odf(data: bytes) -> Paper:
    """Paragraphs and tables of a text in reading order; of a workbook a table for each sheet that is not hidden."""
    package = Package(data) if data[:2] == b"PK" else None
    if package is None:
        content = parse_xml(data)  # one file with all its parts in it (.fodt, .fods)
        if any(one.tag.endswith("}source-code") for one in content.iterfind(f"{OFFICE}scripts//*")):
            raise Unreadable(OPEN_DOCUMENT_MACROS)
        roots = [content]
    else:
        package.refuse_doctypes()
        content = package.xml("content.xml")
        roots = [package.xml("styles.xml"), content] if "styles.xml" in package else [content]
    text, sheets = (content.find(f"{OFFICE}body/{OFFICE}{name}") for name in ("text", "spreadsheet"))
    reader = _Reader(Styles(*roots))
    if text is not None:
        reader.block(text, 0)
    elif sheets is not None:
        reader.workbook(sheets)
    else:
        raise Unreadable("This OpenDocument file has no text in it: check that it is the right file.")
    if package is not None and any(re.match(r"Object \d+/", name) for name in package.names):
        reader.paper.remarks.append(_CARRIES)
    return reader.paper


@dataclass
class _Shape:
    """What cells of a table that stand further up or in the column's own style say of those below."""

    columns: list[str] = field(default_factory=list)
    # by column: the first row that a merged cell no longer reaches, and the cell; its other columns have none
    down: dict[int, tuple[int, Cell | None]] = field(default_factory=dict)


class _Reader:
    """Walks a document once, counting its lists as it goes."""

    def __init__(self, styles: Styles) -> None:
        self.styles, self.lists = styles, Lists(styles)
        self.paper = Paper()
        self.in_sheets = False
        self.tables = self.rows = self.places = 0

    def workbook(self, body: etree._Element) -> None:
        self.in_sheets = True
        for sheet in body.iterchildren(f"{TABLE}table"):
            name = sheet.get(f"{TABLE}name", "")
            if name.startswith("'file:"):  # what LibreOffice remembers of another workbook
                continue
            if self.styles.is_hidden(sheet):
                self.paper.remarks.append(f"The sheet “{name}” is hidden and was not read.")
                continue
            table = self._grid(sheet, f"sheet {name}", 0)
            if table.rows:
                self.paper.blocks.append(table)
        if not self.paper.blocks:
            raise Unreadable(
                "This workbook is empty: check that it is the right file and that its sheet is not hidden."
            )

    def block(self, parent: etree._Element, depth: int) -> None:
        for element, mark in self._parts(parent):
            if element.tag == f"{TABLE}table":
                self._table(element, depth)
            else:
                level = min(count(element, f"{TEXT}outline-level", 1), 9) if element.tag == f"{TEXT}h" else 0
                if not level and self.styles.is_title(element.get(f"{TEXT}style-name", "")):
                    level = 1
                lines, bold = self._lines(element, mark)
                self.paper.blocks.extend(Line(line, level, bold) for line in lines)

    def _parts(self, parent: etree._Element) -> Iterator[tuple[etree._Element, str]]:
        """Paragraphs, each with the number before it, and tables, through lists, sections and text boxes."""
        for child in parent:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, self.lists.mark_of_heading(child) if child.tag[-1] == "h" else "")
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, None)
            elif child.tag == f"{TABLE}table":
                yield child, ""
            elif child.tag not in _SKIP and not (child.tag == f"{TEXT}section" and self.styles.is_hidden(child)):
                yield from self._parts(child)

    def _paragraph(self, element: etree._Element, mark: str) -> Iterator[tuple[etree._Element, str]]:
        hiding = element.find(f".//{TEXT}hidden-paragraph")
        if hiding is not None and hiding.get(f"{TEXT}is-hidden") != "false":
            return
        yield element, mark
        for box in _outermost(element, _BOXES):
            yield from self._parts(box)

    def _list(self, element: etree._Element, around: Open | None) -> Iterator[tuple[etree._Element, str]]:
        within = self.lists.open(element, around)
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            first = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag in _PARAGRAPHS:
                    yield from self._paragraph(child, self.lists.mark(within, item, child) if first else "")
                elif child.tag == f"{TEXT}list":
                    yield from self._list(child, within)
                else:
                    continue
                first = False

    def _lines(self, paragraph: etree._Element, mark: str) -> tuple[list[str], bool]:
        """The lines that a paragraph prints, and whether it has words that are all bold."""
        look = self.styles.look("paragraph", paragraph.get(f"{TEXT}style-name", ""), Look())
        text, bold = "", True
        for run, printed in self._runs(paragraph, look):
            if printed.hidden or (printed.raised and marks_a_note(run, text)):
                continue
            text += run
            bold = bold and (printed.bold or not run.strip())
        bold = bold and bool(text.strip())
        text = f"{mark} {text.lstrip()}" if mark else text
        return [line for raw in text.split("\n") if (line := fold(raw))], bold

    def _runs(self, element: etree._Element, look: Look) -> Iterator[tuple[str, Look]]:
        # a line break in the XML is a space
        yield re.sub(r"\s", " ", element.text or ""), look
        for child in element:
            if child.tag in _BREAKS:
                yield _BREAKS[child.tag], look
            elif child.tag == f"{TEXT}span":
                yield from self._runs(child, self.styles.look("text", child.get(f"{TEXT}style-name", ""), look))
            elif child.tag == f"{TEXT}hidden-text" and child.get(f"{TEXT}is-hidden") != "false":
                pass
            elif child.tag not in _SKIP and not child.tag.startswith(DRAW):
                yield from self._runs(child, look)
            yield re.sub(r"\s", " ", child.tail or ""), look

    def _table(self, element: etree._Element, depth: int) -> None:
        if depth > _DEEPEST_TABLE:
            raise Unreadable(_TOO_DEEP)
        cells = [list(row.iterchildren(_CELL, _COVERED)) for row in _rows(element)]
        if all(len(row) == 1 for row in cells) and any(row[0].find(f"{TABLE}table") is not None for row in cells):
            # one column that holds tables is a page layout, not data
            for [only] in cells:
                self.block(only, depth + 1)
            return
        self.tables += 1
        self.paper.blocks.append(self._grid(element, f"table {self.tables}", depth))

    def _grid(self, element: etree._Element, place: str, depth: int) -> Table:
        table, number = Table(place), 1
        shape = _Shape(list(self._columns(element)) if self.in_sheets else [])
        for row in _rows(element):
            times = count(row, f"{TABLE}number-rows-repeated", 1)
            cells = tuple(self._row(row, number, shape, depth))
            if _last(cells):
                self._afford(times, cells)
                table.rows += [Row(at, cells) for at in range(number, number + times)]
            elif not self.in_sheets or (times == 1 and any(one.fill for one in cells)):
                self._afford(1, cells)
                table.rows.append(Row(number, cells))
            number += times
        width = table.width
        if self.in_sheets:
            # colours reach far beyond the last words, to the right and down
            width = min(max((_last(row.cells) for row in table.rows), default=0), _WIDEST)
            while table.rows and not _last(table.rows[-1].cells):
                table.rows.pop()
        if len(table.rows) * width > _MOST_PLACES:
            raise Unreadable(_TOO_MANY)
        table.rows = [Row(row.number, padded(list(row.cells[:width]), width)) for row in table.rows]
        return table

    def _afford(self, times: int, cells: tuple[Cell, ...]) -> None:
        """A few bytes may claim to repeat a row, a cell or a long text a million times."""
        self.rows += times
        self.places += times * sum(1 + sum(map(len, one.lines)) // 20 for one in cells[: _last(cells)])
        if self.rows > _MOST_ROWS or self.places > _MOST_PLACES:
            raise Unreadable(_TOO_MANY)

    def _columns(self, table: etree._Element) -> Iterator[str]:
        """The style of each column, which its cells have where they name none."""
        left = _WIDEST
        for column in _inside(table, f"{TABLE}table-column"):
            times = min(count(column, f"{TABLE}number-columns-repeated", 1), left)
            yield from [column.get(f"{TABLE}default-cell-style-name", "")] * times
            left -= times

    def _row(self, row: etree._Element, number: int, shape: _Shape, depth: int) -> list[Cell]:
        cells: list[Cell] = []
        for element in row.iterchildren(_CELL, _COVERED):
            at = len(cells)
            times = min(count(element, f"{TABLE}number-columns-repeated", 1), _WIDEST + 1 - at)
            if element.tag == _COVERED:
                cells += [_covered(shape.down.get(at + one), number) for one in range(times)]
                continue
            made = self._cell(element, depth)
            fills = [self._fill(element, row, shape, at + one) for one in range(times)]
            cells += [made if fill is None else replace(made, fill=fill) for fill in fills]
            rows = count(element, f"{TABLE}number-rows-spanned", 1)
            for one in range(min(count(element, f"{TABLE}number-columns-spanned", 1), _WIDEST) if rows > 1 else 0):
                shape.down[at + one] = (number + rows, None if one else cells[at])
            if len(cells) > _WIDEST and not self.in_sheets:
                raise Unreadable(_TOO_MANY)
        return cells

    def _fill(self, element: etree._Element, row: etree._Element, shape: _Shape, at: int) -> str | None:
        of_row = row.get(f"{TABLE}default-cell-style-name")
        of_column = shape.columns[at] if at < len(shape.columns) else ""
        return self.styles.fill(element.get(f"{TABLE}style-name") or of_row or of_column)

    def _cell(self, element: etree._Element, depth: int) -> Cell:
        lines: list[str] = []
        bold = True
        for child, mark in self._parts(element):
            if child.tag == f"{TABLE}table":
                lines += self._flattened(child, depth + 1)
            else:
                printed, heavy = self._lines(child, mark)
                lines += printed
                bold = bold and (heavy or not printed)
        return cell(_value(element, "\n".join(lines))) if self.in_sheets else Cell(tuple(lines), bold=bold)

    def _flattened(self, table: etree._Element, depth: int) -> list[str]:
        """A table inside a cell, a line for each of its rows, so that nothing is lost."""
        if depth > _DEEPEST_TABLE:
            raise Unreadable(_TOO_DEEP)
        rows = ([self._cell(one, depth) for one in row.iterchildren(_CELL)] for row in _rows(table))
        return [line for cells in rows if (line := " ".join(" ".join(one.lines) for one in cells).strip())]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _inside(table, f"{TABLE}table-row")


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _GROUPS:
            yield from _inside(child, tag)


def _outermost(parent: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag not in _SKIP:
            yield from _outermost(child, tags)


def _covered(above: tuple[int, Cell | None] | None, number: int) -> Cell:
    end, first = above or (0, None)
    return replace(first, merged="above") if first and number < end else Cell(merged="left")


def _last(cells: tuple[Cell, ...]) -> int:
    """The columns up to the last that holds anything."""
    return max((at for at, one in enumerate(cells, start=1) if one.lines), default=0)


def _value(element: etree._Element, shown: str) -> str:
    """What a cell of a sheet shows; a day in figures alone as 30/07/2025, since nothing tells which is the month."""
    kind = element.get(f"{OFFICE}value-type", "")
    if kind not in ("", "string") and shown in ("TRUE", "FALSE"):
        return "Yes" if shown == "TRUE" else "No"
    if kind == "date" and (_FIGURES_ONLY.fullmatch(shown) or not re.search(r"\d{4}", shown)):
        try:
            day = datetime.fromisoformat(element.get(f"{OFFICE}date-value", "")[:19])
        except ValueError:
            return shown
        return f"{day:%d/%m/%Y}" if day.time() == time() else f"{day:%d/%m/%Y %H:%M}"
    return shown or element.get(f"{OFFICE}string-value") or element.get(f"{OFFICE}value") or ""
