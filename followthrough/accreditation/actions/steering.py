"""What a steering group is asked and decides, and the risks that it watches."""

from followthrough.accreditation.models import Action, ProgrammeRisk, SteeringItem
from followthrough.accreditation.queries import programmes
from followthrough.accreditation.rules import Rating, Steering
from followthrough.audit import actions as audit
from followthrough.commitments.actions import Told, append, made_before, new_row
from followthrough.commitments.models import Commitment
from followthrough.councils.models import Council, Meeting, Person
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused


def ask(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    text: str,
    meeting: Meeting | None = None,
    told: Told = Told(),
    corrects: SteeringItem | None = None,
) -> SteeringItem:
    """Put something to the steering group to decide."""
    row = new_row(SteeringItem, council=council, by=by, told=told, corrects=corrects, commitment=programme)
    row.kind, row.meeting, row.text = Steering.ASKED, meeting, text.strip()
    return _append(row, "accreditation.asked", told)


def decide(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    text: str,
    meeting: Meeting,
    answers: SteeringItem | None = None,
    action: Action | None = None,
    minute_ref: str = "",
    told: Told = Told(),
    corrects: SteeringItem | None = None,
) -> SteeringItem:
    """Set down what the steering group decided at a meeting, of its own or of what it was asked, once.

    `action`: what carries the decision out.
    """
    if meeting.day > told.day():
        raise Refused("not_met_yet", "meeting", day=meeting.day)
    if action is not None and action.programme_id != programme.id:
        raise Refused("another_programme", "action")
    row = new_row(SteeringItem, council=council, by=by, told=told, corrects=corrects, commitment=programme)
    row.kind, row.meeting, row.text = Steering.DECIDED, meeting, text.strip()
    row.answers, row.action, row.minute_ref = answers, action, minute_ref.strip()
    with writing(council):
        audit.take_turn(council.id)
        if answers is not None and corrects is None and made_before(SteeringItem, council, told) is None:
            _refuse_decided(council, programme, answers)
        return _append(row, "accreditation.decided", told)


def _refuse_decided(council: Council, programme: Commitment, asked: SteeringItem) -> None:
    decided = {row.answers_id for row in programmes.steering(council, programme, AsAt.now()).decided}
    if not decided.isdisjoint({asked.id, asked.place}):
        raise Refused("decided_already", "answers")


def _append(row: SteeringItem, verb: str, told: Told) -> SteeringItem:
    if not row.text:
        raise Refused("text_needed", "text")
    return append(row, verb=verb, seen=told.seen)


def risk(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    name: str,
    rating: Rating,
    text: str = "",
    response: str = "",
    closed: bool = False,
    told: Told = Told(),
    corrects: ProgrammeRisk | None = None,
) -> ProgrammeRisk:
    """Set down a risk, or how it stands now: the same name is the same risk."""
    if not name.strip():
        raise Refused("risk_name_needed", "name")
    row = new_row(ProgrammeRisk, council=council, by=by, told=told, corrects=corrects, commitment=programme)
    row.name, row.rating, row.closed = name.strip(), rating, closed
    row.text, row.response = text.strip(), response.strip()
    return append(row, verb="accreditation.risk_closed" if closed else "accreditation.risk_set", seen=told.seen)
