"""When somebody is away and who is asked instead. No page asks for a reason, and there is nowhere to keep one."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.councils import actions, asking, queries
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.web import words
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import address, ask, done, entry, press, there
from followthrough.web.people.asking_forms import AwayForm
from followthrough.web.people.forms import LastDayForm, offer
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Absence, Person


@page(Permission.MANAGE_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    found = asking.absences(request.council, clock.today())
    return render(request, "people/away.html", {"absences": found})


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    form = _form(request, found, queries.everybody(request.council).order_by("name"))
    where = address(request, "show", person=person)
    common = entry(request, person=found)
    if saved(form, lambda: actions.say_away(**common, **form.cleaned_data)):
        return done(request, where, _("It is set down, without a reason."))
    heading = _("When %(name)s is away") % {"name": found.name}
    return ask(
        request,
        form,
        heading=heading,
        title=_("When somebody is away"),
        button=_("Save"),
        back=where,
        explained=_("Only days and who is asked instead: the reason is nobody’s business here, so do not enter one."),
    )


@page(Permission.READ, methods=FORM)
def own(request: CouncilRequest) -> HttpResponse:
    """Whoever is signed in says of themselves when they are away."""
    person = request.member.person
    form = _form(request, person, _known_to(request))
    common = entry(request, person=person)
    where = address(request, "own_absence")
    if saved(form, lambda: actions.say_away(**common, **form.cleaned_data)):
        return done(request, where, _("It is set down. Nobody is asked for a reason."))
    return ask(
        request,
        form,
        heading=_("When you are away"),
        title=_("When you are away"),
        button=_("Save"),
        back=reverse("desk:home", args=[request.council.slug]),
        explained=_(
            "While you are away, what your posts are asked goes to somebody else. Say only from when to when, and who"
            " is asked instead: nobody needs a reason, and there is no place for one."
        ),
        template="people/own_absence.html",
        absences=asking.absences_of(request.council, person, clock.today()),
    )


def _form(request: CouncilRequest, person: "Person", others: "Iterable[Person]") -> AwayForm:
    form = AwayForm(request.POST or None, initial={"first_day": clock.today()})
    offer(form, "deputy", [one for one in others if one.id != person.id])
    return form


def _known_to(request: CouncilRequest) -> "list[Person]":
    """Whom somebody may name: everybody where they see people, else who holds a post beside theirs."""
    if request.member.may(Permission.READ_PEOPLE):
        return list(queries.everybody(request.council).order_by("name"))
    return asking.colleagues(request.council, request.member.person, clock.today())


def _own_or_managed(request: CouncilRequest, absence: UUID) -> "Absence":
    found = there(asking.absence(request.council, absence))
    if found.person_id != request.member.person.id and not request.member.may(Permission.MANAGE_PEOPLE):
        raise PermissionDenied
    return found


def _back(request: CouncilRequest, absence: "Absence") -> str:
    return address(request, "own_absence" if absence.person_id == request.member.person.id else "away")


@page(Permission.READ, methods=FORM)
def come_back(request: CouncilRequest, absence: UUID) -> HttpResponse:
    found = _own_or_managed(request, absence)
    form = LastDayForm(request.POST or None, initial={"last_day": found.last_day or clock.today()})
    common, where = entry(request, absence=found), _back(request, found)
    if saved(form, lambda: actions.come_back(**common, **form.cleaned_data)):
        return done(request, where, _("The last day away is %(day)s.") % {"day": words.day(found.last_day)})
    return ask(
        request,
        form,
        heading=_("Last day away"),
        button=_("Save"),
        title=_("Last day away"),
        back=where,
        explained=_("From the next day on what the posts are asked goes to their holder again."),
    )


@page(Permission.READ, methods=FORM)
def take_back(request: CouncilRequest, absence: UUID) -> HttpResponse:
    found = _own_or_managed(request, absence)
    form, where = press(request), _back(request, found)
    if saved(form, lambda: actions.take_back_absence(**entry(request, absence=found))):
        return done(request, where, _("It is taken back, and nothing is kept of it."))
    return ask(
        request,
        form,
        heading=_("Take back that somebody is away"),
        button=_("Take it back"),
        back=where,
        explained=_("For an absence that was entered wrongly. The days are deleted."),
    )
