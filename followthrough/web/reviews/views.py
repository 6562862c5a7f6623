"""Reading reviews, as at any day."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reports.fate import fates
from followthrough.reports.fate_figure import fate_figure
from followthrough.reports.gather import source_of
from followthrough.reports.summary import decided_words
from followthrough.restriction import queries as restriction
from followthrough.reviews import figures
from followthrough.reviews.queries import changes as comparing
from followthrough.reviews.queries import lines as queries
from followthrough.reviews.rules import Axes
from followthrough.rounds import queries as rounds
from followthrough.web import as_at as days
from followthrough.web.access import CouncilRequest, page
from followthrough.web.asked import understood
from followthrough.web.exports import taken_away
from followthrough.web.reviews import changed, sheets, table
from followthrough.web.reviews.find import review_or_404
from followthrough.web.reviews.forms import ORIGINS


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    as_at = days.asked(request)
    context = {"reviews": _counted(request, as_at), "as_at": as_at, "on_day": days.on_the_day(as_at)}
    return render(request, "reviews/index.html", context)


@page(Permission.READ, and_also=Permission.EXPORT)
def index_rows(request: CouncilRequest, form: str) -> HttpResponse:
    as_at = days.exact(request)
    return taken_away(lambda: sheets.reviews(_counted(request, as_at), as_at), form)


def _counted(request: CouncilRequest, as_at: AsAt) -> "list[tuple[queries.ReviewView, figures.Figures]]":
    axes: dict[UUID, list[Axes]] = {}
    for line in queries.all_lines(request.council, as_at):
        axes.setdefault(line.recommendation.review_id, []).append(line.axes)
    reviews = queries.reviews(request.council, as_at)
    return [(view, figures.count(axes.get(view.review.id, []))) for view in reviews]


@page(Permission.READ)
def show(request: CouncilRequest, review: UUID) -> HttpResponse:
    as_at = days.asked(request)
    today = review_or_404(request, review)
    view = queries.review(request.council, review, as_at)
    if view is None:
        return render(request, "reviews/not_yet.html", {"view": today, "as_at": as_at})
    lines = queries.lines(request.council, view.review, as_at)
    rows = table.rows(lines)
    query = table.asked(request.GET)
    source = source_of(request.council, view, lines, as_at)
    context = {
        "view": view,
        "as_at": as_at,
        "on_day": days.on_the_day(as_at),
        "query": query,
        "decided": decided_words(source),
        "rows": rows,
        "shown_rows": table.chosen(rows, query),
        "choices": table.choices(rows),
        "tallies": table.tallies(rows),
        "origin_name": ORIGINS.__getitem__,
        "figures": figures.count(row.line.axes for row in rows),
        "figure": fate_figure(fates(source)) if rows else None,
        "restriction": restriction.of(request.council, view.review),
        "round": rounds.last_round(request.council, view.review) if _runs(request) and as_at.is_today else None,
        "earlier_days": comparing.earlier_days(request.council, view.review, as_at),
    }
    return render(request, "reviews/show.html", context)


def _runs(request: CouncilRequest) -> bool:
    return request.member.may(Permission.RUN_ROUNDS)


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


@page(Permission.READ, and_also=Permission.EXPORT)
def changes_rows(request: CouncilRequest, review: UUID, form: str) -> HttpResponse:
    """What the page of changes shows, a row for each change."""
    view = review_or_404(request, review)
    asked = changed.between(request, view, comparing.known_days(request.council, view.review, AsAt.now()))
    understood(asked)
    since, until = asked.points()
    found = comparing.changes(request.council, view.review, since, until)
    shown = changed.shown(request.council, since, until, found)
    return taken_away(lambda: sheets.changes(view, found, since, until, shown["relied_on"]), form)
