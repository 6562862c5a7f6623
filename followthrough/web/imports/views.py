"""A paper on its way in: sent, looked at row by row, mended, confirmed, undone."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.exchange import actions, queries
from followthrough.lib.refused import Refused
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.downloads import download
from followthrough.web.exports import taken_away
from followthrough.web.imports import answers, choice, jobs, preview, tables
from followthrough.web.imports.answers import MatchForm
from followthrough.web.imports.forms import PaperForm, ReasonForm, RowForm
from followthrough.web.imports.sheet import sheet

if TYPE_CHECKING:
    from followthrough.exchange.models import Import, Proposal

PAPERS_A_PAGE = 50
OPEN, CONFIRMED = "read", "confirmed"


@page(Permission.IMPORT)
def index(request: CouncilRequest) -> HttpResponse:
    papers = Paginator(queries.papers(request.council), PAPERS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "imports/list.html", {"papers": papers})


@page(Permission.IMPORT, and_also=Permission.EXPORT)
def index_rows(request: CouncilRequest, form: str) -> HttpResponse:
    return taken_away(lambda: sheet(queries.papers(request.council)), form)


@page(Permission.IMPORT, methods=FORM)
def new(request: CouncilRequest) -> HttpResponseBase:
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if form.is_valid():
        return jobs.read(request, form)
    return render(request, "imports/new.html", {"form": form, "tables": None})


@page(Permission.IMPORT)
def show(request: CouncilRequest, paper: UUID) -> HttpResponse:
    """What was understood while it waits; what came of it afterwards."""
    found = _paper(request, paper)
    if found.state != OPEN:
        return render(request, "imports/done.html", {"paper": found, "brought": jobs.brought(request, found)})
    return render(request, "imports/check.html", preview.context(request, found))


@page(Permission.IMPORT, methods=FORM)
def rows(request: CouncilRequest, paper: UUID) -> HttpResponse:
    """The one form around the rows of the preview: keeps the ticks, then does what the button pressed says.

    Whatever leads away from the rows is such a button, so that nothing ticked is lost.
    """
    found = _paper(request, paper)
    if request.method != "POST":
        return redirect("imports:show", council=request.council.slug, paper=paper)
    by: dict[str, Any] = {"council": request.council, "by": request.member.person}
    try:
        verb, at = preview.pressed(request)
        outside = preview.ticked(request, "outside")
        actions.accept(**by, paper=found, ticked=preview.ticked(request), outside=outside)
        review = choice.chosen(request, found).review
        if review is not None:
            told = answers.settled(request.POST, agreed=verb == "agree")
            actions.settle(**by, paper=found, review=review, rows=told)
        if verb in ("leave_out", "take_in"):
            actions.leave_out(**by, proposal=_row(request, found, at), left_out=verb == "leave_out")
        elif verb == "looked":
            actions.mend(**by, proposal=_row(request, found, at), values={})
        elif verb in preview.LINKS:
            actions.accept(**by, paper=found, ticked=preview.linked(request, found, verb))
        elif verb in tables.VERBS:
            tables.choose(request, found, verb)
    except Refused as refused:
        messages.error(request, refusals.say(refused))
        return _what_came_of_it(request, found)
    return redirect(preview.leads_to(request, found, verb, at))


@page(Permission.IMPORT, methods=FORM)
def mend(request: CouncilRequest, paper: UUID, position: int) -> HttpResponse:
    found = _paper(request, paper)
    if found.state != OPEN:
        if request.method == "POST":
            messages.error(request, _("The row was not saved: this paper has been confirmed or dropped already."))
        return _what_came_of_it(request, found)
    proposal = _row(request, found, position)
    row = preview.as_it_counts(proposal)
    initial = {**row, "version": proposal.version}
    told: dict[str, Any] = {
        "bodies": councils.bodies(request.council),
        "teachable": preview.teachable(request, found, proposal),
    }
    form = RowForm(request.POST or None, row=row, initial=initial, **told)
    if form.is_valid():
        try:
            preview.mend(request, proposal, form)
        except Refused as refused:
            form.data = preview.on_top_of(request, proposal, row)
            refusals.add_to(form, refused)
        else:
            if form.remember():
                said = _("Remembered for this council: for other rows that print the same, and for papers to come.")
                messages.success(request, said)
            if proposal.gone:
                messages.error(request, tables.left_meanwhile())
            return redirect(preview.address(request, found, position))
    context = {"form": form, "paper": found, "row": row, "position": position, "stands": preview.stands(form, row)}
    return render(request, "imports/mend.html", {**context, "back": preview.address(request, found, position)})


@page(Permission.IMPORT, methods=FORM)
def match(request: CouncilRequest, paper: UUID, position: int) -> HttpResponse:
    """Which recommendation of the review a row is, where it was taken for another one."""
    found = _paper(request, paper)
    if found.state != OPEN:
        return _what_came_of_it(request, found)
    into = choice.chosen(request, found)
    compared = choice.beside(request, found, into)
    view = compared.view(position)
    back = preview.address(request, found, position)
    if into.review is None or view is None or view.match is None:
        return redirect(back)
    form = MatchForm(request.POST or None, view=view, found=compared)
    by: dict[str, Any] = {"council": request.council, "by": request.member.person}
    told: dict[str, Any] = {**by, "paper": found, "review": into.review}
    if refusals.saved(form, lambda: actions.settle(**told, rows={position: form.answer()})):
        return redirect(back)
    context = {"form": form, "paper": found, "into": into, "view": view, "position": position, "back": back}
    return render(request, "imports/match.html", context)


@page(Permission.IMPORT, methods=FORM)
def confirm(request: CouncilRequest, paper: UUID) -> HttpResponseBase:
    """Where it goes and when it was known; then it counts."""
    found = _paper(request, paper)
    if found.state != OPEN:
        return _what_came_of_it(request, found)
    into = choice.chosen(request, found)
    beside = choice.beside(request, found, into)
    if beside.faults:
        return redirect(preview.address(request, found, stopped=True))
    form = choice.form(request, found, into)
    if form.is_valid():
        return jobs.confirm(request, found, into, beside, form)
    return jobs.last_step(request, found, into, beside, form)


@page(Permission.IMPORT, methods=FORM)
def undo(request: CouncilRequest, paper: UUID) -> HttpResponseBase:
    found = _paper(request, paper)
    if found.state != CONFIRMED:
        return _what_came_of_it(request, found)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        return jobs.undo(request, found, form)
    return jobs.ask_to_undo(request, found, form)


@page(Permission.IMPORT, methods=FORM)
def drop(request: CouncilRequest, paper: UUID) -> HttpResponse:
    found = _paper(request, paper)
    if found.state != OPEN:
        return _what_came_of_it(request, found)
    if request.method != "POST":
        return render(request, "imports/drop.html", {"paper": found})
    try:
        actions.drop(council=request.council, by=request.member.person, paper=found)
    except Refused as refused:
        messages.error(request, refusals.say(refused))
        return _what_came_of_it(request, found)
    messages.success(request, _("The paper is dropped. Nothing of it counts."))
    return redirect("imports:list", council=request.council.slug)


@page(Permission.IMPORT)
def taught(request: CouncilRequest) -> HttpResponse:
    """What the council has taught of printed words."""
    return render(request, "imports/taught.html", {"words": queries.taught_words(request.council)})


@page(Permission.IMPORT, methods=FORM)
def forget(request: CouncilRequest, word: UUID) -> HttpResponse:
    found = queries.taught_word(request.council, word)
    if found is None:
        raise Http404
    if request.method != "POST":
        return render(request, "imports/forget.html", {"word": found})
    actions.forget_word(council=request.council, by=request.member.person, word=found)
    messages.success(request, _("Forgotten. Papers read in from now on leave it open."))
    return redirect("imports:taught", council=request.council.slug)


@page(Permission.IMPORT)
def original(request: CouncilRequest, paper: UUID) -> HttpResponse:
    """The file itself, where it was kept on purpose: handed over as bytes under a neutral name, never shown."""
    found = queries.original(request.council, _paper(request, paper))
    if found is None:
        raise Http404
    response = download(found.data, found.name, "application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _paper(request: CouncilRequest, paper: UUID) -> "Import":
    found = queries.paper(request.council, paper)
    if found is None:
        raise Http404
    return found


def _what_came_of_it(request: CouncilRequest, paper: "Import") -> HttpResponse:
    """A paper that no longer waits is not mended, confirmed or dropped: a form sent twice comes here."""
    return redirect("imports:show", council=request.council.slug, paper=paper.id)


def _row(request: CouncilRequest, paper: "Import", position: int) -> "Proposal":
    found = queries.proposal(request.council, paper, position)
    if found is None:
        raise Http404
    return found
