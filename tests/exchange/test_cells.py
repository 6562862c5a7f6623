"""Files that are no filled sheet, or want to be something worse: one sentence, never a traceback."""

import io
from typing import Any

import docx as word
import openpyxl
import pytest

from followthrough.exchange.isolate import LARGEST_FILE, cells_safely
from followthrough.exchange.readers.cells import MOST_ROWS, read_cells
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.papers import W, docx, table, zipped
from tests.exchange.test_isolate import GOOD, bomb, encrypted, laughs


def workbook(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


BAD = {
    "nothing": (b"", "neither a Word nor an Excel file"),
    "text": (b"Update, done", "neither a Word nor an Excel file"),
    "a page of the web": (b"<html><table><tr><td>Update</td></tr></table></html>", "neither a Word"),
    "pdf": (b"%PDF-1.7 ...", "neither a Word nor an Excel file"),
    "encrypted": (encrypted(), "protected by a password or of an old kind"),
    "truncated": (GOOD[: len(GOOD) // 2], "damaged or cut short"),
    "a zip of pictures": (zipped({"a.png": b"x"}), "neither a Word nor an Excel file"),
    "broken xml": (zipped({"word/document.xml": "<w:document"}), "damaged or cut short"),
    "no body": (zipped({"word/document.xml": f'<w:document xmlns:w="{W}"/>'}), "damaged or cut short"),
    "broken workbook": (zipped({"xl/workbook.xml": "<workbook/>"}), "damaged or cut short"),
    "zip bomb": (bomb(), "too large or too intricate"),
    "entities": (laughs(), "declares a document type"),
    "macros": (zipped({"word/document.xml": "<a/>", "word/vbaProject.bin": b"x"}), "carries macros"),
    "a way out": (zipped({"word/document.xml": "<a/>", "../../etc/passwd": b"x"}), "damaged or cut short"),
    "too many rows": (docx(table(*[["x"]] * (MOST_ROWS + 1))), "more rows than any sheet"),
    "a sheet without end": (workbook(*[["x"]] * (MOST_ROWS + 1)), "more rows than any sheet"),
    "too large": (b"PK\x03\x04" + bytes(LARGEST_FILE), "too large or too intricate"),
}
# The others are the reader's to refuse, whichever process it runs in.
IN_THE_CHILD = ("nothing", "truncated", "zip bomb", "entities", "too large")


@pytest.mark.parametrize("name", BAD)
def test_a_sentence_says_what_to_do(name: str) -> None:
    data, said = BAD[name]
    reads = cells_safely if name in IN_THE_CHILD else read_cells
    with pytest.raises(Unreadable, match=said) as refused:
        reads(data)
    assert "\n" not in refused.value.message


def test_cells_are_given_to_the_letter_and_what_is_hidden_is_not() -> None:
    book = openpyxl.Workbook()
    book.active.append(["  a  b ", "x\n\ny", None, True])
    hidden = book.create_sheet()
    hidden.append(["secret"])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert cells_safely(out.getvalue()) == [[["  a  b ", "x\n\ny", "", "True"]]]


def test_tracked_insertions_are_text_and_deletions_are_not() -> None:
    inserted = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
    body = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a </w:t></w:r>{inserted}</w:p></w:tc></w:tr></w:tbl>"
    assert cells_safely(docx(body)) == [[["a new"]]]


def test_paragraphs_and_breaks_part_lines() -> None:
    made = word.Document()
    cell = made.add_table(1, 1).rows[0].cells[0]
    cell.paragraphs[0].add_run("one\ntwo\tthree")
    cell.add_paragraph("")
    cell.add_paragraph("four")
    out = io.BytesIO()
    made.save(out)
    assert cells_safely(out.getvalue()) == [[["one\ntwo\tthree\n\nfour"]]]
