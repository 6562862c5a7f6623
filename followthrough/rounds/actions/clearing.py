"""The owner's side clears what was sent, or sends it back; scrutiny may ask, and never edits or withholds."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils import queries as councils
from followthrough.councils.models import Council, Person, Post
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox
from followthrough.outbox import queries as letters_sent
from followthrough.rounds import letters, outside, queries, waiting
from followthrough.rounds.actions import sending
from followthrough.rounds.actions.common import in_turn, record
from followthrough.rounds.models import Answer, Clearing, Extending, Question
from followthrough.rounds.queries import Asked
from followthrough.rounds.rules import Answering, Choice, Outcome, Stage, Standing

AFTER_SENDING = (Stage.OPEN, Stage.CLOSED)


def begin(council: Council, answers: Iterable[Answer], by: Person | None) -> int:
    """What follows from sending: an answer that nobody has to clear is cleared, the others wait for the first level.

    Whoever sends and holds a clearing post clears with that. Returns how many are cleared; call in one's turn.
    """
    cleared = 0
    mine = {post.id for post in _posts(council, by)}
    told = [answer for answer in answers if answer.choice != Choice.NOT_MINE]
    to_clear = waiting.levels_of(council, queries.items(council, [answer.item_id for answer in told]))
    for answer in told:
        levels = to_clear.get(answer.item_id, [])
        ahead = waiting.ahead(levels, mine)
        if not levels or ahead == len(levels):
            _clear(council, answer, len(levels), by if levels else None, last=True)
            cleared += 1
            continue
        if ahead:
            _clear(council, answer, ahead, by, last=False)
        _tell(council, answer, levels[ahead])
    return cleared


def clear(*, council: Council, by: Person, answers: Iterable[UUID]) -> int:
    """Clear answers that wait for a post of that person: at the last level each becomes a progress update.

    Returns how many were cleared now; what is cleared already is passed over. Refused as `not_yours_to_clear`, and as
    `updated_since` where a newer update has been recorded than the answer is.
    """
    cleared = 0
    with writing(council):
        mine = {post.id for post in _posts(council, by)}
        for answer_id in answers:
            cleared += _clear_one(council, by, mine, answer_id)
    return cleared


def _clear_one(council: Council, by: Person, mine: set[UUID], answer_id: UUID) -> int:
    found = _latest(council, answer_id)
    if found.stands is not Standing.RECEIVED:
        return 0
    levels = waiting.levels_of(council, [found])[found.item.id]
    if not levels:
        # The service's clearing posts have been taken away since it was sent: that does not let anybody clear.
        raise Refused("nobody_clears")
    done = max((one.level for one in found.last.clearings), default=0)  # type: ignore[union-attr]
    ahead = max((at for at, post in enumerate(levels, start=1) if post.id in mine and at > done), default=0)
    if not ahead and not (done >= len(levels) and levels[-1].id in mine):
        raise Refused("not_yours_to_clear")
    level = max(ahead, done + 1)
    if waiting.overtaken(found):
        # Recorded now, the older answer would stand above the newer update.
        raise Refused("updated_since")
    answer, last = found.last.answer, level >= len(levels)  # type: ignore[union-attr]
    _clear(council, answer, level, by, last=last)
    if not last:
        _tell(council, answer, levels[level])
    record(
        found.item.round, by, "rounds.cleared", [answer.id, found.item.commitment_id], {"level": level, "last": last}
    )
    return 1


def send_back(*, council: Council, by: Person, answer: Answer, note: str) -> None:
    """Let an answer be given anew, with a note that says why; its sender is told by letter."""
    if not note.strip():
        raise Refused("note_needed", "note")
    with writing(council):
        found = _latest(council, answer.id)
        in_turn(council, found.item.round, Stage.OPEN)
        if found.stands is Standing.SENT_BACK:
            return
        if found.stands is not Standing.RECEIVED:
            raise Refused("not_waiting")
        post = waiting.wait_for(council, [found])[found.item.id]
        if post is None or post.id not in {mine.id for mine in _posts(council, by)}:
            raise Refused("not_yours_to_clear")
        _send_back(council, by, found, note)


def insist(*, council: Council, by: Person, answer: Answer, note: str) -> None:
    """The scrutiny officer asks the same recipient again who had said that it was not theirs, and says why."""
    if not note.strip():
        raise Refused("note_needed", "note")
    with writing(council):
        found = _latest(council, answer.id)
        in_turn(council, found.item.round, Stage.OPEN)
        if found.stands is not Standing.NOT_MINE:
            raise Refused("not_waiting")
        _send_back(council, by, found, note)


def question(*, council: Council, by: Person, answer: Answer, text: str) -> Question:
    """Scrutiny asks for clarification of a cleared answer: the answer stays as it is, and another may follow it."""
    if not text.strip():
        raise Refused("question_needed", "text")
    with writing(council):
        found = _latest(council, answer.id)
        one = in_turn(council, found.item.round, Stage.OPEN)
        if found.stands is Standing.QUESTIONED and found.question and found.question.text == text.strip():
            return found.question
        if found.stands not in (Standing.CLEARED, Standing.QUESTIONED):
            raise Refused("not_cleared_yet")
        row = Question.objects.create(council=council, answer=answer, by=by, text=text.strip())
        sending.write_back(council, answer)
        record(one, by, "rounds.questioned", [answer.id, found.item.commitment_id], {"text": row.text})
    return row


def decide_extension(
    *, council: Council, by: Person, answer: Answer, granted: bool, decided_by: str, note: str = ""
) -> Extending:
    """Set down who granted the later date that an answer asked for, or who did not and why. The first date stays.

    `decided_by` is a post or a body. Granted, it becomes an extension of the commitment with its reason and approver.
    """
    if not decided_by.strip():
        raise Refused("approver_needed", "decided_by")
    if not granted and not note.strip():
        raise Refused("reason_needed", "note")
    with writing(council):
        one = in_turn(council, answer.item.round, *AFTER_SENDING)
        there = Extending.objects.filter(council=council, answer=answer).first()
        if there is not None:
            if (there.granted, there.decided_by) != (granted, decided_by.strip()):
                raise Refused("extension_decided")
            return there
        found = queries.item(council, answer.item_id)
        said = next((s for s in found.said if s.answer.id == answer.id), None) if found else None
        if said is None or not said.extension_waits:
            raise Refused("not_waiting")
        due = _extend(council, by, answer, decided_by) if granted else None
        row = Extending.objects.create(
            council=council,
            answer=answer,
            by=by,
            granted=granted,
            decided_by=decided_by.strip(),
            note=note.strip(),
            due=due,
        )
        verb = "rounds.extension_granted" if granted else "rounds.extension_refused"
        record(one, by, verb, [answer.id, answer.item.commitment_id], {"decided_by": row.decided_by})
    return row


def _extend(council: Council, by: Person, answer: Answer, decided_by: str) -> Any:
    return commitments.promise(
        council=council,
        by=by,
        commitment=answer.item.commitment,
        due=FuzzyDay(answer.until_printed, answer.until_first, answer.until_last),
        kind=Dated.EXTENSION,
        reason=answer.until_reason,
        approved_by=decided_by,
        told=Told(request_id=uuid5(answer.id, "extension")),
    )


def _latest(council: Council, answer_id: UUID) -> Asked:
    """What the answer is about, with the chain's head taken; refused where another answer has followed it."""
    answer = queries.answer(council, answer_id)
    if answer is None:
        raise Refused("not_waiting")
    in_turn(council, answer.item.round, *AFTER_SENDING)
    found = queries.item(council, answer.item_id)
    if found is None or found.last is None:
        # It has been restricted, withdrawn or asked of somebody else.
        raise Refused("not_waiting")
    if found.last.answer.id != answer_id:
        raise Refused("answered_since")
    return found


def _send_back(council: Council, by: Person, found: Asked, note: str) -> None:
    said = found.last
    assert said is not None
    level = max((one.level for one in said.clearings), default=0) + 1
    row = Clearing.objects.create(
        council=council,
        answer=said.answer,
        by=by,
        level=level,
        outcome=Outcome.SENT_BACK,
        note=note.strip(),
    )
    sending.write_back(council, said.answer)
    record(found.item.round, by, "rounds.sent_back", [said.answer.id, found.item.commitment_id], {"note": row.note})


def _clear(council: Council, answer: Answer, level: int, by: Person | None, *, last: bool) -> None:
    Clearing.objects.create(
        council=council,
        answer=answer,
        by=by,
        level=level,
        outcome=Outcome.CLEARED,
        update=_update(council, answer) if last else None,
    )


def _update(council: Council, answer: Answer) -> ProgressUpdate:
    """The progress update that a cleared answer becomes, with its evidence. Nobody's name where it came by a link."""
    common: dict[str, Any] = {
        "council": council,
        "by": answer.by,
        "commitment": answer.item.commitment,
        "told": Told(request_id=uuid5(answer.id, "update"), source=_source(answer)),
    }
    update = commitments.record_progress(
        **common,
        state=Delivery(answer.state),
        text=answer.text,
        reason=answer.reason,
        decided_by=answer.decided_by,
    )
    if answer.evidence:
        commitments.add_evidence(**common, reference=answer.evidence)
    return update


def _source(answer: Answer) -> str:
    request = answer.request
    to = request.post or request.team or request.body
    if answer.answering == Answering.SHEET:
        return _("the sheet that came back from %(whom)s") % {"whom": to} if to else _("the sheet that came back")
    if answer.link_id is None:
        return ""
    return _("the link sent to %(whom)s") % {"whom": to} if to else _("the link that was sent")


def _tell(council: Council, answer: Answer, post: Post) -> None:
    """A letter to whoever clears next, one a day at most; none about what is restricted."""
    if not outside.may_tell_of(answer):
        return
    for holding in councils.holdings(council, post).filter(councils.on_day(clock.today())):
        to, kind = holding.person.email, "round_to_clear"
        if to and not letters_sent.written_on(council.id, to, kind, clock.today()):
            called = outside.called(answer.item.round)
            outbox.post(council_id=council.id, to=to, **letters.to_clear(council, called, 1))


def _posts(council: Council, person: Person | None) -> list[Post]:
    return councils.posts_held_by(council, person, clock.today()) if person else []
