"""An archive that has been opened and looked at, before anything of it is believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any
from uuid import UUID

from followthrough.archive import describe
from followthrough.archive.container import CHUNK, DAMAGED, Part, Reader
from followthrough.archive.rules import DIGEST, ERASURES, FORMAT
from followthrough.archive.unfit import Unfit
from followthrough.audit import erasures
from followthrough.audit.erasures import Ledger

LARGEST_LEDGER = 256 * CHUNK
OTHER_TABLES = (
    "This archive was made by Followthrough {made_by} with other tables than those of this version, {version}: "
    "put it back with that version, then upgrade with `followthrough manage migrate`."
)


@dataclass(frozen=True)
class Within:
    """One council in an archive. `entries` is how many the record of what was done has; the end may be signed."""

    id: UUID
    slug: str
    name: str
    entries: int
    last_entry_at: str
    signed_end: str


class Archive:
    """Everything is there and described, in a format and with tables that this version knows; or Unfit."""

    def __init__(self, source: IO[bytes]) -> None:
        self._reader = Reader(source)
        try:
            self._take(self._reader.package())
        except (KeyError, TypeError, ValueError, AttributeError):
            raise Unfit(DAMAGED) from None

    def rows(self, path: str) -> Iterator[dict[str, Any]]:
        """The rows of one table."""
        if path in self._empty:
            return iter(())
        if path not in self._parts:
            raise Unfit(DAMAGED)
        return self._reader.rows(self._parts[path])

    def count(self, folder: str) -> int:
        """How many rows there are under a folder."""
        return sum(part.rows for path, part in self._parts.items() if path.startswith(folder))

    def files(self, council: Within) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Each kept file of a council, as its digest and its bytes."""
        folder = f"councils/{council.id}/files/"
        for path, part in self._parts.items():
            if path.startswith(folder):
                yield path.removeprefix(folder), self._reader.file(part)

    def ledger(self) -> Ledger:
        """What had been erased when the archive was made."""
        try:
            return erasures.read(self._reader.text(ERASURES, LARGEST_LEDGER))
        except (ValueError, KeyError):
            raise Unfit(DAMAGED) from None

    def _take(self, package: dict[str, Any]) -> None:
        said = package["followthrough"]
        own = describe.package("", "", "", [], {})["followthrough"]
        if said["format"] != FORMAT or said["migrations"] != own["migrations"]:
            raise Unfit(OTHER_TABLES.format(made_by=str(said["version"])[:20], version=own["version"]))
        self.kind = str(said["kind"])
        self.councils = tuple(_within(one) for one in said["councils"])
        self.missing = [str(path) for path in said["missing_files"]]
        self._parts = {part.path: part for part in map(_part, package["resources"])}
        self._empty = {str(one["path"]) for one in said["empty_tables"]} - self._parts.keys()
        if self._parts.keys() != self._reader.names() - {"datapackage.json"}:
            raise Unfit(DAMAGED)


def _within(said: dict[str, Any]) -> Within:
    signed = str(said.get("signed_end", ""))
    last = str(said["last_entry_at"] or "")
    return Within(UUID(said["id"]), str(said["slug"]), str(said["name"]), int(said["entries"]), last, signed)


def _part(said: dict[str, Any]) -> Part:
    how, _, digest = str(said["hash"]).partition(":")
    if how != "sha256" or not DIGEST.fullmatch(digest):
        raise ValueError("not our digest")
    return Part(str(said["path"]), int(said["bytes"]), digest, int(said.get("rows", 0)))
