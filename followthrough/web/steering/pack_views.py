"""The pack for a steering group's meeting: the page, and the same as a file."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes
from followthrough.councils.permissions import Permission
from followthrough.councils.veil import seeing
from followthrough.lib import days
from followthrough.lib.as_at import AsAt
from followthrough.reports.exports import DOCUMENTS, MEDIA_TYPES, document_bytes
from followthrough.reports.gather_steering import steering_source
from followthrough.reports.html import fragment
from followthrough.reports.steering import steering_pack
from followthrough.web import as_at as asked
from followthrough.web.access import CouncilRequest, page
from followthrough.web.asked import NotUnderstood
from followthrough.web.downloads import download
from followthrough.web.fields import not_a_day
from followthrough.web.people.asking import there

NAME = "steering-group-pack"
SINCE = "since"


@page(Permission.READ)
def pack(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """The pack as at a day, with what happened since the last meeting or the day that is asked for."""
    as_at, head = asked.asked(request), there(programmes.programme(request.council, programme))
    since, wrong = _since(request, as_at)
    source = steering_source(request.council, head, as_at, since)
    if source is None and as_at.is_today:
        raise Http404
    made = steering_pack(source) if source else None
    context = {
        "programme": head,
        "source": source,
        "since": since,
        "wrong": wrong,
        "typed": request.GET.get(SINCE, ""),
        "keep": asked.on_the_day(as_at) | ({SINCE: since.isoformat()} if since else {}),
        "report": fragment(made) if made else "",
        "made": made,
        "as_at": as_at,
        "on_day": asked.on_the_day(as_at),
        "forms_of_it": DOCUMENTS,
    }
    return render(request, "steering/pack.html", context)


@page(Permission.READ, and_also=Permission.EXPORT)
def pack_file(request: CouncilRequest, programme: UUID, form: str) -> HttpResponse:
    """The same as a file. It goes to a whole group, so it holds nothing that is restricted within the programme."""
    as_at, head = asked.exact(request), there(programmes.programme(request.council, programme))
    since, wrong = _since(request, as_at)
    if wrong:
        raise NotUnderstood(wrong)
    with seeing(()):
        source = steering_source(request.council, head, as_at, since)
    if form not in DOCUMENTS or source is None:
        raise Http404
    name = f"{NAME}-as-at-{as_at.day.isoformat()}.{form}"
    return download(document_bytes(steering_pack(source), form), name, MEDIA_TYPES[form])


def _since(request: CouncilRequest, as_at: AsAt) -> tuple[date | None, str]:
    """The day that is asked for, and what is wrong with it: then the last meeting counts."""
    text = request.GET.get(SINCE, "").strip()
    if not text:
        return None, ""
    found = days.parse(text)
    if found.first is None or found.first != found.last:
        return None, not_a_day(text)
    if found.first > as_at.day:
        return None, _("That day is after the day that the pack is as at. Enter an earlier one.")
    return found.first, ""
