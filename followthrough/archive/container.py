"""The zip that an archive is: the same bytes for the same content, and wary of what comes from elsewhere. No Django.

Rows are JSON Lines and not CSV: null and '' stay apart without a convention, texts stand as they are, and no
spreadsheet opens such a file by itself and takes a text for a formula.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import IO, Any

from followthrough.archive.rules import ERASURES, PACKAGE
from followthrough.archive.unfit import Unfit

CHUNK = 1024 * 1024
LARGEST_PACKAGE = 64 * CHUNK
LARGEST_LINE = 256 * CHUNK
MOST_PARTS = 1_000_000
# Rows are full of keys that do not repeat: ours shrink to a tenth or a fifth.
MOST_SQUEEZED = 250
ALWAYS_FINE = 10 * CHUNK
_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_PARTS = re.compile(
    rf"{re.escape(PACKAGE)}|{re.escape(ERASURES)}|system/\w+\.jsonl"
    rf"|councils/{_ID}/(?:\w+\.jsonl|files/[0-9a-f]{{64}})"
)
DAMAGED = "This file is damaged, or somebody has changed it: nothing was put back. Take another copy of it."
NO_ARCHIVE = "This is not an archive that Followthrough has made: check that it is the right file."


@dataclass(frozen=True)
class Part:
    """What was written of one part: its length in bytes, its SHA-256, and its rows where it has any."""

    path: str
    size: int
    digest: str
    rows: int = 0


class Writer:
    """Writes parts one after another; nothing is held in memory but the list of them."""

    def __init__(self, target: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(target, "w", allowZip64=True)

    def rows(self, path: str, rows: Iterable[dict[str, Any]]) -> Part:
        """One table as JSON Lines; no part is written for one without rows, which readers of such files choke on."""
        rows = iter(rows)
        first = next(rows, None)
        if first is None:
            return Part(path, 0, "")
        return self._write(path, map(_line, chain([first], rows)), zipfile.ZIP_DEFLATED)

    def text(self, path: str, text: str) -> Part:
        """One part from its text."""
        return self._write(path, [text.encode()], zipfile.ZIP_DEFLATED)

    def file(self, path: str, source: IO[bytes]) -> Part:
        """One private file as it is; most are compressed already."""
        return self._write(path, iter(lambda: source.read(CHUNK), b""), zipfile.ZIP_STORED)

    def close(self) -> None:
        """Write the list of parts, without which there is no archive."""
        self._zip.close()

    def _write(self, path: str, chunks: Iterable[bytes], how: int) -> Part:
        entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
        entry.compress_type, entry.create_system, entry.external_attr = how, 3, 0o600 << 16
        digest, size, count = hashlib.sha256(), 0, 0
        with self._zip.open(entry, "w", force_zip64=True) as part:
            for chunk in chunks:
                part.write(chunk)
                digest.update(chunk)
                size, count = size + len(chunk), count + 1
        return Part(path, size, digest.hexdigest(), count)


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Reader:
    """Reads an archive that anybody may have made: no part has a path of its own choosing, and none is without end."""

    def __init__(self, source: IO[bytes]) -> None:
        """Raises Unfit for what is no archive, or holds a part that ours never hold."""
        try:
            self._zip = zipfile.ZipFile(source)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Unfit(NO_ARCHIVE) from None
        self._parts = {entry.filename: entry for entry in self._zip.infolist()}
        if PACKAGE not in self._parts:
            raise Unfit(NO_ARCHIVE)
        if len(self._zip.infolist()) > min(len(self._parts), MOST_PARTS) or not all(
            map(_in_bounds, self._zip.infolist())
        ):
            raise Unfit(DAMAGED)

    def names(self) -> set[str]:
        """Every part."""
        return set(self._parts)

    def package(self) -> dict[str, Any]:
        """The description of everything else."""
        return self._object(self.text(PACKAGE, LARGEST_PACKAGE))

    def text(self, path: str, most: int) -> str:
        """A part as text, if it is there and no longer than `most` bytes."""
        data = b"".join(self.chunks(path, most))
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise Unfit(DAMAGED) from None

    def rows(self, part: Part) -> Iterator[dict[str, Any]]:
        """The rows of a table, one after another. Raises Unfit at the end if they are not those that were written."""
        count, rest = 0, b""
        for chunk in self._checked(part):
            *lines, rest = (rest + chunk).split(b"\n")
            if len(rest) > LARGEST_LINE:
                raise Unfit(DAMAGED)
            for line in lines:
                count += 1
                yield self._object(line)
        if rest or count != part.rows:
            raise Unfit(DAMAGED)

    def file(self, part: Part) -> Iterator[bytes]:
        """The bytes of a private file, checked in the same way."""
        return self._checked(part)

    def chunks(self, path: str, most: int) -> Iterator[bytes]:
        """The bytes of a part, at most `most` of them."""
        if path not in self._parts or self._parts[path].file_size > most:
            raise Unfit(DAMAGED)
        try:
            with self._zip.open(path) as opened:
                yield from iter(lambda: opened.read(CHUNK), b"")
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
            raise Unfit(DAMAGED) from None

    def _checked(self, part: Part) -> Iterator[bytes]:
        digest, size = hashlib.sha256(), 0
        for chunk in self.chunks(part.path, part.size):
            digest.update(chunk)
            size += len(chunk)
            yield chunk
        if (digest.hexdigest(), size) != (part.digest, part.size):
            raise Unfit(DAMAGED)

    @staticmethod
    def _object(text: str | bytes) -> dict[str, Any]:
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            raise Unfit(DAMAGED) from None
        if not isinstance(found, dict):
            raise Unfit(DAMAGED)
        return found


def _in_bounds(entry: zipfile.ZipInfo) -> bool:
    squeezed = entry.file_size > ALWAYS_FINE and entry.file_size > MOST_SQUEEZED * entry.compress_size
    return bool(_PARTS.fullmatch(entry.filename)) and not squeezed and not entry.flag_bits & 1
