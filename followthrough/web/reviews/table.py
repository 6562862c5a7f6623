"""The table of a review's recommendations: its rows, which of them a query asks for, and in what order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from followthrough.reviews.queries.listing import NO_OWNER, UNNAMED, service_of
from followthrough.web import states

if TYPE_CHECKING:
    from followthrough.reviews.queries.lines import Line

FILTERS = ("response", "delivery", "scrutiny", "owner", "overdue", "q")


@dataclass(frozen=True)
class Row:
    """One recommendation with the three codes that a page shows, and the service or body that owns it."""

    line: "Line"
    place: int
    response: str
    delivery: str
    scrutiny: str
    service: str

    @property
    def text(self) -> str:
        """The words against which delivery is measured: the executive's where it reworded them."""
        standing = self.line.standing
        return (standing.reworded or standing.words).text

    @property
    def told_on(self) -> date | None:
        """The day on which the last update was known."""
        return self.line.standing.update.known_on if self.line.standing.update else None


def rows(lines: "Iterable[Line]") -> list[Row]:
    """Every recommendation as a row, in the order of the report."""
    return [
        Row(line, place, *states.shown(line.axes), service_of(line.standing.owner)) for place, line in enumerate(lines)
    ]


def chosen(found: Sequence[Row], query: Mapping[str, str]) -> list[Row]:
    """The rows that a query asks for, in its order."""
    kept = [row for row in found if _wanted(row, query)]
    order = query.get("sort", "")
    key = SORTS.get(order.removeprefix("-"))
    if key is None:
        return kept
    told = [row for row in kept if key(row) is not None]
    untold = [row for row in kept if key(row) is None]
    # What has no date comes last in both directions.
    return sorted(told, key=key, reverse=order.startswith("-")) + untold


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """What a query asks for besides the day: filters and order, without what is empty."""
    return {name: query[name].strip() for name in (*FILTERS, "sort") if query.get(name, "").strip()}


def choices(found: Sequence[Row]) -> dict[str, list[tuple[str, str]]]:
    """What each filter can be set to: only what occurs, with how often."""
    return {
        "response": _states("response", [row.response for row in found]),
        "delivery": _states("delivery", [row.delivery for row in found]),
        "scrutiny": _states("scrutiny", [row.scrutiny for row in found]),
        "owner": _services([row.service for row in found]),
    }


def tallies(found: Sequence[Row]) -> dict[str, dict[str, int]]:
    """How many stand where, by axis and the code shown; delivery counts the accepted ones only."""
    accepted = [row for row in found if row.line.axes.accepted]
    return {
        "response": _counted("response", [row.response for row in found]),
        "delivery": _counted("delivery", [row.delivery for row in accepted]),
        "scrutiny": _counted("scrutiny", [row.scrutiny for row in found]),
    }


def _counted(axis: str, codes: list[str]) -> dict[str, int]:
    return {code: codes.count(code) for code in states.AXES[axis] if code in codes}


def _wanted(row: Row, query: Mapping[str, str]) -> bool:
    exact = {"response": row.response, "delivery": row.delivery, "scrutiny": row.scrutiny, "owner": row.service}
    if any(query.get(name, "") not in ("", has) for name, has in exact.items()):
        return False
    if query.get("overdue") and not row.line.days_overdue:
        return False
    return _says(row, query.get("q", ""))


def _says(row: Row, words: str) -> bool:
    standing = row.line.standing
    update = standing.update.text if standing.update else ""
    parts = " ".join(part.text for part in row.line.parts)
    head = row.line.recommendation
    text = f"{head.number} {head.section} {row.text} {standing.words.text} {parts} {update}".casefold()
    return all(word in text for word in words.casefold().split())


def _states(axis: str, codes: list[str]) -> list[tuple[str, str]]:
    order = list(states.AXES[axis])
    return [(code, f"{states.state_name(code, axis)} ({codes.count(code)})") for code in order if code in codes]


def _services(names: list[str]) -> list[tuple[str, str]]:
    special = {NO_OWNER: str(_("No owner")), UNNAMED: str(_("Owner not in the list of posts"))}
    order = sorted(set(names), key=lambda name: (name in special, name.casefold()))
    return [(name, f"{special.get(name, name)} ({names.count(name)})") for name in order]


def _due(row: Row) -> date | None:
    due = row.line.standing.current_due
    return due.last if due else None


def _state(row: Row) -> tuple[int, int, int]:
    axes = zip(("response", "delivery", "scrutiny"), (row.response, row.delivery, row.scrutiny), strict=True)
    a, b, c = (list(states.AXES[axis]).index(code) for axis, code in axes)
    return a, b, c


SORTS: dict[str, Callable[[Row], Any]] = {
    "number": lambda row: row.place,
    "due": _due,
    "update": lambda row: row.told_on,
    "state": _state,
}
