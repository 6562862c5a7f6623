"""The page of a programme, of one of its phases or of one of its actions, as at a day."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.commitments import queries
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest
from followthrough.web.as_at import on_the_day
from followthrough.web.commitments.waits import WORDS
from followthrough.web.programmes import shape
from followthrough.web.programmes.tabs import tabs

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment

More = Callable[[Standing, AsAt], dict[str, Any]]


def shown(
    request: CouncilRequest, head: "Commitment", programme: "Commitment", template: str, more: More
) -> HttpResponse:
    """That template with what is common to the three kinds and `more` of its own; 404 for what is withdrawn."""
    asked = as_at.asked(request)
    standing = queries.standing(request.council, head, asked)
    if standing is None and asked.is_today:
        raise Http404
    if standing is None:
        return render(request, "programmes/not_yet.html", {"head": head, "as_at": asked})
    current = "programmes:show" if head.id == programme.id else ""
    context = {
        "about": shape.gather(request, standing, asked),
        "standing": standing,
        "as_at": asked,
        "programme": programme,
        "tabs": tabs(request.council, programme, current, on_the_day(asked)),
        **WORDS,
        **more(standing, asked),
    }
    return render(request, template, context)
