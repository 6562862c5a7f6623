"""What every page of a report begins with."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from followthrough.councils.permissions import Permission
from followthrough.lib import clock
from followthrough.packs import queries
from followthrough.web.access import CouncilRequest

if TYPE_CHECKING:
    from followthrough.packs.models import Pack, Report, ReportLayout
    from followthrough.packs.queries import ReportView


def report_or_404(request: CouncilRequest, report: UUID) -> "Report":
    found = queries.report(request.council, report)
    if found is None:
        raise Http404
    return found


def view_or_404(request: CouncilRequest, report: UUID) -> "ReportView":
    """The report as it reads now; 404 also where its review was not known by the cut-off."""
    row = report_or_404(request, report)
    found = queries.view(request.council, row, queries.as_at_of(row.cutoff_on))
    if found is None:
        raise Http404
    return found


def is_out(request: CouncilRequest, report: "Report") -> bool:
    """Whether finalised versions are there for this person: for readers from the day of publication."""
    return request.member.may(Permission.WRITE_REPORTS) or report.publication_on <= clock.today()


def pack_or_404(request: CouncilRequest, report: UUID, number: int) -> "Pack":
    row = report_or_404(request, report)
    found = queries.pack(request.council, row, number) if is_out(request, row) else None
    if found is None:
        raise Http404
    return found


def layout_or_404(request: CouncilRequest, layout: UUID, *, whole: bool = True) -> "ReportLayout":
    """A layout of the council's own; 404 also where a redaction took its sections, unless it need not be `whole`."""
    found = queries.layout(request.council, layout)
    if found is None or (whole and not found.sections):
        raise Http404
    return found
