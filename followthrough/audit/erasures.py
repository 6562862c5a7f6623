"""What has been taken out for good, kept a second time in a file beside the database: ids and columns, never words.

A backup made before a redaction still holds the words. Whoever puts it back reads here what must stay gone.
"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from followthrough.lib import clock
from followthrough.lib.ids import new_id

Left = str | int | bool | None


@dataclass(frozen=True)
class Erasure:
    """What is left of one row: `left` says what stands in each column that was emptied; None when the row is gone.

    `leave` names the request whose Redaction row lets a guarded row be emptied; None where no guard asks for one.
    """

    council_id: UUID
    table: str
    row_id: UUID
    left: Mapping[str, Left] | None
    leave: UUID | None
    at: datetime

    def line(self) -> str:
        """The erasure as one line of the file, the same for the same erasure."""
        said = {
            "council": str(self.council_id),
            "table": self.table,
            "row": str(self.row_id),
            "left": dict(self.left) if self.left is not None else None,
            "leave": str(self.leave) if self.leave else None,
            "at": clock.written(self.at),
        }
        return json.dumps(said, sort_keys=True)


@dataclass(frozen=True)
class Ledger:
    """The erasures of one system. `unread` counts lines that say nothing, such as one cut off in a power cut."""

    id: UUID
    erasures: tuple[Erasure, ...]
    unread: int = 0

    def text(self) -> str:
        """The whole file."""
        lines = [_head(self.id), *(erasure.line() for erasure in self.erasures)]
        return "\n".join(lines) + "\n"


def place() -> Path:
    """Where this system keeps its ledger."""
    return Path(settings.DATA_DIR) / "erasures.jsonl"


def remember(erasures: Iterable[Erasure]) -> None:
    """Add to the ledger; call last in the transaction that erases.

    Before the commit, so that no crash can lose what was committed. What is then rolled back stays in the ledger:
    at worst a restored copy lacks a text that somebody was about to erase.
    """
    ledger()
    _append("".join(erasure.line() + "\n" for erasure in erasures))


def ledger() -> Ledger:
    """This system's ledger; an empty one is begun where there is none."""
    if not _begun():
        _begin(new_id())
    return read(place().read_text(encoding="utf-8"))


def kept() -> Ledger | None:
    """This system's ledger, if it has one."""
    return ledger() if _begun() else None


def _begun() -> bool:
    """Whether there is a ledger: a full disk may have left a file with nothing in it, or with half of its head."""
    try:
        with place().open("rb") as file:
            return file.readline().endswith(b"\n")
    except FileNotFoundError:
        return False


def read(text: str) -> Ledger:
    """A ledger from its text. ValueError when it is none."""
    first, *rest = text.splitlines() or [""]
    return Ledger(UUID(_said(first)["ledger"]), *_erasures(rest))


def adopt(other: Ledger) -> None:
    """Take over what another ledger says; its identity too, where this system has none yet."""
    if not _begun():
        _begin(other.id)
    have = {erasure.line() for erasure in ledger().erasures}
    new = dict.fromkeys(erasure.line() for erasure in other.erasures)
    _append("".join(f"{line}\n" for line in new if line not in have))


def erasure(council_id: UUID, table: str, row_id: UUID, left: Mapping[str, Left] | None, leave: UUID | None) -> Erasure:
    """An erasure that is being carried out now."""
    return Erasure(council_id, table, row_id, left, leave, clock.now())


def _begin(ledger_id: UUID) -> None:
    """Whole or not at all, in the place of what a full disk left."""
    place().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = place().with_suffix(".new")
    with new.open("wb") as file:
        new.chmod(0o600)
        file.write(f"{_head(ledger_id)}\n".encode())
        file.flush()
        os.fsync(file.fileno())
    new.replace(place())


def _append(text: str) -> None:
    with place().open("ab") as file:
        if file.tell() and not _ends_its_line():
            text = "\n" + text
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def _ends_its_line() -> bool:
    with place().open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _head(ledger_id: UUID) -> str:
    return json.dumps({"ledger": str(ledger_id)})


def _erasures(lines: list[str]) -> tuple[tuple[Erasure, ...], int]:
    found, unread = [], 0
    for line in filter(str.strip, lines):
        try:
            found.append(_erasure(_said(line)))
        except (ValueError, KeyError, TypeError, AttributeError):
            unread += 1
    return tuple(found), unread


def _erasure(said: Mapping[str, Any]) -> Erasure:
    left, leave = said["left"], said["leave"]
    return Erasure(
        council_id=UUID(said["council"]),
        table=str(said["table"]),
        row_id=UUID(said["row"]),
        left=dict(left) if left is not None else None,
        leave=UUID(leave) if leave else None,
        at=datetime.fromisoformat(said["at"]),
    )


def _said(line: str) -> dict[str, Any]:
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError("not a line of a ledger")
    return said
