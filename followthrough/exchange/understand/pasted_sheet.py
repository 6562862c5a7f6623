"""A table copied from a sheet: number, response, part or reason, owner and due, known by their headings. No Django."""

import csv
import io
import re
from dataclasses import dataclass

from followthrough.exchange.understand.meanings import response_means

# Each role by what its heading begins with; the order settles "Response due" before "Response".
_HEADINGS = (
    ("due", r"due|target|deadline|by when|timescale|completion|date"),
    ("detail", r"part|reason|which|comment|why|detail|cabinet.s comment"),
    ("owner", r"owner|lead|responsib|officer|post|team|who"),
    ("number", r"no\b|number|ref|rec(?:ommendation)? (?:no|number|ref)|#|item|id\b"),
    ("response", r"response|agree|accept|decision|answer|executive|cabinet"),
)
# Headings of a column of numbers only where no other column holds them; otherwise it is the words.
_LONGEST_CELL = 131_072
_ONLY_THEN_NUMBER = ("rec", "recommendation")


@dataclass(frozen=True)
class PastedRow:
    """One row. A role is None when the table has no such column; `response` is a code, "" where it is not known."""

    line: int
    number: str
    printed: str | None = None
    response: str | None = None
    detail: str | None = None
    owner: str | None = None
    due: str | None = None


@dataclass(frozen=True)
class PastedSheet:
    """What was understood. `roles` are the headings by role; `ignored` those that fit none."""

    roles: dict[str, str]
    ignored: tuple[str, ...]
    rows: tuple[PastedRow, ...]

    @property
    def usable(self) -> bool:
        """Whether there is a number to know rows by, and anything to take from them."""
        return "number" in self.roles and len(self.roles) > 1


def pasted_sheet(text: str) -> PastedSheet:
    """Columns apart by tabs, as a sheet copies them; a cell of several lines stands in quotation marks."""
    table = _cells(text)
    if not table:
        return PastedSheet({}, (), ())
    headings = [" ".join(cell.split()) for cell in table[0]]
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        role = _role(heading, places)
        if role:
            places[role] = place
    bare = [place for place, heading in enumerate(headings) if _plain(heading) in _ONLY_THEN_NUMBER]
    if "number" not in places and bare:
        places["number"] = bare[0]
    ignored = tuple(h for place, h in enumerate(headings) if h and place not in places.values())
    rows = tuple(_row(line, cells, places) for line, cells in enumerate(table[1:], start=2))
    return PastedSheet({role: headings[place] for role, place in places.items()}, ignored, rows)


def folded(number: str) -> str:
    """A number as it is compared: "12." and "12" are the same."""
    return " ".join(number.split()).rstrip(".:)").casefold()


def _cells(text: str) -> list[list[str]]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t") if any(map(str.strip, row))]
    except csv.Error:
        return []
    # The csv module's own limit belongs to the whole process, and other readers raise it.
    return [] if any(len(cell) > _LONGEST_CELL for row in rows for cell in row) else rows


def _plain(heading: str) -> str:
    return heading.casefold().strip(" .:?")


def _role(heading: str, taken: dict[str, int]) -> str | None:
    said = _plain(heading)
    return next((role for role, begins in _HEADINGS if role not in taken and re.match(begins, said)), None)


def _row(line: int, cells: list[str], places: dict[str, int]) -> PastedRow:
    def cell(role: str) -> str | None:
        place = places.get(role)
        return None if place is None else (cells[place].strip() if place < len(cells) else "")

    printed = cell("response")
    return PastedRow(
        line=line,
        number=cell("number") or "",
        printed=printed,
        response=None if printed is None else (response_means(printed) or ""),
        detail=cell("detail"),
        owner=cell("owner"),
        due=cell("due"),
    )
