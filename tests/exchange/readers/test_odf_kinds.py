"""What kind of OpenDocument file it is: read, or refused in a sentence."""

import pytest

from followthrough.exchange.readers import read_paper
from followthrough.exchange.readers.odf import read_odf
from followthrough.exchange.unreadable import Unreadable
from tests.exchange.open_documents import MANIFEST, MIMETYPE, NAMES, content, package, table
from tests.exchange.papers import zipped

ROWS = (("1) That the Council acts", "Agree", "Done\nComplete"), ("2) That it stops", "Not Agreed", ""))


def test_one_xml_file_with_all_parts_in_it_is_read_too() -> None:
    body = f"<office:body><office:text>{table(*ROWS)}</office:text></office:body>"
    flat = f"<office:document {NAMES}>{{}}{body}</office:document>"
    found = read_paper(("<?xml version='1.0'?>" + flat.format("")).encode(), "t.fodt").tables[0].rows
    assert [row.texts[1] for row in found] == ["Agree", "Not Agreed"]
    macro = (
        "<office:scripts><office:script><o:source-code xmlns:o='o'>x</o:source-code></office:script></office:scripts>"
    )
    with pytest.raises(Unreadable, match="carries macros"):
        read_paper(flat.format(macro).encode(), "t.fodt")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("presentation", "presentation, a drawing"), ("graphics", "presentation, a drawing"),
        ("text-master", "presentation, a drawing"), ("text", "has no text in it"),
    ],
)  # fmt: skip
def test_other_kinds_are_refused_in_a_sentence(kind: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_paper(package(kind, content("", kind="presentation")), "t.odp")


def test_an_old_openoffice_file_is_told_apart() -> None:
    with pytest.raises(Unreadable, match="old OpenOffice file"):
        read_paper(zipped({"mimetype": "application/vnd.sun.xml.writer", "content.xml": "<a/>"}), "t.sxw")


@pytest.mark.parametrize("kind", ["text-template", "spreadsheet-template"])
def test_a_template_is_read(kind: str) -> None:
    of = kind.removesuffix("-template")
    assert read_paper(package(kind, content(table(*ROWS), kind=of)), None).tables


def test_a_password_is_named() -> None:
    manifest = MANIFEST.format("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    locked = zipped({"mimetype": MIMETYPE + "text", "META-INF/manifest.xml": manifest, "content.xml": b"\x93" * 400})
    with pytest.raises(Unreadable, match="protected by a password"):
        read_paper(locked, "t.odt")


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/x.py"])
def test_macros_are_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="carries macros"):
        read_paper(package("text", content(table(*ROWS)), **{name: "<a/>"}), "t.odt")


def test_an_empty_library_of_macros_is_not_a_macro() -> None:
    empty = {"Basic/script-lc.xml": "<a/>", "Basic/Standard/script-lb.xml": "<a/>"}
    assert read_paper(package("text", content(table(*ROWS)), **empty), "t.odt").tables


def test_embedded_objects_are_ignored_with_a_remark() -> None:
    paper = read_odf(package("text", content(table(["a", "b"])), **{"Object 1/content.xml": "<a/>"}))
    assert paper.remarks == [
        "The file carries embedded objects; they were ignored and only its text and tables were read."
    ]
