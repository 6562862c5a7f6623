"""Programmes: the list, the page of one, and beginning one."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import programmes as structure
from followthrough.accreditation.queries import programmes as reading
from followthrough.accreditation.queries.resting import resting_on
from followthrough.accreditation.rules import Outcome
from followthrough.commitments import actions, queries
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import Kind
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.reports.following import outcome_of
from followthrough.reviews.queries.lines import lines_of
from followthrough.web import as_at
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments import choices
from followthrough.web.exports import taken_away
from followthrough.web.programmes import shape, table
from followthrough.web.programmes.forms import ProgrammeForm
from followthrough.web.programmes.overview import overview
from followthrough.web.programmes.showing import shown
from followthrough.web.programmes.words import usual_phases
from followthrough.web.refusals import saved
from followthrough.web.tracked import tracked_url

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
    """One programme: what it follows, its phases, state, forecasts, and everything that was said, as at a day."""
    head = queries.commitment(request.council, programme)
    if head is None or head.kind == Kind.RECOMMENDATION:
        raise Http404
    if head.kind != Kind.PROGRAMME:
        return redirect(tracked_url(request.council, head))

    def more(_standing: Standing, asked: AsAt) -> dict[str, Any]:
        return {"overview": overview(request.council, head, asked), "follows": _follows(request, head, asked)}

    return shown(request, head, head, "programmes/show.html", more)


def _follows(request: CouncilRequest, head: "Commitment", asked: AsAt) -> "Counter[Outcome]":
    """How many things rely on it, by what follows for them."""
    found = resting_on(request.council, head, asked)
    lines = lines_of(request.council, [one.standing.commitment.id for one in found], asked) if found else []
    by_id = {line.standing.commitment.id: line for line in lines}
    return Counter(outcome_of(one, by_id.get(one.standing.commitment.id)) for one in found)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def create(request: CouncilRequest) -> HttpResponse:
    """Begin to track a programme; what it follows and its phases may come with it."""
    owners = choices.owners(request.council)
    form = ProgrammeForm(choices.in_words(owners), request.council, request.POST or None)
    made: list[Commitment] = []
    if saved(form, lambda: made.append(_begin(request, form, owners))):
        messages.success(request, _("The programme is tracked."))
        return redirect("programmes:show", council=request.council.slug, programme=made[0].id)
    return render(request, "programmes/create.html", {"form": form})


def _begin(request: CouncilRequest, form: ProgrammeForm, owners: choices.Owners) -> "Commitment":
    given, told = form.cleaned_data, form.told()
    common: dict[str, Any] = {"council": request.council, "by": request.member.person, "told": told}
    owner = owners[given["owner"]][1] if given["owner"] else {}
    with writing(request.council):
        made = actions.open_commitment(**common, kind=Kind.PROGRAMME, text=given["text"])
        if owner:
            actions.assign(**common, commitment=made, **owner)
        if edition := form.edition_chosen():
            structure.charter(**common, programme=made, follows=form.following(edition))
        # Sent twice, they are there already.
        if given["phases"] and not reading.phases(request.council, made, AsAt.now()):
            _add_phases(common, made, owner)
    return made


def _add_phases(common: dict[str, Any], programme: "Commitment", owner: dict[str, Any]) -> None:
    once = {**common, "told": replace(common["told"], request_id=None)}
    for phase in structure.add_phases(**common, programme=programme, phases=usual_phases()):
        if owner:
            actions.assign(**once, commitment=phase.commitment, **owner)
