"""Packages that attack: XML that turns on its parser, and what grows when it is opened."""

import io
import struct
import warnings
import zipfile
from itertools import product

import pikepdf

from tests.exchange.hostile.base import WORD, Made, with_part, workbook
from tests.exchange.papers import zipped

_PARTS = {
    "docx": ("word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml", "_rels/.rels"),
    "xlsx": ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "_rels/.rels"),
}
DOCTYPES = {
    "a billion laughs": "<!DOCTYPE a [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>",
    "one entity a million times": f"<!DOCTYPE a [<!ENTITY j '{'x' * 100_000}'>]>",
    "an entity that is a file": "<!DOCTYPE a [<!ENTITY j SYSTEM 'file:///etc/hostname'>]>",
    "an entity on a server": "<!DOCTYPE a [<!ENTITY j SYSTEM 'http://127.0.0.1:9/x'>]>",
    "a definition on a server": "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    "a parameter entity": "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]>",
}


def xml_attacks() -> Made:
    for (form, parts), (name, doctype) in product(_PARTS.items(), DOCTYPES.items()):
        for part in parts:
            yield (
                f"{name} in {part} of a {form}",
                lambda form=form, part=part, doctype=doctype: (  # type: ignore[misc]
                    with_part(_base(form), part, f"<?xml version='1.0'?>{doctype}<a>&j;</a>".encode()),
                    f"tracker.{form}",
                ),
            )
    for form in _PARTS:
        part = _PARTS[form][0]
        for encoding in ("utf-16", "utf-16-be", "cp037"):
            text = f"<?xml version='1.0' encoding='{encoding}'?>{DOCTYPES['an entity that is a file']}<a>&j;</a>"
            yield (
                f"a doctype in {encoding} in a {form}",
                lambda form=form, part=part, text=text, encoding=encoding: (  # type: ignore[misc]
                    with_part(_base(form), part, text.encode(encoding)),
                    f"tracker.{form}",
                ),
            )
        yield (
            f"elements 100,000 deep in a {form}",
            lambda form=form, part=part: (  # type: ignore[misc]
                with_part(_base(form), part, b"<a>" * 100_000 + b"</a>" * 100_000),
                f"tracker.{form}",
            ),
        )
        yield (
            f"one element of 200,000 attributes in a {form}",
            lambda form=form, part=part: (  # type: ignore[misc]
                with_part(_base(form), part, b"<a " + b" ".join(b"a%d='1'" % at for at in range(200_000)) + b"/>"),
                f"tracker.{form}",
            ),
        )


def _base(form: str) -> bytes:
    return WORD if form == "docx" else workbook()


def bombs() -> Made:
    yield (
        "a part of 100 MB of blanks",
        lambda: (with_part(WORD, "word/document.xml", b"<a>" + b" " * 100_000_000), "t.docx"),
    )
    yield (
        "a part beside the text that is 100 MB",
        lambda: (with_part(WORD, "word/media/a.png", b"0" * 100_000_000), "t.docx"),
    )
    yield "a sheet of 100 MB", lambda: (with_part(workbook(), "xl/worksheets/sheet1.xml", b" " * 100_000_000), "t.xlsx")
    yield "strings of 100 MB", lambda: (with_part(workbook(), "xl/sharedStrings.xml", b" " * 100_000_000), "t.xlsx")
    yield "20,000 entries", lambda: (zipped({f"{at}.xml": "" for at in range(20_000)}), "t.docx")
    yield "20,000 sheets", lambda: (zipped({f"xl/worksheets/sheet{at}.xml": "" for at in range(20_000)}), "t.xlsx")
    yield "a zip in a zip in a zip", lambda: (nested(zipped({"word/document.xml": b" " * 10_000_000}), 8), "t.docx")
    yield "two entries of one name", lambda: (_twice(), "t.docx")
    yield "entries that share their bytes", lambda: (_overlapping(), "t.docx")
    yield "a directory that lies about every size", lambda: (lies(WORD, 7), "t.docx")
    yield "a directory that claims 4 GB", lambda: (lies(WORD, 0xFFFFFFF0), "t.xlsx")
    yield "a stream of a PDF that unpacks to 100 MB", lambda: (_pdf_bomb(100_000_000), "t.pdf")
    yield "a PDF of 3,000 empty pages", lambda: (_pages(3_000), "t.pdf")


def nested(data: bytes, depth: int) -> bytes:
    for _ in range(depth):
        data = zipped({"word/document.xml": data, "inner.zip": data})
    return data


def _twice() -> bytes:
    made = io.BytesIO(WORD)
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as package:
        warnings.simplefilter("ignore")  # it is on purpose
        package.writestr(zipfile.ZipInfo("word/document.xml"), b"<a/>")
    return made.getvalue()


def _overlapping() -> bytes:
    """A directory in which 500 entries point at the same compressed megabytes."""
    data = zipped({"word/document.xml": b" " * 5_000_000})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 500, 500, len(entry) * 500, start, 0)
    return data[:start] + entry * 500 + tail


def lies(data: bytes, size: int) -> bytes:
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data = data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]
        at += 4
    return data


def _pdf_bomb(size: int) -> bytes:
    made = io.BytesIO()
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.pages[0].Contents = paper.make_stream(b" " * size)
    paper.save(made, compress_streams=True)
    return made.getvalue()


def _pages(count: int) -> bytes:
    made = io.BytesIO()
    paper = pikepdf.new()
    for _ in range(count):
        paper.add_blank_page()
    paper.save(made)
    return made.getvalue()
