"""Pictures without what a camera or a program wrote into them: who took them, where, and with what."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_WORDS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_JPEG_WORDS = frozenset({0xE1, 0xED, 0xFE})  # Exif and XMP, Photoshop's notes, comments
_SCAN = 0xDA  # from here on it is picture only


def bare(data: bytes) -> bytes:
    """The same picture. Kinds that are neither PNG nor JPEG, and broken ones, stay as they are."""
    try:
        if data.startswith(_PNG):
            return _bare_png(data)
        return _bare_jpeg(data) if data.startswith(b"\xff\xd8") else data
    except (struct.error, IndexError):
        return data


def _bare_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        end = at + 12 + length
        if kind not in _PNG_WORDS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)


def _bare_jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while data[at + 1] != _SCAN:
        if data[at] != 0xFF:
            return data
        end = at + 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at + 1] not in _JPEG_WORDS:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])
