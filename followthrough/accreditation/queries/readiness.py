"""How ready a programme is, by area and by service; what is not judged is never counted as met."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from followthrough.accreditation import rules
from followthrough.accreditation.models import Charter, Criterion, Judgement
from followthrough.accreditation.queries import frameworks, programmes, reviewing
from followthrough.accreditation.queries.frameworks import Loaded
from followthrough.accreditation.queries.programmes import ActionView
from followthrough.accreditation.queries.reviewing import AuditView, FindingView
from followthrough.commitments.models import Commitment
from followthrough.councils.models import Council, Team
from followthrough.lib.as_at import AsAt


@dataclass(frozen=True)
class Plan:
    """What an area in a service comes to if every action keeps its date.

    `on`: the day on which it is ready, None if this plan does not make it so: `unplanned` gaps have no action with a
    date, `bare` criteria are unmet without any gap, `unjudged` have not been looked at.
    """

    on: date | None
    unplanned: int = 0
    bare: int = 0
    unjudged: int = 0


@dataclass(frozen=True)
class Readiness:
    """Everything that is known of a programme's readiness as at a day."""

    charter: Charter
    loaded: Loaded
    services: tuple[Team, ...]
    audits: tuple[AuditView, ...]
    actions: tuple[ActionView, ...]
    findings: tuple[FindingView, ...]
    latest: dict[tuple[UUID, UUID], Judgement]

    def cell(self, area: Criterion, team: Team) -> rules.Cell:
        """One area in one service."""
        return self._cells[area.id, team.id]

    @cached_property
    def _cells(self) -> dict[tuple[UUID, UUID], rules.Cell]:
        return {(area.id, team.id): self._cell(area, team) for area in self.loaded.areas for team in self.services}

    def _cell(self, area: Criterion, team: Team) -> rules.Cell:
        rows = [self.latest.get((team.id, one.id)) for one in self.loaded.judged[area.id]]
        counted = [self.count(row) for row in rows]
        bare = sum(row is not None and self.count(row) is rules.Counts.MET and not row.evidence for row in rows)
        return rules.cell(counted, len(self.gaps(area, team)), bare)

    def count(self, row: Judgement | None) -> rules.Counts | None:
        """What a judgement counts as; None where there is none, or whose words were taken out."""
        return self.loaded.counts.get(row.verdict) if row is not None else None

    def gaps(self, area: Criterion, team: Team) -> list[FindingView]:
        """The open gaps of an area in a service, and those of the area that belong to no service in particular."""
        return [one for one in self._open.get(area.id, ()) if one.found.team_id in (None, team.id)]

    @cached_property
    def _open(self) -> dict[UUID, list[FindingView]]:
        found: dict[UUID, list[FindingView]] = {}
        for one in self.findings:
            if one.open:
                for area in self.areas_of(one):
                    found.setdefault(area, []).append(one)
        return found

    def areas_of(self, one: FindingView) -> list[UUID]:
        """The areas, in the edition that is followed now, of the criterion of a finding."""
        criterion = one.found.criterion
        if criterion is None:
            return []
        now = self.now(criterion)
        return list(dict.fromkeys(row.area_id or row.id for row in now))

    def now(self, criterion: Criterion) -> list[Criterion]:
        """What a criterion is in the edition that is followed now: itself, or what was made of it."""
        if criterion.id in self.loaded.by_id:
            return [criterion]
        if not frameworks.maps(criterion.edition, self.charter.edition):
            return []
        return [row for row in self.loaded.rows if criterion.ref in row.was]

    def area(self, area: Criterion) -> rules.Cell:
        """One area in all services."""
        return sum((self.cell(area, team) for team in self.services), rules.Cell())

    def service(self, team: Team) -> rules.Cell:
        """All areas in one service."""
        return sum((self.cell(area, team) for area in self.loaded.areas), rules.Cell())

    @cached_property
    def whole(self) -> rules.Cell:
        """All areas in all services."""
        return sum((self.area(area) for area in self.loaded.areas), rules.Cell())

    @property
    def ready_cells(self) -> tuple[int, int]:
        """How many areas are ready in their services, and of how many."""
        cells = self._cells.values()
        return sum(one.ready is rules.Ready.READY for one in cells), len(cells)

    def plan(self, area: Criterion, team: Team) -> Plan:
        """What it comes to if every action keeps its date."""
        gaps = self.gaps(area, team)
        days = [rules.closed_by([one.act for one in gap.actions]) for gap in gaps]
        touched = {row.id for gap in gaps if gap.found.criterion for row in self.now(gap.found.criterion)}
        bare = unjudged = 0
        for criterion in self.loaded.judged[area.id]:
            counts = self.count(self.latest.get((team.id, criterion.id)))
            unjudged += counts is None
            unmet = counts in (rules.Counts.NOT_MET, rules.Counts.PARTLY)
            bare += unmet and criterion.id not in touched and area.id not in touched
        unplanned = sum(day is None for day in days)
        if unplanned or bare or unjudged:
            return Plan(None, unplanned, bare, unjudged)
        return Plan(max((day for day in days if day is not None), default=date.min))


def readiness(council: Council, programme: Commitment, as_at: AsAt) -> Readiness | None:
    """How ready a programme is; None while it follows no framework."""
    charter = programmes.charter(council, programme, as_at)
    if charter is None:
        return None
    loaded = frameworks.loaded(charter.edition)
    audits = [one for one in reviewing.audits(council, programme, as_at) if one.audit.edition_id == charter.edition_id]
    actions = programmes.actions(council, programme, as_at)
    return Readiness(
        charter=charter,
        loaded=loaded,
        services=tuple(programmes.scope(council, programme, as_at)),
        audits=tuple(audits),
        actions=tuple(actions),
        findings=tuple(reviewing.findings(council, programme, actions, as_at)),
        latest=reviewing.all_judgements(council, audits, as_at),
    )
