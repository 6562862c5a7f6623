"""What became of a try to send a letter, and what follows from it. No Django."""

import smtplib
from datetime import timedelta
from enum import StrEnum

# With the pauses below a day and a half: a server that is out of order for a day loses no letter.
MAX_ATTEMPTS = 12
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
# How long a worker may take over one letter before another takes it for dead.
CLAIM = timedelta(minutes=10)


class Outcome(StrEnum):
    """How one try ended. UNKNOWN: the worker has begun, and has not said whether the server took the letter."""

    UNKNOWN = "unknown"
    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    DROPPED = "dropped"
    AWAY = "away"
    UNSENDABLE = "unsendable"


class Undelivered(StrEnum):
    """Why a letter has not arrived and never will by itself."""

    REFUSED = "refused"
    UNSENDABLE = "unsendable"
    GIVEN_UP = "given_up"
    BOUNCED = "bounced"


FOR_GOOD = frozenset({Outcome.REFUSED, Outcome.UNSENDABLE})
# The server was never reached, so the letter itself has not been tried.
NOT_TRIED = frozenset({Outcome.AWAY})


class NotTaken(OSError):
    """A service that is no SMTP server did not take a letter; `outcome` is what that means."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(str(outcome))
        self.outcome = outcome


def outcome_of(error: Exception) -> Outcome:
    """What an error of sending means. Only codes leave this function: a server's words may repeat addresses."""
    if isinstance(error, NotTaken):
        return error.outcome
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _by_code(min(code for code, _words in error.recipients.values()))
    if isinstance(error, smtplib.SMTPConnectError | smtplib.SMTPHeloError | smtplib.SMTPAuthenticationError):
        return Outcome.AWAY  # said to us, before there was a letter
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome.UNSENDABLE  # an address that this server cannot write
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return Outcome.DROPPED
    return Outcome.AWAY if isinstance(error, OSError) else Outcome.UNSENDABLE


def _by_code(code: int) -> Outcome:
    """By the first digit of the server's reply: 5 is for good, anything else may pass."""
    return Outcome.REFUSED if 500 <= code <= 599 else Outcome.LATER


def why_given_up(last: str | None) -> Undelivered:
    """Why a letter was given up, by the outcome of its last try."""
    return Undelivered(last) if last in FOR_GOOD else Undelivered.GIVEN_UP


def one_line(text: str, most: int) -> str:
    """`text` as a header can hold it: one line without control characters, so that it adds no header of its own."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())[:most]


def given_up(outcome: Outcome, attempts: int) -> bool:
    """Whether a letter that did not go after so many tries is not tried again by itself."""
    return outcome in FOR_GOOD or attempts >= MAX_ATTEMPTS


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time, up to six hours."""
    doublings = min(max(attempts - 1, 0), MAX_ATTEMPTS)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
