"""The page of a recommendation."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as reviews
from followthrough.web import as_at
from followthrough.web.access import CouncilRequest, page
from followthrough.web.recommendations import shape


@page(Permission.READ)
def show(request: CouncilRequest, recommendation: UUID) -> HttpResponse:
    """Asked, decided, promised, done, how we know; and everything that was said, as at a day."""
    asked = as_at.asked(request)
    line = reviews.line(request.council, recommendation, asked)
    review = reviews.review(request.council, line.recommendation.review_id, asked) if line else None
    if line is None or review is None:
        return not_yet(request, recommendation, asked)
    about = shape.gather(request, line, review, asked)
    return render(request, "recommendations/show.html", {"about": about, "line": line, "as_at": asked})


def not_yet(request: CouncilRequest, recommendation: UUID, asked: AsAt) -> HttpResponse:
    """A recommendation of today that was not known on the day asked for; 404 for one that never was."""
    line = None if asked.is_today else reviews.line(request.council, recommendation, AsAt.now())
    if line is None:
        raise Http404
    return render(request, "recommendations/not_yet.html", {"line": line, "as_at": asked})
