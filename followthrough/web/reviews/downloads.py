"""What can be taken away from a review: its plot, the rows shown, and the committee's appendix."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.reports.exports import MEDIA_TYPES, export, file_name
from followthrough.reports.fate import fates
from followthrough.reports.fate_figure import fate_figure
from followthrough.reports.gather import appendix_source
from followthrough.reports.source import AppendixSource
from followthrough.reviews.queries import lines as queries
from followthrough.web import as_at as days
from followthrough.web.access import CouncilRequest, page
from followthrough.web.reviews import table
from followthrough.web.reviews.find import review_or_404

DOCUMENTS = ("html", "docx", "pdf")
TABLES = ("csv", "xlsx", "json")


@page(Permission.READ)
def fate(request: CouncilRequest, review: UUID) -> HttpResponse:
    """The plot of what became of the recommendations; its numbers stand in a table on the review's page."""
    as_at = days.exact(request)
    view = queries.review(request.council, review, as_at)
    source = appendix_source(request.council, view, as_at) if view else None
    if source is None or not source.recommendations:
        raise Http404
    return HttpResponse(fate_figure(fates(source)).svg, content_type="image/svg+xml; charset=utf-8")


@page(Permission.EXPORT)
def appendix(request: CouncilRequest, review: UUID, form: str) -> HttpResponse:
    if form not in DOCUMENTS:
        raise Http404
    as_at = days.exact(request)
    view = queries.review(request.council, review, as_at)
    if view is None:
        return _not_yet(request, review, as_at)
    return _file(appendix_source(request.council, view, as_at), form, "appendix")


@page(Permission.EXPORT)
def rows(request: CouncilRequest, review: UUID, form: str) -> HttpResponse:
    """Exactly the rows, in the order, that the review's page shows for the same query."""
    if form not in TABLES:
        raise Http404
    as_at = days.exact(request)
    view = queries.review(request.council, review, as_at)
    if view is None:
        return _not_yet(request, review, as_at)
    source = appendix_source(request.council, view, as_at)
    found = table.rows(queries.lines(request.council, view.review, as_at))
    shown = [source.recommendations[row.place] for row in table.chosen(found, table.asked(request.GET))]
    return _file(replace(source, recommendations=tuple(shown)), form, "recommendations")


def _not_yet(request: CouncilRequest, review: UUID, as_at: AsAt) -> HttpResponse:
    """Nothing to download, because the review was not known by then: said on its page of that day."""
    context = {"view": review_or_404(request, review), "as_at": as_at}
    return render(request, "reviews/not_yet.html", context, status=404)


def _file(source: AppendixSource, form: str, what: str) -> HttpResponse:
    response = HttpResponse(export(source, form), content_type=MEDIA_TYPES[form])
    name = file_name(source, form).replace("-as-at-", f"-{what}-as-at-")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
