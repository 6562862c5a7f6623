"""A Word file as plain lines and rows, read where no file can hurt the server."""

import pytest

from followthrough.exchange.isolate import LARGEST_FILE, word_safely
from followthrough.exchange.readers.plain import MOST_LINES, word_plain
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib import confined
from tests.exchange.papers import cell, docx, paragraph, table, zipped
from tests.exchange.test_isolate import bomb, encrypted, laughs

GOOD = docx(paragraph("Background") + table(("No.", "Update"), ("1", "Begun.\nNearly done.")) + paragraph("The end."))
BAD = {
    "nothing": (b"", "not a Word document"),
    "a PDF": (b"%PDF-1.7 and so on", "not a Word document"),
    "text": (b"Dear all, here it is.", "not a Word document"),
    "a workbook": (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "not a Word document"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "an old Word or Excel file"),
    "a password": (encrypted(), "protected by a password"),
    "half of it": (GOOD[: len(GOOD) // 2], "damaged or cut short"),
    "a bomb": (bomb(), "unpacks to far more"),
    "entities": (laughs(), "document type declaration"),
    "too long": (docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (MOST_LINES + 1)), "more lines and rows"),
    "too large": (b"PK" + b"x" * LARGEST_FILE, "larger than 25 MB"),
}


def test_lines_and_rows_come_in_reading_order() -> None:
    blocks = ["Background", [["No.", "Update"], ["1", "Begun.\nNearly done."]], "The end."]
    assert word_plain(GOOD) == word_safely(GOOD) == blocks


def test_tracked_insertions_are_text_and_deletions_are_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    tracked = (
        f'<w:p>{run.format("It is ")}<w:del w:id="1"><w:r><w:delText>half </w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run.format("all ")}</w:ins>{run.format("done.")}</w:p>'
    ).replace("<w:t>", '<w:t xml:space="preserve">')
    assert word_plain(docx(tracked)) == ["It is all done."]


def test_a_merged_cell_says_its_words_once() -> None:
    top, below = cell("Theme", '<w:vMerge w:val="restart"/>'), cell("", "<w:vMerge/>")
    assert word_plain(docx(table((top, "a"), (below, "b")))) == [[["Theme", "a"], ["", "b"]]]


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_clear_sentence(case: str) -> None:
    data, says = BAD[case]
    with pytest.raises(Unreadable) as refused:
        word_safely(data)
    assert says in refused.value.message


def test_a_child_that_gives_up_says_so_of_a_document_and_not_of_a_tracker(monkeypatch: pytest.MonkeyPatch) -> None:
    for fault, says in ((confined.Stopped, "too large or too intricate"), (confined.Failed, "could not be understood")):

        def run(*asked: str, given: bytes, fault: type[Exception] = fault) -> bytes:
            raise fault

        monkeypatch.setattr(confined, "run", run)
        with pytest.raises(Unreadable, match=says) as refused:
            word_safely(GOOD)
        assert "tracker" not in refused.value.message
