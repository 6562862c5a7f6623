"""How ready a programme is, by area and by service; what is not judged is never counted as met."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from followthrough.accreditation import rules
from followthrough.accreditation.models import Charter, Criterion, Judgement
from followthrough.accreditation.queries import frameworks, latest, programmes, reviewing
from followthrough.accreditation.queries.frameworks import Loaded
from followthrough.accreditation.queries.latest import Number
from followthrough.accreditation.queries.programmes import ActionView
from followthrough.accreditation.queries.reviewing import AuditView, FindingView
from followthrough.commitments.models import Commitment
from followthrough.councils.models import Council, Team
from followthrough.lib.as_at import AsAt


@dataclass(frozen=True)
class Plan:
    """What an area in a service comes to if every action keeps its date.

    `on`: the day on which it is ready, None if this plan does not make it so: `unplanned` gaps have no action with a
    date, `bare` criteria are unmet without any gap, `unjudged` have not been looked at, and nothing shows that
    `unshown` are met.
    """

    on: date | None
    unplanned: int = 0
    bare: int = 0
    unjudged: int = 0
    unshown: int = 0


@dataclass(frozen=True)
class Readiness:
    """Everything that is known of a programme's readiness as at a day.

    `counted` are all judgements in numbers; `unmet` are those criteria, by service, that an open gap is about and that
    are not met; `latest` holds the judgements of the parts that were asked for.
    """

    charter: Charter
    loaded: Loaded
    before: tuple[Loaded, ...]
    services: tuple[Team, ...]
    audits: tuple[AuditView, ...]
    actions: tuple[ActionView, ...]
    findings: tuple[FindingView, ...]
    counted: dict[tuple[UUID, UUID], dict[str, Number]]
    unmet: frozenset[tuple[UUID, UUID]]
    latest: dict[tuple[UUID, UUID], Judgement]

    def cell(self, area: Criterion, team: Team) -> rules.Cell:
        """One area in one service."""
        return self._cells[area.id, team.id]

    @cached_property
    def _cells(self) -> dict[tuple[UUID, UUID], rules.Cell]:
        return {(area.id, team.id): self._cell(area, team) for area in self.loaded.areas for team in self.services}

    def _cell(self, area: Criterion, team: Team) -> rules.Cell:
        numbers = dict.fromkeys(rules.Counts, Number(0, 0))
        for verdict, number in self.counted.get((team.id, area.id), {}).items():
            if (counts := self.loaded.counts.get(verdict)) is not None:
                numbers[counts] += number
        judged = sum(number.all for number in numbers.values())
        return rules.Cell(
            **{counts.value: number.all for counts, number in numbers.items()},
            not_judged=len(self.loaded.judged[area.id]) - judged,
            gaps=len(self.gaps(area, team)),
            bare=numbers[rules.Counts.MET].bare,
        )

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
        """What a criterion is in the edition that is followed now: itself, or what became of it, edition by edition."""
        edition, found = criterion.edition, [criterion]
        while edition.id != self.loaded.edition.id:
            after = next((one for one in self.editions if frameworks.maps(edition, one.edition)), None)
            if after is None:
                return []
            refs = {row.ref for row in found}
            edition, found = after.edition, [row for row in after.rows if refs & set(row.was)]
        return found

    @property
    def editions(self) -> tuple[Loaded, ...]:
        """The edition that is followed now, and those that were."""
        return (self.loaded, *self.before)

    def area(self, area: Criterion) -> rules.Cell:
        """One area in all services; a gap that belongs to none in particular is counted once."""
        return self._sum([(area, team) for team in self.services])

    def service(self, team: Team) -> rules.Cell:
        """All areas in one service."""
        return self._sum([(area, team) for area in self.loaded.areas])

    @cached_property
    def whole(self) -> rules.Cell:
        """All areas in all services."""
        return self._sum([(area, team) for area in self.loaded.areas for team in self.services])

    def _sum(self, where: list[tuple[Criterion, Team]]) -> rules.Cell:
        whole = sum((self.cell(area, team) for area, team in where), rules.Cell())
        return replace(whole, gaps=len({one.finding.id for area, team in where for one in self.gaps(area, team)}))

    @property
    def elsewhere(self) -> list[FindingView]:
        """The open gaps that are in no cell: of no criterion of this edition, or of a service that is not looked at."""
        shown = {
            one.finding.id for area in self.loaded.areas for team in self.services for one in self.gaps(area, team)
        }
        return [one for one in self.findings if one.open and one.finding.id not in shown]

    @property
    def ready_cells(self) -> tuple[int, int]:
        """How many areas are ready in their services, and of how many in which anything applies."""
        cells = [one for one in self._cells.values() if one.applicable or one.gaps]
        return sum(one.ready is rules.Ready.READY for one in cells), len(cells)

    def plan(self, area: Criterion, team: Team) -> Plan:
        """What it comes to if every action keeps its date."""
        gaps = self.gaps(area, team)
        days = [rules.closed_by([one.act for one in gap.actions]) for gap in gaps]
        cell = self.cell(area, team)
        bare, unjudged = cell.partly + cell.not_met - self._planned(area, team, gaps), cell.not_judged
        unplanned = sum(day is None for day in days)
        if unplanned or bare or unjudged or cell.bare:
            return Plan(None, unplanned, bare, unjudged, cell.bare)
        return Plan(max((day for day in days if day is not None), default=date.min))

    def _planned(self, area: Criterion, team: Team, gaps: list[FindingView]) -> int:
        """How many unmet criteria an open gap is about; all of them where one is about the whole area."""
        touched = {row.id for gap in gaps if gap.found.criterion for row in self.now(gap.found.criterion)}
        if area.id in touched:
            cell = self.cell(area, team)
            return cell.partly + cell.not_met
        here = (one.id for one in self.loaded.judged[area.id] if one.id in touched)
        return sum((team.id, one) in self.unmet for one in here)


def readiness(council: Council, programme: Commitment, as_at: AsAt, parts: Collection[str] = ()) -> Readiness | None:
    """How ready a programme is; None while it follows no framework. `parts`: as in `readiness_of`."""
    return readiness_of(council, [programme.id], as_at, {programme.id: parts}).get(programme.id)


def readiness_of(
    council: Council, ids: Collection[UUID], as_at: AsAt, parts: Mapping[UUID, Collection[str]] | None = None
) -> dict[UUID, Readiness]:
    """How ready each of those programmes is that follows a framework, by id; the same queries for one and for many.

    `parts`: by programme, the references of areas and criteria whose judgements are looked at one by one.
    """
    charters = programmes.charters(council, ids, as_at) if ids else {}
    if not charters:
        return {}
    ever = programmes.ever_followed(council, charters, as_at)
    loaded = frameworks.loaded_all(council, [edition for some in ever.values() for edition in some.values()])
    scopes = programmes.scopes(council, charters, as_at)
    followed = {i: one.edition_id for i, one in charters.items()}
    audits = [
        one
        for one in reviewing.audits_of(council, charters, as_at)
        if one.audit.edition_id == followed[one.audit.programme_id]
    ]
    actions = programmes.actions_of(council, charters, as_at, brief=True)
    findings = reviewing.findings_of(council, charters, [one for some in actions.values() for one in some], as_at)
    counted = latest.counted(council, audits, as_at)
    made = {
        i: Readiness(
            charter=charter,
            loaded=loaded[charter.edition_id],
            before=tuple(loaded[edition] for edition in ever[i] if edition != charter.edition_id),
            services=tuple(scopes.get(i, ())),
            audits=tuple(one for one in audits if one.audit.programme_id == i),
            actions=tuple(actions.get(i, ())),
            findings=tuple(findings.get(i, ())),
            counted=counted.get(i, {}),
            unmet=frozenset(),
            latest={},
        )
        for i, charter in charters.items()
    }
    parts = parts or {}
    gaps = {one for ready in made.values() for one in _with_gaps(ready)}
    unmet = latest.unmet_of(council, audits, gaps, _words_for_unmet(made.values()), as_at)
    wanted = {one for i, ready in made.items() for one in criteria_of(ready, parts.get(i, ()))}
    rows = latest.latest_of(council, audits, wanted, as_at)
    return {i: replace(ready, unmet=frozenset(unmet.get(i, ())), latest=rows.get(i, {})) for i, ready in made.items()}


def looking_at(council: Council, found: Readiness, parts: Iterable[Criterion], as_at: AsAt) -> Readiness:
    """The same with the judgements of those areas and criteria."""
    wanted = criteria_of(found, [part.ref for part in parts])
    rows = latest.latest_of(council, found.audits, wanted, as_at)
    return replace(found, latest={key: row for some in rows.values() for key, row in some.items()})


def _with_gaps(ready: Readiness) -> Iterator[UUID]:
    """The criteria that an open gap is about."""
    for one in ready.findings:
        if one.open and one.found.criterion:
            yield from (row.id for row in ready.now(one.found.criterion))


def _words_for_unmet(found: Iterable[Readiness]) -> dict[UUID, set[str]]:
    """By edition, the words of its scale that say that something is not met, or partly."""
    return {
        one.loaded.edition.id: {code for code, counts in one.loaded.counts.items() if counts in rules.UNMET}
        for one in found
    }


def criteria_of(ready: Readiness, parts: Collection[str]) -> set[UUID]:
    """The criteria of those areas and criteria, by their references."""
    found = [ready.loaded.by_ref[ref] for ref in parts if ref in ready.loaded.by_ref]
    return {one.id for part in found for one in ready.loaded.judged.get(part.id, (part,))}
