"""What takes long of a report: finalising it, and its supplement. Each shows how far it is where it is long."""

from datetime import date
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
        "template": made.template,
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
        steps=lambda: actions.supplementing(**by, day=form.cleaned_data["day"] or _last_day(report)),
        to=lambda pack: _address(request, pack),
        said=_("The supplement is finalised."),
        instead=instead,
    )
    return progress.answered(request, job, long=False)


def ask_for_supplement(request: CouncilRequest, report: "Report", last: "Pack", form: SupplementForm) -> HttpResponse:
    """The page that asks up to which day the supplement tells, with what has become known up to today."""
    made = _supplement_now(request.council, report)
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
    later = _supplement_now(council, view.report)
    told = making.made(council, view).found
    there = {(one.kind, one.words) for one in told}
    return [*told, *(one for one in (later.found if later else ()) if (one.kind, one.words) not in there)]


def _supplement_now(council: "Council", report: "Report") -> "making.Made | None":
    """What a supplement would be today; None before a version, and where nothing became known."""
    told = queries.told_last(council, report)
    view = queries.view(council, report, queries.as_at_of(_last_day(report))) if told else None
    return making.made_supplement(council, view, told) if view and told else None


def _last_day(report: "Report") -> date:
    """Up to which day a supplement can tell today: what comes after the meeting is for the next report."""
    return min(clock.today(), report.meeting.day)


def _stages() -> dict[str, str]:
    return {"made": _("Putting it together"), "files": _("Writing the files")}


def _address(request: CouncilRequest, pack: "Pack") -> str:
    return reverse("packs:pack", args=[request.council.slug, pack.report_id, pack.number])
