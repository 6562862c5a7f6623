"""What the lists on the pages of findings offer: value → (words, row)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from followthrough.accreditation.queries import frameworks, programmes, reviewing
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest
from followthrough.web.commitments.choices import short

if TYPE_CHECKING:
    from followthrough.accreditation.models import Criterion, Found, ServiceAudit
    from followthrough.accreditation.queries.reviewing import AuditView
    from followthrough.commitments.models import Commitment
    from followthrough.councils.models import Team


@dataclass(frozen=True)
class Offered:
    """The services in scope, the service reviews, and the areas and criteria that the programme follows."""

    teams: "dict[str, tuple[str, Team]]"
    audits: "dict[str, tuple[str, ServiceAudit]]"
    criteria: "dict[str, tuple[str, Criterion]]"


def offered(request: CouncilRequest, programme: "Commitment", row: "Found | None" = None) -> Offered:
    """Everything that can be chosen today, with what `row` says, though it may have left the scope or the edition."""
    council, now = request.council, AsAt.now()
    charter = programmes.charter(council, programme, now)
    teams = programmes.scope(council, programme, now)
    views = reviewing.audits(council, programme, now)
    criteria = list(frameworks.loaded(charter.edition).rows) if charter else []
    if row is not None and row.team is not None and row.team not in teams:
        teams.append(row.team)
    if row is not None and row.criterion is not None and row.criterion not in criteria:
        criteria.append(row.criterion)
    return Offered(
        {str(team.id): (team.name, team) for team in teams},
        {str(view.audit.id): (_audit(view), view.audit) for view in views},
        {str(one.id): (short(f"{one.ref} {one.title}"), one) for one in criteria},
    )


def _audit(view: "AuditView") -> str:
    said = {"service": view.audit.team.name, "when": view.conduct.on_printed, "edition": view.audit.edition.edition}
    if view.conduct.on_printed:
        return _("%(service)s, %(when)s, edition “%(edition)s”") % said
    return _("%(service)s, edition “%(edition)s”") % said
