"""Sending: the first letter to everybody, letters to one, reminders by themselves, and links made and withdrawn."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.councils.asking import calendar
from followthrough.councils.models import Council, Person
from followthrough.councils.reaching import Owner, Reached, present, reach
from followthrough.councils.scope import writing
from followthrough.councils.veil import looking
from followthrough.joining.rules import mark_of, new_token
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Step, Steps, at_once
from followthrough.lib.workdays import rungs
from followthrough.outbox import actions as outbox
from followthrough.rounds import letters, outside, queries, rules
from followthrough.rounds.actions import planning
from followthrough.rounds.actions.common import in_turn, record
from followthrough.rounds.models import Answer, AnswerLink, Item, Reminder, Request, Round
from followthrough.rounds.owners import owner_of, request_key, still_theirs
from followthrough.rounds.queries import RequestView
from followthrough.rounds.rules import Stage

Writing = Callable[[str], dict[str, Any]]
Rungs = list[tuple[int, date]]


def sending(*, council: Council, by: Person, round_: Round, version: int) -> Steps[Round]:
    """Open a round: one letter to each recipient, all or none. `version` is that of the plan which was seen.

    Refused as `plan_changed` where it is no longer what was seen, also because somebody has left since: then the plan
    is brought up to date and has to be looked at again.
    """
    if planning.look_again(council=council, by=by, round_=round_):
        raise Refused("plan_changed")
    with writing(council):
        one = in_turn(council, round_, Stage.PLANNED)
        if one.version != version:
            raise Refused("plan_changed")
        planning.check(planning.of(one), one.meeting, clock.today())
        found = [view for view in outside.view(council, one).requests if view.to_be_asked]
        if not found:
            raise Refused("nobody_to_ask")
        now, called = clock.now(), outside.called(one)
        for done, view in enumerate(found):
            yield Step("letters", done, len(found))
            _ask(council, view, called, now)
        Round.objects.filter(council=council, id=one.id).update(opened_at=now)
        record(one, by, "rounds.opened", [view.request.id for view in found], {"recipients": len(found)})
        yield Step("letters", len(found), len(found))
    return one


send = at_once(sending)


def send_to(*, council: Council, by: Person, request: Request, seen: int | None = None) -> None:
    """The letter with a new link to one recipient of an open round; the links before it open nothing any more.

    `seen`: how many letters with a link the page showed, so that a second press of its button sends nothing.
    """
    with writing(council):
        one = in_turn(council, request.round, Stage.OPEN)
        if seen not in (None, AnswerLink.objects.filter(council=council, request=request).count()):
            return
        view = outside.request_view(council, _fresh(council, request))
        if not view.to_be_asked:
            raise Refused("nothing_asked_of_them")
        if not still_theirs(council, view.request, clock.today()):
            raise Refused("not_theirs_any_more")
        _end_links(council, request)
        _ask(council, view, outside.called(one), view.request.sent_at or clock.now())
        record(one, by, "rounds.sent_again", [request.id], {})


def withdraw_links(*, council: Council, by: Person, request: Request) -> None:
    """The links that went to one recipient open nothing any more; whoever signs in can still answer."""
    with writing(council):
        one = in_turn(council, request.round, Stage.OPEN)
        if _end_links(council, request):
            record(one, by, "rounds.links_withdrawn", [request.id], {})


def write_back(council: Council, answer: Answer) -> None:
    """Tell a recipient that their answer is asked about again; call inside the transaction of that.

    Nothing is written about what is restricted, nor to whom it is not asked of any more or who has no address: the
    scrutiny officer sees that they are not reminded.
    """
    request = queries.requests(council).get(id=answer.request_id)
    if outside.may_tell_of(answer) and _where(request) and still_theirs(council, request, clock.today()):
        called = outside.called(request.round)
        _send(council, request, lambda token: letters.back(council, request, called, 1, token))


# Reminders -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reminded:
    """How many reminders were written, and how many recipients had none because they have left or changed post."""

    sent: int
    gone: int


def remind(*, council: Council, day: date) -> Reminded:
    """Write the reminders that are due by `day`, each once; nothing on a day on which the council is closed.

    Nobody is reminded who owes nothing, has left or is away; the scrutiny officer sees whom to ask instead. All of a
    round's are one transaction, so that a night's for many councils takes seconds.
    """
    working = calendar(council)
    found = queries.open_rounds(council, day) if working.is_open(day) else ()
    with outside.plain(), looking():
        done = [_remind_in(council, one, rungs(one.due_on, one.ladder, working), day) for one in found]
    return Reminded(sum(one.sent for one in done), sum(one.gone for one in done))


def _remind_in(council: Council, one: Round, steps: Rungs, day: date) -> Reminded:
    if not _due(council, one, steps, day):
        return Reminded(0, 0)
    with writing(council):
        audit.take_turn(council.id)
        # Found anew with the chain's head taken: another process may have been here, and answers may have come.
        still_open = queries.open_rounds(council, day).filter(id=one.id).exists()
        due = _due(council, one, steps, day) if still_open else {}
        views = [view for view in queries.request_views(council, due) if view.owed]
        wrong = no_longer_right(council, views, day)
        # Nobody's missing address may cost the others their reminder.
        able = [view for view in views if view.request.id not in wrong and _where(view.request)]
        right = [(view, due[view.request.id]) for view in able]
        if right:
            _write_reminders(council, one, right, day)
    return Reminded(len(right), len(views) - len(right))


def _due(council: Council, one: Round, steps: Rungs, day: date) -> dict[UUID, int]:
    """The rung on which each recipient stands who has not been reminded of it, by request."""
    asked = Request.objects.filter(council=council, round=one, left_out=False).exclude(sent_at=None)
    known = set(Reminder.objects.filter(council=council, request__round=one).values_list("request_id", "rung"))
    found = {request: _step(steps, sent_at, day) for request, sent_at in asked.values_list("id", "sent_at") if sent_at}
    return {request: step for request, step in found.items() if step is not None and (request, step) not in known}


def _step(steps: Rungs, asked_at: datetime, day: date) -> int | None:
    return rules.rung_today(steps, clock.london_day(asked_at), day)


def _write_reminders(council: Council, one: Round, right: list[tuple[RequestView, int]], day: date) -> None:
    called, late = outside.called(one), day > one.due_on
    tokens = [new_token() for _one in right]
    written = [
        {
            "to": _where(view.request),
            **letters.reminding(council, view.request, called, len(view.owed), token, late),
        }
        for (view, _step_), token in zip(right, tokens, strict=True)
    ]
    emails = outbox.post_all(council_id=council.id, letters=written)
    rows = list(zip(right, tokens, emails, strict=True))
    AnswerLink.objects.bulk_create(
        AnswerLink(council=council, request=view.request, mark=mark_of(token), email_id=email.id)
        for (view, _step_), token, email in rows
    )
    Reminder.objects.bulk_create(
        Reminder(council=council, request=view.request, rung=step, email_id=email.id)
        for (view, step), _token, email in rows
    )
    _told(council, [view for view, _step_ in right])
    record(one, None, "rounds.reminded", [view.request.id for view, _step_ in right], {"recipients": len(right)})


def no_longer_right(council: Council, views: Iterable[RequestView], day: date) -> set[UUID]:
    """The requests, of those, to recipients whom one would not ask today: they have left, are away, or another's it is.

    One is right who would be asked today for at least one thing that is still owed. For what the scrutiny officer chose
    them, a person is right as long as present, a mailbox as long as it is there.
    """
    asked = list(views)
    owners = {view.request.id: _owners_of(view) for view in asked}
    reached = reach(council, {owner for several in owners.values() for owner in several}, day)
    chosen = [view.request.person for view in asked if view.request.person and _chosen(view)]
    here = present(council, chosen, day)
    return {view.request.id for view in asked if not _right(view, owners[view.request.id], reached, here)}


def _owners_of(view: RequestView) -> set[Owner]:
    return {owner for one in view.owed if (owner := owner_of(one.delivered.owner))}


def _chosen(view: RequestView) -> bool:
    return any(one.item.chosen for one in view.owed)


def _right(view: RequestView, owners: set[Owner], reached: Mapping[Owner, Reached], here: Collection[UUID]) -> bool:
    request = view.request
    if _chosen(view) and (request.person_id in here if request.person_id else _where(request)):
        return True
    return any(reached[owner].key == request_key(request) for owner in owners if owner in reached)


# Letters ---------------------------------------------------------------------------------------------


def asking_letter(council: Council, view: RequestView, called: str, token: str) -> dict[str, Any]:
    """The first letter to a recipient, as it is sent."""
    how_many = sum(not one.item.left_out for one in view.own)
    return letters.asking(council, view.request, called, how_many, token)


def _ask(council: Council, view: RequestView, called: str, moment: Any) -> None:
    _send(council, view.request, lambda token: asking_letter(council, view, called, token))
    Request.objects.filter(council=council, id=view.request.id).update(sent_at=moment)
    _told(council, [view])


def _told(council: Council, views: Iterable[RequestView]) -> None:
    """A letter tells those recipients of everything that is asked of them by now."""
    ids = [view.request.id for view in views]
    untold = Item.objects.filter(council=council, request__in=ids, left_out=False, asked_at=None)
    untold.update(asked_at=clock.now())


def _send(council: Council, request: Request, write: Writing) -> UUID:
    token = new_token()
    email = outbox.post(council_id=council.id, to=address_of(request), **write(token))
    AnswerLink.objects.create(council=council, request=request, mark=mark_of(token), email_id=email.id)
    return email.id


def address_of(request: Request) -> str:
    """Where letters to a recipient go. Refused where they have no address any more."""
    if found := _where(request):
        return found
    raise Refused("no_address", "who")


def _where(request: Request) -> str:
    """The same, and empty where there is none."""
    found = request.person.email if request.person else (request.team or request.body).mailbox  # type: ignore[union-attr]
    return found or ""


def _end_links(council: Council, request: Request) -> bool:
    live = AnswerLink.objects.filter(council=council, request=request, withdrawn_at=None)
    for email_id in live.values_list("email_id", flat=True):
        outbox.withhold(council_id=council.id, email_id=email_id)
    return bool(live.update(withdrawn_at=clock.now()))


def _fresh(council: Council, request: Request) -> Request:
    audit.take_turn(council.id)
    return queries.requests(council).get(id=request.id)
