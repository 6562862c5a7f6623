"""The council's home, what waits for me; and what will be late at a meeting."""

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.desk.queries.picture import picture
from followthrough.lib.as_at import AsAt
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest, page
from followthrough.web.asked import understood
from followthrough.web.desk.forecast import OUTLOOKS, Asked, by_service, sheet, why
from followthrough.web.desk.sections import sections
from followthrough.web.exports import taken_away
from followthrough.web.reviews.changed import KINDS


@page(Permission.READ)
def home(request: CouncilRequest) -> HttpResponse:
    seen = picture(request.council, AsAt.now())
    context = {
        "sections": sections(request.member, seen),
        "meetings": seen.next_meetings(),
        "kinds": KINDS,
        "begun": bool(seen.reviews),
    }
    return render(request, "desk/home.html", context)


@page(Permission.READ)
def forecast(request: CouncilRequest) -> HttpResponse:
    """What will be late at a meeting, by service, with the reasons; as at a day."""
    asked_on = as_at.asked(request)
    asked = Asked(request.member, asked_on, request.GET)
    context = {
        "asked": asked,
        "form": asked.form,
        "services": by_service(asked.found) if asked.found else [],
        "why": why,
        "outlooks": OUTLOOKS,
        "as_at": asked_on,
        "on_day": as_at.on_the_day(asked_on),
    }
    return render(request, "desk/forecast.html", context)


@page(Permission.EXPORT)
def forecast_rows(request: CouncilRequest, form: str) -> HttpResponse:
    """The rows of the forecast, as a file."""
    asked = Asked(request.member, as_at.exact(request), request.GET)
    understood(asked.form)
    return taken_away(lambda: sheet(asked), form)
