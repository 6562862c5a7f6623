"""Programmes: the list, the page of one, and beginning one."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.commitments import actions, queries
from followthrough.commitments.rules import Kind
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import writing
from followthrough.web import as_at
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices
from followthrough.web.exports import taken_away
from followthrough.web.programmes import shape, table
from followthrough.web.programmes.forms import ProgrammeForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    """Every programme as at a day, with how often its forecast slipped and how much relies on it."""
    asked, query = as_at.asked(request), table.asked(request.GET)
    rows = shape.rows(request, asked)
    given = {"rows": table.chosen(rows, query), "choices": table.choices(rows), "query": query, "as_at": asked}
    return render(request, "programmes/list.html", given)


@page(Permission.EXPORT)
def rows(request: CouncilRequest, form: str) -> HttpResponse:
    """Exactly the rows, in the order, that the list shows for the same query."""
    asked = as_at.exact(request)
    found = table.chosen(shape.rows(request, asked), table.asked(request.GET))
    return taken_away(lambda: table.sheet(found, asked), form)


@page(Permission.READ)
def show(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """One programme: state, forecasts, what relies on it, and everything that was said, as at a day."""
    asked = as_at.asked(request)
    head = queries.commitment(request.council, programme)
    if head is None or head.kind == Kind.RECOMMENDATION:
        raise Http404
    standing = queries.standing(request.council, head, asked)
    if standing is None and asked.is_today:
        raise Http404
    if standing is None:
        return render(request, "programmes/not_yet.html", {"programme": head, "as_at": asked})
    about = shape.gather(request, standing, asked)
    return render(request, "programmes/show.html", {"about": about, "standing": standing, "as_at": asked})


@page(Permission.RECORD_ANY_PROGRESS, methods=FORM)
def create(request: CouncilRequest) -> HttpResponse:
    """Begin to track a programme."""
    owners = choices.owners(request.council)
    form = ProgrammeForm([(value, words) for value, (words, _who) in owners.items()], request.POST or None)
    made: list[Commitment] = []
    if saved(form, lambda: made.append(_begin(request, form, owners))):
        messages.success(request, _("The programme is tracked."))
        return redirect("programmes:show", council=request.council.slug, programme=made[0].id)
    return render(request, "programmes/create.html", {"form": form})


def _begin(request: CouncilRequest, form: ProgrammeForm, owners: dict[str, tuple[str, dict[str, Any]]]) -> "Commitment":
    given, told = form.cleaned_data, form.told()
    common: dict[str, Any] = {"council": request.council, "by": request.member.person, "told": told}
    with writing(request.council):
        made = actions.open_commitment(**common, kind=Kind.PROGRAMME, text=given["text"])
        if given["owner"]:
            actions.assign(**common, commitment=made, **owners[given["owner"]][1])
    return made
