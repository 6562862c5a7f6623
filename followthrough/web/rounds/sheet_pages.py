"""Answering by a sheet, for whoever came by whichever door: the file to fill in, and what came of it, to be mended."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.refused import Refused
from followthrough.rounds.actions import answering
from followthrough.rounds.sheet_whose import check_of
from followthrough.web import refusals
from followthrough.web.downloads import download
from followthrough.web.rounds.answer_door import Door
from followthrough.web.rounds.sheet_forms import FileForm, RowForm
from followthrough.web.rounds.sheet_making import KINDS, file_of
from followthrough.web.rounds.sheet_reading import Read, everything, marks, read, typed_in


def sheet_file(request: HttpRequest, door: Door, form: str) -> HttpResponse:
    """The sheet of what is still owed, as Word or Excel."""
    if form not in KINDS or not door.view().owed:
        raise Http404
    data, name = file_of(door, form)
    return download(data, name, KINDS[form])


def sheet(request: HttpRequest, door: Door) -> HttpResponse:
    """Taking a sheet away, and handing in a filled one: then how it is understood. Nothing is kept by that."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            rows = typed_in(form.data_of_file())
            check_of(door.council, door.asked, marks(rows))
        except Unreadable as unreadable:
            form.add_error("file", unreadable.message)
        except Refused as refused:
            refusals.add_to(form, refused)
        else:
            found = read(door, rows, by_officer=False)
            return _check(request, door, [RowForm(one.card, one.covers, found=one) for one in found.entries], found)
    context = {"form": form, "owed": door.view().owed, **_context(door)}
    return render(request, "rounds/sheet_hand_in.html", context)


def sheet_check(request: HttpRequest, door: Door) -> HttpResponse:
    """Puts down what was read, as mended; on to the preview, where it is sent."""
    forms = _posted(request, door) if request.method == "POST" else []
    if not forms:
        return redirect(door.at("sheet"))
    wrong = [form for form in forms if not form.is_valid()]
    if wrong:
        return _check(request, door, forms)
    taken = [form for form in forms if form.cleaned_data["take"]]
    if not taken:
        return _check(request, door, forms, problem=_("No answer is ticked. Tick at least one, or go back."))
    return _put_down(request, door, forms, taken)


def _put_down(request: HttpRequest, door: Door, forms: list[RowForm], taken: list[RowForm]) -> HttpResponse:
    for form in taken:
        what: dict[str, Any] = {"council": door.council, "request": door.asked, "item": form.card.asked.item}
        try:
            answering.save(**what, given=form.given(), seen=form.cleaned_data["serial"])
        except Refused as refused:
            if refused.code == "draft_changed":
                form.meet(_draft(door, form))
            return _check(request, door, forms, problem=f"{form.card.name}: {refusals.say(refused)}")
    return redirect(door.at("preview"))


def _draft(door: Door, form: RowForm) -> Any:
    return next((one.draft for one in door.view().asked if one.item.id == form.card.id), None)


def _posted(request: HttpRequest, door: Door) -> list[RowForm]:
    """What stood on the preview, as far as it is still owed, with what was made of it there."""
    there = set(request.POST.getlist("row"))
    found = [pair for pair in everything(door) if pair[0].asked.owed and str(pair[0].id) in there]
    own = {card.id for card, _covers in found}
    return [RowForm(card, covers, request.POST, own=own) for card, covers in found]


def _check(
    request: HttpRequest, door: Door, forms: list[RowForm], found: Read | None = None, problem: str = ""
) -> HttpResponse:
    context = {"forms_of": forms, "read": found, "problem": problem, **_context(door)}
    return render(request, "rounds/sheet_check.html", context)


def _context(door: Door) -> dict[str, Any]:
    return {"door": door, "called": door.called, "one": door.asked.round}
