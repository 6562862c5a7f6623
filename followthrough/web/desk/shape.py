"""Recommendations that wait, grouped by the service behind their owner: lateness is never shown by person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from followthrough.reviews.queries.listing import NO_OWNER, UNNAMED, service_of

if TYPE_CHECKING:
    from followthrough.desk.queries.watching import Late
    from followthrough.reviews.queries.lines import Line

SPECIAL = {NO_OWNER: _("No owner"), UNNAMED: _("Owner not in the list of posts")}


@dataclass(frozen=True)
class Service:
    """A service in words, with its recommendations in the order given."""

    name: str
    lines: "tuple[Line, ...]"

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def longest(self) -> int:
        """Days by which the latest of them is overdue; 0 when none is."""
        return max((line.days_overdue for line in self.lines), default=0)


@dataclass(frozen=True)
class Tally:
    """How much of one service is overdue, unheard of, and extended more than once."""

    name: str
    overdue: int
    silent: int
    extended_again: int


def by_service(lines: "Iterable[Line]") -> list[Service]:
    """Those recommendations by service, by name; those without an owner last."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(service_of(line.standing.owner), []).append(line)
    return [Service(named(name), tuple(found[name])) for name in in_order(found)]


def in_order(services: Iterable[str]) -> list[str]:
    """Services by name; no owner, and one that is not known, last."""
    return sorted(services, key=lambda name: (name in SPECIAL, name.casefold()))


def named(service: str) -> str:
    """A service in words."""
    return str(SPECIAL.get(service, service))


def tallies(found: "Late") -> list[Tally]:
    """One row a service that has anything late."""
    columns = [
        {service.name: len(service.lines) for service in by_service(lines)}
        for lines in (found.overdue, found.silent, found.extended_again)
    ]
    last = {str(name) for name in SPECIAL.values()}
    names = sorted({name for column in columns for name in column}, key=lambda name: (name in last, name.casefold()))
    return [Tally(name, *(column.get(name, 0) for column in columns)) for name in names]
