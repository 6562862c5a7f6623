"""Money as the pages show it: streams with what they pay for, and costs with what they are costs of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.urls import reverse

from followthrough.accreditation.queries import programmes
from followthrough.accreditation.queries.money import Money
from followthrough.commitments import queries as commitments
from followthrough.commitments.queries import Standing
from followthrough.commitments.rules import FINISHED
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries import funding
from followthrough.registers.queries.funding import Spending, Stream, promised_for
from followthrough.reports.exempt_words import mark
from followthrough.reports.funding_figure import Lasts, Row, funding_figure
from followthrough.reports.programme_words import ends_words, until_words
from followthrough.restriction.queries import restricted
from followthrough.web.as_at import on_the_day
from followthrough.web.commitments.choices import short

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.reports.document import Figure


@dataclass(frozen=True)
class Paid:
    """A cost with what it is a cost of, as it stands, and the page of that programme's money.

    `restricted`: whether that is, itself or with its programme.
    """

    spending: Spending
    of: Standing
    href: str
    restricted: bool

    @property
    def of_words(self) -> str:
        return short(shown_words(self.of))


@dataclass(frozen=True)
class Funding:
    """A stream with what it pays for; `ended`: its last day has passed."""

    stream: Stream
    pays_for: list[Paid]
    ended: bool


@dataclass(frozen=True)
class Register:
    """The council's money as at a day: the streams by name, and what nothing pays for."""

    streams: list[Funding]
    unfunded: list[Paid]


def shown_words(standing: Standing) -> str:
    """What a thing is called; the mark where its words are exempt, since a list of money goes round."""
    return mark() if standing.exempt(standing.words) else standing.words.text


def register(council: "Council", as_at: AsAt) -> Register:
    """All the council's money; the number of queries does not grow with it."""
    paid = costs(council, funding.all_spending(council, as_at), as_at)
    by_stream: dict[UUID, list[Paid]] = {}
    for one in paid:
        if one.spending.stream is not None:
            by_stream.setdefault(one.spending.stream.stream.id, []).append(one)
    streams = [
        Funding(one, by_stream.get(one.stream.id, []), one.ended_on(as_at.day))
        for one in funding.streams(council, as_at)
    ]
    return Register(streams, [one for one in paid if one.spending.stream is None])


def costs(council: "Council", found: Iterable[Spending], as_at: AsAt) -> list[Paid]:
    """Those costs with what they are costs of."""
    rows = list(found)
    heads = {one.cost.commitment_id: one.cost.commitment for one in rows}
    stands = commitments.standings(council, heads.values(), as_at, brief=True)
    over = programmes.belonging(council, heads)
    kept = restricted(council, heads)
    return [
        Paid(one, stands[i], _address(council, over[i].id if i in over else i, as_at), i in kept)
        for one in rows
        if (i := one.cost.commitment_id) in stands
    ]


def _address(council: "Council", programme: UUID, as_at: AsAt) -> str:
    where = {"council": council.slug, "programme": programme}
    return reverse("money:programme", kwargs=where, query=on_the_day(as_at) or None)


def figure(found: Register, today: date) -> "Figure | None":
    """The plot of all streams and of the posts that they pay for."""
    posts = [one.spending for funded in found.streams for one in funded.pays_for if one.spending.cost.post_id]
    return funding_figure([*(_stream(one.stream) for one in found.streams), *map(_post, posts)], today)


def programme_figure(found: Money, today: date) -> "Figure | None":
    """The plot of what pays for a programme, and of what the programme and its phases are promised for."""
    streams = {one.stream.stream.id: one.stream for _part, one in found.costs if one.stream}
    posts = [one for _part, one in found.posts if one.stream]
    promised = [
        Lasts(Row.PROMISE, short(shown_words(part.standing)), day, ends_first=part.ends)
        for part in found.parts
        if part.action is None or part.ends
        if part.standing.state not in FINISHED and (day := promised_for(part.standing)) is not None
    ]
    return funding_figure([*map(_stream, streams.values()), *map(_post, posts), *promised], today)


def _stream(one: Stream) -> Lasts:
    return Lasts(Row.FUNDING, one.stream.name, one.terms.ends_last, ends_words(one.terms))


def _post(one: Spending) -> Lasts:
    return Lasts(Row.POST, str(one.cost.post), one.until, until_words(one))
