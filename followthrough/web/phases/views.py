"""The page of a phase."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.programmes import PhaseView
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest, page
from followthrough.web.plan.shape import plan
from followthrough.web.programmes.overview import phase_row
from followthrough.web.programmes.showing import shown


@page(Permission.READ)
def show(request: CouncilRequest, phase: UUID) -> HttpResponse:
    """One phase as at a day: planned, forecast and actual dates, its actions, and everything that was said."""
    found = programmes.phase(request.council, phase)
    if found is None:
        raise Http404

    def more(standing: Standing, as_at: AsAt) -> dict[str, Any]:
        every = plan(request.council, found.programme, as_at).rows
        row = phase_row(
            PhaseView(found, standing), commitments.updates_of(request.council, [standing.commitment.id], as_at)
        )
        return {"row": row, "actions": [one for one in every if one.phase and one.phase.phase.id == found.id]}

    return shown(request, found.commitment, found.programme, "phases/show.html", more)
