"""Counting recommendations. Every share names what it is a share of. No Django."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from followthrough.commitments.rules import Delivery
from followthrough.reviews.rules import ACCEPTED, LEFT_MONITORING, Axes, Response, Scrutiny, closure_proposed


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
    """Counts of one review as at a point. `delivery` counts the accepted ones only; None there is *no update*."""

    total: int
    accepted: int
    responses: dict[Response, int]
    delivery: dict[Delivery | None, int]
    scrutiny: dict[Scrutiny, int]
    left_monitoring: int
    closure_proposed: int

    def complete(self) -> Share:
        """Those whose owner says complete, of the accepted."""
        return Share(self.delivery.get(Delivery.COMPLETE, 0), self.accepted)

    def silent(self) -> Share:
        """Those that nobody has reported on, of the accepted."""
        return Share(self.delivery.get(None, 0), self.accepted)

    def left(self) -> Share:
        """Those that the committee has closed or transferred, of all."""
        return Share(self.left_monitoring, self.total)


def count(all_axes: Iterable[Axes]) -> Figures:
    """The figures of those recommendations."""
    axes = list(all_axes)
    accepted = [a for a in axes if a.response in ACCEPTED]
    return Figures(
        total=len(axes),
        accepted=len(accepted),
        responses=dict(Counter(a.response for a in axes)),
        delivery=dict(Counter(a.delivery for a in accepted)),
        scrutiny=dict(Counter(a.scrutiny for a in axes)),
        left_monitoring=sum(a.scrutiny in LEFT_MONITORING for a in axes),
        closure_proposed=sum(closure_proposed(a) for a in axes),
    )
