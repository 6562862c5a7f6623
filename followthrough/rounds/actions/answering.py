"""Answering: drafts that a press saves, and one sending of all of them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import F

from followthrough.commitments import rules as delivering
from followthrough.commitments.queries import Standing as Delivered
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.days import NO_DAY, FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.rounds import queries, rules
from followthrough.rounds.actions import clearing
from followthrough.rounds.actions.common import in_turn, record
from followthrough.rounds.models import Answer, AnswerDraft, AnswerLink, Item, Request, Round
from followthrough.rounds.queries import Asked
from followthrough.rounds.rules import Answering, Choice, Stage


@dataclass(frozen=True)
class Given:
    """What is put down about one thing asked. `until`: a later date that is asked for.

    `differs`: ids of the items that this answer would stand for too, and is not to.
    """

    choice: Choice
    state: str = ""
    text: str = ""
    reason: str = ""
    decided_by: str = ""
    evidence: str = ""
    until: FuzzyDay = NO_DAY
    until_reason: str = ""
    whose: str = ""
    differs: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Sender:
    """Who sends: a person who signed in, or the holder of a link; `answering_for` is a post, never a name.

    `taken_in_by`: the officer who took in a sheet that came back; the words in it are somebody else's.
    """

    by: Person | None = None
    link: AnswerLink | None = None
    answering: Answering = Answering.ASKED
    answering_for: str = ""
    taken_in_by: Person | None = None


@dataclass(frozen=True)
class Sent:
    """What was sent: answers by the id of their item. `cleared`: how many of them nobody has to clear any more.

    `passed`: the items of a sheet that were not taken in, for they are not owed by its recipient any more.
    """

    answers: dict[UUID, Answer] = field(default_factory=dict)
    cleared: int = 0
    passed: tuple[UUID, ...] = ()


def save(*, council: Council, request: Request, item: Item, given: Given, seen: int) -> AnswerDraft:
    """Put an answer down without sending it. `seen`: the serial of the draft that was on the page, 0 for none.

    Refused as `draft_changed` where somebody, on another telephone, has put down something else since.
    """
    with writing(council):
        _of(council, request)
        asked = _asked(council, request, item.id)
        check(asked, given)
        there = AnswerDraft.objects.filter(council=council, item=item).first()
        values = _values(given)
        if there is not None and {name: getattr(there, name) for name in values} == values:
            return there
        if (there.serial if there else 0) != seen:
            raise Refused("draft_changed")
        if there is None:
            return AnswerDraft.objects.create(council=council, item=item, **values)
        AnswerDraft.objects.filter(id=there.id).update(**values, serial=F("serial") + 1, saved_at=clock.now())
        there.refresh_from_db()
    return there


def discard(*, council: Council, request: Request, item: Item) -> None:
    """Take back what was put down and not sent."""
    with writing(council):
        _of(council, request)
        _asked(council, request, item.id)
        AnswerDraft.objects.filter(council=council, item=item).delete()


def send(*, council: Council, request: Request, sender: Sender, seen: Mapping[UUID, str], press: UUID) -> Sent:
    """Send everything that was put down, as it stood on the preview: `seen` is what `seen_of` gave for that.

    The same press twice sends once. Refused as `draft_changed` where it is no longer what the preview showed.
    """
    with writing(council):
        one = _of(council, request)
        again = Answer.objects.filter(council=council, request=request, press=press)
        if again.exists():
            return Sent({row.item_id: row for row in again})
        view = queries.request_view(council, request)
        drafts = {a.item.id: a for a in view.asked if a.draft}
        if not drafts:
            raise Refused("nothing_to_send")
        if seen_of(view) != dict(seen):
            raise Refused("draft_changed")
        return _send_drafts(one, view, drafts, sender, press)


def take_in(
    *,
    council: Council,
    by: Person,
    request: Request,
    rows: Mapping[UUID, Given],
    last: Mapping[UUID, UUID],
    press: UUID,
) -> Sent:
    """Send what stood in a sheet that came back to the officer `by`: `rows` has what was understood, by its item.

    `last` has the last update, by its item, of what the officer saw; refused as `said_since` where “No change” would
    give another again.

    The same press twice sends once, and so do two presses for one sheet: what is not owed any more is passed
    over and named. Refused as `draft_there` where the recipient has put down something for it on their own page.
    """
    with writing(council):
        one = _of(council, request)
        again = Answer.objects.filter(council=council, request=request, press=press)
        if again.exists():
            return Sent({row.item_id: row for row in again})
        there = {asked.item.id: asked for asked in queries.request_view(council, request).asked}
        owed = {item: given for item, given in rows.items() if item in there and still_says(there[item], given)}
        for item, given in owed.items():
            check(there[item], given)
            if there[item].draft is not None:
                raise Refused("draft_there")
            AnswerDraft.objects.create(council=council, item=there[item].item, **_values(given))
        passed = tuple(rows.keys() - owed.keys())
        if not owed:
            return Sent(passed=passed)
        view = queries.request_view(council, request)
        drafts = {asked.item.id: asked for asked in view.asked if asked.item.id in owed}
        _refuse_other(view, drafts.values(), last)
        sent = _send_drafts(one, view, drafts, Sender(answering=Answering.SHEET, taken_in_by=by), press)
        return replace(sent, passed=passed)


def _refuse_other(view: queries.RequestView, drafts: Iterable[Asked], last: Mapping[UUID, UUID]) -> None:
    same = [one for one in drafts if one.draft and one.draft.choice == Choice.NO_CHANGE]
    for one in (other for asked in same for other in (asked, *stands_for(view, asked))):
        update = one.delivered.update
        if update is not None and update.id != last.get(one.item.id):
            raise Refused("said_since")


def still_says(asked: Asked, given: Given) -> bool:
    """Whether an answer on a sheet is owed, and is not the very one that was taken in from a sheet before."""
    last = asked.last.answer if asked.last else None
    if last is None or last.answering != Answering.SHEET:
        return asked.owed
    names = ["choice", *ONLY_ITS_OWN, *(CONTENT if given.choice is Choice.UPDATE else ())]
    values = _values(given)
    return asked.owed and any(getattr(last, name) != values[name] for name in names)


def _send_drafts(
    one: Round, view: queries.RequestView, drafts: Mapping[UUID, Asked], sender: Sender, press: UUID
) -> Sent:
    council, now = one.council, clock.now()
    made: dict[UUID, Answer] = {}
    for asked in drafts.values():
        made |= _send(council, view, asked, sender, press, now)
    AnswerDraft.objects.filter(council=council, item__in=list(drafts)).delete()
    about = [view.request.id, *(row.item.commitment_id for row in made.values())]
    if sender.taken_in_by:
        record(one, sender.taken_in_by, "rounds.sheet_taken_in", about, {"how_many": len(made)})
    else:
        record(one, sender.by, "rounds.answered", about, {"by_link": sender.link is not None, "how_many": len(made)})
    return Sent(made, clearing.begin(council, made.values(), sender.by))


def _of(council: Council, request: Request) -> Round:
    one = in_turn(council, request.round, Stage.OPEN)
    live = Request.objects.filter(council=council, id=request.id, left_out=False).exclude(sent_at=None)
    if not live.exists():
        raise Refused("nothing_asked_of_them")
    return one


def _asked(council: Council, request: Request, item_id: UUID) -> Asked:
    """One thing asked of that recipient that is still owed. Refused as `not_asked_of_you` and `sent_already`."""
    found = queries.item(council, item_id)
    if found is None or found.item.request_id != request.id or found.item.left_out:
        raise Refused("not_asked_of_you")
    if not found.owed:
        raise Refused("sent_already")
    return found


def check(asked: Asked, given: Given) -> None:
    """Refused with the code of what an answer lacks before it can be put down."""
    if max(len(given.text), len(given.reason), len(given.evidence), len(given.until_reason)) > rules.LONGEST_TEXT:
        raise Refused("answer_too_long", "text", most=rules.LONGEST_TEXT)
    whose = bool(given.whose.strip())
    fault = rules.answer_fault(given.choice, given.state, given.text, whose, asked.delivered.update is not None)
    if fault:
        raise Refused(fault[0], fault[1])
    if given.choice is Choice.UPDATE:
        for code in delivering.progress_faults(Delivery(given.state), given.reason):
            raise Refused(code, "reason")
    if given.until.printed and not given.until_reason.strip():
        raise Refused("reason_needed", "until_reason")


def _values(given: Given) -> dict[str, Any]:
    plain = asdict(replace(given, until=NO_DAY))
    del plain["until"]
    texts = {name: value.strip() for name, value in plain.items() if isinstance(value, str)}
    return {
        **texts,
        "choice": given.choice.value,
        "differs": sorted(str(one) for one in given.differs),
        "until_printed": given.until.printed,
        "until_first": given.until.first,
        "until_last": given.until.last,
    }


# What is sent ----------------------------------------------------------------------------------------

CONTENT = ("state", "text", "reason", "decided_by")
ONLY_ITS_OWN = ("evidence", "until_printed", "until_first", "until_last", "until_reason", "whose")


def words(asked: Asked, choice: Choice, like: "Mapping[str, str] | None" = None) -> dict[str, str]:
    """What an answer will say of a commitment: its draft's own words, the last answer again, or those of another."""
    if choice is Choice.NO_CHANGE:
        return _last(asked.delivered) or dict(like or {})
    if like is not None:
        return dict(like)
    return {name: getattr(asked.draft, name) for name in CONTENT}


def seen_of(view: queries.RequestView) -> dict[UUID, str]:
    """For each draft, by its item, what tells whether sending it would still say the same, of the same things.

    It names the draft and the updates that “No change” gives again, and has none of their words.
    """
    return {one.item.id: _mark(view, one) for one in view.asked if one.draft}


def _mark(view: queries.RequestView, asked: Asked) -> str:
    parts = [str(asked.draft.id), str(asked.draft.serial)]  # type: ignore[union-attr]
    for one in (asked, *stands_for(view, asked)):
        last = one.delivered.update
        parts += [str(one.item.id), str(last.id if last else "")]
    return sha256(" ".join(parts).encode()).hexdigest()[:32]


def _last(delivered: Delivered) -> dict[str, str]:
    last = delivered.update
    return {name: getattr(last, name) for name in CONTENT} if last else {}


def stands_for(view: queries.RequestView, asked: Asked) -> tuple[Asked, ...]:
    """What else the draft of that one stands for: all through it but those that differ or have their own draft."""
    if asked.draft is None or asked.draft.choice == Choice.NOT_MINE:
        return ()
    differs = set(asked.draft.differs)
    through = view.covered_by(asked)
    return tuple(one for one in through if one.owed and one.draft is None and str(one.item.id) not in differs)


def _send(
    council: Council, view: queries.RequestView, asked: Asked, sender: Sender, press: UUID, now: datetime
) -> dict[UUID, Answer]:
    draft, choice = asked.draft, Choice(asked.draft.choice)  # type: ignore[union-attr]
    said = {} if choice is Choice.NOT_MINE else words(asked, choice)
    own = {name: getattr(draft, name) for name in ONLY_ITS_OWN}
    made = {asked.item.id: _answer(council, view, asked, sender, press, now, choice, {**said, **own})}
    for other in stands_for(view, asked):
        its = {**words(other, choice, said), "like": made[asked.item.id]}
        made[other.item.id] = _answer(council, view, other, sender, press, now, choice, its)
    return made


def _answer(
    council: Council,
    view: queries.RequestView,
    asked: Asked,
    sender: Sender,
    press: UUID,
    now: datetime,
    choice: Choice,
    content: Mapping[str, Any],
) -> Answer:
    return Answer.objects.create(
        council=council,
        item=asked.item,
        request=view.request,
        by=sender.by,
        link=sender.link,
        answering=sender.answering,
        answering_for=sender.answering_for.strip(),
        press=press,
        sent_at=now,
        choice=choice,
        **content,
    )
