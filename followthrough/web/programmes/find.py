"""Finding a programme for a page that changes it."""

from typing import Any
from uuid import UUID

from django.http import Http404

from followthrough.commitments.rules import Kind
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.subject import Subject, find
from followthrough.web.forms import OnceForm


def programme_or_404(request: CouncilRequest, programme: UUID) -> Subject:
    """The programme as it stands today."""
    found = find(request, programme)
    if found.commitment.kind != Kind.PROGRAMME:
        raise Http404
    return found


def about(request: CouncilRequest, subject: Subject, form: OnceForm) -> dict[str, Any]:
    """What every action about a programme takes. Call when the form is valid."""
    return {
        "council": request.council,
        "by": request.member.person,
        "programme": subject.commitment,
        "told": form.told(),
    }
