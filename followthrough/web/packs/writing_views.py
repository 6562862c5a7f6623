"""Writing a report: begun, its front page, its sections, its days."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.lib.refused import Refused
from followthrough.packs import actions, queries
from followthrough.packs.rules import PROSE, Section, layout_of
from followthrough.web import refusals, unsaved
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.packs.find import report_or_404, view_or_404
from followthrough.web.packs.forms import BeginForm, DaysForm, TextsForm
from followthrough.web.packs.layout_forms import LayOutForm, chosen
from followthrough.web.refusals import saved
from followthrough.web.reviews.find import review_or_404


@page(Permission.WRITE_REPORTS, methods=FORM)
def begin(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    form = BeginForm(request.council, request.POST or None)
    made: list[Any] = []

    def make() -> None:
        meeting = form.chosen_meeting()
        told: dict[str, Any] = {"meeting": meeting, "layout": form.chosen_layout(), "dates": form.dates(meeting)}
        made.append(actions.begin(council=request.council, by=request.member.person, review=view.review, **told))

    if form.is_valid():
        there = queries.of_review(request.council, view.review).filter(meeting=form.chosen_meeting()).first()
        if there is not None:
            messages.info(request, _("There is a report on this review for that meeting already. This is it."))
            return redirect("packs:show", council=request.council.slug, report=there.id)
    if saved(form, make):
        messages.success(request, _("The report has been begun. Write its sections next."))
        return redirect("packs:show", council=request.council.slug, report=made[0].id)
    return render(request, "packs/begin.html", {"form": form, "view": view})


@page(Permission.WRITE_REPORTS, methods=FORM)
def front(request: CouncilRequest, report: UUID) -> HttpResponse:
    """The facts of the front page and the lists, all at once."""
    view = view_or_404(request, report)
    sections = [one for one in view.layout.written() if one.kind not in PROSE]
    lost = _sent(request) - {one.key for one in sections}
    return (unsaved.gone(request) if lost else None) or _written(request, view, sections, "packs/front.html")


@page(Permission.WRITE_REPORTS, methods=FORM)
def section(request: CouncilRequest, report: UUID, section: str) -> HttpResponse:
    """One section, with beside it what it can cite."""
    view = view_or_404(request, report)
    found = view.layout.section(section)
    if found is None or found.kind not in PROSE:
        handed_back = unsaved.gone(request)
        if handed_back is None:
            raise Http404
        return handed_back
    return _written(request, view, [found], "packs/section.html")


def _sent(request: CouncilRequest) -> set[str]:
    """The sections whose texts the form holds."""
    return {name.removeprefix("seen-") for name in request.POST if name.startswith("seen-")}


def _written(
    request: CouncilRequest, view: "queries.ReportView", sections: list[Section], template: str
) -> HttpResponse:
    form = TextsForm(view, sections, request.POST or None)
    saved_since: list[tuple[str, Any]] = []
    if "insert" in request.POST:
        form.insert(sections[0].key, request.POST["insert"])
    elif form.is_valid():
        try:
            told: dict[str, Any] = {"texts": form.texts(), "seen": form.seen()}
            actions.write(council=request.council, by=request.member.person, report=view.report, **told)
        except Refused as refused:
            refusals.add_to(form, refused)
            if refused.code == "written_meanwhile":
                saved_since = _saved_since(view, form)
                form.look_again(view)
        else:
            messages.success(request, _("Saved."))
            return redirect("packs:show", council=request.council.slug, report=view.report.id)
    context = {"form": form, "view": view, "report": view.report, "sections": sections, "saved_since": saved_since}
    return render(request, template, context)


def _saved_since(view: "queries.ReportView", form: TextsForm) -> list[tuple[str, Any]]:
    """Each section that somebody saved since the form was opened: its heading, and the text that stands."""
    seen = form.seen()
    standing = [(one.heading, view.drafts.get(one.key), seen[one.key]) for one in form.sections]
    return [(heading, draft) for heading, draft, serial in standing if draft and draft.serial != serial]


@page(Permission.WRITE_REPORTS, methods=FORM)
def days(request: CouncilRequest, report: UUID) -> HttpResponse:
    found = report_or_404(request, report)
    stands = {"cutoff": found.cutoff_on, "clearance": found.clearance_on, "publication": found.publication_on}
    form = DaysForm(request.POST or None, initial=stands)

    def move() -> None:
        dates = form.dates(found.meeting)
        actions.move(council=request.council, by=request.member.person, report=found, dates=dates)

    if saved(form, move):
        messages.success(request, _("The days have been changed."))
        return redirect("packs:show", council=request.council.slug, report=report)
    return render(request, "packs/days.html", {"form": form, "report": found})


@page(Permission.FINALISE_REPORTS, methods=FORM)
def lay_out(request: CouncilRequest, report: UUID) -> HttpResponse:
    """Another layout for the report, as when a redaction took its own; what was written stays by its section."""
    found = report_or_404(request, report)
    form = LayOutForm(request.council, request.POST or None)

    def take() -> None:
        layout = chosen(request.council, form.cleaned_data["layout"])
        actions.lay_out(council=request.council, by=request.member.person, report=found, layout=layout)

    if saved(form, take):
        messages.success(request, _("The report is laid out like that now. Look at what it still lacks."))
        return redirect("packs:show", council=request.council.slug, report=report)
    return render(request, "packs/lay_out.html", {"form": form, "report": found, "now": layout_of(found.layout)})


@page(Permission.WRITE_REPORTS, methods=FORM)
def give_up(request: CouncilRequest, report: UUID) -> HttpResponse:
    found = report_or_404(request, report)
    if request.method != "POST":
        return render(request, "packs/give_up.html", {"report": found})
    try:
        actions.give_up(council=request.council, by=request.member.person, report=found)
    except Refused as refused:
        messages.error(request, refusals.say(refused))
        return redirect("packs:show", council=request.council.slug, report=report)
    messages.success(request, _("The report has been given up. What was written is kept, and it is on no list."))
    return redirect("packs:index", council=request.council.slug)
