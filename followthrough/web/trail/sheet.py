"""The trail as rows to take away: all of it, or that of one thing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Row
from followthrough.reports.exempt_words import mark
from followthrough.reviews.queries.lines import exempt_rows
from followthrough.web.exports import Sheet, check
from followthrough.web.trail import shape

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from followthrough.audit.models import AuditEvent
    from followthrough.councils.models import Council

AT_ONCE = 1_000


def sheet(council: "Council", events: "QuerySet[AuditEvent]") -> Sheet:
    """Those events, newest first, as the page shows them; what is said in exempt texts is left out."""
    total = events.count()
    check(total)
    columns = [
        Column("number", _("Number"), "whole", _("Counted from the oldest entry that is shown")),
        Column("at", _("At"), "moment"),
        Column("who", _("Who")),
        Column("what", _("What")),
        Column("said", _("What was said"), description=_("Name and value, one a line")),
    ]
    return Sheet("trail", _("Trail"), columns, list(_rows(council, events, total)), AsAt.now())


def _rows(council: "Council", events: "QuerySet[AuditEvent]", total: int) -> Iterator[Row]:
    exempt = exempt_rows(council, AsAt.now())
    for start in range(0, total, AT_ONCE):
        some = list(events[start : start + AT_ONCE])
        for event, line in zip(some, shape.lines(council, some, total - start), strict=True):
            left_out = not exempt.isdisjoint(map(UUID, event.subjects[:1]))
            said = line.instead or "\n".join(f"{name}: {value}" for name, value in line.said)
            yield {
                "number": line.number,
                "at": line.at,
                "who": line.who,
                "what": line.what,
                "said": mark() if left_out else said,
            }
