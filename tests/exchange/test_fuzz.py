"""Whatever the bytes, a reading or one sentence: never another exception. `make fuzz` tries each reader for longer."""

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followthrough.exchange import Unreadable, read
from tests.exchange.hostile.base import pdf, with_part, workbook
from tests.exchange.open_documents import content, item, listed, package
from tests.exchange.open_documents import table as open_table
from tests.exchange.papers import docx, table, tracker, zipped

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
WORD = docx(table(["Recommendation", "Agree?"], ["1) That it acts", "Agree"]))
TEXT = "Recommendation\tAgree?\tComment\n1) That the Council acts\tAgree\tComplete\n2) That it stops\tNo\t31/02/2024\n"
PAGE = (
    "<table><tr><th>No.<th>Recommendation<th>Status"
    "<tr><td rowspan=2>1<td>That it acts<td>Complete<tr><td>It rests</table>"
)
RECORDS = (
    "Recommendation 1\nThat the Council acts.\nResponse: Agreed\nLead: Head of Law\nUpdate: Begun.\n\n"
    "Recommendation 2\nThat it stops.\nResponse: Not agreed\nLead: Head of Law\nStatus: Complete\n"
)
BOOK, PRINTED = workbook(), pdf()
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    + "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{one}</t></is></c>'
        f'<c r="B{at}" t="inlineStr"><is><t>{two}</t></is></c></row>'
        for at, (one, two) in enumerate((("Recommendation", "Agree?"), ("1) That it acts", "Agree")), start=1)
    )
    + '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells></worksheet>'
)
OPEN = open_table(["Recommendation", "Agree?"], ["1) That it acts", "Agree"], more='table:style-name="T"') + listed(
    item("That it stops", inner=listed(item("part")))
)
SNIPPETS = st.sampled_from(
    [
        "\t",
        "\n",
        '"',
        ";",
        "</w:tc>",
        "<w:tbl>",
        "<td>",
        "<text:list>",
        "</table:table-cell>",
        ' table:number-rows-repeated="70000"',
        ' table:number-rows-spanned="3"',
        "rowspan=99",
        "&#0;",
        "Recommendation 1:",
        "(a) ",
        "\x00",
        "99999",
        "É",
    ]
)


def answers(data: bytes, name: str) -> dict[str, Any] | str:
    try:
        return read(data, name)
    except Unreadable as error:
        says = error.message
    assert (says.endswith("."), "\n" in says) == (True, False)
    return says


def broken(draw: st.DrawFn, text: str) -> str:
    """A text with a few pieces cut out and a few put in."""
    for _ in range(draw(st.integers(1, 6))):
        at, cut = draw(st.integers(0, len(text))), draw(st.integers(0, 8))
        text = text[:at] + draw(SNIPPETS) + text[at + cut :]
    return text


@st.composite
def broken_text(draw: st.DrawFn, text: str) -> str:
    return broken(draw, text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text(TEXT), st.sampled_from(["p.txt", "t.csv"]))
def test_broken_text(text: str, name: str) -> None:
    assert answers(text.encode(), name)


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text("<html>" + PAGE))
def test_broken_pages(page: str) -> None:
    assert answers(page.encode(), "t.html")


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text(table(["Recommendation", "Agree?"], ["1) That it acts", "Agree"])))
def test_broken_word_documents(body: str) -> None:
    assert answers(docx(body), "t.docx")


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text(RECORDS), st.sampled_from(["mail.txt", "p.html"]))
def test_broken_records(text: str, name: str) -> None:
    assert answers(text.encode(), name)


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text(SHEET))
def test_broken_workbooks(sheet: str) -> None:
    assert answers(with_part(BOOK, "xl/worksheets/sheet1.xml", sheet.encode()), "t.xlsx")


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text(OPEN), st.sampled_from(["text", "spreadsheet"]))
def test_broken_open_documents(body: str, kind: str) -> None:
    assert answers(package(kind, content(body, kind=kind)), "t.odt")


@settings(max_examples=EXAMPLES, deadline=None)
@given(broken_text(content(OPEN)))
def test_broken_xml_of_open_documents(xml: str) -> None:
    assert answers(package("text", xml), "t.odt")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, len(PRINTED) - 1), st.binary(max_size=12))
def test_broken_pdfs(at: int, put: bytes) -> None:
    assert answers(PRINTED[:at] + put + PRINTED[at + len(put) :], "t.pdf")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, len(WORD) - 1), st.binary(max_size=12))
def test_broken_zips(at: int, put: bytes) -> None:
    assert answers(WORD[:at] + put + WORD[at + len(put) :], "t.docx")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    assert answers(data, "t")


@pytest.mark.parametrize("mark", [b"%PDF-1.4", b"<html>", b"PK\x03\x04", b"\xff\xfe"])
def test_a_beginning_and_nothing_after_it(mark: bytes) -> None:
    assert isinstance(answers(mark, "t"), str)


def test_a_workbook_that_is_only_a_name_is_refused() -> None:
    assert isinstance(answers(zipped({"xl/workbook.xml": "<workbook/>"}), "t.xlsx"), str)


def test_the_unbroken_file_is_read() -> None:
    assert isinstance(answers(tracker(("1) That it acts", "Agree", "")), "t.docx"), dict)
