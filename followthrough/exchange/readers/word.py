"""Word documents (.docx), with what other readers lose: tracked insertions, content controls, list numbers."""

import re
from collections.abc import Iterator

from lxml import etree

from followthrough.exchange.readers.grid import Cell, Line, Paper, Row, Table, fold, marks_a_note, padded
from followthrough.exchange.readers.word_numbers import Numbering, W, read_numbering
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import Package

_SKIP = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sdtPr", "sdtEndPr")
}
_SKIP.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_DEEPEST_TABLE = 8
_WIDEST = 200


def read_word(data: bytes) -> Paper:
    """Paragraphs and tables of a .docx in reading order."""
    package = Package(data)
    if "word/document.xml" not in package:
        raise Unreadable("This is not a Word document that can be read: save it from Word as .docx and try that.")
    body = package.xml("word/document.xml").find(f"{W}body")
    if body is None:
        raise Unreadable("This Word document has no text in it: check that it is the right file.")
    numbering = read_numbering(_optional(package, "word/numbering.xml"), _optional(package, "word/styles.xml"))
    reader = _Reader(numbering, _heading_levels(_optional(package, "word/styles.xml")))
    reader.block(body, 0)
    if any(re.search(r"vbaProject|activeX/|embeddings/", name) for name in package.names):
        reader.paper.remarks.append(
            "The file carries macros or embedded objects; they were ignored and only its text and tables were read."
        )
    return reader.paper


def _optional(package: Package, name: str) -> etree._Element | None:
    return package.xml(name) if name in package else None


def _heading_levels(styles: etree._Element | None) -> dict[str, int]:
    levels = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        named = style.find(f"{W}name")
        name = named.get(f"{W}val", "").casefold() if named is not None else ""
        found = re.fullmatch(r"heading (\d)", name)
        if found or name == "title":
            levels[style.get(f"{W}styleId", "")] = int(found[1]) if found else 1
    return levels


class _Reader:
    """Walks a document once, counting its lists as it goes."""

    def __init__(self, numbering: Numbering, headings: dict[str, int]) -> None:
        self.numbering, self.headings = numbering, headings
        self.paper = Paper()
        self.tables = 0

    def block(self, parent: etree._Element, depth: int) -> None:
        for child in children(parent):
            if child.tag == f"{W}p":
                self._prose(child)
            elif child.tag == f"{W}tbl":
                self._table(child, depth)

    def _prose(self, paragraph: etree._Element) -> None:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = self.headings.get(style.get(f"{W}val", ""), 0) if style is not None else 0
        lines, bold = self._lines(paragraph)
        self.paper.blocks.extend(Line(line, level, bold) for line in lines)

    def _lines(self, paragraph: etree._Element) -> tuple[list[str], bool]:
        """The lines that a paragraph prints, and whether it has words that are all bold."""
        text, bold = _said(paragraph)
        mark = self.numbering.mark(paragraph)
        if mark:
            text = f"{mark} {text.lstrip()}"
        lines = [line for raw in text.split("\n") if (line := fold(raw))]
        for box in paragraph.iter(f"{W}txbxContent"):
            if not any(above.tag in _SKIP for above in box.iterancestors()):
                lines += [line for inner in box.iterfind(f"{W}p") for line in self._lines(inner)[0]]
        return lines, bold

    def _table(self, element: etree._Element, depth: int) -> None:
        if depth > _DEEPEST_TABLE:
            raise Unreadable("Its tables are nested too deeply to read: copy the tracker's table into a new document.")
        if _is_frame(element):
            for row in children(element, f"{W}tr"):
                for cell in children(row, f"{W}tc"):
                    self.block(cell, depth + 1)
            return
        self.tables += 1
        table = Table(f"table {self.tables}")
        above: dict[int, Cell] = {}
        for number, row in enumerate(children(element, f"{W}tr"), start=1):
            if row.find(f"{W}trPr/{W}del") is None:
                table.rows.append(Row(number, tuple(self._row(row, above, depth))))
        width = table.width
        table.rows = [Row(row.number, padded(list(row.cells), width)) for row in table.rows]
        self.paper.blocks.append(table)

    def _row(self, row: etree._Element, above: dict[int, Cell], depth: int) -> list[Cell]:
        cells: list[Cell] = [Cell()] * _count(row, "trPr/w:gridBefore", 0)
        for element in children(row, f"{W}tc"):
            at = len(cells)
            merge = element.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(f"{W}val") != "restart":
                first = above.get(at, Cell())
                cells.append(Cell(first.lines, "above", first.fill, first.bold))
            else:
                cells.append(self._cell(element, depth))
                above[at] = cells[-1]
            cells += [Cell(merged="left")] * (_count(element, "tcPr/w:gridSpan", 1) - 1)
            if len(cells) > _WIDEST:
                raise Unreadable(
                    "A table has more columns than a tracker can have: copy its table into a new document."
                )
        return cells

    def _cell(self, element: etree._Element, depth: int) -> Cell:
        lines: list[str] = []
        bold = True
        for child in children(element):
            if child.tag == f"{W}p":
                printed, heavy = self._lines(child)
                lines += printed
                bold = bold and (heavy or not printed)
            elif child.tag == f"{W}tbl":
                lines += self._flattened(child, depth + 1)
        shade = element.find(f"{W}tcPr/{W}shd")
        fill = shade.get(f"{W}fill") if shade is not None else None
        fill = fill.upper() if fill and re.fullmatch(r"[0-9A-Fa-f]{6}", fill) and fill.upper() != "FFFFFF" else None
        return Cell(tuple(lines), "", fill, bold)

    def _flattened(self, table: etree._Element, depth: int) -> list[str]:
        """A table inside a cell, a line for each of its rows, so that nothing is lost."""
        if depth > _DEEPEST_TABLE:
            raise Unreadable("Its tables are nested too deeply to read: copy the tracker's table into a new document.")
        rows = ([self._cell(cell, depth) for cell in children(row, f"{W}tc")] for row in children(table, f"{W}tr"))
        return [line for cells in rows if (line := " ".join(" ".join(cell.lines) for cell in cells).strip())]


def _is_frame(table: etree._Element) -> bool:
    """A table of one column that only holds other tables: a page layout, not data."""
    rows = list(children(table, f"{W}tr"))
    cells = [list(children(row, f"{W}tc")) for row in rows]
    return all(len(row) == 1 for row in cells) and any(
        child.tag == f"{W}tbl" for row in cells for cell in row for child in children(cell)
    )


def children(parent: etree._Element, tag: str = "") -> Iterator[etree._Element]:
    """Children that stand in the document as printed: into insertions and content controls, past deletions."""
    for child in parent:
        if child.tag in _SKIP:
            continue
        if child.tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r"):
            if not tag or child.tag == tag:
                yield child
        else:
            yield from children(child, tag)


def _said(paragraph: etree._Element) -> tuple[str, bool]:
    """The printed text of a paragraph, "\n" at line breaks, and whether all of it is bold.

    Marks of footnotes and hidden text are not text.
    """
    parts: list[str] = []
    bold = True
    for run in runs(paragraph):
        look = run.find(f"{W}rPr")
        if look is not None and look.find(f"{W}vanish") is not None:
            continue
        text = "".join(_run_parts(run))
        if look is not None and _is_note_mark(look, text, "".join(parts)):
            continue
        parts.append(text)
        bold = bold and (not text.strip() or (look is not None and _on(look.find(f"{W}b"))))
    said = "".join(parts)
    return said, bold and bool(said.strip())


def _is_note_mark(look: etree._Element, text: str, before: str) -> bool:
    raised = look.find(f"{W}vertAlign")
    return raised is not None and raised.get(f"{W}val") == "superscript" and marks_a_note(text, before)


def runs(parent: etree._Element) -> Iterator[etree._Element]:
    """The runs of a paragraph that stand in it as printed."""
    for child in parent:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _SKIP and child.tag not in (f"{W}p", f"{W}tbl"):
            yield from runs(child)


def _run_parts(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == f"{W}sym":
            yield _symbol(child)


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{W}char", "")
    # Wingdings ticks and crosses, the only symbols that trackers use as words
    return {"F0FC": "✓", "F0FE": "☑", "F0FB": "✗", "F0FD": "☒", "F0A8": "☐"}.get(code.upper(), "")


def _on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")


def _count(element: etree._Element, path: str, otherwise: int) -> int:
    found = element.find(f"{W}" + path.replace("w:", W))
    text = found.get(f"{W}val", "") if found is not None else ""
    return min(int(text), _WIDEST + 1) if re.fullmatch(r"\d{1,6}", text) else otherwise
