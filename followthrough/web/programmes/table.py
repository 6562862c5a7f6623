"""The list of programmes: which rows a query asks for, in what order, and the same rows as a file."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from followthrough.lib.as_at import AsAt
from followthrough.lib.tables import Column, Value
from followthrough.reports.appendix import notice
from followthrough.reports.exempt_words import mark
from followthrough.web import states, words
from followthrough.web.exports import Sheet
from followthrough.web.programmes.shape import Row

if TYPE_CHECKING:
    from followthrough.commitments.models import Assignment

NAMES = ("state", "q", "sort")


def asked(query: Mapping[str, str]) -> dict[str, str]:
    """Filters and order of a query, without what is empty."""
    return {name: query[name].strip() for name in NAMES if query.get(name, "").strip()}


def chosen(found: list[Row], query: Mapping[str, str]) -> list[Row]:
    """The rows that a query asks for, in its order."""
    wanted = query.get("q", "").casefold().split()
    kept = [row for row in found if query.get("state", row.state) == row.state and _says(row, wanted)]
    order = query.get("sort", "")
    key = SORTS.get(order.removeprefix("-"))
    return sorted(kept, key=key, reverse=order.startswith("-")) if key else kept


def choices(found: list[Row]) -> list[tuple[str, str]]:
    """The states that occur, in words."""
    return [
        (code, states.state_name(code, "delivery")) for code in states.DELIVERIES if code in {r.state for r in found}
    ]


def sheet(rows: list[Row], as_at: AsAt) -> Sheet:
    """The rows as a list to take away."""
    title = _("Programmes as at %(day)s") % {"day": words.day(as_at.day)}
    return Sheet("programmes", title, _columns(), [_cells(row) for row in rows], as_at)


def owner_words(owner: "Assignment | None") -> str:
    """The post, team or body that owns it, or what a paper printed."""
    if owner is None:
        return ""
    return str(owner.post or owner.team or owner.body or owner.printed)


def _columns() -> list[Column]:
    return [
        Column("programme", _("Programme")),
        Column("owner", _("Owner")),
        Column("delivery", _("Delivery")),
        Column("forecast", _("Expected"), description=_("The last date that was said, as printed")),
        Column("slips", _("Times slipped"), "whole"),
        Column("relied_on_by", _("Relied on by"), "whole", _("How many recommendations and others rely on it")),
    ]


def _cells(row: Row) -> dict[str, Value]:
    return {
        "programme": mark() if row.standing.exempt(row.standing.words) else row.standing.words.text,
        "owner": owner_words(row.standing.owner),
        "delivery": states.state_name(row.state, "delivery"),
        "forecast": row.standing.expected.printed if row.standing.expected else None,
        "slips": row.slips,
        "relied_on_by": row.relied_on_by,
        "notice": notice(restricted=row.standing.commitment.restricted),
    }


def _says(row: Row, wanted: list[str]) -> bool:
    text = f"{row.standing.words.text} {owner_words(row.standing.owner)}".casefold()
    return all(word in text for word in wanted)


def _expected(row: Row) -> date:
    return (row.standing.expected.last if row.standing.expected else None) or date.max


SORTS: dict[str, Callable[[Row], Any]] = {
    "programme": lambda row: row.standing.words.text.casefold(),
    "owner": lambda row: owner_words(row.standing.owner).casefold(),
    "state": lambda row: list(states.DELIVERIES).index(row.state),
    "forecast": _expected,
    "slips": lambda row: row.slips,
    "relied": lambda row: row.relied_on_by,
}
