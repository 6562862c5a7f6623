"""Strangers' files as templates: refused with one fault, or taken without what no report may carry."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from PIL import Image

from followthrough.reports.house_template import checking
from followthrough.reports.house_template.checking import check
from followthrough.reports.house_template.faults import LARGEST, Code, Note
from tests.exchange.test_isolate import bomb, claims, encrypted
from tests.reports.house_template.paper import (
    KEYS,
    W,
    changed,
    parts,
    related,
    report,
    saved,
    template,
    with_xml,
    words,
)

PLAIN = template()
ATTACHED = "file:///C:/Templates/ann.example/Normal.dotm"

SETTINGS = (
    f'<w:settings {W}><w:rsids><w:rsid w:val="00AA"/></w:rsids><w:trackRevisions/><w:docVars>'
    '<w:docVar w:name="who" w:val="Ann Example"/></w:docVars><w:evenAndOddHeaders/></w:settings>'
)


def looked(data: bytes) -> checking.Checked:
    return check(data, KEYS, [report()])


def typed(old: str, new: str) -> bytes:
    """The template with its content types changed."""
    return changed(PLAIN, {"[Content_Types].xml": lambda types: types.replace(old.encode(), new.encode())})


def field(code: str) -> bytes:
    return with_xml(f'<w:p><w:r><w:t>By </w:t></w:r><w:fldSimple w:instr="{code}"/></w:p>')


def tracked(how: str, piece: str, text: str) -> bytes:
    return with_xml(f'<w:p><w:{how} w:author="Ann"><w:r><w:{piece}>{text}</w:{piece}></w:r></w:{how}></w:p>')


def holding(kind: str, name: str) -> bytes:
    return changed(related(kind, name, away=False), {f"word/{name}": b"x"})


def twice(first: str) -> bytes:
    """The template with a header that says who wrote it, which the document calls something else first."""
    word = docx.Document(io.BytesIO(PLAIN))
    word.sections[0].header.paragraphs[0].text = "By Ann Example"
    relation = (
        '<Relationship Id="rId0" Target="header1.xml" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{first}"/><Relationship '
    )
    return changed(
        saved(word),
        {
            "word/_rels/document.xml.rels": lambda rels: rels.replace(b"<Relationship ", relation.encode(), 1),
            "[Content_Types].xml": lambda types: types.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", b"image/png"
            ),
        },
    )


def showing(data: bytes, media_type: str = "image/png") -> bytes:
    """The template with this as its picture."""
    types = f'<Override PartName="/word/media/image9.png" ContentType="{media_type}"/></Types>'.encode()
    added = {"word/media/image9.png": data, "[Content_Types].xml": lambda told: told.replace(b"</Types>", types)}
    return changed(related("image", "media/image9.png", away=False), added)


def drawn(form: str = "PNG", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, form, **more)
    return out.getvalue()


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "JPEG", comment=b"by Ann Example")
    return out.getvalue()


BAD = {
    "nothing": (b"", Code.NOT_WORD),
    "text": (b"Dear all", Code.NOT_WORD),
    "pdf": (b"%PDF-1.7", Code.NOT_WORD),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 200, Code.PICTURE),
    "photograph": (picture(), Code.PICTURE),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, Code.OLD_WORD),
    "encrypted": (encrypted(), Code.PASSWORD),
    "60 MB": (b"PK" + b"x" * (60 * 1024 * 1024), Code.TOO_BIG),
    "truncated": (PLAIN[: len(PLAIN) // 2], Code.DAMAGED),
    "zip bomb": (bomb(), Code.UNPACKS),
    "a claim of 4 GB": (claims(PLAIN, 4_000_000_000), Code.UNPACKS),
    "a zip of nothing": (b"PK\x05\x06" + b"\x00" * 18, Code.NOT_WORD),
    "broken xml": (changed(PLAIN, {"word/document.xml": b"<w:document"}), Code.DAMAGED),
    "entities": (changed(PLAIN, {"word/document.xml": b'<!DOCTYPE d [<!ENTITY a "ha">]><d/>'}), Code.DECLARES),
    "a workbook": (typed("wordprocessingml.document.main", "spreadsheetml.sheet.main"), Code.NOT_WORD),
    "strict": (changed(PLAIN, {"word/document.xml": b'<w:document xmlns:w="http://purl.oclc.org/x"/>'}), Code.STRICT),
    "macros": (typed("document.main+xml", "document.macroEnabled.main+xml"), Code.MACROS),
    "macros beside it": (changed(PLAIN, {"word/vbaProject.bin": b"x"}), Code.MACROS),
    "remote picture": (related("image", "http://127.0.0.1/x.png", away=True), Code.EXTERNAL),
    "remote object": (related("oleObject", "file:///x", away=True), Code.EXTERNAL),
    "remote frame": (related("frame", "http://127.0.0.1/", away=True), Code.EXTERNAL),
    "remote part": (related("subDocument", "other.docx", away=True), Code.EXTERNAL),
    "script as a link": (related("hyperlink", "javascript:alert(1)", away=True), Code.EXTERNAL),
    "old drawing": (
        with_xml(
            '<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://127.0.0.1/x"/>'
            "</w:pict></w:r></w:p>"
        ),
        Code.EXTERNAL,
    ),
    "a header as a picture": (twice("image"), Code.PICTURE_KIND),
    "a header as a footer": (twice("footer"), Code.DAMAGED),
    "a header as a link": (twice("hyperlink"), Code.EMBEDDED),
    "a picture by its name": (showing(drawn(), "text/xml"), Code.PICTURE_KIND),
    "GIF": (showing(drawn("GIF", comment=b"Ann"), "image/gif"), Code.PICTURE_KIND),
    "TIFF": (showing(drawn("TIFF"), "image/tiff"), Code.PICTURE_KIND),
    "EMF": (showing(b"\x01\x00\x00\x00" * 40, "image/x-emf"), Code.PICTURE_KIND),
    "SVG": (showing(b"<svg/>", "image/svg+xml"), Code.EMBEDDED),
    "half a picture": (showing(drawn()[:60]), Code.PICTURE_KIND),
    "embedded workbook": (holding("package", "embeddings/a.xlsx"), Code.EMBEDDED),
    "another document in it": (holding("aFChunk", "other.html"), Code.EMBEDDED),
    "a part that is not there": (related("header", "header9.xml", away=False), Code.DAMAGED),
    "tracked insertion": (tracked("ins", "t", "New"), Code.REVISIONS),
    "tracked deletion": (tracked("del", "delText", "Old"), Code.REVISIONS),
    "includes a picture": (field("INCLUDEPICTURE http://127.0.0.1/x.png"), Code.FIELD_CODE),
    "includes a text": (field("INCLUDETEXT x"), Code.FIELD_CODE),
    "its author": (field("AUTHOR"), Code.FIELD_CODE),
    "dde": (field("DDEAUTO c:\\\\x"), Code.FIELD_CODE),
    "dde in pieces": (
        with_xml(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r><w:r>'
            '<w:instrText>AUTO x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
        Code.FIELD_CODE,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_has_one_fault(case: str) -> None:
    data, code = BAD[case]
    assert [one.code for one in looked(data).faults] == [code]


def test_tracked_changes_are_told_with_their_words() -> None:
    [fault] = looked(BAD["tracked deletion"][0]).faults
    assert (fault.where, fault.part) == ("Old", "word/document.xml")


def test_a_template_that_grows_without_end_is_stopped() -> None:
    deep = [f"{{%p for a{n} in parts %}}" for n in range(14)]
    lines = (*deep, "{{ title }}", *["{%p endfor %}"] * len(deep))
    assert [one.code for one in looked(template(*lines)).faults] == [Code.TOO_HARD]


def test_a_dotx_is_taken_and_becomes_a_document() -> None:
    kept = looked(typed("document.main+xml", "template.main+xml"))
    assert kept.faults == []
    assert b"document.main+xml" in parts(kept.example)["[Content_Types].xml"]


def test_what_a_program_and_its_user_left_behind_goes() -> None:
    word = docx.Document(io.BytesIO(PLAIN))
    word.core_properties.author = word.core_properties.last_modified_by = "Ann Example"
    word.core_properties.comments = word.core_properties.keywords = "For Ann Example"
    rsid = saved(word)
    told = changed(
        related("attachedTemplate", ATTACHED, away=True),
        {
            "docProps/core.xml": parts(rsid)["docProps/core.xml"],
            "docProps/app.xml": b"<Properties><Company>Ann Example Ltd</Company></Properties>",
            "customXml/item1.xml": b"<x>Ann Example</x>",
            "word/people.xml": b"<x>Ann Example</x>",
            "word/settings.xml": SETTINGS.encode(),
            "word/document.xml": lambda xml: xml.replace(b"<w:p>", b'<w:p w:rsidR="00AA11BB">', 1),
        },
    )
    kept = looked(told)
    assert (kept.faults, kept.notes) == ([], (Note.ATTACHED,))
    for made in (kept.template, kept.example):
        whole = b"".join(name.encode() + data for name, data in parts(made).items())
        assert not re.search(rb"Ann Example|ann\.example|rsid|customXml|app\.xml|trackRevisions|python-docx", whole)
        assert b"evenAndOddHeaders" in parts(made)["word/settings.xml"]
    read = docx.Document(io.BytesIO(kept.example)).core_properties
    assert (read.author, read.last_modified_by, read.comments, read.title) == ("", "", "", "Review 7")


def test_comments_go_and_are_told_of() -> None:
    word = docx.Document(io.BytesIO(PLAIN))
    word.add_comment(word.paragraphs[0].runs, text="Ask Ann Example", author="Bo", initials="B")
    kept = looked(saved(word))
    assert (kept.faults, kept.notes) == ([], (Note.COMMENTS,))
    for made in (kept.template, kept.example):
        assert not re.search(rb"Ask Ann", b"".join(parts(made).values()))
        assert b"omment" not in parts(made)["word/document.xml"]
        assert [name for name in parts(made) if "omment" in name] == []


def test_hidden_words_go_however_they_are_hidden() -> None:
    word = docx.Document(io.BytesIO(PLAIN))
    word.add_paragraph("shown ").add_run("secret {{ nothing }}").font.hidden = True
    style = word.styles.add_style("Secretly", 1)
    style.font.hidden = True
    based = word.styles.add_style("More Secretly", 1)
    based.base_style = style
    word.add_paragraph("secret by style", style="Secretly")
    word.add_paragraph("secret by its base", style="More Secretly")
    kept = looked(saved(word))
    assert (kept.faults, kept.notes) == ([], (Note.HIDDEN,))
    assert "secret" not in words(kept.template)
    assert "shown" in words(kept.example)


def test_words_in_content_controls_stay_and_the_controls_go() -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>To {{ council }}</w:t>'
        "</w:r></w:p></w:sdtContent></w:sdt>"
    )
    kept = looked(with_xml(bound))
    assert words(kept.example).startswith("To Saltmere\n")
    assert b"sdt" not in parts(kept.template)["word/document.xml"]


def test_a_picture_stays_without_what_its_camera_wrote() -> None:
    word = docx.Document(io.BytesIO(PLAIN))
    word.add_picture(io.BytesIO(picture()))
    kept = looked(saved(word))
    [image] = [data for name, data in parts(kept.example).items() if name.startswith("word/media/")]
    assert b"Ann Example" not in image
    assert Image.open(io.BytesIO(image)).size == (8, 8)


def test_the_same_template_is_kept_as_the_same_bytes_and_once_more_is_the_same() -> None:
    kept = looked(PLAIN).template
    later = io.BytesIO()
    with zipfile.ZipFile(later, "w") as package:
        for name, data in reversed(parts(PLAIN).items()):
            package.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), data)
    assert looked(later.getvalue()).template == kept
    assert looked(kept).template == kept


def test_the_limit_is_below_what_the_pages_take() -> None:
    assert LARGEST < 20 * 1024 * 1024
