"""The few pages that belong to no room."""

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from followthrough.councils import queries
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.web.access import CouncilRequest, page, public
from followthrough.web.colours import stylesheet

if TYPE_CHECKING:
    from followthrough.councils.models import User


@public
@login_required
def start(request: HttpRequest) -> HttpResponse:
    """The only council's home, or a list to choose from."""
    councils = queries.councils_of(cast("User", request.user), clock.today())
    if len(councils) == 1:
        return redirect("desk:home", council=councils[0].slug)
    return render(request, "pages/start.html", {"councils": councils})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@page(Permission.READ)
def colours(request: CouncilRequest) -> HttpResponse:
    """The council's colour as CSS properties; a change of colour changes the address that pages ask for."""
    response = HttpResponse(stylesheet(request.council.colour), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, max-age=86400"
    return response
