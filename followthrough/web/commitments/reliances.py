"""What something relies on, or once did, and how that stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from uuid import UUID

from followthrough.commitments import queries
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
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
class ReliedOn:
    """That something relies on another, which is in force."""

    reliance: "Reliance"
    standing: Standing
    line: Line | None


def relied_on(council: "Council", history: Iterable["LedgerRow"], as_at: AsAt) -> dict[UUID, Other]:
    """Every commitment that the rows of a history rely on or release, by id."""
    rows = [cast("Reliance", row) for row in history if kind_of(row) == "reliance"]
    wanted: dict[UUID, Commitment] = {row.on_id: row.on for row in rows}
    if not wanted:
        return {}
    stands = queries.standings(council, wanted.values(), as_at)
    lines = {line.standing.commitment.id: line for line in reviews.lines_of(council, stands, as_at)}
    return {i: Other(standing, lines.get(i)) for i, standing in stands.items()}


def standing_ones(standing: Standing, others: dict[UUID, Other]) -> list[ReliedOn]:
    """What it relies on now."""
    rows = [row for row in standing.relies_on if row.on_id in others]
    return [ReliedOn(row, others[row.on_id].standing, others[row.on_id].line) for row in rows]


def named(others: dict[UUID, Other]) -> dict[UUID, str]:
    """What each is called in the time line."""
    return {
        i: neutral(one.line, one.standing.commitment.kind) if one.line else short(one.standing.words.text)
        for i, one in others.items()
    }
