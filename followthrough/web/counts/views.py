"""What has been counted about a programme: the list, a new number, and one put right."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes
from followthrough.commitments import queries as commitments
from followthrough.commitments.rules import Kind
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.lib.tables import Column, Row
from followthrough.registers.actions import counts as actions
from followthrough.registers.queries import counts
from followthrough.registers.rules import Unit, gives_away
from followthrough.reports.appendix import notice
from followthrough.reports.programme_words import period_words, unit_words
from followthrough.web import as_at as days
from followthrough.web import words
from followthrough.web.access import FORM, CouncilRequest, page
from followthrough.web.counts.forms import CountForm
from followthrough.web.exports import Sheet, taken_away
from followthrough.web.people.asking import ask, done, entry, there
from followthrough.web.refusals import saved
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment
    from followthrough.registers.models import Counted

ENTRY = "money/entry.html"


@page(Permission.READ)
def index(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The numbers of a programme as at a day, each with its unit and its period."""
    as_at = days.asked(request)
    head = there(programmes.programme(request.council, programme))
    standing = commitments.standing(request.council, head, as_at)
    if standing is None and as_at.is_today:
        raise Http404
    found = counts.counts(request.council, head, as_at) if standing else []
    on_day = days.on_the_day(as_at)
    context = {
        "programme": head,
        "standing": standing,
        "counted": [(row, gives_away(row.number, Unit(row.unit))) for row in found],
        "as_at": as_at,
        "on_day": on_day,
        "tabs": tabs(request.council, head, "counts:list", on_day or None),
    }
    return render(request, "counts/list.html", context)


@page(Permission.EXPORT)
def rows(request: CouncilRequest, programme: UUID, form: str) -> HttpResponse:
    """The rows of the list as a file."""
    as_at = days.exact(request)
    head = there(programmes.programme(request.council, programme))
    return taken_away(lambda: _sheet(head, counts.counts(request.council, head, as_at), as_at), form)


def _sheet(head: "Commitment", found: "list[Counted]", as_at: AsAt) -> Sheet:
    columns = [
        Column("what", _("What was counted")),
        Column("number", _("How many"), "whole"),
        Column("unit", _("Of what")),
        Column("period", _("Day or period")),
        Column("known_on", _("Known on"), "day"),
        Column("source", _("Paper it comes from")),
        Column("note", _("Note")),
    ]
    hidden = notice(restricted=head.restricted)
    cells: list[Row] = [
        {
            "what": row.what,
            "number": row.number,
            "unit": unit_words(row.unit),
            "period": period_words(row),
            "known_on": row.known_on,
            "source": row.source,
            "note": row.note,
            "notice": hidden,
        }
        for row in found
    ]
    return Sheet("counts", _("Counts as at %(day)s") % {"day": words.day(as_at.day)}, columns, cells, as_at)


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def add(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """A new number, or a new period of something counted before."""
    head = there(programmes.programme(request.council, programme))
    form = CountForm(request.POST or None)
    common = entry(request, commitment=head)
    if saved(form, lambda: actions.count(**common, **_given(form))):
        return done(request, _address(request, head), _("The number is recorded."))
    return ask(
        request,
        form,
        heading=_("Add a number"),
        button=_("Add the number"),
        back=_address(request, head),
        template=ENTRY,
    )


@page(Permission.RUN_PROGRAMMES, methods=FORM)
def correct(request: CouncilRequest, row: UUID) -> HttpResponse:
    """Put right what was entered wrongly; what was entered stays in the trail."""
    found = there(counts.counted(request.council, row, AsAt.now()))
    if found.commitment.kind != Kind.PROGRAMME:
        raise Http404
    form = CountForm(request.POST or None, initial=_initial(found))
    common = entry(request, commitment=found.commitment, corrects=found)
    where = _address(request, found.commitment)
    if saved(form, lambda: actions.count(**common, **_given(form))):
        return done(request, where, _("The number is corrected."))
    heading = _("Correct a number")
    return ask(request, form, heading=heading, button=_("Save the correction"), back=where, template=ENTRY)


def _given(form: CountForm) -> dict[str, Any]:
    given = form.cleaned_data
    same = {name: given[name] for name in ("what", "number", "period", "note")}
    return {**same, "unit": Unit(given["unit"]), "told": form.told()}


def _initial(row: "Counted") -> dict[str, Any]:
    same = {name: getattr(row, name) for name in ("what", "number", "unit", "note")}
    return {**same, "period": FuzzyDay(row.period_printed, row.period_first, row.period_last)}


def _address(request: CouncilRequest, head: "Commitment") -> str:
    return reverse("counts:list", kwargs={"council": request.council.slug, "programme": head.id})
