"""Findings: the list of a programme's, adding one, the page of one, and saying something else of it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from followthrough.accreditation.actions import reviewing as actions
from followthrough.accreditation.queries import reviewing
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web import as_at as days
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.findings import choices, find, table
from followthrough.web.findings.forms import CORRECTED, FindingForm, SayForm
from followthrough.web.findings.words import SAID
from followthrough.web.programmes import head
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.accreditation.models import Finding
    from followthrough.accreditation.queries.reviewing import FindingView
    from followthrough.commitments.models import Commitment

LIST = "findings:list"


@page(Permission.READ)
def index(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The findings of a programme as at a day, as far as the address asks for them."""
    asked, query = days.asked(request), table.asked(request.GET)
    found = head.programme(request, programme)
    rows = table.rows(request, found, asked)
    given = {
        "head": head.head(request, found, LIST, asked),
        "rows": table.chosen(rows, query),
        "number": len(rows),
        "choices": table.choices(rows),
        "query": query,
        "as_at": asked,
        **SAID,
    }
    return render(request, "findings/list.html", given)


@page(Permission.EXPORT)
def rows(request: CouncilRequest, programme: UUID, form: str) -> HttpResponse:
    """Exactly the rows, in the order, that the list shows for the same query."""
    asked, found = days.exact(request), head.programme(request, programme)
    kept = table.chosen(table.rows(request, found, asked), table.asked(request.GET))
    return taken_away(lambda: table.sheet(kept, found, asked), form)


@page(Permission.REVIEW_SERVICES, methods=FORM)
def add(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """A new finding, from a service review or from what people told."""
    found = head.programme(request, programme)
    initial = {name: request.GET[name] for name in ("audit", "criterion") if name in request.GET}
    form = FindingForm(choices.offered(request, found), request.POST or None, initial=initial)
    head.as_may(request, form)
    made: list[Finding] = []
    if saved(form, lambda: made.append(_find(request, found, form))):
        messages.success(request, _("Finding %(number)s is recorded.") % {"number": made[0].number})
        return redirect("findings:show", council=request.council.slug, finding=made[0].id)
    top = head.head(request, found, LIST, AsAt.now())
    return render(request, "findings/add.html", {"head": top, "form": form})


def _find(request: CouncilRequest, programme: "Commitment", form: FindingForm) -> "Finding":
    return actions.find(
        council=request.council, by=request.member.person, programme=programme, finds=form.finds(), told=form.told()
    )


@page(Permission.READ)
def show(request: CouncilRequest, finding: UUID) -> HttpResponse:
    """One finding: what it says, what is to close it, how it stands, and everything that was said of it."""
    asked = days.asked(request)
    view = find.on_the_day(request, finding, asked)
    if view is None:
        late = find.finding(request, finding)
        top = head.head(request, late.finding.programme, LIST, asked)
        return render(request, "findings/not_yet.html", {"head": top, "view": late, "as_at": asked})
    given = {
        "head": head.head(request, view.finding.programme, LIST, asked),
        "view": view,
        "history": reviewing.finding_history(request.council, view.finding, asked),
        "as_at": asked,
        **SAID,
    }
    return render(request, "findings/show.html", given)


@page(Permission.REVIEW_SERVICES, methods=FORM)
def say(request: CouncilRequest, finding: UUID) -> HttpResponse:
    """Say something else of a finding: because more is known, or because it was entered wrongly."""
    view = find.finding(request, finding)
    offered = choices.offered(request, view.finding.programme, view.found)
    form = SayForm(offered, view.found, request.POST or None)
    head.as_may(request, form)
    if saved(form, lambda: _say(request, view, form)):
        messages.success(request, _("What the finding says is recorded. What it said before stays in its history."))
        return redirect("findings:show", council=request.council.slug, finding=finding)
    return render(request, "findings/say.html", {"view": view, "form": form})


def _say(request: CouncilRequest, view: "FindingView", form: SayForm) -> None:
    actions.say(
        council=request.council,
        by=request.member.person,
        finding=view.finding,
        finds=form.finds(),
        told=form.told(),
        corrects=view.found if form.cleaned_data["why"] == CORRECTED else None,
    )
