"""What something relies on, or once did, and how that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from followthrough.accreditation.queries.resting import part_names
from followthrough.commitments import queries
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.reports.resting_words import PartNames, reliance_name
from followthrough.reviews.queries import lines as reviews
from followthrough.reviews.queries.lines import Line
from followthrough.web.commitments.choices import short
from followthrough.web.commitments.subject import kind_of, neutral

if TYPE_CHECKING:
    from followthrough.commitments.ledger import LedgerRow
    from followthrough.commitments.models import Commitment, Reliance
    from followthrough.councils.models import Council


@dataclass(frozen=True)
class Other:
    """Another commitment as it stands, with its line when it is a recommendation."""

    standing: Standing
    line: Line | None


@dataclass(frozen=True)
class Others:
    """What rows rely on, as it stands, by id; and what the parts are called that they name."""

    rows: tuple["Reliance", ...]
    found: dict[UUID, Other]
    parts: PartNames


@dataclass(frozen=True)
class ReliedOn:
    """That something relies on another, which is in force; `part`: which part of it, "" for the whole."""

    reliance: "Reliance"
    standing: Standing
    line: Line | None
    part: str


def relied_on(council: "Council", history: Iterable["LedgerRow"], as_at: AsAt) -> Others:
    """Every commitment that the rows of a history rely on or release."""
    rows = tuple(cast("Reliance", row) for row in history if kind_of(row) == "reliance")
    wanted: dict[UUID, Commitment] = {row.on_id: row.on for row in rows}
    if not wanted:
        return Others((), {}, {})
    stands = queries.standings(council, wanted.values(), as_at)
    lines = {line.standing.commitment.id: line for line in reviews.lines_of(council, stands, as_at)}
    found = {i: Other(standing, lines.get(i)) for i, standing in stands.items()}
    return Others(rows, found, part_names(council, rows, as_at))


def standing_ones(standing: Standing, others: Others) -> list[ReliedOn]:
    """What it relies on now."""
    rows = [row for row in standing.relies_on if row.on_id in others.found]
    return [_relied_on(row, others.found[row.on_id], others.parts) for row in rows]


def _relied_on(row: "Reliance", other: Other, parts: PartNames) -> ReliedOn:
    return ReliedOn(row, other.standing, other.line, parts.get((row.on_id, row.part), row.part))


def named(others: Others) -> dict[UUID, str]:
    """What each row is on, as the time line calls it, by the id of the row."""
    rows = [(row, others.found[row.on_id]) for row in others.rows if row.on_id in others.found]
    return {row.id: reliance_name(_name(other), row, others.parts) for row, other in rows}


def _name(one: Other) -> str:
    return neutral(one.line, one.standing.commitment.kind) if one.line else short(one.standing.words.text)
