"""Word files that come back, and what of them is put to owners and answered."""

from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries as tracked
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.lib import digest
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.packs import coming_back, queries
from followthrough.packs.models import Pack, PutAnswer, PutUpdate, Report, Returned


def take_in_returned(*, council: Council, by: Person, pack: Pack, data: bytes, name: str) -> Returned:
    """Keep in what a Word file that came back differs from its version; the same file once more is the one kept.

    Raises Unreadable, or Refused where it is no file of this version; then nothing is kept.
    """
    mark = digest.of_bytes(data)
    again = queries.returned(council, pack).filter(digest=mark)
    if there := again.first():
        return there
    document, found = coming_back.compared(council, pack, data)
    with writing(council):
        audit.take_turn(council.id)
        if there := again.first():
            return there
        row = Returned.objects.create(
            council=council,
            report=pack.report,
            by=by,
            pack=pack,
            document=document,
            name=name[:255],
            digest=mark,
            changes=coming_back.as_data(found),
        )
        said = {"version": pack.number, "document": document, "differences": len(found)}
        _record(row.report, by, "packs.came_back", [row.id, pack.id], said)
    return row


def put_to_owner(*, council: Council, by: Person, returned: Returned, place: int, text: str) -> PutUpdate:
    """Put the words of a difference to the owner of what they tell of; the same once more changes nothing."""
    if not text.strip():
        raise Refused("put_text_needed", "text")
    differences = coming_back.differences(returned)
    one = differences[place] if place < len(differences) else None
    commitment = tracked.commitment(council, UUID(one.commitment)) if one and one.text else None
    if commitment is None:
        raise Refused("not_for_an_owner")
    with writing(council):
        audit.take_turn(council.id)
        there = PutUpdate.objects.filter(council=council, returned=returned, position=place).first()
        if there is not None:
            if there.text != text.strip():
                raise Refused("put_already")
            return there
        _owned(council, commitment)
        row = PutUpdate.objects.create(
            council=council,
            report=returned.report,
            by=by,
            returned=returned,
            position=place,
            commitment=commitment,
            text=text.strip(),
        )
        _record(row.report, by, "packs.put", [row.id, returned.id, commitment.id], {"version": returned.pack.number})
    return row


def take_put(
    *,
    council: Council,
    by: Person,
    put: PutUpdate,
    state: Delivery,
    text: str,
    reason: str = "",
    decided_by: str = "",
    told: Told = Told(),
) -> PutAnswer:
    """The owner makes it their own update, in the words and with the state that he gives; once more changes nothing."""
    with writing(council):
        audit.take_turn(council.id)
        there = queries.put_answer(council, put)
        if there is not None:
            if there.update_id is None:
                raise Refused("put_declined_already")
            return there
        update = commitments.record_progress(
            council=council,
            by=by,
            commitment=put.commitment,
            state=state,
            text=text,
            reason=reason,
            decided_by=decided_by,
            told=told,
        )
        return _answer(put, by, "packs.put_taken", update=update)


def decline_put(*, council: Council, by: Person, put: PutUpdate, reason: str) -> PutAnswer:
    """The owner will not say it, and says why; once more changes nothing."""
    if not reason.strip():
        raise Refused("put_reason_needed", "reason")
    with writing(council):
        audit.take_turn(council.id)
        there = queries.put_answer(council, put)
        if there is not None:
            if there.update_id is not None:
                raise Refused("put_taken_already")
            return there
        return _answer(put, by, "packs.put_declined", reason=reason.strip())


def _owned(council: Council, commitment: Commitment) -> None:
    """What only a paper names nobody finds on their home page."""
    standing = tracked.standing(council, commitment, AsAt.now())
    owner = standing.owner if standing else None
    if owner is None or not (owner.post_id or owner.team_id or owner.body_id):
        raise Refused("put_without_owner")


def _answer(put: PutUpdate, by: Person, verb: str, **given: Any) -> PutAnswer:
    row = PutAnswer.objects.create(council_id=put.council_id, report=put.report, by=by, put=put, **given)
    _record(put.report, by, verb, [put.id, put.returned_id, put.commitment_id], {})
    return row


def _record(report: Report, by: Person, verb: str, about: list[UUID], said: dict[str, Any]) -> None:
    subjects = [*about, report.id, report.review_id]
    audit.record(council_id=report.council_id, by=by.id, verb=verb, subjects=subjects, said=said)
