"""What has been said of the recommendations of a review already, so that a paper says nothing twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import Assignment, DueDate, ProgressUpdate, Wording
from followthrough.commitments.queries import known
from followthrough.commitments.rules import Delivery
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.lib.wording import folded
from followthrough.reviews.models import Decision, Recommendation, Response

# Of a row that a person may take from a paper: what it says.
_CONTENT: dict[type[LedgerRow], tuple[str, ...]] = {
    Wording: ("text",),
    Response: ("state", "respondent_id"),
    Assignment: ("printed", "post_id", "team_id", "body_id"),
    DueDate: ("kind", "printed"),
}


class Account(NamedTuple):
    """An update as far as it tells one from another: its day among its like, its words, and its word on the state.

    `state` is "" where it says nothing of it; an unknown word is the word as printed.
    """

    ordered_on: date
    text: str
    state: str

    def adds_nothing_to(self, other: "Account") -> bool:
        """Whether it says the same, or less: the same words and nothing of the state."""
        return self.text == other.text and self.state in ("", other.state)


@dataclass(frozen=True)
class Said:
    """Updates by commitment, oldest first; decisions by recommendation, state and day; what may be taken, whole."""

    accounts: Mapping[UUID, Sequence[Account]] = field(default_factory=dict)
    decisions: frozenset[tuple[UUID, str, date]] = frozenset()
    taken: frozenset[tuple[Any, ...]] = frozenset()

    def has_update(self, update: ProgressUpdate) -> bool:
        """Whether the account adds nothing to one of its own day, or to the one that stood on that day."""
        mine = _account(update)
        before = [one for one in self.accounts.get(update.commitment_id, ()) if one.ordered_on <= mine.ordered_on]
        of_its_day = [one for one in before if one.ordered_on == mine.ordered_on]
        return any(mine.adds_nothing_to(one) for one in [*of_its_day, *before[-1:]])

    def has_decision(self, decision: Decision) -> bool:
        return (decision.recommendation_id, decision.state, decision.known_on) in self.decisions

    def has_taken(self, row: LedgerRow) -> bool:
        """Whether the same was taken from a paper of that day before."""
        return _content(row) in self.taken


def said_of(council: Council, recommendations: Sequence[Recommendation], taking: bool) -> Said:
    """What has been said of these; what may be taken only where somebody is `taking` it."""
    tracked = [one.commitment_id for one in recommendations]
    updates = known(ProgressUpdate.objects.filter(council=council, commitment__in=tracked), AsAt.now())
    accounts: dict[UUID, list[Account]] = {}
    in_order = updates.order_by("ordered_on", "place", "recorded_at")
    for row in in_order.only("commitment", "ordered_on", "text", "state", "state_printed"):
        accounts.setdefault(row.commitment_id, []).append(_account(row))
    decided = known(Decision.objects.filter(council=council, recommendation__in=recommendations), AsAt.now())
    return Said(
        accounts=accounts,
        decisions=frozenset(decided.values_list("recommendation_id", "state", "known_on")),
        taken=frozenset(_takings(council, recommendations, tracked)) if taking else frozenset(),
    )


def _takings(council: Council, asked: Sequence[Recommendation], tracked: Sequence[UUID]) -> Iterable[tuple[Any, ...]]:
    for model in _CONTENT:
        about = {"recommendation__in": asked} if model is Response else {"commitment__in": tracked}
        for row in known(model._default_manager.filter(council=council, **about), AsAt.now()):
            yield _content(row)


def _content(row: LedgerRow) -> tuple[Any, ...]:
    about = getattr(row, "recommendation_id", None) or getattr(row, "commitment_id", None)
    return (type(row), about, row.known_on, *(getattr(row, name) for name in _CONTENT[type(row)]))


def _account(row: ProgressUpdate) -> Account:
    unknown = row.state == Delivery.NOT_STATED
    return Account(row.ordered_on, folded(row.text), folded(row.state_printed) if unknown else str(row.state))
