"""Restricting something to named readers, naming more, taking one off, lifting it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.restriction import actions, queries
from followthrough.web import opened, refusals, states
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.subject import find
from followthrough.web.refusals import saved
from followthrough.web.restriction.find import address, neutral, open_or_404
from followthrough.web.restriction.forms import LiftForm, ReaderForm, RestrictForm
from followthrough.web.reviews.find import review_or_404

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment
    from followthrough.commitments.queries import Standing
    from followthrough.councils.models import Person
    from followthrough.reviews.models import Review
    from followthrough.reviews.queries.lines import ReviewView
    from followthrough.web.commitments.forms import Choices


@page(Permission.RESTRICT, methods=FORM)
def restrict(request: CouncilRequest, commitment: UUID) -> HttpResponse:
    """One recommendation or programme."""
    subject = find(request, commitment)
    return _restrict(request, subject.commitment, subject.standing, subject.neutral, subject.address)


@page(Permission.RESTRICT, methods=FORM)
def restrict_review(request: CouncilRequest, review: UUID) -> HttpResponse:
    """A whole review, with whatever is added to it later."""
    view = review_or_404(request, review)
    back = reverse("reviews:show", kwargs={"council": request.council.slug, "review": review})
    return _restrict(request, view.review, view, view.review.neutral_name, back)


def _restrict(
    request: CouncilRequest,
    thing: "Commitment | Review",
    about: "Standing | ReviewView",
    name: str,
    back: str,
) -> HttpResponse:
    people = {str(person.id): person for person in queries.people_to_name(request.council, clock.today())}
    form = RestrictForm(_choices(request, people), request.POST or None)

    def make() -> None:
        named = [people[i] for i in form.cleaned_data["readers"]]
        actions.restrict(**_whose(request), thing=thing, readers=named, reason=form.cleaned_data["reason"])

    if saved(form, make):
        messages.success(request, _("It is restricted. For everybody who is not named it is no longer there."))
        return redirect("restriction:list", council=request.council.slug)
    owners = queries.owners(request.council, about)
    context = {"form": form, "neutral": name, "back": back, "owners": owners}
    return render(request, "restriction/restrict.html", context)


@page(Permission.RESTRICT, methods=FORM)
def name_reader(request: CouncilRequest, restriction: UUID) -> HttpResponse:
    found = open_or_404(request, restriction)
    now = {one.person_id for one in queries.readers(request.council, found.restriction) if one.ended_at is None}
    able = queries.people_to_name(request.council, clock.today())
    people = {str(person.id): person for person in able if person.id not in now}
    form = ReaderForm(_choices(request, people), request.POST or None)
    about = {**_whose(request), "restriction": found.restriction}
    if saved(form, lambda: actions.name_reader(**about, person=people[form.cleaned_data["person"]])):
        messages.success(request, _("The reader is named."))
        return redirect("restriction:show", council=request.council.slug, restriction=restriction)
    context = {"form": form, "neutral": neutral(found), "restriction": restriction}
    return render(request, "restriction/name_reader.html", context)


@page(Permission.RESTRICT, methods=FORM)
def end_reader(request: CouncilRequest, restriction: UUID, person: UUID) -> HttpResponse:
    found = open_or_404(request, restriction)
    who = councils.person(request.council, person)
    if who is None:
        raise Http404
    if request.method != "POST":
        context = {"neutral": neutral(found), "restriction": restriction, "person": who}
        return render(request, "restriction/end_reader.html", context)
    try:
        actions.end_reader(**_whose(request), restriction=found.restriction, person=who)
        messages.success(request, _("%(name)s may no longer read it.") % {"name": who.name})
    except Refused as refused:
        messages.error(request, refusals.say(refused))
    return redirect("restriction:show", council=request.council.slug, restriction=restriction)


@page(Permission.RESTRICT, methods=FORM)
def lift(request: CouncilRequest, restriction: UUID) -> HttpResponse:
    found = open_or_404(request, restriction)
    form, there = LiftForm(request.POST or None), address(request, found)
    about = {**_whose(request), "restriction": found.restriction}
    if saved(form, lambda: actions.lift(**about, reason=form.cleaned_data["reason"])):
        opened.close(request, found.restriction)
        messages.success(request, _("The restriction is lifted. Whoever may read this council’s pages sees it again."))
        return redirect(there)
    context = {"form": form, "neutral": neutral(found), "restriction": restriction}
    return render(request, "restriction/lift.html", context)


def _choices(request: CouncilRequest, people: "dict[str, Person]") -> "Choices":
    """Each with the roles held today, by which people of one name are told apart."""
    roles = {str(person.id): held for person, held in councils.people(request.council, clock.today())}
    said = {i: ", ".join(states.role_name(role) for role in roles.get(i, [])) for i in people}
    return [(i, f"{person.name} ({said[i]})" if said[i] else person.name) for i, person in people.items()]


def _whose(request: CouncilRequest) -> dict[str, Any]:
    return {"council": request.council, "by": request.member.person}
