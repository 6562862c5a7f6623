"""The council's home: what waits for me."""

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.desk.queries.picture import picture
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest, page
from followthrough.web.desk.sections import sections
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
