"""How a council's reports are laid out: its layouts, one of them, and how an empty report looks in it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.packs import actions, queries
from followthrough.packs.layouts import empty_report, presets
from followthrough.packs.rules import FROM_THE_MEETING, Kind, Layout, layout_of
from followthrough.reports.html import fragment
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.packs import words
from followthrough.web.packs.changed import changed
from followthrough.web.packs.find import layout_or_404
from followthrough.web.packs.layout_forms import AddLayoutForm, NameForm, VersionForm, chosen
from followthrough.web.refusals import saved


@page(Permission.WRITE_REPORTS)
def layouts(request: CouncilRequest) -> HttpResponse:
    """The council's own, and those that come with the product."""
    own = [(row, layout_of(row.sections)) for row in queries.layouts(request.council)]
    context = {"own": own, "presets": presets(), "numberings": words.NUMBERINGS}
    return render(request, "packs/layouts.html", context)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def add_layout(request: CouncilRequest) -> HttpResponse:
    """A layout of the council's own, copied from one that is there."""
    form = AddLayoutForm(request.council, request.POST or None, initial={"start": request.GET.get("from", "")})
    made: list[Any] = []

    def make() -> None:
        given = form.cleaned_data
        layout = replace(chosen(request.council, given["start"]), name=given["name"])
        told: dict[str, Any] = {"council": request.council, "by": request.member.person}
        made.append(actions.save_layout(**told, layout=layout, of=None))

    if saved(form, make):
        messages.success(request, _("The layout is there, and reports can be begun in it. Change it as you like."))
        return redirect("packs:layout", council=request.council.slug, layout=made[0].id)
    return render(request, "packs/layouts_add.html", {"form": form})


@page(Permission.WRITE_REPORTS)
def layout(request: CouncilRequest, layout: UUID) -> HttpResponse:
    """One layout with all that can be changed of it; one that a redaction took can only be taken out."""
    row = layout_or_404(request, layout, whole=False)
    context = {
        "row": row,
        "layout": layout_of(row.sections),
        "kinds": words.SECTIONS_BRIEFLY,
        "numberings": words.NUMBERINGS,
        "by_itself": {(key, Kind.FIELD) for key in FROM_THE_MEETING},
    }
    return render(request, "packs/layouts_show.html", context)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def name_layout(request: CouncilRequest, layout: UUID) -> HttpResponse:
    row = layout_or_404(request, layout)
    now = layout_of(row.sections)
    stands = {"name": now.name, "numbering": str(now.numbering), "version": row.version}
    form = NameForm(request.POST or None, initial=stands)
    if changed(request, row, form, lambda: replace(now, name=form.cleaned_data["name"], numbering=form.numbered())):
        messages.success(request, _("Saved."))
        return redirect("packs:layout", council=request.council.slug, layout=layout)
    return render(request, "packs/layouts_name.html", {"form": form, "row": row})


@page(Permission.WRITE_REPORTS)
def preview_layout(request: CouncilRequest, layout: UUID) -> HttpResponse:
    row = layout_or_404(request, layout)
    return _preview(request, layout_of(row.sections), {"row": row, "start": str(row.id)})


@page(Permission.WRITE_REPORTS)
def preset(request: CouncilRequest, preset: str) -> HttpResponse:
    """How an empty report looks in a layout that comes with the product."""
    if preset not in presets():
        raise Http404
    return _preview(request, presets()[preset], {"row": None, "start": preset})


def _preview(request: CouncilRequest, layout: Layout, context: dict[str, Any]) -> HttpResponse:
    document = empty_report(layout, request.council.name, get_language() or "en")
    shown = {"layout": layout, "report": fragment(document, level=2)}
    return render(request, "packs/layouts_preview.html", {**context, **shown})


@page(Permission.FINALISE_REPORTS, methods=FORM)
def remove_layout(request: CouncilRequest, layout: UUID) -> HttpResponse:
    row = queries.layout(request.council, layout)
    if row is None and request.method != "POST":
        raise Http404
    form = VersionForm(request.POST or None, initial={"version": row.version if row else 0})

    def remove() -> None:
        if row is not None:
            seen = form.cleaned_data["version"]
            actions.remove_layout(council=request.council, by=request.member.person, layout=row, version=seen)

    if saved(form, remove):
        messages.success(request, _("The layout has been taken out. Reports that were begun in it stay as they are."))
        return redirect("packs:layouts", council=request.council.slug)
    if row is None:
        raise Http404
    return render(request, "packs/layouts_remove.html", {"form": form, "row": row})
