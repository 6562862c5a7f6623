"""People of the council and their roles."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils import actions, asking, queries
from followthrough.councils.permissions import Permission
from followthrough.desk.queries.owning import owning
from followthrough.desk.queries.picture import picture
from followthrough.joining import queries as joining
from followthrough.joining.actions import invitations, leaving
from followthrough.joining.rules import mark_of_address
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.web import states, words
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.people import sheets
from followthrough.web.people.asking import address, ask, done, entry, there
from followthrough.web.people.forms import LastDayForm, NewPersonForm, PersonForm, RoleForm
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.councils.models import Person, Post, PostHolding
    from followthrough.councils.permissions import Role


@page(Permission.READ_PEOPLE)
def index(request: CouncilRequest) -> HttpResponse:
    invited = joining.invited(request.council)
    rows = [(person, roles, posts, invited.get(person.id)) for person, roles, posts in _rows(request)]
    return render(request, "people/index.html", {"rows": rows})


@page(Permission.READ_PEOPLE, and_also=Permission.EXPORT)
def index_rows(request: CouncilRequest, form: str) -> HttpResponse:
    addresses = request.member.may(Permission.MANAGE_PEOPLE)
    return taken_away(lambda: sheets.people(_rows(request), addresses), form)


def _rows(request: CouncilRequest) -> "list[tuple[Person, list[Role], list[Post]]]":
    """Everybody with roles and posts today."""
    found = queries.people(request.council, clock.today())
    held = queries.held_posts(request.council, clock.today())
    return [(person, roles, held.get(person.id, [])) for person, roles in found]


@page(Permission.READ_PEOPLE)
def show(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    user = joining.sign_in_of(request.council, found)
    context = {
        "person": found,
        "user": user,
        "second_step": user is not None and joining.has_second_step(user),
        "is_gone": joining.is_gone(request.council, found),
        "invitations": joining.invitations(request.council, found),
        "address_mark": mark_of_address(found.email or ""),
        "roles": queries.memberships(request.council, found),
        "holdings": queries.holdings_of(request.council, found),
        "seats": queries.seats_of(request.council, found),
        "absences": asking.absences_of(request.council, found, clock.today()),
    }
    return render(request, "people/show.html", context)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def add(request: CouncilRequest) -> HttpResponse:
    form = NewPersonForm(request.POST or None, initial={"first_day": clock.today()})
    if saved(form, lambda: invitations.invite_new(**entry(request), **form.cleaned_data)):
        said = _("%(name)s has been added, and a letter with a link is on its way.") % {
            "name": form.cleaned_data["name"]
        }
        return done(request, address(request, "index"), said)
    return ask(
        request,
        form,
        heading=_("Add a person"),
        title=_("Add a person"),
        button=_("Add and invite"),
        back=address(request, "index"),
        explained=_(
            "The person gets a letter with a link. It works once and for two weeks; with it they choose a password"
            " and come in. Somebody who signs in at another council already confirms with that."
        ),
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def correct(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    has_sign_in = joining.sign_in_of(request.council, found) is not None
    given = {"name": found.name, "email": found.email}
    form = PersonForm(request.POST or None, initial=given, has_sign_in=has_sign_in)
    common = entry(request, person=found)
    where = address(request, "show", person=person)
    if saved(form, lambda: actions.rename_person(**common, **form.cleaned_data)):
        return done(request, where, _("It is corrected."))
    heading = _("Correct the name") if has_sign_in else _("Correct the name or address")
    return ask(request, form, heading=heading, button=_("Save"), back=where, title=heading)


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def give_role(request: CouncilRequest, person: UUID) -> HttpResponse:
    found = there(queries.person(request.council, person))
    form = RoleForm(request.POST or None, has_email=bool(found.email), initial={"first_day": clock.today()})
    common = entry(request, person=found)
    where = address(request, "show", person=person)
    user = joining.sign_in_of(request.council, found)
    heading = _("Give %(name)s a role") % {"name": found.name}
    if user is not None and not found.forgotten_at:
        given = {"email": user.email}
        if saved(form, lambda: actions.let_in(**common, **form.cleaned_data | given)):
            return done(request, where, _("The role is given."))
        return ask(request, form, heading=heading, button=_("Give the role"), back=where, title=_("Give a role"))
    if saved(form, lambda: invitations.invite(**common, **form.cleaned_data)):
        return done(request, where, _("A letter with a link is on its way."))
    explained = _("The person gets a letter with a link, which works once and for two weeks, and comes in with it.")
    return ask(
        request, form, heading=heading, button=_("Invite"), back=where, explained=explained, title=_("Give a role")
    )


@page(Permission.MANAGE_PEOPLE, methods=FORM)
def end_role(request: CouncilRequest, role: UUID) -> HttpResponse:
    found = there(queries.membership_of(request.council, role))
    form = LastDayForm(request.POST or None, initial={"last_day": found.last_day or clock.today()})
    common = entry(request, membership=found)
    where = address(request, "show", person=found.person_id)
    role_name = states.role_name(found.role)
    if saved(form, lambda: leaving.end_role(**common, **form.cleaned_data)):
        said = {"role": role_name, "day": words.day(form.cleaned_data["last_day"])}
        return done(request, where, _("The last day of the role “%(role)s” is %(day)s.") % said)
    explained = _(
        "On its last day the role still holds. If that day is today or earlier and no other role holds longer, the"
        " person is signed out everywhere at once and invitations are withdrawn. Where it is today, they can sign in"
        " again until the day is over: to shut somebody out this minute, enter yesterday."
    )
    return ask(
        request,
        form,
        heading=_("End a role of %(name)s: %(role)s") % {"name": found.person.name, "role": role_name},
        button=_("End the role"),
        title=_("End a role"),
        back=where,
        explained=explained,
        template="people/end_role.html",
        held=_held(request, found.person),
    )


def _held(request: CouncilRequest, person: "Person") -> list[tuple["PostHolding", int]]:
    """The posts that somebody holds today or later, each with how much is open that it, its team or its body owns."""
    holdings = list(queries.holdings_of(request.council, person).exclude(last_day__lt=clock.today()))
    if not holdings:
        return []
    seen = picture(request.council, AsAt.now())
    return [(held, len(owning(seen, [held.post]).owned)) for held in holdings]
