"""The council's Word template: looked at, tried, saved, taken away, put back."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.lib.refused import Refused
from followthrough.packs import actions, house, queries
from followthrough.reports.exports import MEDIA_TYPES
from followthrough.reports.house_template.checking import Unfilled
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.downloads import download
from followthrough.web.packs import template_words
from followthrough.web.packs.forms import TemplateForm

if TYPE_CHECKING:
    from followthrough.packs.models import WordTemplate
    from followthrough.reports.house_template.faults import Fault


@page(Permission.FINALISE_REPORTS, methods=FORM)
def template(request: CouncilRequest) -> HttpResponse:
    """The template in use and former ones; uploading another, to see it filled or to use it."""
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if not form.is_valid():
        return _shown(request, form)
    data, name = form.template()
    if "try" in request.POST:
        checked = house.looked_at(request.council, data)
        return _shown(request, form, checked.faults) if checked.faults else _document(checked.example, _("example"))
    try:
        actions.save_template(**_by(request), data=data, name=name)
    except Refused as refused:
        refusals.add_to(form, refused)
        return _shown(request, form, refused.params.get("faults", []))
    said = _("The template is saved. Reports that are finalised from now on look like it in Word.")
    taken_out = template_words.notes(house.looked_at(request.council, data).notes)
    messages.success(request, " ".join([said, *taken_out]))
    return redirect("packs:template", council=request.council.slug)


@page(Permission.FINALISE_REPORTS)
def built_in_file(request: CouncilRequest) -> HttpResponse:
    """The template to begin with."""
    return _document(house.to_begin_with(), _("report-template"))


@page(Permission.FINALISE_REPORTS)
def file(request: CouncilRequest, template: UUID) -> HttpResponse:
    """A template that was saved."""
    return _document(_bytes_or_404(request, template), _("report-template"))


@page(Permission.FINALISE_REPORTS)
def example(request: CouncilRequest, template: UUID) -> HttpResponse:
    """A made-up report in a template that was saved."""
    data = _bytes_or_404(request, template)
    try:
        return _document(house.shown(request.council, data), _("example"))
    except Unfilled as error:
        return _shown(request, TemplateForm(), error.faults)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def put_back(request: CouncilRequest, template: UUID) -> HttpResponse:
    former = _or_404(request, template)
    if request.method != "POST":
        return render(request, "packs/template_put_back.html", {"former": former})
    try:
        actions.put_back_template(**_by(request), former=former)
    except Refused as refused:
        messages.error(request, refusals.say(refused))
    else:
        messages.success(request, _("The former template is used again."))
    return redirect("packs:template", council=request.council.slug)


@page(Permission.FINALISE_REPORTS, methods=FORM)
def remove(request: CouncilRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "packs/template_remove.html", {"used": queries.template_in_use(request.council)})
    actions.remove_template(**_by(request))
    messages.success(request, _("The template is taken away. It can be put back."))
    return redirect("packs:template", council=request.council.slug)


def _shown(request: CouncilRequest, form: TemplateForm, found: "list[Fault] | None" = None) -> HttpResponse:
    used = queries.template_in_use(request.council)
    former = [one for one in queries.templates(request.council) if one.file_id and one != used]
    context = {
        "form": form,
        "faults": template_words.faults(found or []),
        "used": used,
        "lost": used is not None and queries.template_bytes(request.council, used) is None,
        "former": former,
        "marks": template_words.MARKS,
        "how": template_words.HOW,
    }
    return render(request, "packs/template.html", context)


def _by(request: CouncilRequest) -> dict[str, Any]:
    return {"council": request.council, "by": request.member.person}


def _or_404(request: CouncilRequest, template: UUID) -> "WordTemplate":
    found = queries.template(request.council, template)
    if found is None:
        raise Http404
    return found


def _bytes_or_404(request: CouncilRequest, template: UUID) -> bytes:
    data = queries.template_bytes(request.council, _or_404(request, template))
    if data is None:
        raise Http404
    return data


def _document(data: bytes, name: str) -> HttpResponse:
    return download(data, f"{name}.docx", MEDIA_TYPES["docx"])
