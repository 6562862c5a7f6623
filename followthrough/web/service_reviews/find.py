"""The service review in an address."""

from uuid import UUID

from django.http import Http404

from followthrough.accreditation.queries import reviewing
from followthrough.accreditation.queries.reviewing import AuditView
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest


def audit(request: CouncilRequest, audit_id: UUID) -> AuditView:
    """The service review of that id as it stands today; 404 without."""
    found = reviewing.audit(request.council, audit_id, AsAt.now())
    if found is None:
        raise Http404
    return found
