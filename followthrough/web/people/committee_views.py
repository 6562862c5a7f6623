"""Committees: who sits on them on a day, and when they meet."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.web import as_at as days
from followthrough.web import words
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.people import sheets
from followthrough.web.people.asking import address, ask, done, entry, there
from followthrough.web.people.forms import SEATS, LastDayForm, MeetingForm, MinutesForm, NameForm, SeatForm, offer
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Meeting


@page(Permission.READ_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    last, coming = _met(request)
    context = {"committees": queries.committees(request.council), "last": last, "coming": coming}
    return render(request, "people/committees.html", context)


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def index_rows(request: CouncilRequest, form: str) -> HttpResponse:
    return taken_away(lambda: sheets.committees(queries.committees(request.council), *_met(request)), form)


def _met(request: CouncilRequest) -> "tuple[dict[UUID, Meeting], dict[UUID, Meeting]]":
    """The last meeting of each committee before today, and the next."""
    today, met = clock.today(), list(queries.meetings(request.council))
    last = {m.committee_id: m for m in reversed(met) if m.day < today}
    return last, {m.committee_id: m for m in met if m.day >= today}


@page(Permission.READ_PEOPLE)
def show(request: CouncilRequest, committee: UUID) -> HttpResponse:
    as_at = days.asked(request)
    found = there(queries.committee(request.council, committee))
    met = queries.meetings(request.council).filter(committee=found)
    context = {
        "committee": found,
        "as_at": as_at,
        "on_day": days.on_the_day(as_at),
        "seats": queries.seats(request.council, found, as_at.day),
        "kinds": SEATS,
        "coming": [m for m in reversed(met) if m.day >= as_at.day],
        "past": [m for m in met if m.day < as_at.day],
    }
    return render(request, "people/committee.html", context)


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def seats_rows(request: CouncilRequest, committee: UUID, form: str) -> HttpResponse:
    as_at = days.exact(request)
    found = there(queries.committee(request.council, committee))
    return taken_away(lambda: sheets.seats(queries.seats(request.council, found, as_at.day), as_at), form)


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def meetings_rows(request: CouncilRequest, committee: UUID, form: str) -> HttpResponse:
    as_at = days.exact(request)
    found = there(queries.committee(request.council, committee))
    met = queries.meetings(request.council).filter(committee=found)
    return taken_away(lambda: sheets.meetings(met, as_at), form)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add(request: CouncilRequest) -> HttpResponse:
    form = NameForm(request.POST or None)
    back = address(request, "committees")
    common = entry(request)
    if saved(form, lambda: actions.add_committee(**common, **form.cleaned_data)):
        return done(request, back, _("The committee is added."))
    return ask(
        request,
        form,
        heading=_("Add a committee"),
        button=_("Add the committee"),
        back=back,
        title=_("Add a committee"),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add_seat(request: CouncilRequest, committee: UUID) -> HttpResponse:
    found = there(queries.committee(request.council, committee))
    form = SeatForm(request.POST or None)
    offer(form, "person", [person for person, _roles in queries.people(request.council, clock.today())])
    met = queries.meetings(request.council).filter(committee=found)
    offer(form, "only_meeting", met, lambda meeting: words.day(meeting.day))
    common = entry(request, committee=found)
    where = address(request, "committee", committee=committee)
    if saved(form, lambda: actions.seat(**common, **form.cleaned_data)):
        return done(request, where, _("The seat is given."))
    heading = _("Add a seat on %(name)s") % {"name": found.name}
    return ask(request, form, heading=heading, button=_("Add the seat"), back=where, title=_("Add a seat"))


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def end_seat(request: CouncilRequest, seat: UUID) -> HttpResponse:
    found = there(queries.seat(request.council, seat))
    form = LastDayForm(request.POST or None, initial={"last_day": found.last_day or clock.today()})
    common = entry(request, seat=found)
    where = address(request, "committee", committee=found.committee_id)
    if saved(form, lambda: actions.leave_seat(**common, **form.cleaned_data)):
        return done(request, where, _("The seat ends on that day."))
    heading = _("End the seat of %(name)s on %(committee)s") % {"name": found.person, "committee": found.committee}
    return ask(request, form, heading=heading, button=_("End the seat"), back=where, title=_("End a seat"))


@page(Permission.KEEP_MEETINGS, methods=FORM)
def add_meeting(request: CouncilRequest, committee: UUID) -> HttpResponse:
    found = there(queries.committee(request.council, committee))
    form = MeetingForm(request.POST or None)
    common = entry(request, committee=found)
    where = address(request, "committee", committee=committee)
    if saved(form, lambda: actions.add_meeting(**common, **form.cleaned_data)):
        return done(request, where, _("The meeting is added."))
    heading = _("Add a meeting of %(name)s") % {"name": found.name}
    return ask(request, form, heading=heading, button=_("Add the meeting"), back=where, title=_("Add a meeting"))


@page(Permission.KEEP_MEETINGS, methods=FORM)
def minutes(request: CouncilRequest, meeting: UUID) -> HttpResponse:
    found = there(queries.meeting(request.council, meeting))
    form = MinutesForm(request.POST or None, initial={"on": found.minutes_approved_on or clock.today()})
    common = entry(request, meeting=found)
    where = address(request, "committee", committee=found.committee_id)
    if saved(form, lambda: actions.approve_minutes(**common, **form.cleaned_data)):
        return done(request, where, _("The minutes are approved."))
    said = {"committee": found.committee, "day": words.day(found.day)}
    if found.minutes_approved_on is None:
        heading = _("Approve the minutes of %(committee)s of %(day)s") % said
        return ask(request, form, heading=heading, button=_("Approve the minutes"), back=where)
    heading = _("Correct when the minutes of %(committee)s of %(day)s were approved") % said
    return ask(
        request,
        form,
        heading=heading,
        button=_("Correct the day"),
        back=where,
        title=_("Correct when minutes were approved"),
    )
