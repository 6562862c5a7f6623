"""Finishing a report: cleared, looked at by the guard, finalised."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.packs import actions, queries, screening
from followthrough.packs.rules import Clearer, layout_of
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.packs import jobs, words
from followthrough.web.packs.find import report_or_404, view_or_404
from followthrough.web.packs.forms import ClearForm, ReleaseForm, SupplementForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.packs.models import Report


@page(Permission.WRITE_REPORTS, methods=FORM)
def clear(request: CouncilRequest, report: UUID, clearer: str) -> HttpResponse:
    found = report_or_404(request, report)
    whose = _clearer(found, clearer)
    form = ClearForm(request.POST or None)

    def record() -> None:
        by: dict[str, Any] = {"council": request.council, "by": request.member.person, "report": found}
        actions.clear(**by, clearer=clearer, **form.cleaned_data)

    if saved(form, record):
        messages.success(request, _("The clearance is recorded. It lapses when somebody edits what was cleared."))
        return redirect("packs:show", council=request.council.slug, report=report)
    sections = layout_of(found.layout).cleared_by(whose)
    return render(request, "packs/clear.html", {"form": form, "report": found, "clearer": whose, "sections": sections})


@page(Permission.WRITE_REPORTS, methods=FORM)
def take_back(request: CouncilRequest, report: UUID, clearer: str) -> HttpResponse:
    found = report_or_404(request, report)
    whose = _clearer(found, clearer)
    if request.method != "POST":
        return render(request, "packs/take_back.html", {"report": found, "clearer": whose})
    actions.take_back(council=request.council, by=request.member.person, report=found, clearer=clearer)
    messages.success(request, _("The clearance is taken back."))
    return redirect("packs:show", council=request.council.slug, report=report)


@page(Permission.WRITE_REPORTS)
def guard(request: CouncilRequest, report: UUID) -> HttpResponse:
    """What the guard found in the report and its appendix, and what has been decided of it."""
    view = view_or_404(request, report)
    found_now = jobs.found(request.council, view)
    decided = {screening.key(one.kind, one.words): one for one in queries.rulings(request.council, view.report)}
    found = [(one, decided.get(screening.key(one.kind, one.words))) for one in found_now]
    return render(request, "packs/guard.html", {"report": view.report, "found": found, "kinds": words.KINDS})


@page(Permission.FINALISE_REPORTS, methods=FORM)
def rule(request: CouncilRequest, report: UUID, at: int) -> HttpResponse:
    """Release what the guard found, or withhold it again: its place in the list, and the words to be sure of it."""
    view = view_or_404(request, report)
    found_now = jobs.found(request.council, view)
    one = found_now[at] if at < len(found_now) else None
    if request.method == "POST" and (one is None or request.POST.get("words") != one.words):
        messages.error(request, _("The list has changed meanwhile, so nothing was decided. Look at it again."))
        return redirect("packs:guard", council=request.council.slug, report=report)
    if one is None:
        raise Http404
    form = ReleaseForm(request.POST or None)
    by: dict[str, Any] = {"council": request.council, "by": request.member.person, "report": view.report}
    of: dict[str, Any] = {"kind": one.kind, "words": one.words}
    if "withhold" in request.POST:
        actions.rule(**by, **of, released=False)
    elif not saved(form, lambda: actions.rule(**by, **of, released=True, **form.cleaned_data)):
        context = {"form": form, "report": view.report, "one": one, "at": at, "kind": words.KINDS[one.kind]}
        return render(request, "packs/rule.html", context)
    messages.success(request, _("Decided. It counts wherever these words stand in this report."))
    return redirect("packs:guard", council=request.council.slug, report=report)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def finalise(request: CouncilRequest, report: UUID) -> HttpResponseBase:
    view = view_or_404(request, report)
    return jobs.finalise(request, view) if request.method == "POST" else jobs.ask_to_finalise(request, view)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def supplement(request: CouncilRequest, report: UUID) -> HttpResponseBase:
    """What became known after the cut-off, as a version of its own."""
    found = report_or_404(request, report)
    last = queries.packs(request.council, found).first()
    if last is None:
        raise Http404
    form = SupplementForm(request.POST or None)
    if form.is_valid():
        return jobs.supplement(request, found, last, form)
    return jobs.ask_for_supplement(request, found, last, form)


def _clearer(report: "Report", key: str) -> Clearer:
    found = next((one for one in layout_of(report.layout).clearers if one.key == key), None)
    if found is None:
        raise Http404
    return found
