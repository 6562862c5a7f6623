"""A sheet to fill in as a Word file: a table of two columns for each thing asked, lists to choose from."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from lxml import etree

from followthrough.lib.printable import printable
from followthrough.reports.docx import append, packed, set_styles
from followthrough.rounds.sheet_document import Row, Sheet
from followthrough.rounds.sheet_rows import ANSWER, Column

_PAGE, _MARGIN = (Mm(210), Mm(297)), Mm(18)
_WIDTHS = (Mm(45), Mm(129))
_GIVEN = "E9EAEB"


def docx_bytes(sheet: Sheet) -> bytes:
    """The sheet: A4, no author, one heading and one table for each thing asked."""
    word = docx.Document()
    _set_up(word, sheet)
    word.add_heading(printable(sheet.title), 1)
    for sentence in sheet.instructions:
        word.add_paragraph(printable(sentence))
    for row in sheet.rows:
        _add(word, sheet, row)
    word.add_paragraph()  # Word wants one after a last table
    return packed(word)


def _set_up(word: WordDocument, sheet: Sheet) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = _PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    set_styles(word, sheet.language)
    made = datetime.combine(sheet.made_on, time(), UTC)
    properties = word.core_properties
    properties.title, properties.language = printable(sheet.title), sheet.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _add(word: WordDocument, sheet: Sheet, row: Row) -> None:
    name = printable(row.cells[Column.NAME])
    word.add_heading(name, 2).paragraph_format.keep_with_next = True
    if row.same_as:
        word.add_paragraph(printable(row.same_as)).paragraph_format.keep_with_next = True
    shown = [column for column in Column if column in ANSWER or column is Column.MARK or row.cells.get(column)]
    shown.remove(Column.NAME)
    drawn = word.add_table(rows=len(shown), cols=2, style="Table Grid")
    _set_table(drawn, name)
    for drawn_row, column in zip(drawn.rows, shown, strict=True):
        append(drawn_row._tr.get_or_add_trPr(), "w:cantSplit")
        label, value = drawn_row.cells
        _label(label, sheet, column)
        if column in ANSWER:
            _to_fill_in(value, sheet, column)
        else:
            _given(value, row.cells[column])


def _set_table(drawn: WordTable, name: str) -> None:
    append(drawn._tbl.tblPr, "w:tblCaption", val=name)
    drawn.autofit = False
    for row in drawn._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, _WIDTHS, strict=True):
            cell.width = Length(width)
    for column, width in zip(drawn.columns, _WIDTHS, strict=True):
        column.width = Length(width)


def _label(cell: WordCell, sheet: Sheet, column: Column) -> None:
    cell.paragraphs[0].add_run(printable(sheet.headings[column])).bold = True
    if hint := sheet.hints.get(column):
        cell.add_paragraph().add_run(printable(hint)).font.size = Pt(8.5)
    _shade(cell, _GIVEN)


def _given(cell: WordCell, text: str) -> None:
    first, *others = printable(text).split("\n")
    cell.paragraphs[0].add_run(first)
    for line in others:
        cell.add_paragraph(line)
    _shade(cell, _GIVEN)


def _to_fill_in(cell: WordCell, sheet: Sheet, column: Column) -> None:
    if items := sheet.lists(column):
        cell.paragraphs[0]._p.append(_list(sheet.headings[column], items, sheet.choose))


def _list(title: str, items: Sequence[str], choose: str) -> etree._Element:
    """A list to choose from, that shows `choose` until somebody has."""
    control: etree._Element = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:showingPlcHdr/><w:dropDownList/></w:sdtPr>"
        "<w:sdtContent><w:r><w:t/></w:r></w:sdtContent></w:sdt>"
    )
    for alias in control.iter(qn("w:alias")):
        alias.set(qn("w:val"), printable(title))
    for text in control.iter(qn("w:t")):
        text.text = choose
    for listed in control.iter(qn("w:dropDownList")):
        for item in items:
            append(listed, "w:listItem", displayText=item, value=item)
    return control


def _shade(cell: WordCell, fill: str) -> None:
    append(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=fill)
