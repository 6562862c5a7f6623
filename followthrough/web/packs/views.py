"""Reading reports: all of them, one with what it still lacks, how it would read, and what was finalised."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render

from followthrough.councils.permissions import Permission
from followthrough.packs import making, queries
from followthrough.packs.frozen import differences, document_of
from followthrough.packs.making import EXEMPT
from followthrough.packs.rules import PROSE, standing
from followthrough.reports.document import Document
from followthrough.reports.exports import MEDIA_TYPES
from followthrough.reports.html import fragment
from followthrough.web.access import CouncilRequest, page
from followthrough.web.downloads import download
from followthrough.web.packs import words
from followthrough.web.packs.find import is_out, pack_or_404, report_or_404, view_or_404

if TYPE_CHECKING:
    from followthrough.packs.frozen import Difference
    from followthrough.packs.models import Pack


@page(Permission.READ)
def index(request: CouncilRequest) -> HttpResponse:
    writes = request.member.may(Permission.WRITE_REPORTS)
    found = queries.with_versions(request.council)
    shown = [(report, latest) for report, latest in found if writes or (latest and is_out(request, report))]
    lays_out = request.member.may(Permission.FINALISE_REPORTS)
    return render(request, "packs/index.html", {"reports": shown, "writes": writes, "lays_out": lays_out})


@page(Permission.READ)
def show(request: CouncilRequest, report: UUID) -> HttpResponse:
    """For whoever writes it the desk that it is written at; for others what has been finalised of it."""
    found = report_or_404(request, report)
    versions = list(queries.packs(request.council, found))
    if not request.member.may(Permission.WRITE_REPORTS):
        if not versions or not is_out(request, found):
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
        "stands": standing(view.layout, view.texts, view.words, queries.cleared(given)),
        "given": {one.clearer: one for one in given},
    }
    return render(request, "packs/show.html", context)


@page(Permission.WRITE_REPORTS)
def preview(request: CouncilRequest, report: UUID, document: str = "") -> HttpResponse:
    """How one of its documents would read if it were finalised now; the report itself where none is named."""
    view = view_or_404(request, report)
    made = making.made(request.council, view)
    context = {"report": view.report, "found": made.found, "shown": _shown(request, made.documents, document)}
    return render(request, "packs/preview.html", context)


@page(Permission.READ)
def pack(request: CouncilRequest, report: UUID, number: int, document: str = "") -> HttpResponse:
    """A version as it was finalised, one of its documents, and in what it differs from the one before."""
    found = pack_or_404(request, report, number)
    before = None if found.supplement else queries.whole_before(request.council, found)
    documents = _documents(found)
    context = {
        "report": found.report,
        "pack": found,
        "files": words.files(one.name for one in queries.files(request.council, found) if _may_read(request, one.name)),
        "shown": _shown(request, documents, document) if documents else None,
        "differences": _differences(request, _documents(before), documents) if before and before.content else None,
        "before": before,
        "latest": queries.packs(request.council, found.report).first(),
    }
    return render(request, "packs/pack.html", context)


@page(Permission.EXPORT)
def file(request: CouncilRequest, report: UUID, number: int, file: str) -> HttpResponse:
    """One file of a version: the very bytes that were finalised."""
    version = pack_or_404(request, report, number)
    if not _may_read(request, file):
        raise PermissionDenied
    found = queries.file(request.council, version, file)
    if found is None:
        raise Http404
    return download(found.data, found.name, MEDIA_TYPES[file.rpartition(".")[2]])


@dataclass(frozen=True)
class Shown:
    """One document of a report to be read on a page, and the names of all by their keys."""

    key: str
    heading: str
    body: str
    names: dict[str, str]


def _documents(pack: "Pack") -> dict[str, Document]:
    return {name: document_of(data) for name, data in (pack.content or {}).items()}


def _shown(request: CouncilRequest, documents: dict[str, Document], asked: str) -> Shown:
    names = {key: str(words.DOCUMENTS[key]) for key in documents if _may_read(request, key)}
    key = asked or next(iter(names))
    if key not in names:
        raise Http404
    return Shown(key, documents[key].heading, fragment(documents[key], level=3), names)


def _may_read(request: CouncilRequest, name: str) -> bool:
    return not name.startswith(EXEMPT) or request.member.may(Permission.READ_EXEMPT)


def _differences(
    request: CouncilRequest, before: dict[str, Document], after: dict[str, Document]
) -> "list[tuple[str, list[Difference]]]":
    """Of each document of either version what differs, those without a difference left out."""
    both = [(name, before.get(name), after.get(name)) for name in words.DOCUMENTS if _may_read(request, name)]
    found = [(str(words.DOCUMENTS[name]), differences(old, new)) for name, old, new in both]
    return [(name, told) for name, told in found if told]
