"""What the pages about readiness show: the cells, the plan, the slips, and what stands behind one cell."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.programmes import Slip
from followthrough.accreditation.queries.readiness import Plan, Readiness
from followthrough.accreditation.queries.reviewing import AuditView, FindingView
from followthrough.accreditation.rules import Cell, Ready
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.reports.readiness_words import nothing_applies
from followthrough.web.access import CouncilRequest

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Judgement
    from followthrough.councils.models import Team


@dataclass(frozen=True)
class Square:
    """One area in one service; `tone` is the ornament behind its words."""

    area: "Criterion"
    team: "Team"
    cell: Cell
    plan: Plan

    @property
    def tone(self) -> str:
        return tone(self.cell)

    @property
    def ready(self) -> bool:
        return self.cell.ready is Ready.READY


@dataclass(frozen=True)
class Promise:
    """What a programme or a phase was promised for and is now expected; `later` by how many days, None without both."""

    standing: Standing
    slips: tuple[Slip, ...]

    @property
    def later(self) -> int | None:
        target, expected = self.standing.current_due, self.standing.expected
        return (expected.last - target.last).days if target and target.last and expected and expected.last else None


@dataclass(frozen=True)
class Planned:
    """What would be ready if every action kept its date."""

    squares: tuple[Square, ...]

    @property
    def now(self) -> int:
        return sum(one.ready for one in self.squares)

    @property
    def then(self) -> tuple[Square, ...]:
        """Those that are not ready and would be, the first to be ready first."""
        found = [one for one in self.squares if not one.ready and one.plan.on is not None]
        return tuple(sorted(found, key=lambda one: one.plan.on or date.max))

    @property
    def never(self) -> tuple[Square, ...]:
        """Those that this plan does not make ready."""
        return tuple(one for one in self.squares if not one.ready and one.plan.on is None)


@dataclass(frozen=True)
class Board:
    """Readiness as a table: a row of squares for each area."""

    found: Readiness
    rows: tuple[tuple["Criterion", tuple[Square, ...]], ...]
    promises: tuple[Promise, ...]

    @property
    def planned(self) -> Planned:
        squares = [one for _area, row in self.rows for one in row]
        return Planned(tuple(one for one in squares if not nothing_applies(one.cell)))

    @property
    def slips(self) -> list[Slip]:
        return [slip for one in self.promises for slip in one.slips]


def board(request: CouncilRequest, standing: Standing, found: Readiness, as_at: AsAt) -> Board:
    """Everything on the page of a programme's readiness."""
    rows = tuple((area, tuple(_square(found, area, team) for team in found.services)) for area in found.loaded.areas)
    phases = programmes.phases(request.council, standing.commitment, as_at)
    about = [standing, *(one.standing for one in phases)]
    return Board(found, rows, tuple(Promise(one, tuple(programmes.slips([one]))) for one in about))


def _square(found: Readiness, area: "Criterion", team: "Team") -> Square:
    return Square(area, team, found.cell(area, team), found.plan(area, team))


def tone(cell: Cell) -> str:
    """The class of a cell's colour, which says nothing that its words do not say."""
    return "not-applicable" if nothing_applies(cell) else cell.ready.value.replace("_", "-")


@dataclass(frozen=True)
class Judged:
    """One criterion in one service, with what was judged (a word of the scale), by whom, and its open gaps."""

    criterion: "Criterion"
    judgement: "Judgement | None"
    verdict: str
    audit: AuditView | None
    gaps: tuple[FindingView, ...]


@dataclass(frozen=True)
class Behind:
    """What stands behind one cell; `others` are its gaps that are of the area as a whole."""

    square: Square
    judged: tuple[Judged, ...]
    others: tuple[FindingView, ...]


def behind(found: Readiness, area: "Criterion", team: "Team") -> Behind:
    """Each criterion of an area in a service."""
    gaps = found.gaps(area, team)
    audits = {one.audit.id: one for one in found.audits}
    judged = [_judged(found, one, team, audits, gaps) for one in found.loaded.judged[area.id]]
    named = {gap.finding.id for one in judged for gap in one.gaps}
    return Behind(_square(found, area, team), tuple(judged), tuple(gap for gap in gaps if gap.finding.id not in named))


def _judged(
    found: Readiness, criterion: "Criterion", team: "Team", audits: dict[UUID, AuditView], gaps: list[FindingView]
) -> Judged:
    row = found.latest.get((team.id, criterion.id))
    verdict = found.loaded.words.get(row.verdict, "") if row else ""
    own = [one for one in gaps if one.found.criterion and criterion in found.now(one.found.criterion)]
    return Judged(criterion, row, verdict, audits.get(row.audit_id) if row else None, tuple(own))


@dataclass(frozen=True)
class Moved:
    """One area in one service on two days; None on a day on which there was no such cell."""

    area: "Criterion"
    team: "Team"
    before: Cell | None
    after: Cell | None


def moved(before: Readiness | None, after: Readiness | None) -> tuple[list[Moved], int]:
    """The cells that are not as they were, and how many are; areas are the same by their reference."""
    was, now = _cells(before), _cells(after)
    keys = list(dict.fromkeys([*now, *was]))
    found = [Moved(*(now.get(key) or was[key])[:2], _of(was, key), _of(now, key)) for key in keys]
    changed = [one for one in found if one.before != one.after]
    return changed, len(found) - len(changed)


_Cells = dict[tuple[str, object], tuple["Criterion", "Team", Cell]]


def _cells(found: Readiness | None) -> _Cells:
    if found is None:
        return {}
    return {
        (area.ref, team.id): (area, team, found.cell(area, team))
        for area in found.loaded.areas
        for team in found.services
    }


def _of(cells: _Cells, key: tuple[str, object]) -> Cell | None:
    return cells[key][2] if key in cells else None
