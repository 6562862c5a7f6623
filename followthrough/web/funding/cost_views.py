"""What a programme costs with its phases and actions: paid by what, until when, and what outlives its money."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.accreditation.queries import money, programmes
from followthrough.commitments.rules import Kind
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.registers.actions import funding as actions
from followthrough.registers.queries import funding
from followthrough.registers.queries.funding import promised_for
from followthrough.registers.rules import Every
from followthrough.web import as_at as days
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.commitments.choices import short
from followthrough.web.funding import shape
from followthrough.web.funding.forms import NO_DAY, CostForm, EndForm
from followthrough.web.funding.views import ENTRY, svg
from followthrough.web.people.asking import ask, done, entry, there
from followthrough.web.refusals import saved
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.accreditation.queries.money import Part
    from followthrough.commitments.models import Commitment
    from followthrough.registers.models import Cost
    from followthrough.registers.queries.funding import Spending


@page(Permission.READ)
def programme(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """A programme's costs as at a day, what is unfunded, the posts that are paid, and what outlives its money."""
    as_at = days.asked(request)
    head = there(programmes.programme(request.council, programme))
    found = money.money(request.council, head, as_at)
    if not found.parts and as_at.is_today:
        raise Http404
    context = {
        "programme": head,
        "whole": found.parts[0] if found.parts else None,
        "found": found,
        "charter": programmes.charter(request.council, head, as_at),
        "named": {part.standing.commitment.id: named(part) for part in found.parts},
        "promised": {part.standing.commitment.id: promised_for(part.standing) for part in found.parts},
        "figure": shape.programme_figure(found, as_at.day),
        "as_at": as_at,
        "on_day": days.on_the_day(as_at),
        "tabs": tabs(request.council, head, "money:programme", days.on_the_day(as_at) or None),
    }
    return render(request, "money/programme.html", context)


@page(Permission.READ)
def figure(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The plot of the days; they stand in a table on the programme's page about money."""
    as_at = days.exact(request)
    head = there(programmes.programme(request.council, programme))
    return svg(shape.programme_figure(money.money(request.council, head, as_at), as_at.day))


def named(part: "Part") -> str:
    """What a part of a programme is called."""
    words = short(shape.shown_words(part.standing))
    if part.phase is not None:
        return _("Phase: %(words)s") % {"words": words}
    if part.action is not None:
        return _("Action %(number)s: %(words)s") % {"number": part.action.number, "words": words}
    return _("The programme itself")


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def cost(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Something that the programme, a phase or an action costs."""
    head = there(programmes.programme(request.council, programme))
    heads, form = _form(request, head)
    common = entry(request)
    if saved(form, lambda: actions.set_cost(**common, **_of(form, heads), **_given(request, form))):
        return done(request, _address(request, head), _("The cost is added."))
    return ask(
        request,
        form,
        heading=_("Add a cost"),
        button=_("Add the cost"),
        back=_address(request, head),
        template=ENTRY,
        explained=_("What nothing pays for is listed as unfunded. One thing may be paid by several, in turn."),
    )


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def change(request: CouncilRequest, row: UUID) -> HttpResponse:
    """What is known of a cost from now on; what was known before stays."""
    head, found = _cost(request, row)
    _heads, form = _form(request, head, _initial(found.cost))
    del form.fields["of"]  # what it is a cost of stays: a cost of something else is another cost
    common = entry(request, corrects=found.cost, commitment=found.cost.commitment)
    if saved(form, lambda: actions.set_cost(**common, **_given(request, form))):
        return done(request, _address(request, head), _("The cost is changed."))
    return ask(
        request,
        form,
        heading=_("Change a cost"),
        button=_("Save the change"),
        back=_address(request, head),
        template=ENTRY,
    )


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def end(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Say that something is no cost any more."""
    head, found = _cost(request, row)
    form = EndForm(request.POST or None)
    common = entry(request, commitment=found.cost.commitment, ended=True)
    if saved(form, lambda: actions.set_cost(**common, spent=_ended(form, found.cost), told=form.told())):
        return done(request, _address(request, head), _("It is no cost any more. You can add it again."))
    return ask(
        request,
        form,
        heading=_("End the cost “%(what)s”") % {"what": found.cost.what},
        button=_("End the cost"),
        back=_address(request, head),
        template=ENTRY,
        title=_("End a cost"),
        explained=_("It is left out from the day on which that is known. Earlier days still show it."),
        warning=True,
    )


def _cost(request: CouncilRequest, row: UUID) -> "tuple[Commitment, Spending]":
    """The programme that a cost is about, and the cost; 404 for none, or one that was replaced meanwhile."""
    found = there(funding.cost(request.council, row, AsAt.now()))
    head = programmes.belongs(request.council, found.cost.commitment)
    if head.kind != Kind.PROGRAMME:
        raise Http404
    return head, found


def _form(
    request: CouncilRequest, head: "Commitment", initial: dict[str, Any] | None = None
) -> "tuple[dict[str, Commitment], CostForm]":
    """The form, and the commitments that it offers by their ids."""
    found = money.money(request.council, head, AsAt.now())
    heads = {str(part.standing.commitment.id): part.standing.commitment for part in found.parts}
    parts = [(str(part.standing.commitment.id), named(part)) for part in found.parts]
    posts = [(str(line.post.id), str(line.post)) for line in councils.posts(request.council, clock.today())]
    streams = [(str(one.stream.id), one.stream.name) for one in funding.streams(request.council, AsAt.now())]
    return heads, CostForm(parts, posts, streams, request.POST or None, initial=initial)


def _of(form: CostForm, heads: "dict[str, Commitment]") -> dict[str, Any]:
    return {"commitment": heads[form.cleaned_data["of"]]}


def _given(request: CouncilRequest, form: CostForm) -> dict[str, Any]:
    given = form.cleaned_data
    stream = there(funding.stream(request.council, UUID(given["stream"]), AsAt.now())) if given["stream"] else None
    spent = actions.Spent(
        what=given["what"],
        post=councils.post(request.council, UUID(given["post"])) if given["post"] else None,
        stream=stream.stream if stream else None,
        amount=given["amount"],
        about=given["about"],
        every=Every(given["every"]),
        until=given["until"] or NO_DAY,
        note=given["note"],
    )
    return {"spent": spent, "told": form.told()}


def _initial(row: "Cost") -> dict[str, Any]:
    same = {name: getattr(row, name) for name in ("what", "amount", "about", "every", "note")}
    until = FuzzyDay(row.until_printed, row.until_first, row.until_last) if row.until_printed else None
    ids = {"post": row.post_id or "", "stream": row.stream_id or ""}
    return same | {"until": until} | {name: str(value) for name, value in ids.items()}


def _ended(form: EndForm, row: "Cost") -> actions.Spent:
    return actions.Spent(
        what=row.what,
        post=row.post,
        stream=row.stream,
        amount=row.amount,
        about=row.about,
        every=Every(row.every),
        until=FuzzyDay(row.until_printed, row.until_first, row.until_last),
        note=form.cleaned_data["note"],
    )


def _address(request: CouncilRequest, head: "Commitment") -> str:
    return reverse("money:programme", kwargs={"council": request.council.slug, "programme": head.id})
