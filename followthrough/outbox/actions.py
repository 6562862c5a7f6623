"""Putting an e-mail into the outbox, and taking what waits out of it to the mail server.

What is guaranteed: a letter is sent at least once, unless the server refuses it or it is given up. A try is on record
before the server hears of it. If the worker dies between the server's acceptance and our note of it, the try stays
`unknown`, and the letter goes again under the same Message-ID, by which mail systems know it for the same.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from followthrough.lib import clock
from followthrough.outbox import queries
from followthrough.outbox.models import Attempt, Email
from followthrough.outbox.rules import NOT_TRIED, Outcome, given_up, one_line, outcome_of, pause_after

# Of one council, before the next one's turn.
A_PASS = 1_000
# A worker that died may have sent what it had claimed; a connection that broke, what waits again.
MAY_HAVE_GONE = (Email.State.SENT, Email.State.CLAIMED, Email.State.WAITING)

# What is left of a letter to somebody who has been forgotten.
FORGOTTEN = {"to": "", "subject": "", "body": "", "html": "", "sender": ""}


# What a link that works without a password leaves of the letter that carried it.
BLANK = {"body": "", "html": ""}


class Letter(NamedTuple):
    """What a mail server is handed; `id` is the same at every try."""

    id: UUID
    to: str
    subject: str
    body: str
    html: str = ""
    sender: str = ""
    # It has been tried before: whoever can look whether it went all the same does so first.
    again: bool = False


class Pass(NamedTuple):
    """How many e-mails went, and how many did not go this time; `away`: it ended because the server was not there."""

    sent: int
    failed: int
    away: bool = False


class Tried(NamedTuple):
    """A try that has ended and is still to be noted."""

    email: Email
    attempt: Attempt
    outcome: Outcome


def post(
    *,
    council_id: UUID,
    to: str,
    subject: str,
    body: str,
    kind: str = "",
    secret: bool = False,
    html: str = "",
    sender: str = "",
) -> Email:
    """Queue one e-mail; call inside the transaction of the change that it tells of.

    `secret`: its body carries a link that works without a password, and is not kept once the letter has gone.
    `html`: the body once more as HTML (`outbox.html.html_of`). `sender`: the neutral name shown before our address.
    Line breaks and control characters in `subject` and `sender` become spaces.
    """
    given = {"to": to, "subject": subject, "body": body, "kind": kind, "secret": secret, "html": html, "sender": sender}
    return post_all(council_id=council_id, letters=[given])[0]


def post_all(*, council_id: UUID, letters: Iterable[Mapping[str, Any]]) -> list[Email]:
    """Queue many e-mails, in their order; each has what `post` takes."""
    return Email.objects.bulk_create(Email(council_id=council_id, **_fit(one)) for one in letters)


def _fit(letter: Mapping[str, Any]) -> dict[str, Any]:
    subject, sender = one_line(letter["subject"], 200), one_line(letter.get("sender", ""), 100)
    return {**letter, "subject": subject, "sender": sender}


def send_waiting(
    council_id: UUID,
    send: Callable[[Letter], None],
    limit: int = A_PASS,
    told: Callable[[], None] = lambda: None,
) -> Pass:
    """Try up to `limit` due e-mails of a council through `send(letter)`, each by one worker only.

    Ends early when the server cannot be reached, so that it uses up no other letter's tries. `told` after each.
    """
    done, last = Pass(0, 0), None
    for email in queries.due(council_id, limit):
        # In one commit, which is what takes the time: how the last one ended, and that this one is begun.
        with transaction.atomic():
            _note(last)
            last, attempt = None, _claim(email)
        if attempt is None:
            continue
        last = Tried(email, attempt, _try(email, send))
        done = _and(done, last.outcome)
        told()
        if done.away:
            break
    with transaction.atomic():
        _note(last)
    return done


def _and(done: Pass, outcome: Outcome) -> Pass:
    went = outcome is Outcome.SENT
    return Pass(done.sent + went, done.failed + (not went), outcome in NOT_TRIED)


def _claim(email: Email) -> Attempt | None:
    """Take the e-mail for this worker and put the try on record; None when it is no longer as it was found."""
    mine = Email.objects.filter(council_id=email.council_id, id=email.id)
    as_found = mine.filter(state=email.state, claimed_at=email.claimed_at)
    if not as_found.update(state=Email.State.CLAIMED, claimed_at=clock.now()):
        return None
    return Attempt.objects.create(council_id=email.council_id, email=email)


def _try(email: Email, send: Callable[[Letter], None]) -> Outcome:
    again = email.claimed_at is not None
    email.refresh_from_db()  # its words may have been taken out since it was found
    try:
        send(Letter(email.id, email.to, email.subject, email.body, email.html, email.sender, again))
    except (OSError, ValueError) as error:  # the server's refusal; words that make no e-mail
        return outcome_of(error)
    return Outcome.SENT


def _note(last: Tried | None) -> None:
    """Put down how a try ended, and when the next is; a letter with nothing more to come loses its secret words."""
    if last is None:
        return
    email, attempt, outcome = last
    attempts = email.attempts + (outcome not in NOT_TRIED)
    state = _state_after(outcome, attempts)
    ends = BLANK if email.secret and state != Email.State.WAITING else {}
    Attempt.objects.filter(council_id=email.council_id, id=attempt.id).update(outcome=outcome)
    claimed = Email.objects.filter(council_id=email.council_id, id=email.id, state=Email.State.CLAIMED)
    claimed.update(state=state, attempts=attempts, due_at=clock.now() + pause_after(attempts), **ends)


def _state_after(outcome: Outcome, attempts: int) -> str:
    if outcome is Outcome.SENT:
        return Email.State.SENT
    return Email.State.FAILED if given_up(outcome, attempts) else Email.State.WAITING


def _forget_secrets(council_id: UUID, email_id: UUID) -> None:
    Email.objects.filter(council_id=council_id, id=email_id, secret=True).update(**BLANK)


def withhold(*, council_id: UUID, email_id: UUID) -> None:
    """Do not send an e-mail that still waits."""
    waiting = Email.objects.filter(council_id=council_id, id=email_id, state=Email.State.WAITING)
    if waiting.update(state=Email.State.WITHHELD):
        _forget_secrets(council_id, email_id)


def bounced(*, council_id: UUID, email_id: UUID) -> bool:
    """Note that an e-mail came back for good; False when it is none of the council's that may have gone."""
    gone = Email.objects.filter(council_id=council_id, id=email_id, state__in=MAY_HAVE_GONE, tries__isnull=False)
    if not gone.update(state=Email.State.BOUNCED, bounced_at=clock.now()):
        return False
    _forget_secrets(council_id, email_id)
    return True


def try_again(*, council_id: UUID, email_id: UUID) -> bool:
    """Let an e-mail that was given up wait anew; False when there is none, or when its words are gone."""
    failed = Email.objects.filter(council_id=council_id, id=email_id, state=Email.State.FAILED, secret=False)
    return bool(failed.update(state=Email.State.WAITING, attempts=0, due_at=clock.now()))


def forget_address(*, council_id: UUID, address: str) -> list[UUID]:
    """Blank every e-mail of a council to an address; what still waits is not sent. Returns which they were."""
    theirs = Email.objects.filter(council_id=council_id, to__iexact=address)
    found = list(theirs.values_list("id", flat=True))
    for email_id in found:
        withhold(council_id=council_id, email_id=email_id)
    theirs.update(**FORGOTTEN)
    return found
