"""Whether the kept original of a paper holds words, whatever was read of it. No Django."""

import html
import io
import re
import zipfile
import zlib

from followthrough.redaction.rules import fold

LARGEST = 100 * 1024 * 1024
_WRITTEN = (".xml", ".rels", ".rdf", ".vml", ".txt", ".html", ".xhtml", ".csv", "mimetype")
# Pictures and fonts, and what a program remembers of its printer and its pages; no sentences are kept in these.
_WORDLESS = (".png", ".jpeg", ".jpg", ".gif", ".bmp", ".tif", ".tiff", ".odttf", ".fntdata", ".ttf", ".otf")
_SETTINGS = re.compile(r"(?:^|/)(?:printerSettings/[^/]+\.bin|layout-cache)$", re.IGNORECASE)
# Where a reader sees a space; every other tag may stand in the middle of a word.
_BREAKS = re.compile(r"</?(?:\w+:)?(?:p|h|br|cr|tab|tc|tr|td|th|li|div|si|c|row|s)(?=[\s/>])[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


def holds(data: bytes, wanted: str) -> bool | None:
    """Whether a file holds `wanted`, which is folded already; None when it, or a part of it, cannot be searched."""
    if data[:2] == b"PK":
        return _package(data, wanted)
    if b"%PDF-" in data[:1024]:
        return None
    return any(wanted in fold(_plain(text)) or wanted in fold(text) for text in _decoded(data))


def _package(data: bytes, wanted: str) -> bool | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > LARGEST:
                return None
            parts = [part for part in package.infolist() if not part.is_dir()]
            written = [package.read(part) for part in parts if _ends(part, _WRITTEN)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return None
    if any(wanted in fold(_plain(text)) or wanted in fold(text) for one in written for text in _decoded(one)[:1]):
        return True
    # A document inside the document, a macro, a drawing of which we know nothing.
    return (
        False if all(_ends(part, _WRITTEN + _WORDLESS) or _SETTINGS.search(part.filename) for part in parts) else None
    )


def _ends(part: zipfile.ZipInfo, endings: tuple[str, ...]) -> bool:
    return part.filename.lower().endswith(endings)


def _plain(markup: str) -> str:
    return html.unescape(_TAGS.sub("", _BREAKS.sub(" ", markup)))


def _decoded(data: bytes) -> list[str]:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    names = ("utf-16",) if wide else ("utf-8", "cp1252")
    return [data.decode(name, "replace") for name in names]
