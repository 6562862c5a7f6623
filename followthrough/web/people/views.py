"""People of the council and their roles."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils import actions, queries
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.people.asking import address, ask, done, entry, there
from followthrough.web.people.forms import LastDayForm, NewPersonForm, PersonForm, RoleForm
from followthrough.web.refusals import saved


@page(Permission.READ_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    found = queries.people(request.council, clock.today())
    held = queries.held_posts(request.council, clock.today())
    rows = [(person, roles, held.get(person.id, [])) for person, roles in found]
    return render(request, "people/index.html", {"rows": rows})


@page(Permission.READ_PEOPLE)
def show(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    context = {
        "person": found,
        "roles": queries.memberships(request.council, found),
        "holdings": queries.holdings_of(request.council, found),
        "seats": queries.seats_of(request.council, found),
    }
    return render(request, "people/show.html", context)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add(request: CouncilRequest) -> HttpResponse:
    form = NewPersonForm(request.POST or None, initial={"first_day": clock.today()})
    if saved(form, lambda: actions.admit(**entry(request), **form.cleaned_data)):
        name = form.cleaned_data["name"]
        return done(request, address(request, "index"), _("%(name)s has been added.") % {"name": name})
    return ask(
        request,
        form,
        heading=_("Add a person"),
        button=_("Add the person"),
        back=address(request, "index"),
        explained=_(
            "The person gets a sign-in without a password, and no invitation is sent yet. Tell them to choose "
            "“Reset your password” on the sign-in page: the letter that follows lets them set one."
        ),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def correct(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    form = PersonForm(request.POST or None, initial={"name": found.name, "email": found.email})
    common = entry(request, person=found)
    where = address(request, "show", person=person)
    if saved(form, lambda: actions.rename_person(**common, **form.cleaned_data)):
        return done(request, where, _("The name and address are corrected."))
    return ask(
        request,
        form,
        heading=_("Correct a name or address"),
        button=_("Save"),
        back=where,
        explained=_("This does not change the address that the person signs in with."),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def give_role(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    form = RoleForm(request.POST or None, has_email=bool(found.email), initial={"first_day": clock.today()})
    common = entry(request, person=found)
    where = address(request, "show", person=person)
    if saved(form, lambda: actions.let_in(**common, **{"email": found.email} | form.cleaned_data)):
        return done(request, where, _("The role is given."))
    heading = _("Give %(name)s a role") % {"name": found.name}
    return ask(request, form, heading=heading, button=_("Give the role"), back=where)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def end_role(request: CouncilRequest, role: UUID) -> HttpResponse:
    found = there(queries.membership_of(request.council, role))
    form = LastDayForm(request.POST or None, initial={"last_day": found.last_day or clock.today()})
    common = entry(request, membership=found)
    where = address(request, "show", person=found.person_id)
    if saved(form, lambda: actions.end_role(**common, **form.cleaned_data)):
        return done(request, where, _("The role ends on that day."))
    heading = _("End a role of %(name)s") % {"name": found.person.name}
    explained = _("After that day the person can no longer use this role. If it is the only one, they cannot come in.")
    return ask(request, form, heading=heading, button=_("End the role"), back=where, explained=explained)
