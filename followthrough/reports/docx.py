"""A document as a Word file in Word's own styles: the same bytes for the same document."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import etree

from followthrough.reports.document import (
    Block,
    Cell,
    Document,
    Fields,
    Figure,
    Heading,
    Paragraph,
    Prose,
    Table,
    Tag,
    is_short,
    printable_document,
)
from followthrough.reports.pdf import png_bytes

_LONG, _SHORT = Mm(297), Mm(210)
_MARGIN = Mm(15)
_FONT = "Arial"
_NUMBER, _ITEM = Mm(10), Mm(6)  # how far a numbered paragraph and an item of a list stand in
_FIELD_WIDTHS = (3, 7)  # of a front page's table: what it is, and what it is here
_IN_TABLES = "Table Text"
_IN_TABLES_ID = "TableText"
_INK = RGBColor(0x0B, 0x0C, 0x0C)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def docx_bytes(document: Document) -> bytes:
    """The document as a Word file: A4, header rows repeated, rows kept whole, no author."""
    plain = printable_document(document)
    word = docx.Document()
    _set_up(word, plain)
    word.add_paragraph().add_run(plain.council_name).bold = True
    word.add_heading(plain.heading, 1)
    word.add_paragraph(plain.as_at_line)
    word.add_paragraph().add_run(plain.notice).bold = True
    for block in plain.blocks:
        _add(word, block)
    word.add_paragraph()  # Word wants one after a last table
    return packed(word)


def _set_up(word: WordDocument, document: Document) -> None:
    _set_page(word, document)
    set_styles(word, document.language)
    made = datetime.combine(document.as_at, time(), UTC)
    properties = word.core_properties
    properties.title = document.title
    properties.language = document.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _set_page(word: WordDocument, document: Document) -> None:
    section = word.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT if document.portrait else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (_SHORT, _LONG) if document.portrait else (_LONG, _SHORT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(8)
    footer = section.footer.paragraphs[0]
    word.styles["Footer"].paragraph_format.tab_stops.clear_all()
    word.styles["Footer"].font.size = Pt(8.5)
    footer.paragraph_format.tab_stops.add_tab_stop(_usable(word), WD_ALIGN_PARAGRAPH.RIGHT)
    footer.add_run(f"{document.council_name}. {document.as_at_line}. {document.notice}\t")
    _add_page_number(footer)


def _usable(word: WordDocument) -> Length:
    """The width between the margins."""
    return Length((word.sections[0].page_width or _SHORT) - 2 * _MARGIN)


def _add_page_number(paragraph: WordParagraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def set_styles(word: WordDocument, language: str) -> None:
    """The council's documents' letters and sizes, in Word's own styles."""
    for name, size in (
        ("Normal", 10),
        ("Heading 1", 20),
        ("Heading 2", 14),
        ("Heading 3", 12),
        ("Caption", 10),
    ):
        style = word.styles[name]
        style.font.size = Pt(size)
        style.font.name = _FONT
        style.font.color.rgb = _INK
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    word.styles["Normal"].paragraph_format.space_after = Pt(4)
    word.styles["Caption"].paragraph_format.space_before = Pt(12)
    in_tables = word.styles.add_style(_IN_TABLES, WD_STYLE_TYPE.PARAGRAPH)
    in_tables.base_style = word.styles["Normal"]
    in_tables.font.size = Pt(8.5)
    in_tables.paragraph_format.space_after = Pt(2)
    for tongue in word.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:val"), language)


def _add(word: WordDocument, block: Block) -> None:
    if isinstance(block, Heading):
        heading = word.add_heading(block.text, block.level + 1)
        heading.paragraph_format.page_break_before = block.new_page
    elif isinstance(block, Paragraph):
        _fill(word.add_paragraph(), block)
    elif isinstance(block, Prose):
        _write(word.add_paragraph(), block)
    elif isinstance(block, Fields):
        _add_fields(word, block)
    elif isinstance(block, Table):
        _add_table(word, block)
    else:
        _add_figure(word, block)


def _add_figure(word: WordDocument, figure: Figure) -> None:
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(io.BytesIO(png_bytes(figure.svg)), width=Mm(200))
    picture._inline.docPr.set("descr", figure.alt)
    picture._inline.docPr.set("title", figure.caption)
    _add_table(word, figure.twin)


def _add_table(word: WordDocument, table: Table) -> None:
    caption = word.add_paragraph(table.caption, style="Caption")
    caption.paragraph_format.keep_with_next = True
    drawn = word.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Table Grid")
    _set_table(drawn, table, _usable(word))
    rows = list(drawn.rows)
    for word_cell, column in zip(rows[0].cells, table.columns, strict=True):
        _style_in_table(word_cell.paragraphs[0])
        word_cell.paragraphs[0].add_run(column.heading).bold = True
        _shade(word_cell)
    for word_row, row in zip(rows[1:], table.rows, strict=True):
        _fill_row(word_row.cells, row, table)
    if is_short(table):
        _keep_together(rows[:-1])


def _write(paragraph: WordParagraph, prose: Prose) -> None:
    mark = prose.item or prose.number
    if mark:
        hang, left = (_ITEM, _NUMBER + _ITEM * prose.depth) if prose.item else (_NUMBER, _NUMBER)
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = left, -hang
        paragraph.add_run(f"{mark}\t")
    for run in prose.runs:
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.strong or None, run.emphasis or None


def _add_fields(word: WordDocument, fields: Fields) -> None:
    word.add_paragraph(fields.caption, style="Caption").paragraph_format.keep_with_next = True
    drawn = word.add_table(rows=len(fields.rows), cols=2, style="Table Grid")
    append(drawn._tbl.tblPr, "w:tblCaption", val=fields.caption)
    _set_widths(drawn, _FIELD_WIDTHS, _usable(word))
    for row, field in zip(drawn.rows, fields.rows, strict=True):
        label, content = row.cells
        label.paragraphs[0].add_run(field.label).bold = True
        for at, prose in enumerate(field.content):
            _write(content.add_paragraph() if at else content.paragraphs[0], prose)


def _keep_together(word_rows: Sequence[WordRow]) -> None:
    """Each of these rows on the page of the next: a short table's totals never stand alone."""
    for word_row in word_rows:
        for word_cell in word_row.cells:
            for paragraph in word_cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _set_table(drawn: WordTable, table: Table, usable: Length) -> None:
    properties = drawn._tbl.tblPr
    append(properties, "w:tblCaption", val=table.caption)
    _narrow_margins(properties)
    for look in properties.iter(qn("w:tblLook")):
        for name, on in (("firstRow", 1), ("lastRow", 0), ("firstColumn", 1), ("lastColumn", 0), ("noHBand", 1)):
            look.set(qn(f"w:{name}"), str(on))
        look.set(qn("w:val"), "02A0")
    _set_widths(drawn, [column.width for column in table.columns], usable)
    for at, row in enumerate(drawn.rows):
        settings = row._tr.get_or_add_trPr()
        append(settings, "w:cantSplit")
        if at == 0:
            append(settings, "w:tblHeader")


def _set_widths(drawn: WordTable, shares: Sequence[int], usable: Length) -> None:
    drawn.autofit = False
    widths = [Length(usable * share // sum(shares)) for share in shares]
    for word_column, width in zip(drawn.columns, widths, strict=True):
        word_column.width = width
    # Not by a column's cells: python-docx goes through the whole table for each.
    for row in drawn._tbl.tr_lst:
        for word_cell, width in zip(row.tc_lst, widths, strict=True):
            word_cell.width = width


def _narrow_margins(properties: etree._Element) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        append(margins, f"w:{side}", w="68", type="dxa")
    at = next(place for place, child in enumerate(properties) if child.tag == qn("w:tblLook"))
    properties.insert(at, margins)


def _fill_row(word_cells: Sequence[WordCell], row: Sequence[Cell], table: Table) -> None:
    for at, (word_cell, cell) in enumerate(zip(word_cells, row, strict=True)):
        paragraph = word_cell.paragraphs[0]
        for number, part in enumerate(cell.content):
            paragraph = word_cell.add_paragraph() if number else paragraph
            _style_in_table(paragraph)
            _fill(paragraph, part, bold=at == 0)
            if table.columns[at].numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill(paragraph: WordParagraph, part: Paragraph | Tag, *, bold: bool = False) -> None:
    if isinstance(part, Paragraph) and part.label:
        paragraph.add_run(f"{part.label}: ").bold = True
    run = paragraph.add_run(part.text)
    if bold or isinstance(part, Tag):
        run.bold = True


def _style_in_table(paragraph: WordParagraph) -> None:
    """By the style's id: python-docx looks through every style for a name, which takes seconds in a long table."""
    paragraph._p.style = _IN_TABLES_ID


def _shade(cell: WordCell) -> None:
    append(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill="E9EAEB")


def append(parent: etree._Element, tag: str, **attributes: str) -> None:
    """An element of Word's own at the end of another."""
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)


def packed(word: WordDocument) -> bytes:
    """The bytes of the file, its parts dated alike and without the template's own thumbnail."""
    raw, out = io.BytesIO(), io.BytesIO()
    _drop_thumbnail(word)
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _ZIP_TIME), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _drop_thumbnail(word: WordDocument) -> None:
    relations = word.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
