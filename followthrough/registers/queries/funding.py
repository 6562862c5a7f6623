"""Money as at a day: streams, what they pay for, what nothing pays for, and which promise outlives its money."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from followthrough.commitments.queries import Standing, by_head, rows_in_force, standing_rows
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.registers import rules
from followthrough.registers.models import Cost, FundingStream, FundingTerms
from followthrough.registers.rules import Paid


@dataclass(frozen=True)
class Stream:
    """A funding stream with what is known of it."""

    stream: FundingStream
    terms: FundingTerms

    def ended_on(self, day: date) -> bool:
        """Whether its last day has passed."""
        return self.terms.ends_last is not None and self.terms.ends_last < day


@dataclass(frozen=True)
class Spending:
    """A cost with the stream that pays for it, if one does."""

    cost: Cost
    stream: Stream | None

    @property
    def until(self) -> date | None:
        """The last day that is paid: the cost's own, else the stream's."""
        if self.cost.until_last is not None:
            return self.cost.until_last
        return self.stream.terms.ends_last if self.stream else None

    @property
    def paid(self) -> Paid:
        return Paid(self.stream is not None, self.until, f"{self.cost.what} {self.cost.post_id or ''}")


def streams(council: Council, as_at: AsAt) -> list[Stream]:
    """The council's funding streams by name."""
    heads = FundingStream.objects.filter(council=council, withdrawn=False).order_by("name")
    terms = {row.stream_id: row for row in rows_in_force(FundingTerms.objects.all(), heads.order_by(), "stream", as_at)}
    return [Stream(head, terms[head.id]) for head in heads if head.id in terms]


def stream(council: Council, stream_id: UUID, as_at: AsAt) -> Stream | None:
    """One of them."""
    return next((one for one in streams(council, as_at) if one.stream.id == stream_id), None)


def spending(council: Council, commitments: Collection[UUID], as_at: AsAt) -> dict[UUID, list[Spending]]:
    """What each of those commitments costs, in the order in which it was said; nothing for those without a cost."""
    known = {one.stream.id: one for one in streams(council, as_at)}
    rows = Cost.objects.filter(council=council, commitment__in=list(commitments)).select_related("post")
    latest: dict[tuple[object, ...], Cost] = {}
    for row in standing_rows(rows, as_at):
        latest[row.commitment_id, row.what, row.post_id, row.stream_id] = row
    standing = [row for row in latest.values() if not row.ended]
    return {
        head: [Spending(row, known.get(row.stream_id) if row.stream_id else None) for row in found]
        for head, found in by_head(standing, "commitment").items()
    }


def ends_first(standing: Standing, costs: Iterable[Spending], posts: Iterable[Spending] = ()) -> date | None:
    """The last day of its money, where that is before the day for which it is promised or forecast.

    `costs` are its own, or of what it is part of; of `posts` those count that pay for the post that owns it.
    """
    owner = standing.owner.post_id if standing.owner else None
    theirs = [one for one in posts if owner is not None and one.cost.post_id == owner]
    return rules.ends_first(promised_for(standing), [one.paid for one in (*costs, *theirs)])


def promised_for(standing: Standing) -> date | None:
    """The later of the day that counts and the last forecast."""
    due, forecast = standing.current_due, standing.forecasts[-1] if standing.forecasts else None
    return max((row.last for row in (due, forecast) if row is not None and row.last is not None), default=None)
