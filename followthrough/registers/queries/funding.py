"""Money as at a day: streams, what they pay for, what nothing pays for, and which promise outlives its money."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from followthrough.commitments.queries import Standing, known, newest_first, rows_in_force, standing_rows
from followthrough.commitments.rules import FINISHED
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.registers import rules
from followthrough.registers.models import Cost, FundingStream, FundingTerms
from followthrough.registers.rules import Paid

if TYPE_CHECKING:
    from django.db.models import QuerySet


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
        """The last day that is paid: the cost's own, but none after the stream's last."""
        days = (self.cost.until_last, self.stream.terms.ends_last if self.stream else None)
        return min((day for day in days if day is not None), default=None)

    @property
    def cut_short(self) -> bool:
        """Whether the stream ends before the day until which the cost was to be paid."""
        return self.cost.until_last is not None and self.until != self.cost.until_last

    @property
    def paid(self) -> Paid:
        return Paid(self.stream is not None, self.until)


def streams(council: Council, as_at: AsAt) -> list[Stream]:
    """The council's funding streams by name."""
    heads = FundingStream.objects.filter(council=council, withdrawn=False).order_by("name")
    terms = {row.stream_id: row for row in rows_in_force(FundingTerms.objects.all(), heads.order_by(), "stream", as_at)}
    return [Stream(head, terms[head.id]) for head in heads if head.id in terms]


def stream(council: Council, stream_id: UUID, as_at: AsAt) -> Stream | None:
    """One of them."""
    return next((one for one in streams(council, as_at) if one.stream.id == stream_id), None)


def terms(council: Council, stream_id: UUID, as_at: AsAt) -> list[FundingTerms]:
    """Everything that was known of a stream by then, corrected rows included, newest first."""
    rows = known(FundingTerms.objects.filter(council=council, stream=stream_id), as_at)
    return newest_first([rows.select_related("by")])


def spending(council: Council, commitments: Collection[UUID], as_at: AsAt) -> dict[UUID, list[Spending]]:
    """What each of those commitments costs, in the order in which it was said; nothing for those without a cost."""
    found = _standing(Cost.objects.filter(council=council, commitment__in=list(commitments)), council, as_at)
    return _by_commitment(found)


def all_spending(council: Council, as_at: AsAt) -> list[Spending]:
    """Every cost of the council, in the order in which it was said."""
    return _standing(Cost.objects.filter(council=council), council, as_at)


def cost(council: Council, row_id: UUID, as_at: AsAt) -> Spending | None:
    """One cost that stands, by the id of its row."""
    return next((one for one in all_spending(council, as_at) if one.cost.id == row_id), None)


def _standing(rows: "QuerySet[Cost]", council: Council, as_at: AsAt) -> list[Spending]:
    """The latest row of each cost with its stream; a cost whose stream the reader may not know of is not among them."""
    paying = {one.stream.id: one for one in streams(council, as_at)}
    latest: dict[tuple[object, ...], Cost] = {}
    for row in standing_rows(rows.select_related("post", "commitment"), as_at):
        latest[row.commitment_id, row.what, row.post_id, row.stream_id] = row
    return [
        Spending(row, paying.get(row.stream_id) if row.stream_id else None) for row in latest.values() if not row.ended
    ]


def _by_commitment(found: Iterable[Spending]) -> dict[UUID, list[Spending]]:
    by_head: dict[UUID, list[Spending]] = {}
    for one in found:
        by_head.setdefault(one.cost.commitment_id, []).append(one)
    return by_head


def last_days(
    council: Council, standings: Iterable[Standing], as_at: AsAt, under: UUID | None = None
) -> dict[UUID, date]:
    """The last day of its money, by commitment, of each of those that is promised for later than that.

    What nothing pays for of its own stands under the costs of `under`, the programme that it is part of. The cost of
    the post that owns it counts wherever it was set down. The number of queries does not grow with them.
    """
    all_of_them = list(standings)
    ids = {one.commitment.id for one in all_of_them} | ({under} if under else set())
    owners = {one.owner.post_id for one in all_of_them if one.owner and one.owner.post_id}
    rows = Cost.objects.filter(Q(commitment__in=ids) | Q(post__in=owners), council=council)
    found = _standing(rows, council, as_at)
    own = _by_commitment(one for one in found if one.cost.commitment_id in ids and one.stream is not None)
    above = own.get(under, []) if under else []
    ends = {one.commitment.id: ends_first(one, own.get(one.commitment.id) or above, found) for one in all_of_them}
    return {i: day for i, day in ends.items() if day is not None}


def ends_first(standing: Standing, costs: Iterable[Spending], posts: Iterable[Spending] = ()) -> date | None:
    """The last day of its money, where that is before the day for which it is promised or forecast.

    `costs` are its own, or of what it is part of; of `posts` those count that pay for the post that owns it. What is
    finished, or was given up, is promised for no day any more.
    """
    if standing.state in FINISHED:
        return None
    owner = standing.owner.post_id if standing.owner else None
    theirs = [one for one in posts if owner is not None and one.cost.post_id == owner]
    return rules.ends_first(promised_for(standing), paid([*costs, *theirs]))


def paid(costs: Iterable[Spending]) -> list[Paid]:
    """Until when each thing is paid, of those that several streams pay for in turn until the last of them ends."""
    things: dict[object, list[Paid]] = {}
    for one in costs:
        row = one.cost
        things.setdefault((row.post_id or row.commitment_id, row.what), []).append(one.paid)
    return [rules.in_turn(some) for some in things.values()]


def promised_for(standing: Standing) -> date | None:
    """The later of the day that counts and the last that was said."""
    return standing.promised_until
