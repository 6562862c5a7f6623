"""How words are compared, and whether a file holds them."""

from uuid import uuid4

import pytest

from followthrough.redaction import rules
from followthrough.redaction.originals import holds
from tests.exchange.papers import W, docx, paragraph, zipped


@pytest.mark.parametrize(
    "written",
    ["St Mary's  Yard", "ST MARY’S YARD", "st\u00a0mary‘s\nyard", "St Ma\u00adry's Y\u200bard", "Ｓt Mary's Yard"],
)
def test_words_are_known_again_however_they_are_written(written: str) -> None:
    assert rules.fold(written) == "st mary's yard"


def test_dashes_are_alike() -> None:
    assert rules.fold("12–14 Mill Lane") == rules.fold("12-14 mill lane")


@pytest.mark.parametrize(
    ("words", "reason", "expected"),
    [
        ("Mill Lane", "A home.", []),
        (" a ", "A home.", [("words_too_short", "words")]),
        ("Mill Lane", " ", [("reason_needed", "reason")]),
        ("Mill Lane", "It is at MILL\nLANE.", [("reason_repeats_words", "reason")]),
        ("", "", [("words_too_short", "words"), ("reason_needed", "reason")]),
    ],
)
def test_what_is_wrong_with_asking(words: str, reason: str, expected: list[tuple[str, str]]) -> None:
    assert rules.asking_faults(words, reason) == expected


def test_two_people() -> None:
    one, other = uuid4(), uuid4()
    assert (rules.may_decide(one, one), rules.may_decide(one, other)) == (False, True)


SPLIT = (
    f'<w:p xmlns:w="{W}"><w:r><w:t>12 Mi</w:t></w:r><w:r><w:t>ll</w:t></w:r></w:p><w:p><w:r><w:t>Lane</w:t></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"The house at 12 mill  lane.", True),
        ("12 Mill Lane".encode("utf-16"), True),
        ("12 Mill L\u00e1ne".encode("cp1252"), False),
        (docx(paragraph("12 Mill Lane")), True),
        (docx(SPLIT), True),
        (docx(paragraph("Nothing"), header1="<w:p><w:r><w:t>12 Mill Lane</w:t></w:r></w:p>"), True),
        (docx(paragraph("13 Mill Lane")), False),
        (docx(paragraph("12 Mill"), core="<dc:title>12&#32;Mill Lane</dc:title>"), True),
        (zipped({"word/document.xml": "x", "word/embeddings/a.docx": docx(paragraph("12 Mill Lane"))}), None),
        (zipped({"word/document.xml": "12 Mill Lane", "word/embeddings/a.docx": "x"}), True),
        (zipped({"word/document.xml": "x", "word/vbaProject.bin": "x"}), None),
        (zipped({"word/document.xml": "x", "word/media/a.PNG": "x", "word/fonts/font1.odttf": "x"}), False),
        (zipped({"xl/workbook.xml": "x", "xl/printerSettings/printerSettings1.bin": "x"}), False),
        (zipped({"mimetype": "x", "content.xml": "x", "manifest.rdf": "x", "layout-cache": "x"}), False),
        (zipped({})[:10], None),
        (b"%PDF-1.7 ...", None),
        (b"", False),
    ],
)
def test_whether_a_file_holds_words(data: bytes, expected: bool | None) -> None:
    assert holds(data, "12 mill lane") is expected
