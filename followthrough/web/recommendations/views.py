"""The list of recommendations across reviews, and the page of one."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as reviews
from followthrough.rounds import queries as rounds
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest, page
from followthrough.web.asked import understood
from followthrough.web.commitments.waits import WORDS
from followthrough.web.exports import taken_away
from followthrough.web.recommendations import listing, shape
from followthrough.web.rounds.words import TO_ALL


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    """Fifty recommendations of all reviews: filtered, in order, as at a day, all of it in the address."""
    asked = as_at.asked(request)
    listed = listing.Listed.asked(request.council, request.GET, asked)
    given = {"listed": listed, "form": listed.form, "as_at": asked, "on_day": as_at.on_the_day(asked)}
    return render(request, "recommendations/list.html", given)


@page(Permission.EXPORT)
def rows(request: CouncilRequest, form: str) -> HttpResponse:
    """The rows of all pages of the list, as a file."""
    listed = listing.Listed.asked(request.council, request.GET, as_at.exact(request))
    understood(listed.form)
    return taken_away(lambda: listing.sheet(listed), form)


@page(Permission.READ)
def show(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Asked, decided, promised, done, how we know; and everything that was said, as at a day."""
    asked = as_at.asked(request)
    line = reviews.line(request.council, recommendation, asked)
    review = reviews.review(request.council, line.recommendation.review_id, asked) if line else None
    if line is None or review is None:
        return not_yet(request, recommendation, asked)
    about = shape.gather(request, line, review, asked)
    last = rounds.last_asked(request.council, line.standing.commitment) if asked.is_today else None
    in_round = {"meeting": last[0].meeting, "said": TO_ALL[last[1]]} if last else None
    given = {**WORDS, "about": about, "line": line, "as_at": asked, "in_round": in_round}
    return render(request, "recommendations/show.html", given)


def not_yet(request: CouncilRequest, recommendation: UUID, asked: AsAt) -> HttpResponse:
    """A recommendation of today that was not known on the day asked for; 404 for one that never was."""
    line = None if asked.is_today else reviews.line(request.council, recommendation, AsAt.now())
    if line is None:
        raise Http404
    return render(request, "recommendations/not_yet.html", {"line": line, "as_at": asked})
