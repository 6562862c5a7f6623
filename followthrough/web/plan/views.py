"""The plan of a programme, and the same rows as a file."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.accreditation.queries import programmes
from followthrough.commitments import queries
from followthrough.councils.permissions import Permission
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest, page
from followthrough.web.as_at import on_the_day
from followthrough.web.exports import taken_away
from followthrough.web.plan import shape, table
from followthrough.web.programmes.showing import not_yet
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment


@page(Permission.READ)
def show(request: CouncilRequest, programme: UUID) -> HttpResponse:
    """Its actions as at a day, by phase, by owner or by service."""
    head, asked, query = _found(request, programme), as_at.asked(request), shape.asked(request.GET)
    standing = queries.standing(request.council, head, asked)
    if standing is None:
        return not_yet(request, head, asked)
    found = shape.plan(request.council, head, asked)
    rows = shape.chosen(found.rows, query)
    context = {
        "standing": standing,
        "programme": head,
        "tabs": tabs(request.council, head, "plan:show", on_the_day(asked)),
        "plan": found,
        "rows": rows,
        "groups": found.groups(rows, query.get("by", "")),
        "choices": shape.choices(found),
        "query": query,
        "as_at": asked,
    }
    return render(request, "plan/show.html", context)


@page(Permission.EXPORT)
def rows(request: CouncilRequest, programme: UUID, form: str) -> HttpResponse:
    """Exactly the rows that the page shows for the same query, by number."""
    head, asked = _found(request, programme), as_at.exact(request)
    found = shape.plan(request.council, head, asked)
    chosen = shape.chosen(found.rows, shape.asked(request.GET))
    return taken_away(lambda: table.sheet(chosen, asked, restricted=head.restricted), form)


def _found(request: CouncilRequest, programme: UUID) -> "Commitment":
    found = programmes.programme(request.council, programme)
    if found is None:
        raise Http404
    return found
