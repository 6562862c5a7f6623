"""What a file is, by what is in it; its name is only a hint between kinds of text."""

import csv
import io
import re

from followthrough.exchange.readers.package import OPEN_DOCUMENT_MACROS
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.package import Package

_PICTURES = (
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe")
_SAVE_AS = "save the tracker as Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), PDF or CSV."
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


def kind_of(data: bytes, name: str | None) -> str:
    """One of docx, xlsx, odt, ods, pdf, html, csv, text. Raises Unreadable with what to do for anything else."""
    if not data.strip(b" \r\n\t\x00"):
        raise Unreadable("The file is empty: check that it was saved, and send it again.")
    _refuse_foreign(data)
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _package_kind(Package(data))
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if re.match(
        rb"<!doctype html|<!--|<(?:html|table|body|meta|div|head|main|section|article|span|p|h[1-6]|dl|ul|ol|style|"
        rb"font|b|google-sheets-html-origin)[\s>]|version:[\d.]+\s+starthtml",
        head,
    ):
        return "html"
    if head.startswith((b"<?xml", b"<!doctype", b"<w:", b"<pkg:", b"<office:document")):
        if b"<office:document" in head:
            return "odt"  # one XML file with all the parts of a document in it; its reader sees whether it is a sheet
        if b"<html" in head:
            return "html"
        raise Unreadable(f"This is bare XML, not a document: {_SAVE_AS}")
    if head.startswith(b"{\\rtf"):
        raise Unreadable("This is an RTF document: open it in Word, save it as .docx and try that.")
    return _text_kind(data, name)


def _refuse_foreign(data: bytes) -> None:
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        wide = [word.encode("utf-16-le") for word in ("EncryptedPackage", "EncryptionInfo")]
        if any(word in data for word in wide):
            raise Unreadable("This file is protected by a password: save a copy without the password and try that.")
        raise Unreadable("This is an old Word or Excel file: open it, save it as .docx or .xlsx and try that.")
    for mark, picture in _PICTURES:
        if data.startswith(mark):
            raise Unreadable(
                f"This is a {picture} picture, not a document: send the file the table was typed in, or paste its text."
            )
    if data.startswith(_PROGRAMS):
        raise Unreadable(
            "This is a program, not a document: send the Word, Excel, OpenDocument, PDF or CSV file that holds the "
            "tracker."
        )
    if data.startswith(_PACKED):
        raise Unreadable("This is a packed archive: unpack it and send the document that is inside.")


def _package_kind(package: Package) -> str:
    names = package.names
    if any(re.search(r"(^|/)\.\.(/|$)|^/|\\", name) for name in names):
        raise Unreadable(
            "This file holds entries that point outside it, which no document does: save a new copy and try that."
        )
    if "mimetype" in package:
        said = package.head("mimetype")[:80].decode("ascii", "replace").strip()
        if said.startswith(("application/vnd.oasis.opendocument.", "application/vnd.sun.xml.")):
            return _open_document_kind(package, said)
    if "word/document.xml" in package:
        _refuse_template(package)
        return "docx"
    if "xl/workbook.xml" in package:
        return "xlsx"
    if "xl/workbook.bin" in package:
        raise Unreadable("This is a binary Excel workbook (.xlsb): save it as .xlsx and try that.")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable("This is a presentation: copy its table into Word or Excel and try that.")
    raise Unreadable(
        "This is an archive or a kind of document that cannot be read: send the Word, Excel, OpenDocument, PDF or CSV "
        "file itself."
    )


def _open_document_kind(package: Package, said: str) -> str:
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.head(manifest):
        raise Unreadable("This file is protected by a password: save a copy without the password and try that.")
    if any(re.match(r"Scripts/.|Basic/[^/]+/(?!(?:script|dialog)-lb\.xml$).", name) for name in package.names):
        raise Unreadable(OPEN_DOCUMENT_MACROS)
    short = {"text": "odt", "spreadsheet": "ods"}.get(said.rpartition(".")[2].removesuffix("-template"))
    if short and "opendocument" in said:
        return short
    if "sun.xml" in said:
        raise Unreadable("This is an old OpenOffice file: open it, save it as .odt or .ods and try that.")
    raise Unreadable(
        "This is a presentation, a drawing or another OpenDocument file that holds no tracker: copy its table into a "
        "text document or a spreadsheet and try that."
    )


def _refuse_template(package: Package) -> None:
    types = package.part("[Content_Types].xml")[:200_000] if "[Content_Types].xml" in package else b""
    if b"macroEnabled" in types or "word/vbaProject.bin" in package:
        raise Unreadable(
            "This document carries macros, which are not let in: save it as a plain Word document (.docx) and try that."
        )


def _text_kind(data: bytes, name: str | None) -> str:
    sample = data[:65536]
    wide = sample[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not wide and sample.count(b"\x00") > 4:
        raise Unreadable(f"This is not a document that can be read: {_SAVE_AS}")
    control = sum(sample.count(bytes([code])) for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 27))
    if not wide and control * 10 > len(sample):
        raise Unreadable(f"This is not a document that can be read: {_SAVE_AS}")
    lower = (name or "").casefold()
    if lower.endswith((".csv", ".tsv")):
        return "csv"
    return "csv" if _looks_separated(sample) else "text"


def _looks_separated(sample: bytes) -> bool:
    """Whether the first rows split into the same three cells or more, the first of them short headings."""
    text = sample.decode("utf-8", "replace").replace("\x00", "")
    if "\t" in text:
        return False
    for mark in ",;":
        try:
            rows = [row for row, _ in zip(csv.reader(io.StringIO(text), delimiter=mark), range(4), strict=False) if row]
        except csv.Error:
            continue
        if len(rows) > 1 and len(rows[0]) >= 3 and len({len(row) for row in rows}) == 1:
            return all(0 < len(heading) <= 40 and heading[0] != " " for heading in rows[0])
    return False
