"""Frameworks: the list, loading one, and the page of one edition."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.accreditation import shapes
from followthrough.accreditation.actions import frameworks as actions
from followthrough.accreditation.queries import frameworks as queries
from followthrough.accreditation.shipped import shipped
from followthrough.councils.permissions import Permission
from followthrough.lib.refused import Refused
from followthrough.web import refusals
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.frameworks import shape, words
from followthrough.web.frameworks.forms import FileForm

if TYPE_CHECKING:
    from followthrough.accreditation.models import Edition
    from followthrough.accreditation.rules import Framework


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    """The editions that were loaded, and those that come with the product and can be."""
    return render(request, "frameworks/list.html", {"listed": shape.listed(request.council)})


@page(Permission.READ)
def show(request: CouncilRequest, edition: UUID) -> HttpResponse:
    """One edition: its areas, criteria, kinds of evidence, scale, and where each comes from."""
    found = queries.edition(request.council, edition)
    if found is None:
        raise Http404
    return render(request, "frameworks/show.html", {"about": shape.shown(found), "counts": words.COUNTS})


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def load(request: CouncilRequest) -> HttpResponse:
    """Load an edition from a file, or say everything that is wrong with it."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    faults: list[str] = []
    if form.is_valid():
        framework, found = shapes.read(form.data_of_file())
        faults = words.sentences(found)
        if found:
            form.add_error("file", words.summary(len(found)))
        if framework is not None and (made := _loaded(request, form, framework)):
            messages.success(request, _("The edition is loaded."))
            return redirect("frameworks:show", council=request.council.slug, edition=made.id)
    return render(request, "frameworks/load.html", {"form": form, "faults": faults})


def _loaded(request: CouncilRequest, form: FileForm, framework: "Framework") -> "Edition | None":
    made: list[Edition] = []
    refusals.saved(form, lambda: made.append(_load(request, framework)))
    return made[0] if made else None


@page(Permission.RUN_PROGRAMMES, methods=("POST",))
def take(request: CouncilRequest, key: str) -> HttpResponse:
    """Load one that comes with the product: one press."""
    framework = shipped().get(key)
    if framework is None:
        raise Http404
    try:
        made = _load(request, framework)
    except Refused as refused:
        messages.error(request, refusals.say(refused))
        return redirect("frameworks:list", council=request.council.slug)
    messages.success(request, _("The edition is loaded."))
    return redirect("frameworks:show", council=request.council.slug, edition=made.id)


def _load(request: CouncilRequest, framework: "Framework") -> "Edition":
    return actions.load(council=request.council, by=request.member.person, framework=framework)
