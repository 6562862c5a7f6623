import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from followthrough.reports.appendix import appendix
from followthrough.reports.docx import docx_bytes
from tests.reports.sample import hostile, recommendations, source

MADE = docx_bytes(appendix(source()))


def opened(data: bytes = MADE) -> WordDocument:
    return docx.Document(io.BytesIO(data))


def part(name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(MADE)).read(name))


def test_the_same_bytes_twice() -> None:
    assert docx_bytes(appendix(source())) == MADE


def test_the_totals_of_a_short_table_never_stand_alone_on_a_page() -> None:
    figures = next(table for table in opened().tables if table.rows[-1].cells[0].text == "All recommendations")
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in figures.rows]
    assert kept == [True] * (len(figures.rows) - 1) + [None]


def test_a_table_of_long_rows_may_go_over_the_page() -> None:
    first, *_ = recommendations()
    long = replace(first, text="That the Council mends every roof before winter. " * 40)
    made = docx_bytes(appendix(source(recommendations=(long,))))
    table = opened(made).tables[-1]
    assert {cell.paragraphs[0].paragraph_format.keep_with_next for row in table.rows for cell in row.cells} == {None}


def test_headings_are_words_own() -> None:
    headings = [(p.style.name, p.text) for p in opened().paragraphs if p.style and p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Damp and mould review: progress on recommendations"),
        ("Heading 2", "Summary"),
        ("Heading 2", "How to read this appendix"),
        ("Heading 2", "What became of the recommendations"),
        ("Heading 2", "The recommendations, one by one"),
        ("Heading 3", "Working with others"),
        ("Heading 3", "Day to day"),
    ]


def test_page_is_a4_landscape() -> None:
    section = opened().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)  # type: ignore[union-attr]
    assert section._sectPr.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"  # type: ignore[union-attr]


def test_header_row_is_repeated_and_rows_are_kept_whole() -> None:
    for table in opened().tables:
        heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]  # type: ignore[union-attr]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)  # type: ignore[union-attr]


def test_tables_have_row_heads_and_a_caption() -> None:
    for table in opened().tables:
        look = table._tbl.tblPr.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")  # type: ignore[union-attr]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))  # type: ignore[union-attr]
    assert [p.text for p in opened().paragraphs if p.style and p.style.name == "Caption"][1] == (
        "Recommendations with response, delivery and scrutiny as at 16 January 2024"
    )


def test_every_cell_is_there() -> None:
    rows = opened().tables[1].rows
    assert [cell.text for cell in rows[5].cells] == [
        "5",
        "That the Council buys thermal cameras for all surveyors.",
        "Not agreed\nReason: not recorded in this document",
        "None",
        "None expected",
        "Monitoring",
    ]
    assert sum(len(table.rows) - 1 for table in opened().tables[1:]) == 24


def test_text_in_tables_has_its_own_style() -> None:
    paragraphs = [p for table in opened().tables for cell in table.rows[1].cells for p in cell.paragraphs]
    assert {p.style.name for p in paragraphs if p.style} == {"Table Text"}


def test_language_title_and_picture_text() -> None:
    assert {e.get(qn("w:val")) for e in part("word/styles.xml").iter(qn("w:lang"))} == {"en-GB"}
    assert opened().core_properties.title == "Review 7: progress as at 16 January 2024"
    (picture,) = part("word/document.xml").iter(qn("wp:docPr"))
    assert picture.get("descr", "").startswith("Flow chart of 24 recommendations.")


def test_nobody_and_no_hour_is_in_the_properties() -> None:
    properties = opened().core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert f"{properties.created:%Y-%m-%d %H:%M}" == "2024-01-16 00:00"
    archive = zipfile.ZipFile(io.BytesIO(MADE))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert [name for name in archive.namelist() if "thumbnail" in name] == []


def test_no_revision_marks_and_no_comments() -> None:
    names = {etree.QName(e).localname for e in part("word/document.xml").iter() if isinstance(e.tag, str)}
    assert names & {"ins", "del", "moveFrom", "commentReference"} == set()
    assert re.search(rb"rsidR=", etree.tostring(part("word/document.xml").find(qn("w:body"))[0])) is None  # type: ignore[index]


def test_pages_are_numbered_and_say_that_nobody_has_checked_them() -> None:
    footer = opened().sections[0].footer.paragraphs[0]
    assert [f.get(qn("w:instr")) for f in footer._p.iter(qn("w:fldSimple"))] == ["PAGE"]
    assert "Not checked for publication" in footer.text


@pytest.mark.parametrize("text", ["\x00\x08\x1b", "\ud800", "\ufffe", "a\x0bb", "<w:p>&", "{{ 7 * 7 }}", ""])
def test_hostile_text_stays_text(text: str) -> None:
    kept = "".join(c for c in text if c not in "\x00\x08\x1b\x0b\ud800\ufffe")
    assert opened(docx_bytes(appendix(hostile(text)))).tables[1].rows[1].cells[0].text == kept
