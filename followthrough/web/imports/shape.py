"""The rows of a paper as the preview shows them."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from followthrough.exchange import rules
from followthrough.lib import days
from followthrough.reviews.rules import Response
from followthrough.web import refusals, states

if TYPE_CHECKING:
    from followthrough.commitments.models import Assignment
    from followthrough.exchange.models import Import
    from followthrough.exchange.queries import RowView

ROWS_A_PAGE = 200
SHOW_ALL, WITH_DOUBTS, TO_MEND = "all", "doubts", "mend"


@dataclass(frozen=True)
class Hint:
    """A suggestion with its tick box: `name` is "position-index"."""

    name: str
    says: str
    ticked: bool


@dataclass(frozen=True)
class Difference:
    """Something that the review and the paper say differently; the import leaves the review's as it is."""

    what: str
    have: str
    says: str


@dataclass(frozen=True)
class RowShown:
    """One row, its meanings as codes.

    `adds` is what confirming would add to the recommendation that is there, None where that cannot be said.
    `delivery` is "" when the paper gives no update at all, `scrutiny` while nobody confirmed that it gives a decision.
    """

    view: "RowView"
    response: str
    delivery: str
    scrutiny: str
    confirmed: bool
    updates: tuple[Any, ...]
    hints: tuple[Hint, ...]
    standing: str
    differences: tuple[Difference, ...]
    adds: list[str] | None

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
    def left_out(self) -> bool:
        return self.view.proposal.left_out

    @property
    def mended(self) -> bool:
        return bool((self.view.proposal.mended or {}).keys() - {"accepted", "doubts"})


@dataclass(frozen=True)
class Summary:
    """What was understood of the whole, without the rows that are left out."""

    total: int
    left_out: int
    doubtful: int
    suggested: int
    responses: tuple[tuple[str, int], ...]
    deliveries: tuple[tuple[str, int], ...]
    standings: dict[str, int]


def row_shown(view: "RowView", compared: bool, adds: list[str] | None) -> RowShown:
    """One row of the preview; `compared` when it was matched with a review that is there."""
    delivery, confirmed = _delivery(view.row)
    response, decided = rules.response_of(view.row), rules.decision_of(view.row)
    return RowShown(
        view=view,
        response=response.value if response else "",
        delivery=delivery,
        scrutiny=decided.value if decided else "",
        confirmed=confirmed,
        updates=tuple(rules.updates_of(view.row)) if view.row.get("updates") else (),
        hints=_hints(view),
        standing=_standing(view) if compared else "",
        differences=tuple(_difference(view, what) for what in view.differences),
        adds=adds,
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
        standings=dict(Counter(row.standing for row in taken)),
    )


def chosen(rows: Sequence[RowShown], show: str, at_fault: Collection[int]) -> list[RowShown]:
    """The rows that a filter lets through: "all", "doubts", "mend" (those at fault), or a standing.

    Standings are "new", "same", "different"; `at_fault` holds positions.
    """
    if show == WITH_DOUBTS:
        return [row for row in rows if row.view.doubts]
    if show == TO_MEND:
        return [row for row in rows if row.position in at_fault]
    return [row for row in rows if show in (row.standing, SHOW_ALL)]


def where(rows: Sequence[RowShown], position: int) -> int:
    """The page, from 1, on which a row stands."""
    at = next((at for at, row in enumerate(rows) if row.position == position), 0)
    return at // ROWS_A_PAGE + 1


def about_the_whole(paper: "Import", rows: Sequence[RowShown]) -> list[str]:
    """Doubts of the paper that no single row carries."""
    places = {row.row.get("where") for row in rows}
    doubts = (paper.reading or {}).get("doubts") or []
    return [
        one["says"] if one["where"] == "the paper" else f"{one['where']}: {one['says']}"
        for one in doubts
        if one["where"] not in places
    ]


def suggestion(hint: dict[str, str]) -> str:
    """A suggestion as a sentence that gives its reason."""
    if hint["field"] == "delivery":
        state = states.state_name(hint["value"], "delivery")
        return _("Delivery: %(state)s, because the paper says “%(because)s”") % {**hint, "state": state}
    if hint["field"] == "scrutiny":
        state = states.state_name(hint["value"], "scrutiny")
        return _("The committee decided: %(state)s, because the paper says “%(because)s”") % {**hint, "state": state}
    return _("It relies on %(value)s, because the paper says “%(because)s”") % hint


def _delivery(row: dict[str, Any]) -> tuple[str, bool]:
    state, confirmed = rules.delivery_of(row)
    if rules.updates_of(row):
        return state.value, confirmed
    return ("none_expected" if rules.response_of(row) is Response.NOT_AGREED else ""), False


def _hints(view: "RowView") -> tuple[Hint, ...]:
    ticked = set(view.row.get("accepted") or [])
    found = enumerate(view.row.get("suggestions") or [])
    return tuple(Hint(f"{view.proposal.position}-{at}", suggestion(hint), at in ticked) for at, hint in found)


def _standing(view: "RowView") -> str:
    if view.line is None:
        return "new"
    return "different" if view.differences else "same"


def _difference(view: "RowView", what: str) -> Difference:
    assert view.line is not None
    line, row = view.line, view.row
    due = line.standing.current_due
    pairs = {
        "text": (_("Words"), line.standing.words.text, row.get("text")),
        "response": (
            _("Response"),
            states.state_name(line.axes.response, "response"),
            states.state_name(row["response_means"], "response") if row.get("response_means") else "",
        ),
        "owner": (_("Owner"), _owner(line.standing.owner), row.get("owner")),
        "due": (_("Due"), due.printed if due else "", row.get("due")),
    }
    name, have, says = pairs[what]
    return Difference(name, have, says or "")


def _owner(owner: "Assignment | None") -> str:
    return str(owner.post or owner.team or owner.body or owner.printed) if owner else ""


def _counted(codes: Sequence[str], order: dict[str, Any]) -> tuple[tuple[str, int], ...]:
    counts = Counter(codes)
    return tuple((code, counts[code]) for code in (*order, "") if counts[code])
