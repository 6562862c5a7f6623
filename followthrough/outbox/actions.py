"""Putting an e-mail into the outbox, and taking what waits out of it to the mail server."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from followthrough.lib import clock
from followthrough.outbox import queries
from followthrough.outbox.models import Email

MAX_ATTEMPTS = 5


class Pass(NamedTuple):
    """How many e-mails went, and how many did not go this time."""

    sent: int
    failed: int


def post(*, council_id: UUID, to: str, subject: str, body: str) -> Email:
    """Queue one plain-text e-mail; call inside the transaction of the change that it tells of."""
    return Email.objects.create(council_id=council_id, to=to, subject=subject, body=body)


def send_waiting(send: Callable[[str, str, str], None], limit: int = 100) -> Pass:
    """Try up to `limit` e-mails that are due through `send(to, subject, body)`, each by one worker only."""
    went = [_send_one(email, send) for email in queries.due(limit) if _claim(email)]
    return Pass(sent=sum(went), failed=len(went) - sum(went))


def _claim(email: Email) -> bool:
    """Take the e-mail for this worker; False when it is no longer as it was found."""
    as_found = Email.objects.filter(id=email.id, state=email.state, claimed_at=email.claimed_at)
    taken = as_found.update(state=Email.State.CLAIMED, claimed_at=clock.now(), attempts=F("attempts") + 1)
    return bool(taken)


def _send_one(email: Email, send: Callable[[str, str, str], None]) -> bool:
    email.refresh_from_db()
    claimed = Email.objects.filter(id=email.id, state=Email.State.CLAIMED)
    try:
        send(email.to, email.subject, email.body)
    except (OSError, ValueError) as error:  # the server's refusal; words that make no e-mail
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
