"""Asking for words to be taken out everywhere, and deciding it as the second person."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.lib.refused import Refused
from followthrough.redaction import actions, queries, rules
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.redactions import words
from followthrough.web.redactions.forms import ApproveForm, AskForm
from followthrough.web.redactions.sheet import sheet

if TYPE_CHECKING:
    from followthrough.redaction.models import RedactionRequest
    from followthrough.redaction.queries import Answers, Place

REQUESTS_A_PAGE = 50


@page(Permission.ASK_REDACTION)
def index(request: CouncilRequest) -> HttpResponse:
    found = Paginator(queries.requests(request.council), REQUESTS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "redactions/list.html", {"requests": found})


@page(Permission.ASK_REDACTION, and_also=Permission.EXPORT)
def rows(request: CouncilRequest, form: str) -> HttpResponse:
    return taken_away(lambda: sheet(queries.requests(request.council)), form)


@page(Permission.ASK_REDACTION, methods=FORM)
def ask(request: CouncilRequest) -> HttpResponse:
    """First press: where the words stand. Second press: ask. Both by POST, so that no address holds the words."""
    form, places = AskForm(request.POST or None), None
    if form.is_valid():
        given = {"words": form.cleaned_data["words"], "reason": form.cleaned_data["reason"]}
        try:
            if "ask" in request.POST:
                asked = actions.ask(council=request.council, by=request.member.person, **given)
                messages.success(request, _("The request waits for a second person."))
                return redirect("redactions:show", council=request.council.slug, asked=asked.id)
            places = words.kinds(actions.look(council=request.council, **given))
        except Refused as refused:
            refusals.add_to(form, refused)
    return render(request, "redactions/ask.html", {"form": form, "places": places})


@page(Permission.ASK_REDACTION)
def show(request: CouncilRequest, asked: UUID) -> HttpResponse:
    found = _request(request, asked)
    mine = found.asked_by_id == request.member.person.id
    sees = found.waits and (mine or request.member.may(Permission.APPROVE_REDACTION))
    places = words.kinds(_places(request, found, queries.answers(request.council, found.words))) if sees else None
    context = {"asked": found, "mine": mine, "sees": sees, "places": places}
    return render(request, "redactions/show.html", {**context, "decides": _may_decide(request, found)})


@page(Permission.APPROVE_REDACTION, methods=FORM)
def approve(request: CouncilRequest, asked: UUID) -> HttpResponse:
    """Asks once more, because nothing brings the words back."""
    found = _request(request, asked)
    if not found.waits:
        return redirect("redactions:show", council=request.council.slug, asked=asked)
    if not _may_decide(request, found):
        messages.error(request, refusals.say(Refused("second_person_needed")))
        return redirect("redactions:show", council=request.council.slug, asked=asked)
    form = ApproveForm(request.POST if request.method == "POST" else None)
    said = queries.answers(request.council, found.words)
    form.offer(queries.unsearchable(request.council, said))
    if form.is_valid():
        try:
            actions.approve(council=request.council, by=request.member.person, request=found, **form.cleaned_data)
            gone = _("The words are gone from every page, list and document, and from every file that was searched.")
            messages.success(request, gone)
        except Refused as refused:
            messages.error(request, refusals.say(refused))
        return redirect("redactions:show", council=request.council.slug, asked=asked)
    places = words.kinds(_places(request, found, said))
    return render(request, "redactions/approve.html", {"asked": found, "places": places, "form": form})


@page(Permission.ASK_REDACTION, methods=FORM)
def refuse(request: CouncilRequest, asked: UUID) -> HttpResponse:
    """The second person refuses; whoever asked takes the request back."""
    found = _request(request, asked)
    mine = found.asked_by_id == request.member.person.id
    if not (mine or _may_decide(request, found)):
        raise PermissionDenied
    if request.method == "POST":
        try:
            actions.refuse(council=request.council, by=request.member.person, request=found)
            messages.success(request, _("The words stay where they are."))
        except Refused as refused:
            messages.error(request, refusals.say(refused))
        return redirect("redactions:show", council=request.council.slug, asked=asked)
    return render(request, "redactions/refuse.html", {"asked": found, "mine": mine})


def _request(request: CouncilRequest, asked: UUID) -> "RedactionRequest":
    found = queries.request(request.council, asked)
    if found is None:
        raise Http404
    return found


def _places(request: CouncilRequest, found: "RedactionRequest", said: "Answers") -> "list[Place]":
    """Where the words stand, as far as this person may know."""
    return queries.shown(request.council, queries.places(request.council, found.words, said))


def _may_decide(request: CouncilRequest, found: "RedactionRequest") -> bool:
    second = rules.may_decide(found.asked_by_id, request.member.person.id)
    return second and request.member.may(Permission.APPROVE_REDACTION)
