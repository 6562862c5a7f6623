"""The actions of a programme as rows of its plan: which a query asks for, and under which headings they stand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes, reviewing
from followthrough.accreditation.queries.programmes import ActionView, PhaseView
from followthrough.accreditation.queries.reviewing import FindingView
from followthrough.lib.as_at import AsAt
from followthrough.web import states
from followthrough.web.commitments.choices import short
from followthrough.web.programmes.table import owner_words

if TYPE_CHECKING:
    from followthrough.commitments.models import Commitment
    from followthrough.commitments.queries import Standing
    from followthrough.councils.models import Council

NAMES = ("phase", "owner", "service", "state", "overdue", "by")
NONE = "none"  # as a value of a filter: in no phase, without an owner, of no service


@dataclass(frozen=True)
class Row:
    """One action: the phase that it is planned for, the gaps that it is to close, by how many days it is overdue."""

    view: ActionView
    phase: PhaseView | None
    gaps: tuple[FindingView, ...]
    overdue: int

    @property
    def standing(self) -> "Standing":
        return self.view.standing

    @property
    def state(self) -> str:
        return self.standing.state.value if self.standing.state else "no_update"

    @property
    def owner(self) -> str:
        return owner_words(self.standing.owner)

    @cached_property
    def services(self) -> tuple[str, ...]:
        """The services whose gaps it is to close; its owner's own where it serves none in particular."""
        found = sorted({one.found.team.name for one in self.gaps if one.found.team}, key=str.casefold)
        owner = self.standing.owner
        team = (owner.team or (owner.post.team if owner.post else None)) if owner else None
        return tuple(found) or ((team.name,) if team else ())


@dataclass(frozen=True)
class Group:
    """Rows under one heading; `phase` where the heading is one."""

    name: str
    rows: list[Row]
    phase: PhaseView | None = None


@dataclass(frozen=True)
class Plan:
    """Every action of a programme, and its phases in their order."""

    rows: list[Row]
    phases: list[PhaseView]

    def groups(self, chosen: list[Row], by: str) -> list[Group]:
        """The chosen rows by phase, by owner or by service; one that is of two services stands under both."""
        if by == "owner":
            return _grouped(chosen, lambda row: (row.owner,) if row.owner else (), _("Nobody yet"))
        if by == "service":
            return _grouped(chosen, lambda row: row.services, _("No service in particular"))
        return list(self._by_phase(chosen))

    def _by_phase(self, chosen: list[Row]) -> Iterable[Group]:
        for phase in self.phases:
            rows = [row for row in chosen if row.phase is phase]
            if rows:
                yield Group(phase.standing.words.text, rows, phase)
        if rows := [row for row in chosen if row.phase is None]:
            yield Group(_("In no phase"), rows)


def plan(council: "Council", programme: "Commitment", as_at: AsAt) -> Plan:
    """The plan as it stood; the number of queries does not grow with its actions."""
    views = programmes.actions(council, programme, as_at)
    phases = programmes.phases(council, programme, as_at)
    found = {one.finding.id: one for one in reviewing.findings(council, programme, views, as_at)}
    of = {one.phase.id: one for one in phases}
    rows = [
        Row(
            view,
            of.get(view.phase.id) if view.phase else None,
            tuple(found[i] for i in view.gaps if i in found),
            view.standing.days_overdue(as_at),
        )
        for view in views
    ]
    return Plan(rows, phases)


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """Filters and grouping of a query, without what is empty."""
    return {name: query[name].strip() for name in NAMES if query.get(name, "").strip()}


def chosen(rows: Iterable[Row], query: Mapping[str, str]) -> list[Row]:
    """The rows that a query asks for, by number."""
    return [row for row in rows if all(_fits(row, name, query[name]) for name in query if name != "by")]


def _fits(row: Row, name: str, wanted: str) -> bool:
    if name == "overdue":
        return row.overdue > 0
    has = {
        "phase": (str(row.phase.phase.id),) if row.phase else (),
        "owner": (row.owner,) if row.owner else (),
        "service": row.services,
        "state": (row.state,),
    }[name]
    return wanted in has if wanted != NONE else not has


def choices(found: Plan) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: what occurs, in words."""
    rows = found.rows
    states_there = {row.state for row in rows}
    return {
        "phase": [(str(one.phase.id), short(one.standing.words.text)) for one in found.phases],
        "owner": _named(row.owner for row in rows),
        "service": _named(name for row in rows for name in row.services),
        "state": [(code, states.state_name(code, "delivery")) for code in states.DELIVERIES if code in states_there],
    }


def _named(found: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted({one for one in found if one}, key=str.casefold)]


def _grouped(rows: list[Row], keys: Callable[[Row], tuple[str, ...]], without: str) -> list[Group]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for key in keys(row) or ("",):
            groups.setdefault(key, []).append(row)
    ordered = sorted(groups, key=lambda name: (not name, name.casefold()))
    return [Group(name or without, groups[name]) for name in ordered]
