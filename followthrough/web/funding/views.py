"""The council's funding: the list, one stream, and what is known of it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.registers.actions import funding as actions
from followthrough.registers.queries import funding
from followthrough.registers.rules import Certainty
from followthrough.web import as_at as days
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.funding import shape
from followthrough.web.funding.forms import NO_DAY, StreamForm, TermsForm
from followthrough.web.funding.sheet import sheet
from followthrough.web.people.asking import ask, done, entry, there
from followthrough.web.refusals import saved

if TYPE_CHECKING:
    from followthrough.registers.models import FundingTerms

ENTRY = "money/entry.html"


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    """Every funding stream as at a day with what it pays for, and what nothing pays for."""
    as_at = days.asked(request)
    found = shape.register(request.council, as_at)
    context = {"found": found, "figure": shape.figure(found, as_at.day), "as_at": as_at}
    return render(request, "money/list.html", {**context, "on_day": days.on_the_day(as_at)})


@page(Permission.EXPORT)
def rows(request: CouncilRequest, form: str) -> HttpResponse:
    """The rows of the list as a file."""
    as_at = days.exact(request)
    return taken_away(lambda: sheet(shape.register(request.council, as_at), as_at), form)


@page(Permission.READ)
def figure(request: CouncilRequest) -> HttpResponse:
    """The plot of the days on which money ends; its days stand in a table on the list."""
    as_at = days.exact(request)
    return svg(shape.figure(shape.register(request.council, as_at), as_at.day))


def svg(found: Any) -> HttpResponse:
    """A figure's picture; 404 where there is none."""
    if found is None:
        raise Http404
    return HttpResponse(found.svg, content_type="image/svg+xml; charset=utf-8")


@page(Permission.READ)
def show(request: CouncilRequest, stream: UUID) -> HttpResponse:
    """One stream as at a day: who holds it, how much, until when, what it pays for."""
    as_at = days.asked(request)
    found = shape.register(request.council, as_at)
    one = next((one for one in found.streams if one.stream.stream.id == stream), None)
    if one is None and as_at.is_today:
        raise Http404
    history = funding.terms(request.council, stream, as_at)
    context = {"one": one, "stream": stream, "history": history, "as_at": as_at, "on_day": days.on_the_day(as_at)}
    return render(request, "money/stream.html", context)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def open_stream(request: CouncilRequest) -> HttpResponse:
    """A new stream with what is known of it."""
    form = StreamForm(request.POST or None)
    made: list[Any] = []
    common = entry(request)
    if saved(form, lambda: made.append(actions.open_stream(**common, **_named(form), **_given(form)))):
        return done(request, _address(request, made[0].id), _("The funding is added."))
    back = reverse("money:list", kwargs={"council": request.council.slug})
    return ask(request, form, heading=_("Add funding"), button=_("Add the funding"), back=back, template=ENTRY)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def terms(request: CouncilRequest, stream: UUID) -> HttpResponse:
    """What is known of a stream from now on; what was known before stays."""
    found = there(funding.stream(request.council, stream, AsAt.now()))
    form = TermsForm(request.POST or None, initial=_initial(found.terms))
    common = entry(request, stream=found.stream)
    where = _address(request, stream)
    if saved(form, lambda: actions.set_terms(**common, **_given(form))):
        return done(request, where, _("What is known of the funding is changed."))
    return ask(
        request,
        form,
        heading=_("Change what is known of %(name)s") % {"name": found.stream.name},
        button=_("Save the change"),
        back=where,
        template=ENTRY,
        title=_("Change what is known of funding"),
        explained=_("What was known before stays on the record: every page can be seen as at an earlier day."),
    )


def _named(form: StreamForm) -> dict[str, Any]:
    return {"name": form.cleaned_data["name"]}


def _given(form: TermsForm) -> dict[str, Any]:
    given = form.cleaned_data
    said = actions.Terms(
        holder=given["holder"],
        purpose=given["purpose"],
        amount=given["amount"],
        about=given["about"],
        ends=given["ends"] or NO_DAY,
        certainty=Certainty(given["certainty"]),
        afterwards=given["afterwards"],
    )
    return {"terms": said, "told": form.told()}


def _initial(row: "FundingTerms") -> dict[str, Any]:
    names = ("holder", "purpose", "amount", "about", "certainty", "afterwards")
    ends = FuzzyDay(row.ends_printed, row.ends_first, row.ends_last) if row.ends_printed else None
    return {name: getattr(row, name) for name in names} | {"ends": ends}


def _address(request: CouncilRequest, stream: UUID) -> str:
    return reverse("money:stream", kwargs={"council": request.council.slug, "stream": stream})
