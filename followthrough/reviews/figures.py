"""Counting recommendations. Every share names what it is a share of. No Django."""

from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.commitments.rules import Delivery
from followthrough.reviews.rules import LEFT_MONITORING, Axes


@dataclass(frozen=True)
class Share:
    """`count` of `base`; `percent` is whole, and None when the base is nothing."""

    count: int
    base: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.count / self.base) if self.base else None


@dataclass(frozen=True)
class Figures:
    """Counts of one review as at a point: what any respondent accepted, what of that is complete, what has left."""

    total: int
    accepted: int
    complete: Share
    left: Share


def count(all_axes: Iterable[Axes]) -> Figures:
    """The figures of those recommendations. Complete is the owner's word; left is closed or transferred."""
    axes = list(all_axes)
    accepted = [a for a in axes if a.accepted]
    complete = sum(a.delivery is Delivery.COMPLETE for a in accepted)
    left = sum(a.scrutiny in LEFT_MONITORING for a in axes)
    return Figures(len(axes), len(accepted), Share(complete, len(accepted)), Share(left, len(axes)))
