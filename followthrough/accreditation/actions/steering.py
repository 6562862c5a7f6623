"""What a steering group is asked and decides, and the risks that it watches."""

from followthrough.accreditation.models import ProgrammeRisk, SteeringItem
from followthrough.accreditation.rules import Rating, Steering
from followthrough.commitments.actions import Told, append, new_row
from followthrough.commitments.models import Commitment
from followthrough.councils.models import Council, Meeting, Person
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
    return _item(council, by, programme, Steering.ASKED, text, meeting, None, "", told, corrects)


def decide(
    *,
    council: Council,
    by: Person | None,
    programme: Commitment,
    text: str,
    meeting: Meeting,
    answers: SteeringItem | None = None,
    minute_ref: str = "",
    told: Told = Told(),
    corrects: SteeringItem | None = None,
) -> SteeringItem:
    """Set down what the steering group decided at a meeting, of its own or of what it was asked."""
    if meeting.day > told.day():
        raise Refused("not_met_yet", "meeting", day=meeting.day)
    return _item(council, by, programme, Steering.DECIDED, text, meeting, answers, minute_ref, told, corrects)


def _item(
    council: Council,
    by: Person | None,
    programme: Commitment,
    kind: Steering,
    text: str,
    meeting: Meeting | None,
    answers: SteeringItem | None,
    minute_ref: str,
    told: Told,
    corrects: SteeringItem | None,
) -> SteeringItem:
    if not text.strip():
        raise Refused("text_needed", "text")
    row = new_row(SteeringItem, council=council, by=by, told=told, corrects=corrects, commitment=programme)
    row.kind, row.meeting, row.text = kind, meeting, text.strip()
    row.answers, row.minute_ref = answers, minute_ref.strip()
    return append(row, verb=f"accreditation.{kind.value}", seen=told.seen)


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
