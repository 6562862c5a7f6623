"""What relies on a programme: what that waits for, and whose completion follows and is proposed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from uuid import UUID

from followthrough.accreditation import rules
from followthrough.accreditation.models import Criterion, Judgement
from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.readiness import Readiness, criteria_of, readiness_of
from followthrough.accreditation.queries.since import met_since, moment
from followthrough.accreditation.rules import Moment, Outcome, Reason, Rests, Waits
from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Commitment, Reliance
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Delivery, Kind
from followthrough.councils.models import Council, Team
from followthrough.lib.as_at import AsAt


@dataclass(frozen=True)
class Met:
    """What shows that a part of a programme is met: one judgement of one service."""

    team: Team
    criterion: Criterion
    judgement: Judgement


@dataclass(frozen=True)
class Resting:
    """One reliance: what it is on (`on` as it stands), which criterion or area of it, and what that waits for."""

    reliance: Reliance
    on: Standing | None
    criterion: Criterion | None
    rests: Rests
    shown_by: tuple[Met, ...] = ()


@dataclass(frozen=True)
class Followed:
    """Something that relies on others: how it stands, on what, and what follows."""

    standing: Standing
    resting: tuple[Resting, ...]

    @cached_property
    def outcome(self) -> Outcome:
        return rules.outcome(self.standing.state, [one.rests for one in self.resting], self._said)

    def if_met(self, reliances: Collection[UUID]) -> "Followed":
        """The same if those of its reliances were met as well; what lies outside stays outside."""
        now = Moment(date.max, datetime.max.replace(tzinfo=UTC))
        met = [
            replace(one, rests=Rests((), now)) if one.reliance.id in reliances and not one.reliance.outside else one
            for one in self.resting
        ]
        return Followed(self.standing, tuple(met))

    @property
    def outside(self) -> bool:
        """Whether everything that it relies on says nothing about it."""
        return all(one.reliance.outside for one in self.resting)

    @property
    def _said(self) -> Moment | None:
        """The owner's last word; a correction of it is no new word."""
        update = self.standing.update
        return Moment(update.ordered_on, update.recorded_at) if update else None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it stays open, if it does."""
        found = [reason for one in self.resting for reason in one.rests.reasons]
        since = rules.said_since([one.rests for one in self.resting], self._said)
        if not found and since and self.outcome is Outcome.STAYS:
            found.append(Reason(Waits.SAID_SINCE))
        return tuple(dict.fromkeys(found))


def resting_on(council: Council, programme: Commitment, as_at: AsAt) -> list[Followed]:
    """Everything that relies on a programme, a part of it, one of its phases or one of its actions."""
    rows = commitments.reliances_on(council, programmes.inside(council, programme), as_at)
    return followed(council, {row.commitment_id for row in rows}, as_at)


def proposed(council: Council, as_at: AsAt) -> list[Followed]:
    """Everything in the council whose completion is proposed; the same queries for few and for many."""
    ids = commitments.relying(council, as_at)
    found = followed(council, ids, as_at) if ids else []
    return [one for one in found if one.outcome is Outcome.PROPOSED]


def part_names(council: Council, rows: Iterable[Reliance], as_at: AsAt) -> dict[tuple[UUID, str], str]:
    """What the parts are called that those rows name, by what they rely on and the part: “1.2 Leaks are mended”.

    Two queries where there is a part, none otherwise. What the edition does not have keeps its bare reference.
    """
    parts = {(row.on_id, row.part) for row in rows if row.part}
    if not parts:
        return {}
    charters = programmes.charters(council, {on for on, _part in parts}, as_at)
    editions = {one.edition_id for one in charters.values()}
    wanted = Criterion.objects.filter(council=council, edition__in=editions, ref__in={part for _on, part in parts})
    titles = {(row.edition_id, row.ref): row.title for row in wanted}
    return {
        (on, part): f"{part} {titles.get((charters[on].edition_id, part), '') if on in charters else ''}".rstrip()
        for on, part in parts
    }


def followed(council: Council, ids: Collection[UUID], as_at: AsAt) -> list[Followed]:
    """Those commitments of the council that rely on anything, with what that waits for; in the order of their ids."""
    heads = Commitment.objects.filter(council=council, id__in=list(ids)).order_by("id")
    stands = commitments.standings(council, heads, as_at)
    on = {row.on_id: row.on for one in stands.values() for row in one.relies_on}
    others = commitments.standings(council, on.values(), as_at)
    parts: dict[UUID, set[str]] = {}
    for row in (row for one in stands.values() for row in one.relies_on if row.part):
        parts.setdefault(row.on_id, set()).add(row.part)
    ready = readiness_of(council, [i for i in parts if on[i].kind == Kind.PROGRAMME], as_at, parts)
    since = {i: met_since(council, one, criteria_of(one, parts[i]), as_at) for i, one in ready.items()}
    return [
        Followed(
            one,
            tuple(
                _resting(row, others.get(row.on_id), ready.get(row.on_id), since.get(row.on_id, {}))
                for row in one.relies_on
            ),
        )
        for one in stands.values()
        if one.relies_on
    ]


def _resting(
    row: Reliance, on: Standing | None, ready: Readiness | None, met: Mapping[tuple[UUID, UUID], Moment]
) -> Resting:
    criterion = ready.loaded.by_ref.get(row.part) if ready and row.part else None
    if row.outside:
        return Resting(row, on, criterion, Rests((Reason(Waits.OUTSIDE),)))
    if not row.part:
        return Resting(row, on, None, _whole(on))
    if ready is None or criterion is None:
        return Resting(row, on, None, Rests((Reason(Waits.UNKNOWN_PART, names=(row.part,)),)))
    reasons, shown = _part(ready, criterion)
    since = None if reasons else _since(ready, criterion, shown, met)
    return Resting(row, on, criterion, Rests(tuple(reasons), since), tuple(shown))


_OPEN = {Kind.PROGRAMME: Waits.PROGRAMME_OPEN, Kind.PHASE: Waits.PROGRAMME_OPEN, Kind.ACTION: Waits.ACTION_OPEN}


def _whole(on: Standing | None) -> Rests:
    if on is not None and on.update is not None and on.state is Delivery.COMPLETE:
        return Rests((), moment(on.update))
    return Rests((Reason(_OPEN.get(Kind(on.commitment.kind), Waits.OTHER_OPEN) if on else Waits.OTHER_OPEN),))


def _part(ready: Readiness, part: Criterion) -> tuple[list[Reason], list[Met]]:
    """What an area or a criterion waits for in the services in scope, and the judgements that show it as met."""
    if not ready.services:
        return [Reason(Waits.NO_SCOPE)], []
    criteria = ready.loaded.judged.get(part.id, (part,))
    unjudged: dict[str, int] = {}
    unmet: dict[str, int] = {}
    bare: dict[str, int] = {}
    shown = []
    for team in ready.services:
        for criterion in criteria:
            row = ready.latest.get((team.id, criterion.id))
            counts = ready.count(row)
            if row is None or counts is None:
                unjudged[team.name] = unjudged.get(team.name, 0) + 1
            elif counts in rules.UNMET:
                unmet[team.name] = unmet.get(team.name, 0) + 1
            elif counts is rules.Counts.MET:
                shown.append(Met(team, criterion, row))
                if not row.evidence:
                    bare[team.name] = bare.get(team.name, 0) + 1
    looked_at = {None, *(team.id for team in ready.services)}
    gaps = [
        one
        for one in ready.findings
        if one.open and one.found.team_id in looked_at and _touches(ready, one.found.criterion, part)
    ]
    found = [
        Reason(why, sum(some.values()), tuple(some))
        for why, some in ((Waits.NOT_JUDGED, unjudged), (Waits.NOT_MET, unmet), (Waits.NOT_SHOWN, bare))
        if some
    ]
    if not (shown or unjudged or unmet):
        found.append(Reason(Waits.APPLIES_NOWHERE))
    if gaps:
        services = dict.fromkeys(one.found.team.name for one in gaps if one.found.team)
        found.append(Reason(Waits.GAPS_OPEN, len(gaps), tuple(services)))
    return found, shown


def _touches(ready: Readiness, criterion: Criterion | None, part: Criterion) -> bool:
    if criterion is None:
        return False
    return any(part.id in (row.id, row.area_id) or part.area_id == row.id for row in ready.now(criterion))


def _since(
    ready: Readiness, part: Criterion, shown: Iterable[Met], met: Mapping[tuple[UUID, UUID], Moment]
) -> Moment | None:
    """When the last thing was said that it needed: a judgement, or that a gap is closed."""
    closings = [
        one.closing
        for one in ready.findings
        if one.closed and one.closing and _touches(ready, one.found.criterion, part)
    ]
    judged = [met[one.team.id, one.criterion.id] for one in shown]
    return max((*judged, *map(moment, closings)), default=None)
