"""How a reading of a layout is marked against its truth: by the shares that are right, what was invented, and silence."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from followthrough.exchange import Unreadable, read

FIELDS = ("number", "text", "response", "status", "owner", "due", "updates")
# A wrong value of these hurts most where no doubt names its row.
_TOLD = ("response", "status", "owner", "due")
Row = dict[str, Any]


@dataclass
class Mark:
    """One file: how many values of each field are `right` of those `wanted`, and `faults` in words."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    invented: int = 0
    silent: int = 0
    faults: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        return self.right[name] / self.wanted[name] if self.wanted[name] else 1.0


def mark(data: bytes, name: str, truth: Row) -> Mark:
    """Read a file and mark it; a file that holds nothing is right when it is refused."""
    try:
        reading = read(data, name)
    except Unreadable:
        reading = {"recommendations": [], "doubts": []}
    doubted = {doubt["where"] for doubt in reading["doubts"]}
    found, wanted = list(reading["recommendations"]), truth["recommendations"]
    made = Mark()
    made.wanted["found"] = len(wanted)
    for row in wanted:
        other = _same(row, found)
        if other is not None:
            found.remove(other)
            made.right["found"] += 1
        for key in truth.get("scored_fields", FIELDS):
            _value(made, key, row, other, doubted)
    made.invented = len(found)
    made.faults += [f"invented: {one['number']} {one['text'][:60]}" for one in found]
    return made


def _same(row: Row, found: list[Row]) -> Row | None:
    """The row read that is this one: the same words and number, else the same words, else the same number."""
    by_words = [one for one in found if _plain(one["text"]) == _plain(row["text"])]
    both = [one for one in by_words if _plain(one["number"]) == _plain(row["number"])]
    numbered = [one for one in found if row["number"] and _plain(one["number"]) == _plain(row["number"])]
    return next(iter([*both, *by_words, *numbered]), None)


def _value(made: Mark, key: str, row: Row, other: Row | None, doubted: set[str]) -> None:
    want, have = _said(row, key), _said(other, key) if other else ""
    if want:
        made.wanted[key] += 1
        made.right[key] += want == have
    if want != have:
        made.faults.append(f"{row['number']} {key}: {want[:60]!r} read as {have[:60]!r}")
        made.silent += bool(have and other and key in _TOLD and other["where"] not in doubted)


def _said(row: Row, key: str) -> str:
    if key == "updates":
        return " ".join(_plain(one["text"]) for one in row.get(key) or () if one.get("text"))
    return _plain(row.get(key))


# Every row is held against every row read, so that a file of 2,000 rows asks for the same texts millions of times.
@lru_cache(maxsize=50_000)
def _plain(text: str | None) -> str:
    """Without what no reader promises to keep: white space, kinds of quotes and dashes, closing marks, case."""
    text = re.sub(r"[‐-―]", "-", re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text or "")))
    return " ".join(text.split()).strip(" .:;").casefold()
