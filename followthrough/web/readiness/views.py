"""Readiness: by area and service, what stands behind one cell, and what moved between two days."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.readiness import Readiness, looking_at, readiness
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.councils import queries as councils
from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.readiness_figure import readiness_figure
from followthrough.reports.readiness_words import counts_words, plan_words, ready_words
from followthrough.web import as_at, words
from followthrough.web.access import CouncilRequest, page
from followthrough.web.exports import taken_away
from followthrough.web.people.asking import there
from followthrough.web.readiness import shape
from followthrough.web.readiness.sheet import sheet
from followthrough.web.reviews.changed import BetweenForm, written
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment

USUAL_SINCE = timedelta(days=91)  # where no steering group has met


@page(Permission.READ)
def show(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """How ready a programme is: a table of areas and services, the plan, and its dates."""
    asked = as_at.asked(request)
    head = there(programmes.programme(request.council, programme))
    standing = commitments.standing(request.council, head, asked)
    if standing is None:
        return render(request, "programmes/not_yet.html", {"head": head, "as_at": asked})
    found = readiness(request.council, head, asked)
    measured = found is not None and found.services
    given = {
        **_about(request, standing, "readiness:show", asked),
        "found": found,
        "board": shape.board(request, standing, found, asked) if found and measured else None,
        "figure": readiness_figure(found) if found and measured else None,
        "tone": shape.tone,
    }
    return render(request, "readiness/show.html", given)


@page(Permission.EXPORT)
def rows(request: CouncilRequest, programme: UUID, form: str) -> HttpResponse:
    """The cells of the table, as a file."""
    asked = as_at.exact(request)
    head, standing, found = _measured_or_404(request, programme, asked)
    return taken_away(lambda: sheet(shape.board(request, standing, found, asked), head, asked), form)


@page(Permission.READ)
def figure(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The figure of readiness by area, as a picture."""
    _head, _standing, found = _measured_or_404(request, programme, as_at.asked(request))
    return HttpResponse(readiness_figure(found).svg, content_type="image/svg+xml; charset=utf-8")


@page(Permission.READ)
def cell(request: CouncilRequest, programme: UUID, area: UUID, team: UUID) -> HttpResponse:
    """What stands behind one area in one service."""
    asked = as_at.asked(request)
    _head, standing, found = _measured_or_404(request, programme, asked)
    where = next((one for one in found.loaded.areas if one.id == area), None)
    service = next((one for one in found.services if one.id == team), None)
    if where is None or service is None:
        raise Http404
    found = looking_at(request.council, found, [where], asked)
    given = _about(request, standing, "readiness:show", asked)
    return render(request, "readiness/cell.html", {**given, "behind": shape.behind(found, where, service)})


@page(Permission.READ)
def changes(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The cells that moved between two days."""
    now = AsAt.now()
    head = there(programmes.programme(request.council, programme))
    standing = commitments.standing(request.council, head, now)
    if standing is None:
        raise Http404
    form = _between(request, head, now)
    given = {**_about(request, standing, "readiness:show", now), "form": form, "moved": None}
    if form.is_valid():
        since, until = form.points()
        before, after = (readiness(request.council, head, at) for at in (since, until))
        changed, same = shape.moved(before, after)
        given |= {"moved": changed, "same": same, "since": since, "until": until, "tone": shape.tone}
        given["editions"] = _editions(before, after)
    return render(request, "readiness/changes.html", given)


def _measured_or_404(request: CouncilRequest, programme: UUID, at: AsAt) -> "tuple[Commitment, Standing, Readiness]":
    head = there(programmes.programme(request.council, programme))
    standing, found = commitments.standing(request.council, head, at), readiness(request.council, head, at)
    if standing is None or found is None or not found.services:
        raise Http404
    return head, standing, found


def _about(request: CouncilRequest, standing: Standing, current: str, at: AsAt) -> dict[str, object]:
    on_day = as_at.on_the_day(at)
    return {
        "standing": standing,
        "programme": standing.commitment,
        "tabs": tabs(request.council, standing.commitment, current, on_day),
        "as_at": at,
        "keep": on_day,
        "ready_words": ready_words,
        "counts_words": counts_words,
        "plan_words": plan_words,
    }


def _between(request: CouncilRequest, head: "Commitment", now: AsAt) -> BetweenForm:
    usual = {"since": words.day(_usual_since(request, head, now)), "until": words.day(now.day)}
    asked = {name: written(request.GET.get(name, "")) for name in usual}
    return BetweenForm({name: asked[name] or usual[name] for name in usual})


def _usual_since(request: CouncilRequest, head: "Commitment", now: AsAt) -> date:
    """The day of the steering group's last meeting, else three months ago."""
    charter = programmes.charter(request.council, head, now)
    group = charter.steering_group if charter else None
    meeting = councils.last_meeting(request.council, group, clock.today()) if group else None
    return meeting.day if meeting and meeting.day < now.day else now.day - USUAL_SINCE


def _editions(before: Readiness | None, after: Readiness | None) -> tuple[str, str] | None:
    """The editions on the two days, where they differ."""
    if before is None or after is None or before.charter.edition_id == after.charter.edition_id:
        return None
    return before.charter.edition.edition, after.charter.edition.edition
