"""What was done, newest first: to one thing, or in the whole council."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.audit import queries
from followthrough.councils.permissions import Permission
from followthrough.restriction import queries as restriction
from followthrough.web.access import CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.trail import shape
from followthrough.web.trail.sheet import sheet

EVENTS_A_PAGE = 50


@page(Permission.READ_TRAIL)
def whole(request: CouncilRequest) -> HttpResponse:
    """Everything that was done, and whether anybody has tampered with the record of it."""
    faults = queries.faults(request.council.id)
    return render(request, "trail/whole.html", {**_events(request, None), "faults": shape.faults(faults)})


@page(Permission.READ_TRAIL)
def show(request: CouncilRequest, subject: UUID) -> HttpResponse:
    context = _events(request, subject)
    if not context["events"].paginator.count:
        raise Http404
    faults = queries.faults(request.council.id)
    return render(request, "trail/show.html", {**context, "subject": subject, "faults": shape.faults(faults)})


@page(Permission.READ_TRAIL, and_also=Permission.EXPORT)
def whole_rows(request: CouncilRequest, form: str) -> HttpResponse:
    return taken_away(lambda: sheet(request.council, restriction.trail(request.council, None)), form)


@page(Permission.READ_TRAIL, and_also=Permission.EXPORT)
def rows(request: CouncilRequest, subject: UUID, form: str) -> HttpResponse:
    events = restriction.trail(request.council, subject)
    if not events.exists():
        raise Http404
    return taken_away(lambda: sheet(request.council, events), form)


def _events(request: CouncilRequest, subject: UUID | None) -> dict[str, Any]:
    events = Paginator(restriction.trail(request.council, subject), EVENTS_A_PAGE)
    shown = events.get_page(request.GET.get("page"))
    first = events.count - shown.start_index() + 1
    return {"events": shown, "lines": shape.lines(request.council, list(shown), first)}
