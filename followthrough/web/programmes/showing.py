"""The page of a programme, of one of its phases or of one of its actions, as at a day."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.commitments import queries
from followthrough.commitments.queries import Standing
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import funding
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest
from followthrough.web.as_at import on_the_day
from followthrough.web.commitments.waits import WORDS
from followthrough.web.programmes import shape
from followthrough.web.tabs import tabs

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment

MOST_SAID = 60  # entries of the time line at once: a programme of some years has hundreds
EVERYTHING = "said"  # in the address: all of them

More = Callable[[Standing, AsAt], dict[str, Any]]


def shown(
    request: CouncilRequest, head: "Commitment", programme: "Commitment", template: str, more: More
) -> HttpResponse:
    """That template with what is common to the three kinds and `more` of its own; 404 for what is withdrawn."""
    asked = as_at.asked(request)
    standing = queries.standing(request.council, head, asked)
    if standing is None:
        return not_yet(request, head, asked)
    current = "programmes:show" if head.id == programme.id else ""
    about = shape.gather(request, standing, asked)
    entries = about.entries if request.GET.get(EVERYTHING) else about.entries[:MOST_SAID]
    context = {
        "about": about,
        "entries": entries,
        "older": len(about.entries) - len(entries),
        "standing": standing,
        "as_at": asked,
        "programme": programme,
        "money_ends": funding.last_days(request.council, [standing], asked, under=programme.id).get(head.id),
        "tabs": tabs(request.council, programme, current, on_the_day(asked)),
        **WORDS,
        **more(standing, asked),
    }
    return render(request, template, context)


def not_yet(request: CouncilRequest, head: "Commitment", asked: AsAt) -> HttpResponse:
    """What is said of a thing on a day before it was known; 404 today, for what is withdrawn."""
    if asked.is_today:
        raise Http404
    return render(request, "programmes/not_yet.html", {"head": head, "as_at": asked})
