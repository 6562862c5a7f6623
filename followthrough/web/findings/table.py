"""The list of findings: which rows a query asks for, in what order, and the same rows as a file."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes, reviewing
from followthrough.accreditation.queries.reviewing import FindingView
from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Value
from followthrough.reports.appendix import notice
from followthrough.web import words as dates
from followthrough.web.access import CouncilRequest
from followthrough.web.exports import Sheet
from followthrough.web.findings import words

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment

NAMES = ("kind", "service", "stands", "q", "sort")
NO_SERVICE = "none"


def rows(request: CouncilRequest, programme: "Commitment", as_at: AsAt) -> list[FindingView]:
    """The findings of a programme, by number."""
    actions = programmes.actions(request.council, programme, as_at)
    return reviewing.findings(request.council, programme, actions, as_at)


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """Filters and order of a query, without what is empty."""
    return {name: query[name].strip() for name in NAMES if query.get(name, "").strip()}


def chosen(found: list[FindingView], query: Mapping[str, str]) -> list[FindingView]:
    """The rows that a query asks for, in its order."""
    kept = [one for one in found if _fits(one, query)]
    order = query.get("sort", "")
    key = SORTS.get(order.removeprefix("-"))
    return sorted(kept, key=key, reverse=order.startswith("-")) if key else kept


def choices(found: list[FindingView]) -> dict[str, list[tuple[str, str]]]:
    """What can be asked for, in words: the kinds, services and states that occur."""
    kinds, states = {one.found.kind for one in found}, {words.stands(one) for one in found}
    teams = {one.found.team_id: one.found.team for one in found}
    named = sorted((str(team), str(i)) for i, team in teams.items() if team is not None)
    none = [(NO_SERVICE, _("No service in particular"))] if None in teams else []
    return {
        "kind": [(code, str(said)) for code, said in words.KINDS.items() if code in kinds],
        "service": [(i, name) for name, i in named] + none,
        "stands": [(code, str(said)) for code, said in words.STANDS.items() if code in states],
    }


def sheet(found: list[FindingView], programme: "Commitment", as_at: AsAt) -> Sheet:
    """The rows as a list to take away."""
    title = _("Findings as at %(day)s") % {"day": dates.day(as_at.day)}
    rows = [_cells(one, restricted=programme.restricted) for one in found]
    return Sheet("findings", title, _columns(), rows, as_at)


def _columns() -> list[Column]:
    return [
        Column("number", _("Number"), "whole"),
        Column("kind", _("Kind")),
        Column("finding", _("What was found")),
        Column("service", _("Service")),
        Column("criterion", _("Area or criterion")),
        Column("source", _("Where it comes from"), description=_("Group and month of what people told")),
        Column("actions", _("Actions"), "whole", _("How many actions are to close it")),
        Column("stands", _("How it stands")),
        Column("evidence", _("What shows that it is closed")),
    ]


def _cells(one: FindingView, *, restricted: bool) -> dict[str, Value]:
    said = one.found
    return {
        "number": one.finding.number,
        "kind": str(words.KINDS[said.kind]),
        "finding": said.text,
        "service": said.team.name if said.team else None,
        "criterion": said.criterion.ref if said.criterion else None,
        "source": words.source(said),
        "actions": len(one.actions),
        "stands": str(words.STANDS[words.stands(one)]),
        "evidence": one.closing.evidence if one.closing and one.closed else None,
        "notice": notice(restricted=restricted),
    }


def _fits(one: FindingView, query: Mapping[str, str]) -> bool:
    said = one.found
    is_now = {"kind": said.kind, "service": str(said.team_id or NO_SERVICE), "stands": words.stands(one)}
    text = f"{one.finding.number} {said.text} {words.source(said)}".casefold()
    wanted = query.get("q", "").casefold().split()
    return all(query.get(name, value) == value for name, value in is_now.items()) and all(w in text for w in wanted)


SORTS: dict[str, Callable[[FindingView], Any]] = {
    "number": lambda one: one.finding.number,
    "kind": lambda one: list(words.KINDS).index(one.found.kind),
    "service": lambda one: str(one.found.team or "").casefold(),
    "stands": lambda one: list(words.STANDS).index(words.stands(one)),
}
