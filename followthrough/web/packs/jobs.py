"""What takes long of a report: finalising it, and its supplement. Each shows how far it is where it is long."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from followthrough.lib import clock
from followthrough.packs import actions, making, queries
from followthrough.reports.html import fragment
from followthrough.web import progress, refusals
from followthrough.web.access import CouncilRequest
from followthrough.web.packs import template_words, words
from followthrough.web.packs.forms import SupplementForm

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.lib.refused import Refused
    from followthrough.packs.models import Pack, Report
    from followthrough.packs.queries import ReportView
    from followthrough.packs.screening import Found

LONG_REPORT = 20  # recommendations: the files of more take longer than a second


def finalise(request: CouncilRequest, view: "ReportView") -> HttpResponseBase:
    """Freeze the report, and show the version."""

    def instead(refused: "Refused") -> HttpResponse:
        return ask_to_finalise(request, view, refused)

    by: dict[str, Any] = {"council": request.council, "by": request.member.person, "report": view.report}
    job = progress.Job(
        heading=_("Finalising the report"),
        stages=_stages(),
        steps=lambda: actions.finalising(**by),
        to=lambda pack: _address(request, pack),
        said=_("The report is finalised."),
        instead=instead,
    )
    return progress.answered(request, job, long=len(view.figures.now.recommendations) > LONG_REPORT)


def ask_to_finalise(request: CouncilRequest, view: "ReportView", refused: "Refused | None" = None) -> HttpResponse:
    """The page that shows what is lacking and what is withheld; `refused` is why it was not finalised."""
    made = making.made(request.council, view)
    held = made.held()
    context = {
        "report": view.report,
        "held": held,
        "released": len(made.found) - len(held),
        "kinds": words.KINDS,
        "lacks": words.lacks(view.layout, queries.lacks(request.council, view)),
        "template": queries.template_in_use(request.council),
        "refused": refused and refusals.say(refused),
        "faults": template_words.faults(refused.params.get("faults", ())) if refused else [],
        "same": refused.params["number"] if refused and refused.code == "nothing_changed" else None,
    }
    return render(request, "packs/finalise.html", context)


def supplement(request: CouncilRequest, report: "Report", last: "Pack", form: SupplementForm) -> HttpResponseBase:
    """Freeze what became known after the last version's cut-off, and show it."""

    def instead(refused: "Refused") -> HttpResponse:
        refusals.add_to(form, refused)
        return ask_for_supplement(request, report, last, form)

    by: dict[str, Any] = {"council": request.council, "by": request.member.person, "report": report}
    job = progress.Job(
        heading=_("Making the supplement"),
        stages=_stages(),
        steps=lambda: actions.supplementing(**by, day=form.cleaned_data["day"] or clock.today()),
        to=lambda pack: _address(request, pack),
        said=_("The supplement is finalised."),
        instead=instead,
    )
    return progress.answered(request, job, long=False)


def ask_for_supplement(request: CouncilRequest, report: "Report", last: "Pack", form: SupplementForm) -> HttpResponse:
    """The page that asks up to which day the supplement tells, with what has become known up to today."""
    view = queries.view(request.council, report, queries.as_at_of(clock.today()))
    made = making.made_supplement(request.council, view, last, view.as_at) if view else None
    context = {
        "report": report,
        "last": last,
        "form": form,
        "held": made.held() if made else [],
        "kinds": words.KINDS,
        "shown": made and fragment(made.documents[making.SUPPLEMENT], level=3),
    }
    return render(request, "packs/supplement.html", context)


def found(council: "Council", view: "ReportView") -> "list[Found]":
    """What the guard finds in the report and, where a version is finalised, in what became known after it."""
    last = queries.packs(council, view.report).first()
    now = queries.view(council, view.report, queries.as_at_of(clock.today())) if last else None
    later = making.made_supplement(council, now, last, now.as_at) if now and last else None
    told = making.made(council, view).found
    there = {(one.kind, one.words) for one in told}
    return [*told, *(one for one in (later.found if later else ()) if (one.kind, one.words) not in there)]


def _stages() -> dict[str, str]:
    return {"made": _("Putting it together"), "files": _("Writing the files")}


def _address(request: CouncilRequest, pack: "Pack") -> str:
    return reverse("packs:pack", args=[request.council.slug, pack.report_id, pack.number])
