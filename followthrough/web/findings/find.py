"""The finding in an address."""

from uuid import UUID

from django.http import Http404

from followthrough.accreditation.queries import reviewing
from followthrough.accreditation.queries.reviewing import FindingView
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest
from followthrough.web.findings import table


def finding(request: CouncilRequest, finding_id: UUID, as_at: AsAt | None = None) -> FindingView:
    """The finding of that id as it stands, today unless another day is asked for; 404 without."""
    found = on_the_day(request, finding_id, as_at or AsAt.now())
    if found is None:
        raise Http404
    return found


def on_the_day(request: CouncilRequest, finding_id: UUID, as_at: AsAt) -> FindingView | None:
    """The same; None for one that was not known yet on that day. 404 for one that is not there at all."""
    head = reviewing.finding(request.council, finding_id)
    if head is None:
        raise Http404
    rows = table.rows(request, head.programme, as_at)
    return next((one for one in rows if one.finding.id == finding_id), None)
