"""What can be taken away from a review: its plot, the rows shown, the committee's appendix and progress report."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from followthrough.councils.permissions import Permission
from followthrough.councils.veil import seeing
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.reports.exports import (
    DOCUMENTS,
    FORMATS,
    MEDIA_TYPES,
    TABLES,
    export,
    export_exempt,
    export_progress,
    file_name,
)
from followthrough.reports.fate import fates
from followthrough.reports.fate_figure import fate_figure
from followthrough.reports.gather import appendix_source
from followthrough.reports.gather_progress import progress_source
from followthrough.reports.source import AppendixSource
from followthrough.restriction import queries as restriction
from followthrough.reviews.queries import changes as comparing
from followthrough.reviews.queries import lines as queries
from followthrough.rounds.silence import silences
from followthrough.web import as_at as days
from followthrough.web.access import CouncilRequest, page
from followthrough.web.asked import NotUnderstood
from followthrough.web.downloads import download
from followthrough.web.fields import not_a_day
from followthrough.web.reviews import table
from followthrough.web.reviews.find import review_or_404

if TYPE_CHECKING:
    from followthrough.reviews.queries.lines import ReviewView


@page(Permission.READ)
def fate(request: CouncilRequest, review: UUID) -> HttpResponse:
    """The plot of what became of the recommendations; its numbers stand in a table on the review's page."""
    as_at = days.exact(request)
    view = queries.review(request.council, review, as_at)
    source = appendix_source(request.council, view, as_at) if view else None
    if source is None or not source.recommendations:
        raise Http404
    return HttpResponse(fate_figure(fates(source)).svg, content_type="image/svg+xml; charset=utf-8")


_Download = Callable[[CouncilRequest, "ReviewView", AsAt, str], HttpResponse]


def _in_one_of(forms: Collection[str]) -> Callable[[_Download], Callable[[CouncilRequest, UUID, str], HttpResponse]]:
    """The view of a download in these formats: it gets the review as at the day that is asked for."""

    def declared(download: _Download) -> Callable[[CouncilRequest, UUID, str], HttpResponse]:
        @wraps(download)
        def view(request: CouncilRequest, review: UUID, form: str) -> HttpResponse:
            if form not in forms:
                raise Http404
            as_at = days.exact(request)
            found = queries.review(request.council, review, as_at)
            return download(request, found, as_at, form) if found else _not_yet(request, review, as_at)

        return view

    return declared


@page(Permission.EXPORT)
@_in_one_of(DOCUMENTS)
def appendix(request: CouncilRequest, view: "ReviewView", as_at: AsAt, form: str) -> HttpResponse:
    with _for_papers(request, view):
        source = appendix_source(request.council, view, as_at, silences=silences)
    return _file(source, form, "appendix")


@page(Permission.EXPORT)
@_in_one_of(FORMATS)
def progress(request: CouncilRequest, view: "ReviewView", as_at: AsAt, form: str) -> HttpResponse:
    """The progress report: what changed since a day, the four tables and the counts; as rows the four tables."""
    with _for_papers(request, view):
        usual = comparing.earlier_days(request.council, view.review, as_at)[0]
        then = AsAt(_since(request, as_at, usual), as_at.cutoff)
        source = progress_source(request.council, view, then, as_at)
    return _sent(export_progress(source, form), source.now, form, "progress-report")


@page(Permission.READ_EXEMPT)
@_in_one_of(DOCUMENTS)
def exempt(request: CouncilRequest, view: "ReviewView", as_at: AsAt, form: str) -> HttpResponse:
    """The exempt appendix: what the appendix for the public leaves out, with the reason of each."""
    with _for_papers(request, view):
        source = appendix_source(request.council, view, as_at)
    return _sent(export_exempt(source, form), source, form, "exempt-appendix")


@page(Permission.EXPORT)
@_in_one_of(TABLES)
def rows(request: CouncilRequest, view: "ReviewView", as_at: AsAt, form: str) -> HttpResponse:
    """Exactly the rows, in the order, that the review's page shows for the same query; exempt texts on request."""
    source = appendix_source(request.council, view, as_at, exempt=_asks_for_exempt(request), silences=silences)
    found = table.rows(queries.lines(request.council, view.review, as_at))
    shown = [source.recommendations[row.place] for row in table.chosen(found, table.asked(request.GET))]
    what = "recommendations-with-exempt-texts" if source.exempt_shown else "recommendations"
    return _file(replace(source, recommendations=tuple(shown)), form, what)


def _not_yet(request: CouncilRequest, review: UUID, as_at: AsAt) -> HttpResponse:
    """Nothing to download, because the review was not known by then: said on its page of that day."""
    context = {"view": review_or_404(request, review), "as_at": as_at}
    return render(request, "reviews/not_yet.html", context, status=404)


def _since(request: CouncilRequest, as_at: AsAt, usual: date) -> date:
    """The earlier day in the address. NotUnderstood is answered with a 400."""
    text = request.GET.get("since", "").strip()
    if not text:
        return usual
    found = parse(text)
    if found.first is None or found.first != found.last:
        raise NotUnderstood(not_a_day(text))
    if found.first >= as_at.day:
        raise NotUnderstood(_("The day since which changes count must be before the day of the report."))
    return found.first


def _for_papers(request: CouncilRequest, view: "ReviewView") -> AbstractContextManager[None]:
    """A paper goes to people who are no readers: of what is restricted it holds only what its whole review is."""
    whole = restriction.of(request.council, view.review)
    return seeing([whole.id] if whole else ())


def _asks_for_exempt(request: CouncilRequest) -> bool:
    asks = request.GET.get("exempt") == "yes"
    if asks and not request.member.may(Permission.READ_EXEMPT):
        raise PermissionDenied
    return asks


def _file(source: AppendixSource, form: str, what: str) -> HttpResponse:
    return _sent(export(source, form), source, form, what)


def _sent(data: bytes, source: AppendixSource, form: str, what: str) -> HttpResponse:
    return download(data, file_name(source, form).replace("-as-at-", f"-{what}-as-at-"), MEDIA_TYPES[form])
