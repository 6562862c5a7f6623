"""A template to begin with: download it, make it yours in Word, upload it. It prints whatever a report can hold."""

import io
from functools import cache

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import _Cell as WordCell

from followthrough.reports.house_template import cleaning, opening

_INK, _GREY = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F)
_USABLE, _LABEL = Mm(170), Mm(45)
_NUMBERED, _ITEM = "Report Number", "Report Item"
_INDENT = Mm(11)


@cache
def built_in() -> bytes:
    """The template as a Word file, the same bytes every time."""
    word = docx.Document()
    _set_up(word)
    _set_edges(word)
    word.add_heading("{{ title }}", 1)
    word.add_paragraph("{{ as_at }}")
    word.add_paragraph().add_run("{{ notice }}").bold = True
    _add_fields(word)
    _add_parts(word)
    out = io.BytesIO()
    word.save(out)
    found = opening.opened(out.getvalue())
    cleaning.clean(found)
    return opening.packed(found)


def _set_up(word: WordDocument) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    for name, size, before in (("Normal", 11, 0), ("Heading 1", 22, 6), ("Heading 2", 14, 14)):
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), _INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    for name, left in ((_NUMBERED, _INDENT), (_ITEM, Length(_INDENT + Mm(7)))):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.paragraph_format.left_indent = left
        style.paragraph_format.first_line_indent = Length(-_INDENT if name == _NUMBERED else -Mm(7))


def _set_edges(word: WordDocument) -> None:
    section = word.sections[0]
    header = section.header.paragraphs[0]
    header.add_run("{{ council }}").bold = True
    footer = section.footer.paragraphs[0]
    for name in ("Header", "Footer"):
        word.styles[name].font.size, word.styles[name].font.color.rgb = Pt(9), _GREY
        word.styles[name].paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(_USABLE, WD_ALIGN_PARAGRAPH.RIGHT)
    footer.add_run("{{ as_at }}. {{ notice }}\t")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    footer._p.append(field)


def _add_fields(word: WordDocument) -> None:
    """The facts of the front page: a row each, between two rows that only say so."""
    table = word.add_table(rows=3, cols=2, style="Table Grid")
    table.autofit = False
    first, each, last = table.rows
    first.cells[0].text = "{%tr for field in fields %}"
    last.cells[0].text = "{%tr endfor %}"
    each.cells[0].paragraphs[0].add_run("{{ field.label }}").bold = True
    each.cells[1].text = "{{ field.text }}"
    for column, width in zip(table.columns, (_LABEL, Length(_USABLE - _LABEL)), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for cell in each.cells:
        _close(cell)
    word.add_paragraph()


def _close(cell: WordCell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)


def _add_parts(word: WordDocument) -> None:
    lines = (
        ("{%p for part in parts %}", "Normal"),
        ("{{ part.heading }}", "Heading 2"),
        ("{%p for paragraph in part.paragraphs %}", "Normal"),
        ("{%p if paragraph.item %}", "Normal"),
        ("{{ paragraph.item }}\t{{ paragraph.text }}", _ITEM),
        ("{%p elif paragraph.number %}", "Normal"),
        ("{{ paragraph.number }}\t{{ paragraph.text }}", _NUMBERED),
        ("{%p else %}", "Normal"),
        ("{{ paragraph.text }}", "Normal"),
        ("{%p endif %}", "Normal"),
        ("{%p endfor %}", "Normal"),
        ("{%p endfor %}", "Normal"),
    )
    for text, style in lines:
        word.add_paragraph(text, style=style)
