"""A programme as at a day: what it follows, its phases, its scope, its actions, what its steering group knows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from followthrough.accreditation import rules
from followthrough.accreditation.models import (
    LEDGER,
    Action,
    Charter,
    Conduct,
    Edition,
    Found,
    GapClosing,
    Judgement,
    Phase,
    Placing,
    ProgrammeRisk,
    Scope,
    Serving,
    SteeringItem,
)
from followthrough.commitments import queries as commitments
from followthrough.commitments.models import Commitment, CommitmentRow, DueDate, ProgressUpdate
from followthrough.commitments.queries import Standing, in_force, known, prepare_known, standing_rows
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
        """What a gap asks of it: how far it is, and the later of its due day and the last day that was said."""
        return rules.Act(self.standing.state, self.standing.promised_until)

    @property
    def open(self) -> bool:
        return self.standing.state not in FINISHED


@dataclass(frozen=True)
class SaidDate:
    """One date that was promised, extended or forecast; `before`: the last day said until then, and `days` since it.

    Without a day of its own, or one before, `days` is None.
    """

    row: DueDate
    before: DueDate | None
    days: int | None

    @property
    def later(self) -> bool:
        return self.days is not None and self.days > 0


@dataclass(frozen=True)
class Slip:
    """One time that a date of a programme or a phase became later than the one said before, by how many days."""

    standing: Standing
    before: DueDate
    after: DueDate
    days: int


@dataclass(frozen=True)
class Actual:
    """The updates that say that something has begun, and that it is finished; None while there is none."""

    begun: ProgressUpdate | None
    finished: ProgressUpdate | None


@dataclass(frozen=True)
class Judged:
    """What was judged in one service review on one day: how many criteria, and the last of those rows."""

    row: Judgement
    number: int


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


def ever_followed(council: Council, ids: Collection[UUID], as_at: AsAt) -> dict[UUID, dict[UUID, Edition]]:
    """The editions that each of those programmes follows or once followed, by their ids; one query."""
    found: dict[UUID, dict[UUID, Edition]] = {}
    rows = known(Charter.objects.filter(council=council, commitment__in=list(ids)), as_at).select_related("edition")
    for row in rows.order_by("ordered_on", "place"):
        found.setdefault(row.commitment_id, {})[row.edition_id] = row.edition
    return found


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
    """One phase of the council, by its own id or by that of its commitment."""
    found = Phase.objects.filter(_called(phase_id), council=council, withdrawn=False)
    return found.select_related("commitment", "programme").first()


def _called(head_id: UUID) -> Q:
    """Lists of everything that is tracked know only commitments."""
    return Q(id=head_id) | Q(commitment=head_id)


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


def actions_of(
    council: Council, ids: Collection[UUID], as_at: AsAt, *, brief: bool = False
) -> dict[UUID, list[ActionView]]:
    """The actions of each of those programmes, by its id and then by number; the same queries for one and for many.

    `brief`: as in `commitments.queries.standings`.
    """
    heads = list(
        Action.objects.filter(council=council, programme__in=list(ids), withdrawn=False)
        .select_related("commitment")
        .order_by("number")
    )
    tracked = [head.commitment_id for head in heads]
    stands = commitments.standings(council, [head.commitment for head in heads], as_at, brief=brief)
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
    """One action of the council, by its own id or by that of its commitment."""
    found = Action.objects.filter(_called(action_id), council=council, withdrawn=False)
    return found.select_related("commitment", "programme").first()


def belongs(council: Council, commitment: Commitment) -> Commitment:
    """The programme that a phase or an action is part of; anything else is its own."""
    for model in (Phase, Action):
        head = model.objects.filter(council=council, commitment=commitment).select_related("programme").first()
        if head is not None:
            return head.programme
    return commitment


def belonging(council: Council, commitments: Iterable[UUID]) -> dict[UUID, Commitment]:
    """The programmes that those phases and actions are part of, by the id of the phase or action."""
    ids = list(commitments)
    heads = [model.objects.filter(council=council, commitment__in=ids) for model in (Phase, Action)]
    return {head.commitment_id: head.programme for rows in heads for head in rows.select_related("programme")}


def inside(council: Council, programme: Commitment) -> list[UUID]:
    """The ids of a programme's commitments: its own, and those of its phases and actions."""
    heads = [model.objects.filter(council=council, programme=programme, withdrawn=False) for model in (Phase, Action)]
    return [programme.id, *(i for rows in heads for i in rows.values_list("commitment", flat=True))]


def steering(council: Council, programme: Commitment, as_at: AsAt) -> Steering:
    """What its steering group was asked and decided, oldest first."""
    rows = SteeringItem.objects.filter(council=council, commitment=programme).select_related(
        "meeting", "answers", "action"
    )
    found = list(standing_rows(rows, as_at))
    kinds = {kind: tuple(row for row in found if row.kind == kind) for kind in rules.Steering}
    return Steering(kinds[rules.Steering.ASKED], kinds[rules.Steering.DECIDED])


def risks(council: Council, programme: Commitment, as_at: AsAt) -> list[ProgrammeRisk]:
    """Its risks that are not closed, the gravest first."""
    return [row for row in every_risk(council, programme, as_at) if not row.closed]


def every_risk(council: Council, programme: Commitment, as_at: AsAt) -> list[ProgrammeRisk]:
    """Its risks, closed ones included, each as last said; the gravest first."""
    rows = standing_rows(ProgrammeRisk.objects.filter(council=council, commitment=programme), as_at)
    latest = {row.name: row for row in rows}
    order = list(rules.Rating)
    return sorted(latest.values(), key=lambda row: (order.index(rules.Rating(row.rating)), row.name.casefold()))


def actual(updates: Sequence[ProgressUpdate]) -> Actual:
    """When something began and when it was finished, by its owner's updates, oldest first."""
    begun = next((row for row in updates if Delivery(row.state) not in _NOT_BEGUN), None)
    finished = None
    for row in updates:
        finished = (finished or row) if Delivery(row.state) in FINISHED else None
    return Actual(begun, finished)


_NOT_BEGUN = frozenset({Delivery.NOT_STATED, Delivery.NOT_STARTED, Delivery.NOT_PURSUED, Delivery.SUPERSEDED})


def slips(standings: Iterable[Standing]) -> list[Slip]:
    """Every time that a date became later than the one said before, oldest first."""
    found = [slip for one in standings for slip in _slips(one)]
    return sorted(found, key=lambda slip: (slip.after.known_on, slip.after.id))


def _slips(standing: Standing) -> Iterable[Slip]:
    for said in said_dates(standing):
        if said.before is not None and said.days is not None and said.later:
            yield Slip(standing, said.before, said.row, said.days)


def said_dates(standing: Standing) -> list[SaidDate]:
    """Every date that was said, in the order in which they were said, each beside the last day before it."""
    found: list[SaidDate] = []
    before: DueDate | None = None
    for row in standing.dates:
        days = (row.last - before.last).days if before and before.last and row.last else None
        found.append(SaidDate(row, before, days))
        before = row if row.last else before
    return found


# What a reader of the history sees of other rows, so that it is fetched with them.
_SHOWN: dict[type[CommitmentRow], tuple[str, ...]] = {
    Charter: ("edition", "sponsor", "steering_group"),
    Scope: ("team",),
    Conduct: ("audit__team", "reviewer"),
    Found: ("finding", "team", "criterion"),
    GapClosing: ("finding",),
    Placing: ("phase",),
    Serving: ("finding",),
    SteeringItem: ("meeting__committee", "answers"),
}
_HISTORY = [prepare_known(kind, "commitment", _SHOWN.get(kind, ())) for kind in LEDGER if kind is not Judgement]


def history(council: Council, commitment: Commitment, as_at: AsAt) -> list[CommitmentRow]:
    """The rows of this room about a commitment, corrected ones included, newest first; `judged` tells of judgements."""
    return commitments.newest_first(rows(council.id, [commitment.id], as_at) for rows in _HISTORY)


def judged(council: Council, programme: Commitment, as_at: AsAt) -> list[Judged]:
    """What was judged in its service reviews, by review and day; a programme has thousands of judgements."""
    rows = known(Judgement.objects.filter(council=council, commitment=programme), as_at)
    said = rows.order_by("recorded_at", "id").values_list("audit_id", "known_on", "id")
    groups: dict[tuple[UUID, date], list[UUID]] = {}
    for audit, day, row_id in said:
        groups.setdefault((audit, day), []).append(row_id)
    last = {ids[-1]: len(ids) for ids in groups.values()}
    found = Judgement.objects.filter(council=council, id__in=last).select_related("by", "audit__team")
    return [Judged(row, last[row.id]) for row in found]


def row(council: Council, row_id: UUID) -> CommitmentRow | None:
    """One ledger row of this room, unless it has been withdrawn."""
    return commitments.row_of(LEDGER, council, row_id, "commitment")
