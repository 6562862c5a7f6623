"""A programme as at a day: what it follows, its phases, its scope, its actions, what its steering group knows."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from followthrough.accreditation import rules
from followthrough.accreditation.models import (
    LEDGER,
    Action,
    Charter,
    Phase,
    Placing,
    ProgrammeRisk,
    Scope,
    Serving,
    SteeringItem,
)
from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Commitment, CommitmentRow, DueDate
from followthrough.commitments.queries import Standing, in_force, known, standing_rows
from followthrough.commitments.rules import FINISHED, Delivery, Kind
from followthrough.councils.models import Council, Team
from followthrough.lib.as_at import AsAt


@dataclass(frozen=True)
class PhaseView:
    """A phase as it stands. Planned is its due date; forecasts are all kept."""

    phase: Phase
    standing: Standing

    @property
    def finished(self) -> bool:
        return self.standing.state in FINISHED

    @property
    def under_way(self) -> bool:
        return self.standing.state in (Delivery.IN_PROGRESS, Delivery.PAUSED)


@dataclass(frozen=True)
class ActionView:
    """An action as it stands: the phase it is planned for, and the findings that it is to close, by their ids."""

    action: Action
    standing: Standing
    phase: Phase | None
    gaps: tuple[UUID, ...]

    @cached_property
    def act(self) -> rules.Act:
        """What a gap asks of it: how far it is, and the later of its due day and its last forecast."""
        due, forecasts = self.standing.current_due, self.standing.forecasts
        days = [row.last for row in (due, *forecasts[-1:]) if row is not None and row.last is not None]
        return rules.Act(self.standing.state, max(days, default=None))

    @property
    def open(self) -> bool:
        return self.standing.state not in FINISHED


@dataclass(frozen=True)
class Slip:
    """One forecast of a programme or a phase that was later than the one before, by how many days."""

    standing: Standing
    before: DueDate
    after: DueDate
    days: int


@dataclass(frozen=True)
class Steering:
    """What a steering group was asked and decided, oldest first; `open` is asked and not decided."""

    asked: tuple[SteeringItem, ...]
    decided: tuple[SteeringItem, ...]

    @property
    def open(self) -> tuple[SteeringItem, ...]:
        answered = {row.answers_id for row in self.decided}
        return tuple(row for row in self.asked if row.id not in answered and row.place not in answered)


def programme(council: Council, commitment_id: UUID) -> Commitment | None:
    """The programme of that id."""
    return Commitment.objects.filter(council=council, id=commitment_id, kind=Kind.PROGRAMME).first()


def charter(council: Council, programme: Commitment, as_at: AsAt) -> Charter | None:
    """What it follows; None while it follows nothing."""
    return charters(council, [programme.id], as_at).get(programme.id)


def charters(council: Council, ids: Collection[UUID], as_at: AsAt) -> dict[UUID, Charter]:
    """What each of those programmes follows, by its id; one query."""
    heads = Commitment.objects.filter(council=council, id__in=list(ids))
    rows = Charter.objects.select_related("edition", "sponsor", "steering_group")
    return in_force(rows, heads, "commitment", as_at)


def chartered(council: Council, as_at: AsAt) -> list[Commitment]:
    """The programmes that follow a framework, oldest first."""
    ids = known(Charter.objects.filter(council=council), as_at).values("commitment")
    return list(Commitment.objects.filter(council=council, id__in=ids, withdrawn=False).order_by("id"))


def phases(council: Council, programme: Commitment, as_at: AsAt) -> list[PhaseView]:
    """Its phases that were known by then, in their order."""
    heads = list(
        Phase.objects.filter(council=council, programme=programme, withdrawn=False)
        .select_related("commitment")
        .order_by("position")
    )
    stands = commitments.standings(council, [head.commitment for head in heads], as_at)
    return [PhaseView(head, stands[head.commitment_id]) for head in heads if head.commitment_id in stands]


def phase(council: Council, phase_id: UUID) -> Phase | None:
    """One phase of the council."""
    return Phase.objects.filter(council=council, id=phase_id, withdrawn=False).select_related("commitment").first()


def scope(council: Council, programme: Commitment, as_at: AsAt) -> list[Team]:
    """The services that it looks at, by name."""
    return scopes(council, [programme.id], as_at).get(programme.id, [])


def scopes(council: Council, ids: Collection[UUID], as_at: AsAt) -> dict[UUID, list[Team]]:
    """The services that each of those programmes looks at, by its id and then by name; one query."""
    rows = Scope.objects.filter(council=council, commitment__in=list(ids)).select_related("team")
    latest = {(row.commitment_id, row.team_id): row for row in standing_rows(rows, as_at)}
    found: dict[UUID, list[Team]] = {}
    for row in sorted(latest.values(), key=lambda row: row.team.name.casefold()):
        if not row.released:
            found.setdefault(row.commitment_id, []).append(row.team)
    return found


def actions(council: Council, programme: Commitment, as_at: AsAt) -> list[ActionView]:
    """Its actions by number."""
    return actions_of(council, [programme.id], as_at).get(programme.id, [])


def actions_of(council: Council, ids: Collection[UUID], as_at: AsAt) -> dict[UUID, list[ActionView]]:
    """The actions of each of those programmes, by its id and then by number; the same queries for one and for many."""
    heads = list(
        Action.objects.filter(council=council, programme__in=list(ids), withdrawn=False)
        .select_related("commitment")
        .order_by("number")
    )
    tracked = [head.commitment_id for head in heads]
    stands = commitments.standings(council, [head.commitment for head in heads], as_at)
    placed = _placed(council, tracked, as_at)
    served = _served(council, tracked, as_at)
    found: dict[UUID, list[ActionView]] = {}
    for head in heads:
        if (i := head.commitment_id) in stands:
            view = ActionView(head, stands[i], placed.get(i), tuple(served.get(i, ())))
            found.setdefault(head.programme_id, []).append(view)
    return found


def _placed(council: Council, ids: list[UUID], as_at: AsAt) -> dict[UUID, Phase | None]:
    rows = Placing.objects.filter(council=council, commitment__in=ids).select_related("phase")
    return {row.commitment_id: row.phase for row in standing_rows(rows, as_at)}


def _served(council: Council, ids: list[UUID], as_at: AsAt) -> dict[UUID, list[UUID]]:
    rows = standing_rows(Serving.objects.filter(council=council, commitment__in=ids), as_at)
    latest = {(row.commitment_id, row.finding_id): row for row in rows}
    found: dict[UUID, list[UUID]] = {}
    for row in latest.values():
        if not row.released:
            found.setdefault(row.commitment_id, []).append(row.finding_id)
    return found


def action(council: Council, action_id: UUID) -> Action | None:
    """One action of the council."""
    return Action.objects.filter(council=council, id=action_id, withdrawn=False).select_related("commitment").first()


def belongs(council: Council, commitment: Commitment) -> Commitment:
    """The programme that a phase or an action is part of; anything else is its own."""
    for model in (Phase, Action):
        head = model.objects.filter(council=council, commitment=commitment).select_related("programme").first()
        if head is not None:
            return head.programme
    return commitment


def inside(council: Council, programme: Commitment) -> list[UUID]:
    """The ids of a programme's commitments: its own, and those of its phases and actions."""
    heads = [model.objects.filter(council=council, programme=programme, withdrawn=False) for model in (Phase, Action)]
    return [programme.id, *(i for rows in heads for i in rows.values_list("commitment", flat=True))]


def belonging(council: Council, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The programme that each of those commitments is a phase or an action of, by their ids; others are left out."""
    heads = [model.objects.filter(council=council, commitment__in=list(ids)) for model in (Phase, Action)]
    return {i: programme for rows in heads for i, programme in rows.values_list("commitment", "programme")}


def steering(council: Council, programme: Commitment, as_at: AsAt) -> Steering:
    """What its steering group was asked and decided, oldest first."""
    rows = SteeringItem.objects.filter(council=council, commitment=programme).select_related("meeting", "answers")
    found = list(standing_rows(rows, as_at))
    kinds = {kind: tuple(row for row in found if row.kind == kind) for kind in rules.Steering}
    return Steering(kinds[rules.Steering.ASKED], kinds[rules.Steering.DECIDED])


def risks(council: Council, programme: Commitment, as_at: AsAt) -> list[ProgrammeRisk]:
    """Its risks that are not closed, the gravest first."""
    rows = standing_rows(ProgrammeRisk.objects.filter(council=council, commitment=programme), as_at)
    latest = {row.name: row for row in rows}
    order = list(rules.Rating)
    live = [row for row in latest.values() if not row.closed]
    return sorted(live, key=lambda row: (order.index(rules.Rating(row.rating)), row.name.casefold()))


def slips(standings: Iterable[Standing]) -> list[Slip]:
    """Every time that a forecast became later, oldest first."""
    found = [slip for one in standings for slip in _slips(one)]
    return sorted(found, key=lambda slip: (slip.after.known_on, slip.after.id))


def _slips(standing: Standing) -> Iterable[Slip]:
    said = [row for row in (standing.due, *standing.forecasts) if row is not None and row.last is not None]
    for before, after in pairwise(sorted(said, key=lambda row: (row.ordered_on, row.place))):
        assert before.last is not None
        assert after.last is not None
        if (days := (after.last - before.last).days) > 0:
            yield Slip(standing, before, after, days)


def history(council: Council, commitment: Commitment, as_at: AsAt) -> list[CommitmentRow]:
    """Every row of this room about a commitment, corrected ones included, newest first."""
    about = [known(model._default_manager.filter(council=council, commitment=commitment), as_at) for model in LEDGER]
    return commitments.newest_first(rows.select_related("by") for rows in about)


def row(council: Council, row_id: UUID) -> CommitmentRow | None:
    """One ledger row of this room, unless it has been withdrawn."""
    return commitments.row_of(LEDGER, council, row_id, "commitment")
