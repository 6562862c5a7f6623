"""A programme: what it follows, its phases, its scope, and the actions that close gaps."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from typing import TypeVar

from followthrough.accreditation.models import (
    Action,
    Charter,
    Edition,
    Finding,
    Phase,
    Placing,
    Scope,
    Serving,
)
from followthrough.accreditation.rules import Stage
from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import NO_DAY, Told, append, made_before, new_row
from followthrough.commitments.models import Commitment, Wording
from followthrough.commitments.rules import Kind
from followthrough.councils.models import Committee, Council, Person, Post, Team
from followthrough.councils.scope import writing
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.registers.rules import amount_faults

OneOf = TypeVar("OneOf", Phase, Action)


@dataclass(frozen=True)
class Follows:
    """What a programme follows and who is over it; the fee in pence, `aligned` one programme a line."""

    edition: Edition
    sponsor: Post | None = None
    steering_group: Committee | None = None
    aligned: str = ""
    annual_fee: int | None = None
    fee_about: bool = False
    expires: FuzzyDay = NO_DAY


def charter(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    follows: Follows,
    told: Told = Told(),
    corrects: Charter | None = None,
) -> Charter:
    """Set down what a programme follows, who is over it, and what it costs a year, as known from now on."""
    _refuse_other(programme, Kind.PROGRAMME)
    for code, _field in amount_faults(follows.annual_fee):
        raise Refused(code, "annual_fee")
    row = new_row(Charter, council=council, by=by, told=told, corrects=corrects, commitment=programme)
    row.edition, row.sponsor, row.steering_group = follows.edition, follows.sponsor, follows.steering_group
    row.aligned, row.annual_fee, row.fee_about = follows.aligned.strip(), follows.annual_fee, follows.fee_about
    row.expires_printed, row.expires_first, row.expires_last = astuple(follows.expires)
    return append(row, follows.edition.id, verb="accreditation.chartered", seen=told.seen)


def scope(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    team: Team,
    released: bool = False,
    note: str = "",
    told: Told = Told(),
) -> Scope:
    """Say that a programme looks at a service, or no longer does, and why not."""
    _refuse_other(programme, Kind.PROGRAMME)
    if released and not note.strip():
        raise Refused("reason_needed", "note")
    row = new_row(Scope, council=council, by=by, told=told, commitment=programme)
    row.team, row.released, row.note = team, released, note.strip()
    verb = "accreditation.left_scope" if released else "accreditation.came_in_scope"
    return append(row, verb=verb, seen=told.seen)


def add_phase(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    text: str,
    stage: Stage | None = None,
    told: Told = Told(),
) -> Phase:
    """A new phase after the others. A request sent twice adds it once."""
    _refuse_other(programme, Kind.PROGRAMME)
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(Wording, council, told)
        commitment = commitments.open_commitment(council=council, by=by, kind=Kind.PHASE, text=text, told=told)
        if again is not None:
            return Phase.objects.get(council=council, commitment=commitment)
        if stage and Phase.everything.filter(council=council, programme=programme, stage=stage).exists():
            raise Refused("phase_there", "stage")
        last = Phase.everything.filter(council=council, programme=programme).order_by("-position").first()
        position = last.position + 1 if last else 1
        return _insert(
            Phase(council=council, programme=programme, commitment=commitment, position=position, stage=stage or "")
        )


def add_phases(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    phases: Sequence[tuple[Stage, str]],
    told: Told = Told(),
) -> list[Phase]:
    """The phases that a programme begins with, each by its stage and what it is called."""
    with writing(council):
        return [
            add_phase(
                council=council,
                by=by,
                programme=programme,
                text=text,
                stage=stage,
                told=replace(told, request_id=None),
            )
            for stage, text in phases
        ]


def add_action(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    text: str,
    gaps: Iterable[Finding] = (),
    phase: Phase | None = None,
    told: Told = Told(),
) -> Action:
    """A new action, with the gaps that it is to close and the phase in which it is planned."""
    _refuse_other(programme, Kind.PROGRAMME)
    with writing(council):
        audit.take_turn(council.id)
        again = made_before(Wording, council, told)
        commitment = commitments.open_commitment(council=council, by=by, kind=Kind.ACTION, text=text, told=told)
        if again is not None:
            return Action.objects.get(council=council, commitment=commitment)
        last = Action.everything.filter(council=council, programme=programme).order_by("-number").first()
        number = last.number + 1 if last else 1
        made = _insert(Action(council=council, programme=programme, commitment=commitment, number=number))
        later = replace(told, request_id=None)
        for gap in gaps:
            serve(council=council, by=by, action=made, gap=gap, told=later)
        if phase is not None:
            place(council=council, by=by, action=made, phase=phase, told=later)
    return made


def serve(
    *, council: Council, by: Person | None, action: Action, gap: Finding, released: bool = False, told: Told = Told()
) -> Serving:
    """Say that an action is to close a gap, or no longer is."""
    _refuse_foreign(action.programme_id == gap.programme_id, "gap")
    row = new_row(Serving, council=council, by=by, told=told, commitment=action.commitment, finding=gap)
    row.released = released
    verb = "accreditation.serves_no_longer" if released else "accreditation.serves"
    return append(row, gap.id, action.programme_id, verb=verb, seen=told.seen)


def place(*, council: Council, by: Person | None, action: Action, phase: Phase | None, told: Told = Told()) -> Placing:
    """Plan an action for a phase, or for none."""
    _refuse_foreign(phase is None or action.programme_id == phase.programme_id, "phase")
    row = new_row(Placing, council=council, by=by, told=told, commitment=action.commitment)
    row.phase = phase
    return append(row, action.programme_id, verb="accreditation.placed", seen=told.seen)


def _refuse_other(commitment: Commitment, kind: Kind) -> None:
    if commitment.kind != kind:
        raise Refused("not_a_programme")


def _refuse_foreign(same: bool, field: str) -> None:
    """What belongs to another programme is not chosen here."""
    if not same:
        raise Refused("another_programme", field)


def _insert(head: OneOf) -> OneOf:
    head.save(force_insert=True)
    return head
