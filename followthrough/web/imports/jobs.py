"""What takes long of an import: reading it in, confirming it, undoing it. Each shows how far it is where it is long."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.exchange import actions, kinds, queries
from followthrough.exchange.unreadable import Unreadable
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.web import metrics, progress, refusals
from followthrough.web.access import CouncilRequest
from followthrough.web.imports import choice, preview, tables, words
from followthrough.web.imports.forms import IntoForm, PaperForm, ReasonForm

if TYPE_CHECKING:
    from followthrough.exchange.comparison import Comparison
    from followthrough.exchange.models import Import
    from followthrough.lib.steps import Steps

LONG_PAPER = 50_000  # bytes: how many rows are in it is not known before it is read


def read(request: CouncilRequest, form: PaperForm) -> HttpResponseBase:
    """Read the form's paper in, and show what was understood."""
    data, name = form.paper()

    def reading() -> "Steps[Import]":
        by: dict[str, Any] = {"council": request.council, "by": request.member.person}
        paper = yield from actions.reading_in(**by, data=data, name=name, take=form.takes())
        metrics.paper_read(understood=True)
        return paper

    def instead(fault: Refused | Unreadable) -> HttpResponse:
        if isinstance(fault, Refused):
            refusals.add_to(form, fault)
            return render(request, "imports/new.html", {"form": form, "tables": None})
        metrics.paper_read(understood=False)
        form.add_error(form.at_fault, fault.message)
        seen = tables.refused(fault)
        if seen:
            form.keep(data, name)
        return render(request, "imports/new.html", {"form": form, "tables": seen})

    job = progress.Job(
        heading=_("Reading the paper"),
        stages={"read": _("Reading the file"), "kept": _("Keeping what was understood")},
        steps=reading,
        to=lambda paper: _address(request, paper),
        instead=instead,
        refusals=(Refused, Unreadable),
    )
    return progress.answered(request, job, long=len(data) > LONG_PAPER)


def confirm(
    request: CouncilRequest, paper: "Import", into: choice.Into, found: "Comparison", form: IntoForm
) -> HttpResponseBase:
    """Confirm the paper as the form says, and show what it brought."""

    def instead(refused: Refused) -> HttpResponse:
        refusals.add_to(form, refused)
        return last_step(request, paper, into, found, form)

    job = progress.Job(
        heading=_("Confirming the import"),
        stages={
            "compared": _("Comparing the rows with the review"),
            "gathered": _("Working out what is new"),
            "written": _("Writing it down"),
            "indexed": _("Making it findable"),
        },
        steps=lambda: choice.confirming(request, paper, into, form),
        to=lambda review: _address(request, paper),
        said=_("The paper is in the tracker."),
        instead=instead,
    )
    return progress.answered(request, job, long=len(found.views) > progress.LONG)


def last_step(
    request: CouncilRequest, paper: "Import", into: choice.Into, found: "Comparison", form: IntoForm
) -> HttpResponse:
    """The page that asks where the paper goes and when it was known."""
    context = {"form": form, "paper": paper, "into": into, **preview.last_look(request, paper, into, found)}
    return render(request, "imports/confirm.html", context)


def undo(request: CouncilRequest, paper: "Import", form: ReasonForm) -> HttpResponseBase:
    """Undo the import for the form's reason, and show that it is undone."""

    def instead(refused: Refused) -> HttpResponse:
        refusals.add_to(form, refused)
        return ask_to_undo(request, paper, form)

    by, reason = request.member.person, form.cleaned_data["reason"]
    job = progress.Job(
        heading=_("Undoing the import"),
        stages={"checked": _("Looking for what stands on it"), "withdrawn": _("Withdrawing what it brought")},
        steps=lambda: actions.undoing(council=request.council, by=by, paper=paper, reason=reason),
        to=lambda nothing: _address(request, paper),
        said=_("The import is undone."),
        instead=instead,
    )
    return progress.answered(request, job, long=queries.row_count(request.council, paper) > progress.LONG)


def ask_to_undo(request: CouncilRequest, paper: "Import", form: ReasonForm) -> HttpResponse:
    """The page that asks why it is undone."""
    return render(request, "imports/undo.html", {"form": form, "paper": paper, "brought": brought(request, paper)})


def brought(request: CouncilRequest, paper: "Import") -> list[str]:
    """What a confirmed paper brought, in words."""
    return words.kinds(kinds.brought(request.council, paper, AsAt.now()))


def _address(request: CouncilRequest, paper: "Import") -> str:
    return reverse("imports:show", args=[request.council.slug, paper.id])
