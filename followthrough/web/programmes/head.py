"""The programme in an address, and what stands at the head of its pages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from followthrough.accreditation.queries import programmes
from followthrough.commitments import queries as commitments
from followthrough.councils.permissions import Permission
from followthrough.lib.as_at import AsAt
from followthrough.web.access import CouncilRequest
from followthrough.web.as_at import on_the_day
from followthrough.web.forms import EntryForm
from followthrough.web.tabs import Tab, tabs

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment


@dataclass(frozen=True)
class Head:
    """A programme, what it is called on that day ("" before it was known), its pages, and the day in addresses."""

    programme: "Commitment"
    name: str
    tabs: list[Tab]
    keep: dict[str, str]


def head(request: CouncilRequest, programme: "Commitment", current: str, as_at: AsAt) -> Head:
    """What stands at the head of a page of a programme."""
    standing = commitments.standing(request.council, programme, as_at)
    keep = on_the_day(as_at)
    links = tabs(request.council, programme, current, keep)
    return Head(programme, standing.words.text if standing else "", links, keep)


def programme(request: CouncilRequest, programme_id: UUID) -> "Commitment":
    """The programme of that id; 404 without."""
    found = programmes.programme(request.council, programme_id)
    if found is None or found.withdrawn:
        raise Http404
    return found


def as_may(request: CouncilRequest, form: EntryForm) -> None:
    """Whoever may neither run programmes nor keep the tracker adds nothing to what was known on a past day."""
    member = request.member
    if not (member.may(Permission.RUN_PROGRAMMES) or member.may(Permission.RECORD_ANY_PROGRESS)):
        form.known_today()
