"""Which e-mails are to be sent now, and what became of a council's."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from followthrough.lib import clock
from followthrough.outbox.models import Email
from followthrough.outbox.rules import CLAIM, LONGEST_PAUSE, Undelivered, why_given_up

NOT_ARRIVED = (Email.State.FAILED, Email.State.BOUNCED)


def due(council_id: UUID, limit: int) -> list[Email]:
    """A council's e-mails whose time has come, and those whose worker died, at most `limit`, the longest due first."""
    return list(Email.objects.filter(unsent(), council_id=council_id).order_by("due_at", "made_at")[:limit])


def count_due(council_id: UUID) -> int:
    """How many of a council's e-mails `due` would give, without a limit."""
    return Email.objects.filter(unsent(), council_id=council_id).count()


def unsent() -> Q:
    """The condition on e-mails that are to be sent now; `councils.policies` has the same in SQL."""
    now = clock.now()
    # What lies further ahead than any pause was put down before the clock was set back.
    ripe = Q(due_at__lte=now) | Q(due_at__gt=now + LONGEST_PAUSE)
    left = Q(claimed_at__lt=now - CLAIM) | Q(claimed_at__gt=now + CLAIM)
    return Q(state=Email.State.WAITING) & ripe | Q(state=Email.State.CLAIMED) & left


class Waiting(NamedTuple):
    """How many e-mails wait, how many were given up, and since when the oldest has waited."""

    waiting: int
    failed: int
    oldest: datetime | None


def state(council_id: UUID) -> Waiting:
    """How a council's e-mails stand, for whoever looks after the system."""
    waits = Q(state__in=[Email.State.WAITING, Email.State.CLAIMED])
    return Waiting(
        **Email.objects.filter(council_id=council_id).aggregate(
            waiting=Count("id", filter=waits),
            failed=Count("id", filter=Q(state=Email.State.FAILED)),
            oldest=Min("made_at", filter=waits),
        )
    )


def letters(council_id: UUID) -> QuerySet[Email]:
    """A council's e-mails, the latest first, without their words; the tries come along."""
    rows = Email.objects.filter(council_id=council_id).defer("subject", "body", "html")
    return rows.prefetch_related("tries").order_by("-made_at")


def letter(council_id: UUID, email_id: UUID) -> Email | None:
    """One e-mail of a council."""
    return letters(council_id).filter(id=email_id).first()


def undelivered(council_id: UUID, ids: Iterable[UUID]) -> dict[UUID, Undelivered]:
    """Those of a council's e-mails that were refused, given up or came back, each with why; others are left out."""
    gone = Email.objects.filter(council_id=council_id, id__in=list(ids), state__in=NOT_ARRIVED)
    return {one.id: _why(one) for one in gone.only("id", "state").prefetch_related("tries")}


def _why(email: Email) -> Undelivered:
    if email.state == Email.State.BOUNCED:
        return Undelivered.BOUNCED
    last = list(email.tries.all())[-1:]
    return why_given_up(last[0].outcome if last else None)


def written_on(council_id: UUID, to: str, kind: str, day: date) -> bool:
    """Whether a letter of that kind to that address was written on that London day."""
    since = datetime.combine(day, time.min, tzinfo=clock.LONDON)
    return Email.objects.filter(council_id=council_id, to__iexact=to, kind=kind, made_at__gte=since).exists()
