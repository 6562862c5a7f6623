"""The pages for answering, for whoever came by whichever door: everything asked, one form each, preview and sending."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused
from followthrough.rounds.actions import answering
from followthrough.rounds.actions.answering import Given
from followthrough.rounds.queries import Asked, RequestView
from followthrough.rounds.rules import Choice
from followthrough.web import refusals
from followthrough.web.commitments.choices import owners
from followthrough.web.rounds.answer_door import ELSEWHERE, Door
from followthrough.web.rounds.answer_forms import (
    OF_AN_UPDATE,
    AnswerForm,
    NotMineForm,
    PressForm,
    SendForm,
    SerialForm,
)
from followthrough.web.rounds.answer_preview import Entry, cleared, entries, sent
from followthrough.web.rounds.answer_shape import Card, cards


def index(request: HttpRequest, door: Door) -> HttpResponse:
    """Everything asked of the recipient; the presses put drafts down, and nothing is sent."""
    form = PressForm(request.POST)
    problem = _("That is not asked of you any more. This is what is.") if ELSEWHERE in request.GET else ""
    if request.method == "POST" and form.is_valid():
        try:
            return _pressed(request, door, form.cleaned_data)
        except Refused as refused:
            problem = refusals.say(refused)
    return _everything(request, door, problem)


def update(request: HttpRequest, door: Door, item: UUID) -> HttpResponse:
    """How far one thing is, in words."""
    view = door.view()
    card = _card(door, view, item)
    covers = [one for one in _could_cover(door, view, card) if one.asked.owed]
    form = AnswerForm(covers, request.POST or None, initial=_initial(card, covers))
    if _put_down(form, door, card):
        return _on(door, card)
    return _form_page(request, door, card, form, "rounds/answer_update.html")


def not_mine(request: HttpRequest, door: Door, item: UUID) -> HttpResponse:
    """That one thing is not theirs, and whose it is."""
    card = _card(door, door.view(), item)
    listed = [words for words, _taken in owners(door.council).values()]
    typed = card.draft.whose if card.draft else ""
    chosen = {"listed": typed} if typed in listed else {"whose": typed}
    form = NotMineForm(listed, request.POST or None, initial={"serial": card.serial, **chosen})
    if _put_down(form, door, card):
        return _on(door, card)
    return _form_page(request, door, card, form, "rounds/answer_not_mine.html")


def preview(request: HttpRequest, door: Door) -> HttpResponse:
    """What the committee will read, and the one *Send*."""
    form, problem = SendForm(request.POST), ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if _unseen(entries(door, door.view())):
            return _preview(request, door, problem)
        try:
            answering.send(council=door.council, request=door.asked, sender=door.sender, **given)
            return redirect(door.at("done", press=given["press"]))
        except Refused as refused:
            problem = refusals.say(refused)
    return _preview(request, door, problem)


def done(request: HttpRequest, door: Door, press: UUID) -> HttpResponse:
    """What one press of *Send* has sent, and what is still open."""
    view = door.view()
    gone = sent(door, view, press)
    if not gone:
        raise Http404
    left = [card for card in cards(door, view) if card.left]
    waits = [card for card in gone if not cleared(card) and card.asked.said[-1].choice is not Choice.NOT_MINE]
    given = {"gone": gone, "left": left, "waits": waits}
    return render(request, "rounds/answer_done.html", _context(door, **given))


# Presses ---------------------------------------------------------------------------------------------


def _pressed(request: HttpRequest, door: Door, given: dict[str, Any]) -> HttpResponse:
    view = door.view()
    if given["press"] == PressForm.REST:
        _repeat_all(door, view)
        return redirect(door.at("preview"))
    card = _card(door, view, given["item"])
    if given["press"] == PressForm.TAKE_BACK:
        answering.discard(council=door.council, request=door.asked, item=card.asked.item)
        return redirect(f"{door.at('all')}#item-{card.id}")
    ticked = set(request.POST.getlist("stands"))
    owed = (one for one in card.covers if one.asked.owed)
    differs = tuple(one.id for one in owed if one.of_another or str(one.id) not in ticked)
    _repeat(door, card, given["serial"] or 0, differs)
    return _on(door, card)


def _repeat_all(door: Door, view: RequestView) -> None:
    """The last answer again, for everything that has one and of which nothing has been put down."""
    for card in cards(door, view):
        if card.left and card.can_repeat:
            _repeat(door, card, 0, tuple(one.id for one in card.covers if one.asked.owed and one.of_another))


def _repeat(door: Door, card: Card, seen: int, differs: tuple[UUID, ...]) -> None:
    if card.of_another:
        # What cannot be seen behind a link cannot be said again there.
        raise Refused("nothing_to_repeat", "choice")
    given = Given(Choice.NO_CHANGE, differs=differs)
    answering.save(council=door.council, request=door.asked, item=card.asked.item, given=given, seen=seen)


def _on(door: Door, card: Card) -> HttpResponse:
    """Back to where one was; to the preview once something has been put down for everything."""
    if any(one.left for one in cards(door, door.view())):
        return redirect(f"{door.at('all')}#item-{card.id}")
    return redirect(door.at("preview"))


# Forms -----------------------------------------------------------------------------------------------


def _card(door: Door, view: RequestView, item: UUID | None) -> Card:
    found = (one for card in cards(door, view) for one in (card, *card.covers))
    card = next((one for one in found if one.id == item), None)
    if card is None:
        raise Http404
    return card


def _could_cover(door: Door, view: RequestView, card: Card) -> list[Card]:
    """What an answer to that one could stand for, ticked or not."""
    through = {one.item.id for one in view.covered_by(card.asked)}
    every = (one for head in cards(door, view) for one in (head, *head.covers))
    return [one for one in every if one.id in through and one.draft is None]


def _initial(card: Card, covers: list[Card]) -> dict[str, Any]:
    """What has been put down; else what was sent and is asked about again."""
    said = card.draft or (card.asked.last.answer if card.asked.last else None)
    ticked = {"stands": _ticked(card, covers), "serial": card.serial}
    if said is None or said.choice != Choice.UPDATE:
        return ticked
    until = FuzzyDay(said.until_printed, said.until_first, said.until_last) if said.until_printed else None
    return {**{name: getattr(said, name) for name in OF_AN_UPDATE}, "until": until, **ticked}


def _ticked(card: Card, covers: list[Card]) -> list[str]:
    differs = set(card.draft.differs) if card.draft else set()
    return [str(one.id) for one in covers if str(one.id) not in differs]


def _put_down(form: AnswerForm | NotMineForm, door: Door, card: Card) -> bool:
    """Save the draft if the form is valid; a refusal is shown on it, with what stands there now if that is why."""
    if not form.is_valid():
        return False
    what: dict[str, Any] = {"council": door.council, "request": door.asked, "item": card.asked.item}
    return _kept(form, partial(answering.save, **what, given=form.given(), seen=form.cleaned_data["serial"]), door)


def _kept(form: SerialForm, save: Callable[[], Any], door: Door) -> bool:
    try:
        save()
    except Refused as refused:
        if refused.code == "draft_changed":
            form.meet(_now(door, save))
        refusals.add_to(form, refused)
        return False
    return True


def _now(door: Door, save: Any) -> Any:
    found: list[Asked] = [one for one in door.view().asked if one.item.id == save.keywords["item"].id]
    return found[0].draft if found else None


# Showing ---------------------------------------------------------------------------------------------


def _everything(request: HttpRequest, door: Door, problem: str) -> HttpResponse:
    found = cards(door, door.view())
    given = {
        "cards": found,
        "problem": problem,
        "left": [card for card in found if card.left],
        "drafted": [card for card in found if card.draft],
        "again": [card for card in found if card.left and card.can_repeat],
    }
    return render(request, "rounds/answer_all.html", _context(door, **given))


def _unseen(found: list[Entry]) -> str:
    """What stands in the way of sending: nobody says again behind a link what cannot be read there."""
    names = [name for entry in found for name in entry.unseen]
    said = _("Somebody else has given an update since “No change” was put down: %(names)s. Say how it stands now.")
    return said % {"names": "; ".join(names)} if names else ""


def _preview(request: HttpRequest, door: Door, problem: str) -> HttpResponse:
    view = door.view()
    found = entries(door, view)
    unseen = _unseen(found)
    seen = " ".join(f"{item}:{mark}" for item, mark in answering.seen_of(view).items())
    given = {
        "entries": found,
        "problem": problem or unseen,
        "unseen": unseen,
        "form": SendForm(initial={"seen": seen}),
        "left": [card for card in cards(door, view) if card.left],
    }
    return render(request, "rounds/answer_preview.html", _context(door, **given))


def _form_page(request: HttpRequest, door: Door, card: Card, form: SerialForm, template: str) -> HttpResponse:
    if not card.asked.owed:
        return _everything(request, door, _("This has been answered already: see below how it stands."))
    return render(request, template, _context(door, card=card, form=form))


def _context(door: Door, **more: Any) -> dict[str, Any]:
    return {"door": door, "called": door.called, "one": door.asked.round, **more}
