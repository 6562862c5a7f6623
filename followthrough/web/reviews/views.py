"""Reading reviews, as at any day."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reports.fate import fates
from followthrough.reports.fate_figure import fate_figure
from followthrough.reports.gather import appendix_source
from followthrough.reports.summary import decided_words
from followthrough.reviews import figures
from followthrough.reviews.queries import changes as comparing
from followthrough.reviews.queries import lines as queries
from followthrough.web import as_at as days
from followthrough.web.access import CouncilRequest, page
from followthrough.web.reviews import changed, table
from followthrough.web.reviews.find import on_the_day, review_or_404
from followthrough.web.reviews.forms import ORIGINS


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    as_at = days.asked(request)
    reviews = queries.reviews(request.council, as_at)
    lines = queries.all_lines(request.council, as_at)
    counted = [
        (view, figures.count(line.axes for line in lines if line.recommendation.review_id == view.review.id))
        for view in reviews
    ]
    context = {"reviews": counted, "as_at": as_at, "on_day": on_the_day(as_at)}
    return render(request, "reviews/index.html", context)


@page(Permission.READ)
def show(request: CouncilRequest, review: UUID) -> HttpResponse:
    as_at = days.asked(request)
    today = review_or_404(request, review)
    view = queries.review(request.council, review, as_at)
    if view is None:
        return render(request, "reviews/not_yet.html", {"view": today, "as_at": as_at})
    rows = table.rows(queries.lines(request.council, view.review, as_at))
    query = table.asked(request.GET)
    source = appendix_source(request.council, view, as_at)
    context = {
        "view": view,
        "as_at": as_at,
        "on_day": on_the_day(as_at),
        "query": query,
        "decided": decided_words(source),
        "rows": rows,
        "shown_rows": table.chosen(rows, query),
        "choices": table.choices(rows),
        "tallies": table.tallies(rows),
        "origin_name": ORIGINS.__getitem__,
        "figures": figures.count(row.line.axes for row in rows),
        "figure": fate_figure(fates(source)) if rows else None,
    }
    return render(request, "reviews/show.html", context)


@page(Permission.READ)
def changes(request: CouncilRequest, review: UUID) -> HttpResponse:
    view = review_or_404(request, review)
    known = comparing.known_days(request.council, view.review, AsAt.now())
    form = changed.between(request, view, known)
    context = {"view": view, "form": form, "known_days": known, "found": None, "day_before": changed.day_before}
    if form.is_valid():
        since, until = form.points()
        found = comparing.changes(request.council, view.review, since, until)
        context |= changed.shown(request.council, since, until, found)
        context["entered_since"] = changed.entered_since(request.council, view, since, until)
    return render(request, "reviews/changes.html", context)
