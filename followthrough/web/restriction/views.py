"""What is restricted to this person: the list, opening and closing one, and who may read it and has."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.restriction import actions, queries
from followthrough.web import opened
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.restriction.find import address, found_or_404, neutral
from followthrough.web.trail import shape


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    rows = [
        (one, neutral(one), address(request, one)) for one in queries.named_to(request.council, request.member.person)
    ]
    return render(request, "restriction/list.html", {"rows": rows})


@page(Permission.READ, methods=FORM)
def open_it(request: CouncilRequest, restriction: UUID) -> HttpResponse:
    """Says that opening is recorded; sending the form opens it in this session."""
    found = found_or_404(request, restriction)
    if found.restriction.lifted_at is not None:
        return redirect("restriction:show", council=request.council.slug, restriction=restriction)
    there = _next(request) or address(request, found)
    if request.method == "POST":
        actions.record_opening(council=request.council, by=request.member.person, restriction=found.restriction)
        opened.keep_open(request, found.restriction)
        return redirect(there)
    return render(request, "restriction/open.html", {"found": found, "neutral": neutral(found), "next": there})


@page(Permission.READ, methods=FORM)
def close_it(request: CouncilRequest, restriction: UUID) -> HttpResponse:
    """Before its hours are over: by a form, and back to the list."""
    found = found_or_404(request, restriction)
    if request.method == "POST":
        opened.close(request, found.restriction)
        messages.success(request, _("It is closed in this browser."))
    return redirect("restriction:list", council=request.council.slug)


@page(Permission.READ)
def show(request: CouncilRequest, restriction: UUID) -> HttpResponse:
    """Who may read it, who has, and why; for its readers only."""
    found = found_or_404(request, restriction)
    if found.restriction.lifted_at is None and not found.opened:
        return redirect("restriction:open", council=request.council.slug, restriction=restriction)
    events = queries.history(request.council, found.restriction)
    context = {
        "found": found,
        "neutral": neutral(found),
        "address": address(request, found),
        "readers": queries.readers(request.council, found.restriction),
        "lines": shape.lines(request.council, events, len(events)),
    }
    return render(request, "restriction/show.html", context)


def _next(request: CouncilRequest) -> str:
    """Where the reader was going, if that is one of our own addresses."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else ""
