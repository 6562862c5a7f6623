"""Clearing: what the owner's side makes of answers before they become updates."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from followthrough.councils.permissions import Permission
from followthrough.lib.refused import Refused
from followthrough.rounds.actions import clearing
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.refusals import saved
from followthrough.web.rounds.clearing_forms import SendBackForm
from followthrough.web.rounds.clearing_shape import waiting_for


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def index(request: CouncilRequest) -> HttpResponse:
    """Everything that waits; one, the ticked ones or all that say no change are cleared with one press."""
    problem = ""
    if request.method == "POST":
        wanted = _wanted(request)
        problem = _clear(request, wanted) if wanted else _("Tick at least one answer.")
        if not problem:
            return redirect("rounds:clearing", council=request.council.slug)
    found = waiting_for(request)
    given = {"changed": [one for one in found if not one.same], "same": [one for one in found if one.same]}
    return render(request, "rounds/clearing_all.html", {**given, "problem": problem})


@page(Permission.RECORD_OWN_PROGRESS, methods=FORM)
def one(request: CouncilRequest, answer: UUID) -> HttpResponse:
    """One answer beside what was said before: cleared, or sent back with a note."""
    found = next((one for one in waiting_for(request) if one.id == answer), None)
    if found is None:
        raise Http404
    form = SendBackForm(request.POST or None)
    by: dict[str, Any] = {"council": request.council, "by": request.member.person}
    if saved(form, lambda: clearing.send_back(**by, answer=found.answer, note=form.cleaned_data["note"])):
        messages.success(request, _("It is sent back with your note. A letter tells whoever answered."))
        return redirect("rounds:clearing", council=request.council.slug)
    return render(request, "rounds/clearing_one.html", {"form": form, "waits": found})


def _wanted(request: CouncilRequest) -> list[UUID]:
    """The answers that a press means: that of its own button, or the ticked ones, or those that its form names."""
    only = request.POST.get("only")
    return list(filter(None, map(_id, [only] if only else request.POST.getlist("answer"))))


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _clear(request: CouncilRequest, wanted: list[UUID]) -> str:
    """Clear them; what is wrong, if they cannot be: then none is."""
    over = _overtaken(request, wanted)
    try:
        rest = [one for one in wanted if one not in over]
        count = clearing.clear(council=request.council, by=request.member.person, answers=rest)
    except Refused as refused:
        return refusals.say(refused)
    said = ngettext("%(n)s answer is cleared.", "%(n)s answers are cleared.", count)
    if count or not over:
        messages.success(request, said % {"n": count})
    if over:
        said = _("Passed over, because a newer update has been recorded since: %(names)s.")
        messages.info(request, said % {"names": "; ".join(over.values())})
    return ""


def _overtaken(request: CouncilRequest, wanted: list[UUID]) -> dict[UUID, str]:
    """What of several cannot be cleared for a newer update, by its name; of one alone the refusal tells."""
    several = len(wanted) > 1
    return {one.id: one.name for one in waiting_for(request) if several and one.overtaken and one.id in wanted}
