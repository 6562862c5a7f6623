"""The parts of a layout: its sections and its clearers, added, changed, moved and taken out."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.packs import arranging
from followthrough.packs.rules import Clearer, Layout, Section, layout_of
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.packs.changed import changed
from followthrough.web.packs.find import layout_or_404
from followthrough.web.packs.layout_forms import ClearerForm, SectionForm, VersionForm

if TYPE_CHECKING:
    from followthrough.packs.models import ReportLayout


@page(Permission.FINALISE_REPORTS, methods=FORM)
def add_section(request: CouncilRequest, layout: UUID) -> HttpResponse:
    return _section(request, layout, "")


@page(Permission.FINALISE_REPORTS, methods=FORM)
def section(request: CouncilRequest, layout: UUID, section: str) -> HttpResponse:
    return _section(request, layout, section)


def _section(request: CouncilRequest, layout: UUID, key: str) -> HttpResponse:
    row = layout_or_404(request, layout)
    now = layout_of(row.sections)
    found = now.section(key)
    form = SectionForm(now, found, row.version, request.POST or None)

    def change() -> Layout:
        told = form.section()
        if found is None and arranging.there_already(now.sections, told):
            return now
        return arranging.with_section(now, told, form.cleaned_data["after"])

    return _entered(request, row, form, key, found, change, "section")


@page(Permission.FINALISE_REPORTS, methods=FORM)
def add_clearer(request: CouncilRequest, layout: UUID) -> HttpResponse:
    return _clearer(request, layout, "")


@page(Permission.FINALISE_REPORTS, methods=FORM)
def clearer(request: CouncilRequest, layout: UUID, clearer: str) -> HttpResponse:
    return _clearer(request, layout, clearer)


def _clearer(request: CouncilRequest, layout: UUID, key: str) -> HttpResponse:
    row = layout_or_404(request, layout)
    now = layout_of(row.sections)
    found = now.clearer(key)
    form = ClearerForm(now, found, row.version, request.POST or None)

    def change() -> Layout:
        told = form.clearer()
        if found is None and arranging.there_already(now.clearers, told):
            return now
        return arranging.with_clearer(now, told, form.cleaned_data["after"])

    return _entered(request, row, form, key, found, change, "clearer")


def _entered(
    request: CouncilRequest,
    row: "ReportLayout",
    form: SectionForm | ClearerForm,
    key: str,
    found: Section | Clearer | None,
    change: Callable[[], Layout],
    noun: str,
) -> HttpResponse:
    """A part added or changed. One that somebody took out meanwhile is offered anew, with all that was typed."""
    gone = bool(key) and found is None
    if gone and not request.POST:
        raise Http404
    if gone:
        form.is_valid()
        form.look_again(row.version)
        form.add_error(
            None,
            _("Somebody took this out meanwhile, so nothing was saved. Add it anew as you typed it, or leave it."),
        )
    elif changed(request, row, form, change):
        messages.success(request, _("Saved. Reports that have been begun stay as they are."))
        return redirect("packs:layout", council=request.council.slug, layout=row.id)
    anew = reverse(f"packs:add_{noun}", kwargs={"council": request.council.slug, "layout": row.id})
    context = {"form": form, "row": row, "part": found, "address": anew if found is None else request.path}
    return render(request, f"packs/layouts_{noun}.html", context)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def remove_section(request: CouncilRequest, layout: UUID, section: str) -> HttpResponse:
    row = layout_or_404(request, layout)
    now = layout_of(row.sections)
    found = now.section(section)
    name = found.heading if found else ""
    return _removed(request, row, found, name, lambda: arranging.without_section(now, section))


@page(Permission.FINALISE_REPORTS, methods=FORM)
def remove_clearer(request: CouncilRequest, layout: UUID, clearer: str) -> HttpResponse:
    row = layout_or_404(request, layout)
    now = layout_of(row.sections)
    found = now.clearer(clearer)
    name = found.name if found else ""
    return _removed(request, row, found, name, lambda: arranging.without_clearer(now, clearer))


def _removed(
    request: CouncilRequest, row: "ReportLayout", found: Any, name: str, change: Callable[[], Layout]
) -> HttpResponse:
    if found is None and request.method != "POST":
        raise Http404
    form = VersionForm(request.POST or None, initial={"version": row.version})
    if found is None or changed(request, row, form, change):
        messages.success(request, _("It has been taken out. Reports that have been begun stay as they are."))
        return redirect("packs:layout", council=request.council.slug, layout=row.id)
    return render(request, "packs/layouts_remove_part.html", {"form": form, "row": row, "name": name})


@page(Permission.FINALISE_REPORTS, methods=("POST",))
def move_section(request: CouncilRequest, layout: UUID, section: str) -> HttpResponse:
    return _moved(request, layout, "section", section, arranging.section_moved)


@page(Permission.FINALISE_REPORTS, methods=("POST",))
def move_clearer(request: CouncilRequest, layout: UUID, clearer: str) -> HttpResponse:
    return _moved(request, layout, "clearer", clearer, arranging.clearer_moved)


def _moved(
    request: CouncilRequest, layout: UUID, noun: str, key: str, move: Callable[[Layout, str, int], Layout]
) -> HttpResponse:
    """One place up or down, then back to where it stands now."""
    row = layout_or_404(request, layout)
    form = VersionForm(request.POST)
    by = -1 if request.POST.get("to") == "up" else 1
    if not changed(request, row, form, lambda: move(layout_of(row.sections), key, by)):
        messages.error(request, _("Somebody changed this layout meanwhile, so nothing was moved. This is it now."))
    address = reverse("packs:layout", kwargs={"council": request.council.slug, "layout": layout})
    return redirect(f"{address}#{noun}-{key}")
