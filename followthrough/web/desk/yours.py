"""What a person sets about their own desk: the calendar feed and the weekly letter."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from followthrough.councils.permissions import Permission
from followthrough.desk import actions
from followthrough.desk.queries import calendar, digests
from followthrough.lib import clock
from followthrough.web.access import CouncilRequest, page
from followthrough.web.forms import OnceForm

PRESS = ("POST",)


@page(Permission.READ)
def show(request: CouncilRequest) -> HttpResponse:
    return _shown(request)


@page(Permission.READ, methods=PRESS)
@sensitive_variables("token", "address")
def make(request: CouncilRequest) -> HttpResponse:
    """A new address, shown in this answer and never again: a redirect would have to keep it somewhere."""
    form = OnceForm(request.POST)
    asked = form.cleaned_data["request_id"] if form.is_valid() else None
    token = actions.make_calendar(council=request.council, by=request.member.person, request_id=asked)
    address = settings.BASE_URL + reverse("calendar", kwargs={"at": request.council.slug, "token": token})
    return _shown(request, address=address)


@page(Permission.READ, methods=PRESS)
def end(request: CouncilRequest) -> HttpResponse:
    actions.end_calendar(council=request.council, by=request.member.person)
    messages.success(request, _("The address no longer works."))
    return redirect("desk:yours", council=request.council.slug)


@page(Permission.READ, methods=PRESS)
def letter(request: CouncilRequest) -> HttpResponse:
    """Switch the weekly letter on or off."""
    on = request.POST.get("wanted") == "yes"
    actions.choose_digest(council=request.council, by=request.member.person, wanted=on)
    messages.success(request, _("The weekly letter is switched on.") if on else _("The weekly letter is switched off."))
    return redirect("desk:yours", council=request.council.slug)


def _shown(request: CouncilRequest, **more: Any) -> HttpResponse:
    council, person = request.council, request.member.person
    context = {
        "feed": calendar.feed_of(council, person, clock.today()),
        "wanted": digests.wanted(council, person),
        "email": person.email,
        "address": "",
        "form": OnceForm(),
        **more,
    }
    return render(request, "desk/yours.html", context)
