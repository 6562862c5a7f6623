"""Pictures without what a camera or a program wrote into them: who took them, where, and with what."""

import re
import struct

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
# Of a PNG what is picture or colour: never words, times, Exif, or pieces that only one program knows.
_PNG_KEPT = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"iCCP",
        b"sBIT",
        b"sRGB",
        b"bKGD",
        b"pHYs",
    }
)
# Of the pieces of a JPEG that belong to programs (APP0 to APP15), those without which it looks another.
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class NotWalked(Exception):
    """A picture of another kind, or one that does not hold together: nobody can say what is in it."""


def bare(data: bytes) -> bytes:
    """The same picture, which is a PNG or a JPEG. Raises NotWalked."""
    try:
        if data.startswith(PNG):
            return _bare_png(data)
        if data.startswith(JPEG):
            return _bare_jpeg(data)
    except (struct.error, IndexError) as error:
        raise NotWalked from error
    raise NotWalked


def _bare_png(data: bytes) -> bytes:
    """As far as its end: what somebody put behind it is no picture."""
    kept, at, kind = [PNG], len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        piece = _piece(data, at, at + 12 + length)
        if kind in _PNG_KEPT:
            kept.append(piece)
        at += len(piece)
    return b"".join(kept)


def _bare_jpeg(data: bytes) -> bytes:
    """As far as its end; a camera may put a second picture, with all that it wrote, behind that."""
    kept, at = [JPEG], len(JPEG)
    while True:
        if data[at] != 0xFF:
            raise NotWalked
        while data[at + 1] == 0xFF:  # any number of these may stand before a piece
            at += 1
        kind = data[at + 1]
        if kind == _END:
            return b"".join([*kept, b"\xff\xd9"])
        [length] = struct.unpack(">H", data[at + 2 : at + 4])
        end = at + 2 + length
        piece = _piece(data, at, _scanned(data, end) if kind == _SCAN else end)
        if _is_picture(kind, piece[4:]):
            kept.append(piece)
        at += len(piece)


def _piece(data: bytes, start: int, end: int) -> bytes:
    if not start + 4 <= end <= len(data):
        raise NotWalked
    return data[start:end]


def _scanned(data: bytes, start: int) -> int:
    found = _AFTER_SCAN.search(data, start)
    if found is None:
        raise NotWalked
    return found.start()


def _is_picture(kind: int, content: bytes) -> bool:
    if 0xE0 <= kind <= 0xEF:
        return kind in _JPEG_KEPT and content.startswith(_JPEG_KEPT[kind])
    return kind != _COMMENT
