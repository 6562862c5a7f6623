"""What a reader of restricted things has opened: kept in that one session, for some hours.

Opening is a form that is sent, and sets down that it was read, so that looking at pages writes nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from followthrough.lib import clock
from followthrough.restriction import queries, rules

if TYPE_CHECKING:
    from followthrough.councils.models import Restriction
    from followthrough.web.access import CouncilRequest

KEY = "opened"


def by(request: "CouncilRequest") -> frozenset[UUID]:
    """The restrictions that are open in this session and still name this person."""
    kept: dict[str, str] = request.session.get(KEY, {})
    fresh = [UUID(one) for one, until in kept.items() if datetime.fromisoformat(until) > clock.now()]
    return queries.still_named(request.council, request.member.person, fresh) if fresh else frozenset()


def keep_open(request: "CouncilRequest", restriction: "Restriction") -> None:
    """Open it in this session. Call when the opening is on record."""
    until = clock.now() + rules.OPEN_FOR
    request.session[KEY] = {**request.session.get(KEY, {}), str(restriction.id): until.isoformat()}


def close(request: "CouncilRequest", restriction: "Restriction") -> None:
    """Close it again before its hours are over."""
    kept: dict[str, str] = request.session.get(KEY, {})
    request.session[KEY] = {one: until for one, until in kept.items() if one != str(restriction.id)}


def offer(request: "CouncilRequest", named: Mapping[str, Any]) -> str | None:
    """Where the reader of what an address names can open it; None for everybody else, and for what is open."""
    ids = [value for value in named.values() if isinstance(value, UUID)]
    found = queries.unopened(request.council, request.member.person, ids) if ids and request.method == "GET" else None
    if found is None:
        return None
    where = {"council": request.council.slug, "restriction": found.id}
    return reverse("restriction:open", kwargs=where, query={"next": request.get_full_path()})
