"""Who was asked and has not been heard, as at a point: what a report says beside a recommendation."""

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from followthrough.councils.models import Council
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.source import Asked
from followthrough.rounds import rules
from followthrough.rounds.models import Answer, Clearing, Item
from followthrough.rounds.rules import Choice


def silences(council: Council, commitments: Collection[UUID], as_at: AsAt) -> dict[UUID, Asked]:
    """Those of the commitments about which the last round that asked had no cleared answer at that point.

    Three queries. A round that asked about something else, or left it out, does not count.
    """
    until = _end(as_at)
    asked = Item.objects.filter(
        council=council,
        commitment__in=commitments,
        left_out=False,
        request__left_out=False,
        request__sent_at__lte=until,
        round__given_up_at=None,
    ).select_related("request")
    items = sorted(asked, key=lambda row: row.request.sent_at, reverse=True)  # type: ignore[union-attr,return-value,arg-type]
    answers = Answer.objects.filter(council=council, item__in=[row.id for row in items], sent_at__lte=until)
    given = {row.item_id: row for row in answers.order_by("sent_at", "id")}
    cleared = _cleared(council, items, until)
    rounds: dict[UUID, list[Item]] = {}
    for row in items:
        rounds.setdefault(row.commitment_id, []).append(row)
    found = {commitment: _of(rows, given, cleared) for commitment, rows in rounds.items()}
    return {commitment: one for commitment, one in found.items() if one}


def _of(rows: list[Item], given: dict[UUID, Answer], cleared: frozenset[UUID]) -> Asked | None:
    """`rows`: the item of each round that asked, the latest first."""
    times = rules.silent_times([row.id in cleared for row in rows])
    if not times:
        return None
    last = rows[0]
    answer = given.get(last.id)
    sent = last.request.sent_at if last.request else None
    assert sent is not None, "what was not sent was not asked"
    return Asked(
        on=clock.london_day(sent),
        times=times,
        received=answer is not None and answer.choice != Choice.NOT_MINE,
    )


def _cleared(council: Council, items: Iterable[Item], until: datetime) -> frozenset[UUID]:
    rows = Clearing.objects.filter(council=council, answer__item__in=[row.id for row in items], made_at__lte=until)
    return frozenset(rows.exclude(update=None).values_list("answer__item", flat=True))


def _end(as_at: AsAt) -> datetime:
    """The last moment that counts: the end of the day, or the cutoff before that."""
    after = datetime.combine(as_at.day + timedelta(days=1), time(), tzinfo=clock.LONDON)
    return min(as_at.cutoff, after - timedelta(microseconds=1))
