"""The few pages that belong to no room."""

from datetime import date
from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.councils import queries
from followthrough.councils.permissions import Permission
from followthrough.councils.scope import reading
from followthrough.lib import clock
from followthrough.web.access import CouncilRequest, page, public
from followthrough.web.colours import stylesheet

if TYPE_CHECKING:
    from followthrough.councils.models import Council, User


@public
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """The only council's home, or a list to choose from."""
    councils = queries.councils_of(cast("User", request.user), clock.today())
    if len(councils) == 1:
        return redirect("desk:home", council=councils[0].slug)
    to_come = [] if councils else _to_come(cast("User", request.user))
    return render(request, "pages/start.html", {"councils": councils, "to_come": to_come})


def _to_come(user: "User") -> "list[tuple[Council, date]]":
    """The councils at which a role without a last day begins later, and when."""
    found = []
    for council in queries.councils_of(user, date.max):
        with reading(council):
            begins = queries.begins(user, council, clock.today())
        if begins:
            found.append((council, begins))
    return found


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@page(Permission.READ)
def colours(request: CouncilRequest) -> HttpResponse:
    """The council's colour as CSS properties; a change of colour changes the address that pages ask for."""
    response = HttpResponse(stylesheet(request.council.colour), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=86400"
    return response
