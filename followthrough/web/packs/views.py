"""Reading reports: all of them, one with what it still lacks, how it would read, and what was finalised."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.packs import making, queries
from followthrough.packs.frozen import differences, document_of
from followthrough.packs.making import APPENDIX, COVER
from followthrough.packs.rules import PROSE, standing
from followthrough.reports.exports import MEDIA_TYPES
from followthrough.reports.html import fragment
from followthrough.web.access import CouncilRequest, page
from followthrough.web.packs import words
from followthrough.web.packs.find import pack_or_404, report_or_404, view_or_404

if TYPE_CHECKING:
    from followthrough.packs.frozen import Difference


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    writes = request.member.may(Permission.WRITE_REPORTS)
    found = queries.with_versions(request.council)
    shown = [(report, latest) for report, latest in found if latest or writes]
    lays_out = request.member.may(Permission.FINALISE_REPORTS)
    return render(request, "packs/index.html", {"reports": shown, "writes": writes, "lays_out": lays_out})


@page(Permission.READ)
def show(request: CouncilRequest, report: UUID) -> HttpResponse:
    """For whoever writes it the desk that it is written at; for others what has been finalised of it."""
    found = report_or_404(request, report)
    versions = list(queries.packs(request.council, found))
    if not request.member.may(Permission.WRITE_REPORTS):
        if not versions:
            raise Http404
        return render(request, "packs/finalised.html", {"report": found, "versions": versions})
    view = view_or_404(request, report)
    given = list(queries.clearances(request.council, found))
    context = {
        "report": found,
        "view": view,
        "versions": versions,
        "lacks": words.lacks(view.layout, queries.lacks(request.council, view)),
        "sections": [one for one in view.layout.sections if one.kind in PROSE],
        "stands": standing(view.layout, view.texts, queries.cleared(given)),
        "given": {one.clearer: one for one in given},
    }
    return render(request, "packs/show.html", context)


@page(Permission.WRITE_REPORTS)
def preview(request: CouncilRequest, report: UUID) -> HttpResponse:
    """How it would read if it were finalised now."""
    view = view_or_404(request, report)
    made = making.made(request.council, view)
    parts = {name: fragment(document, level=2) for name, document in made.documents.items()}
    context = {"report": view.report, "heading": made.documents[COVER].heading, "parts_of": parts, "found": made.found}
    return render(request, "packs/preview.html", context)


@page(Permission.READ)
def pack(request: CouncilRequest, report: UUID, number: int) -> HttpResponse:
    """A version as it was finalised, and in what it differs from the one before."""
    found = pack_or_404(request, report, number)
    before = queries.pack(request.council, found.report, number - 1)
    context = {
        "report": found.report,
        "pack": found,
        "files": list(queries.files(request.council, found)),
        "cover": fragment(document_of(found.content[COVER]), level=3) if found.content else None,
        "heading": document_of(found.content[COVER]).heading if found.content else "",
        "differences": _differences(before.content, found.content) if before and before.content else None,
        "before": before,
    }
    return render(request, "packs/pack.html", context)


@page(Permission.EXPORT)
def file(request: CouncilRequest, report: UUID, number: int, file: str) -> HttpResponse:
    """One file of a version: the very bytes that were finalised."""
    found = queries.file(request.council, pack_or_404(request, report, number), file)
    if found is None:
        raise Http404
    response = HttpResponse(found.data, content_type=MEDIA_TYPES[file.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return response


def _differences(before: dict[str, Any], after: dict[str, Any] | None) -> "list[tuple[str, list[Difference]]]":
    if not after:
        return []
    both = [(name, differences(document_of(before[name]), document_of(after[name]))) for name in (COVER, APPENDIX)]
    return [(str(words.DOCUMENTS[name]), found) for name, found in both if found]
