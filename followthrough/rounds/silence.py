"""Who was asked and has not been heard, as at a point: what a report says beside a recommendation."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from followthrough.commitments.models import ProgressUpdate
from followthrough.councils.models import Council
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.reports.source import Asked
from followthrough.rounds import rules
from followthrough.rounds.models import Answer, Clearing, Item
from followthrough.rounds.rules import Choice, Outcome


def silences(council: Council, commitments: Collection[UUID], as_at: AsAt) -> dict[UUID, Asked]:
    """Those of the commitments about which the last round that asked had no cleared answer at that point.

    Five queries. A round that asked about something else, or left it out by then, does not count; an update that was
    recorded on the commitment's own page since the asking is heard too.
    """
    until = _end(as_at)
    asked = Item.objects.filter(council=council, commitment__in=commitments, asked_at__lte=until)
    still = asked.filter(Q(left_out=False) | Q(left_out_at__gt=until), round__given_up_at=None)
    rounds: dict[UUID, list[Item]] = {}
    for row in still.order_by("-asked_at"):
        rounds.setdefault(row.commitment_id, []).append(row)
    items = [row for rows in rounds.values() for row in rows]
    waiting, cleared = _waiting(council, items, until), _cleared(council, items, until)
    since = min((row.asked_at for row in items if row.asked_at), default=None)
    told = _told_otherwise(council, rounds.keys(), since, until)
    found = {commitment: _of(rows, told.get(commitment), waiting, cleared) for commitment, rows in rounds.items()}
    return {commitment: one for commitment, one in found.items() if one}


def _of(rows: list[Item], told: datetime | None, waiting: frozenset[UUID], cleared: frozenset[UUID]) -> Asked | None:
    """`rows`: the item of each round that asked, the latest first; `told`: when an update was last recorded."""
    asked = [(row, row.asked_at) for row in rows if row.asked_at]
    times = rules.silent_times(row.id in cleared or bool(told and told >= at) for row, at in asked)
    if not times:
        return None
    last, at = asked[0]
    return Asked(on=clock.london_day(at), times=times, received=last.id in waiting)


def _told_otherwise(
    council: Council, commitments: Collection[UUID], since: datetime | None, until: datetime
) -> dict[UUID, datetime]:
    """When an update of each was last recorded between the two, in a round or on its own page; not an older paper's."""
    rows = ProgressUpdate.objects.filter(
        council=council, commitment__in=commitments, recorded_at__gte=since or until, recorded_at__lte=until
    )
    return {row.commitment_id: row.recorded_at for row in rows.order_by("recorded_at") if not row.entered_later}


def _waiting(council: Council, items: Sequence[Item], until: datetime) -> frozenset[UUID]:
    """The items whose last answer, by whoever is asked, neither says "not mine" nor has been sent back."""
    rows = Answer.objects.filter(council=council, item__in=[row.id for row in items], sent_at__lte=until)
    asked = {row.id: row.request_id for row in items}
    last = {row.item_id: row for row in rows.order_by("sent_at", "id") if row.request_id == asked[row.item_id]}
    back = Clearing.objects.filter(
        council=council, answer__in=list(last.values()), outcome=Outcome.SENT_BACK, made_at__lte=until
    )
    returned = set(back.values_list("answer", flat=True))
    return frozenset(i for i, row in last.items() if row.choice != Choice.NOT_MINE and row.id not in returned)


def _cleared(council: Council, items: Iterable[Item], until: datetime) -> frozenset[UUID]:
    rows = Clearing.objects.filter(council=council, answer__item__in=[row.id for row in items], made_at__lte=until)
    return frozenset(rows.exclude(update=None).values_list("answer__item", flat=True))


def _end(as_at: AsAt) -> datetime:
    """The last moment that counts: the end of the day, or the cutoff before that."""
    after = datetime.combine(as_at.day + timedelta(days=1), time(), tzinfo=clock.LONDON)
    return min(as_at.cutoff, after - timedelta(microseconds=1))
