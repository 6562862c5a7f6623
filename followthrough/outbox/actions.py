"""Putting an e-mail into the outbox, and taking what waits out of it to the mail server."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db.models import F

from followthrough.lib import clock
from followthrough.outbox.models import Email

MAX_ATTEMPTS = 5
CLAIM_LASTS = timedelta(minutes=10)


def post(*, council_id: UUID, to: str, subject: str, body: str) -> Email:
    """Queue one plain-text e-mail; call inside the transaction of the change that it tells of."""
    return Email.objects.create(council_id=council_id, to=to, subject=subject, body=body)


def send_waiting(send: Callable[[str, str, str], None], limit: int = 100) -> int:
    """Send up to `limit` waiting e-mails through `send(to, subject, body)`; returns how many went."""
    return sum(_send_one(email, send) for email in _waiting(limit))


def _waiting(limit: int) -> list[Email]:
    # A worker that died in the middle leaves its claim behind; after a while the claim lapses.
    stale = clock.now() - CLAIM_LASTS
    Email.objects.filter(state=Email.State.CLAIMED, claimed_at__lt=stale).update(state=Email.State.WAITING)
    return list(Email.objects.filter(state=Email.State.WAITING).order_by("made_at")[:limit])


def _send_one(email: Email, send: Callable[[str, str, str], None]) -> bool:
    mine = Email.objects.filter(id=email.id, state=Email.State.WAITING)
    if not mine.update(state=Email.State.CLAIMED, claimed_at=clock.now(), attempts=F("attempts") + 1):
        return False
    email.refresh_from_db()
    claimed = Email.objects.filter(id=email.id, state=Email.State.CLAIMED)
    try:
        send(email.to, email.subject, email.body)
    except OSError as error:
        again = Email.State.FAILED if email.attempts >= MAX_ATTEMPTS else Email.State.WAITING
        claimed.update(state=again, last_error=type(error).__name__)
        return False
    claimed.update(state=Email.State.SENT)
    return True


def withhold(*, council_id: UUID, email_id: UUID) -> None:
    """Do not send an e-mail that still waits."""
    Email.objects.filter(council_id=council_id, id=email_id, state=Email.State.WAITING).update(
        state=Email.State.WITHHELD
    )
