"""The rows of a paper as the preview shows them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from followthrough.exchange import rules
from followthrough.lib import days
from followthrough.reviews.rules import Response
from followthrough.web import refusals, states
from followthrough.web.imports import tables
from followthrough.web.imports.beside import Beside, row_beside

if TYPE_CHECKING:
    from followthrough.exchange.comparison import Comparison, RowView
    from followthrough.exchange.models import Import
    from followthrough.exchange.programmes import Tracked

ROWS_A_PAGE = 200
SHOW_ALL, WITH_DOUBTS, TO_MEND = "all", "doubts", "mend"


@dataclass(frozen=True)
class Hint:
    """A suggestion with its tick box: `name` is "position-index".

    `outside`: whether it is ticked that it lies outside what it relies on; None where it is about something else.
    """

    name: str
    says: str
    ticked: bool
    outside: bool | None


@dataclass(frozen=True)
class RowShown:
    """One row, its meanings as codes.

    `beside` is how it stands beside the review, None where the paper starts one.
    `delivery` is "" when the paper gives no update at all, `scrutiny` while nobody confirmed that it gives a decision.
    """

    view: "RowView"
    response: str
    delivery: str
    scrutiny: str
    confirmed: bool
    updates: tuple[Any, ...]
    hints: tuple[Hint, ...]
    beside: Beside | None

    @property
    def position(self) -> int:
        return self.view.proposal.position

    @property
    def row(self) -> dict[str, Any]:
        return self.view.row

    @property
    def no_days(self) -> list[str]:
        """Dates of updates that name no day, so that the paper's date counts."""
        dates = [str(update.get("date") or "") for update in self.updates]
        return [printed for printed in dates if printed and not days.parse(printed)]

    @property
    def twins(self) -> str:
        """Where else its number stands, among the rows that count; "" for nowhere."""
        others = [str(at) for at in self.view.twins if at != self.position]
        return refusals.listed(others)

    @property
    def taught(self) -> list[str]:
        """Which of its meanings come from a word that the council has taught."""
        return [name for name in self.row.get("taught", {}) if name not in (self.view.proposal.mended or {})]

    @property
    def left_out(self) -> bool:
        return self.view.proposal.left_out

    @property
    def mended(self) -> bool:
        return bool((self.view.proposal.mended or {}).keys() - {"accepted", "outside", "doubts"})


@dataclass(frozen=True)
class Summary:
    """What was understood of the whole, without the rows that are left out."""

    total: int
    left_out: int
    doubtful: int
    suggested: int
    responses: tuple[tuple[str, int], ...]
    deliveries: tuple[tuple[str, int], ...]


def row_shown(view: "RowView", found: "Comparison", adds: list[str] | None, known: "Tracked") -> RowShown:
    """One row of the preview; `adds` is what confirming would add by it, None where that cannot be said yet.

    `known` are the programmes on which its suggestions can mean that it relies.
    """
    delivery, confirmed = _delivery(view.row)
    response, decided = rules.response_of(view.row), rules.decision_of(view.row)
    return RowShown(
        view=view,
        response=response.value if response else "",
        delivery=delivery,
        scrutiny=decided.value if decided else "",
        confirmed=confirmed,
        updates=tuple(rules.updates_of(view.row)) if view.row.get("updates") else (),
        hints=_hints(view, known),
        beside=row_beside(view, found, adds) if found.review else None,
    )


def summary(rows: Sequence[RowShown]) -> Summary:
    """Counts over all rows of a paper."""
    taken = [row for row in rows if not row.left_out]
    return Summary(
        total=len(taken),
        left_out=len(rows) - len(taken),
        doubtful=sum(bool(row.view.doubts) for row in taken),
        suggested=sum(bool(row.hints) for row in taken),
        responses=_counted([row.response for row in taken], states.RESPONSES),
        deliveries=_counted([row.delivery for row in taken], states.DELIVERIES),
    )


def chosen(rows: Sequence[RowShown], show: str, at_fault: Collection[int]) -> list[RowShown]:
    """The rows that a filter lets through: "all", "doubts", "mend" (those at fault), or one of `beside.GROUPS`.

    `at_fault` holds positions.
    """
    if show == WITH_DOUBTS:
        return [row for row in rows if row.view.doubts]
    if show == TO_MEND:
        return [row for row in rows if row.position in at_fault]
    return [row for row in rows if show == SHOW_ALL or (row.beside and row.beside.group == show)]


def where(rows: Sequence[RowShown], position: int) -> int:
    """The page, from 1, on which a row stands."""
    at = next((at for at, row in enumerate(rows) if row.position == position), 0)
    return at // ROWS_A_PAGE + 1


def about_the_whole(paper: "Import", rows: Sequence[RowShown]) -> list[str]:
    """Doubts of the paper that no single row carries; not that a word is not known, once it is in every row.

    Not why a table was left out, where the list of tables says it.
    """
    places = {row.row.get("where") for row in rows} | tables.left_out(paper)
    taken = [row.row for row in rows if not row.left_out]
    doubts = (paper.reading or {}).get("doubts") or []
    return [
        one["says"] if one["where"] == "the paper" else f"{one['where']}: {one['says']}"
        for one in doubts
        if one["where"] not in places and rules.still_open(one, taken)
    ]


def suggestion(hint: dict[str, str], known: "Tracked") -> str:
    """A suggestion as a sentence that gives its reason, and which programme that is where it is tracked already."""
    if hint["field"] == "delivery":
        state = states.state_name(hint["value"], "delivery")
        return _("Delivery: %(state)s, because the paper says “%(because)s”") % {**hint, "state": state}
    if hint["field"] == "scrutiny":
        state = states.state_name(hint["value"], "scrutiny")
        return _("The committee decided: %(state)s, because the paper says “%(because)s”") % {**hint, "state": state}
    called = known.name(hint["value"])
    if called:
        words = _(
            "It relies on the programme “%(called)s”, which is tracked here, because the paper says “%(because)s”"
        )
        return words % {**hint, "called": called}
    return _("It relies on %(value)s, because the paper says “%(because)s”") % hint


@dataclass(frozen=True)
class Reliance:
    """That several rows are suggested to rely on one programme, to take or to leave with one press.

    `value` is what the paper calls it, `called` what it is called here ("" if it would be new).
    """

    value: str
    called: str
    rows: int
    taken: int


def reliances(views: Iterable["RowView"], known: "Tracked") -> list[Reliance]:
    """Each programme on which rows are suggested to rely, in the order of the paper."""
    found: dict[str, list[bool]] = {}
    for view in views:
        for at, hint in _relying(view):
            found.setdefault(hint["value"], []).append(at in (view.row.get("accepted") or []))
    return [Reliance(value, known.name(value), len(taken), sum(taken)) for value, taken in found.items()]


def with_reliance(views: Iterable["RowView"], value: str, *, taken: bool) -> dict[int, list[int]]:
    """The ticks of the rows that are suggested to rely on that, by position, with all those taken or none."""
    ticks: dict[int, list[int]] = {}
    for view in views:
        those = {at for at, hint in _relying(view) if hint["value"] == value}
        if those:
            others = set(view.row.get("accepted") or []) - those
            ticks[view.proposal.position] = sorted(others | those if taken else others)
    return ticks


def _relying(view: "RowView") -> list[tuple[int, dict[str, str]]]:
    return [(at, hint) for at, hint in enumerate(view.row.get("suggestions") or []) if hint["field"] == "relies_on"]


def _delivery(row: dict[str, Any]) -> tuple[str, bool]:
    state, confirmed = rules.delivery_of(row)
    if rules.updates_of(row):
        return state.value, confirmed
    return ("none_expected" if rules.response_of(row) is Response.NOT_AGREED else ""), False


def _hints(view: "RowView", known: "Tracked") -> tuple[Hint, ...]:
    ticked, outside = set(view.row.get("accepted") or []), set(view.row.get("outside") or [])
    return tuple(
        Hint(
            f"{view.proposal.position}-{at}",
            suggestion(hint, known),
            at in ticked,
            at in outside if hint["field"] == "relies_on" else None,
        )
        for at, hint in enumerate(view.row.get("suggestions") or [])
    )


def _counted(codes: Sequence[str], order: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    counts = Counter(codes)
    return tuple((code, counts[code]) for code in (*order, "") if counts[code])
