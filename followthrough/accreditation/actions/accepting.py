"""Accepting what is proposed: a person says that something is complete because what it relied on is met."""

from collections.abc import Callable, Collection
from uuid import UUID, uuid5

from followthrough.accreditation.queries import resting
from followthrough.accreditation.queries.resting import Followed
from followthrough.accreditation.rules import Outcome
from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused


def accept(
    *,
    council: Council,
    by: Person,
    chosen: Collection[UUID],
    text: str,
    evidence: dict[UUID, list[str]],
    ended: Callable[[Collection[UUID]], bool] = lambda _ids: False,
    told: Told = Told(),
) -> list[ProgressUpdate]:
    """Record those commitments as complete in the person's words, each with its evidence; all of them or none.

    What is no longer proposed when its turn comes is refused, and nothing is recorded; so is what has `ended` in
    another way, such as a recommendation that was closed: asked in turn, since this room knows no reviews. The same
    press again returns what it recorded.
    """
    if not chosen:
        raise Refused("nothing_chosen", "chosen")
    if not text.strip():
        raise Refused("text_needed", "text")
    press = told.request_id or new_id()
    with writing(council):
        audit.take_turn(council.id)
        done = ProgressUpdate.objects.filter(council=council, request_id__in=[uuid5(press, i.hex) for i in chosen])
        if len(done) == len(set(chosen)):
            return _again(list(done), text)
        found = resting.followed(council, chosen, AsAt.now())
        proposed = len(found) == len(set(chosen)) and all(one.outcome is Outcome.PROPOSED for one in found)
        if not proposed or ended(chosen):
            raise Refused("no_longer_proposed", "chosen")
        return [_complete(council, by, one, text, evidence, press) for one in found]


def _again(done: list[ProgressUpdate], text: str) -> list[ProgressUpdate]:
    if any(row.text != text.strip() for row in done):
        raise Refused("sent_before")
    return done


def _complete(
    council: Council, by: Person, one: Followed, text: str, evidence: dict[UUID, list[str]], press: UUID
) -> ProgressUpdate:
    head = one.standing.commitment
    there = {row.reference for row in one.standing.evidence}
    for reference in dict.fromkeys(evidence.get(head.id, ())):
        if reference not in there:
            commitments.add_evidence(council=council, by=by, commitment=head, reference=reference)
    return commitments.record_progress(
        council=council,
        by=by,
        commitment=head,
        state=Delivery.COMPLETE,
        text=text,
        told=Told(request_id=uuid5(press, head.id.hex)),
    )
