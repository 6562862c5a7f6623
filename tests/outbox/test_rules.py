import smtplib
from datetime import timedelta

import pytest

from followthrough.outbox import rules
from followthrough.outbox.rules import MAX_ATTEMPTS, Outcome


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"No such user")}), Outcome.REFUSED),
        (smtplib.SMTPRecipientsRefused({"a@b.example": (451, b"Greylisted")}), Outcome.LATER),
        (smtplib.SMTPSenderRefused(553, b"Not you", "us@c.example"), Outcome.REFUSED),
        (smtplib.SMTPDataError(554, b"Spam"), Outcome.REFUSED),
        (smtplib.SMTPDataError(452, b"Full"), Outcome.LATER),
        (smtplib.SMTPServerDisconnected("gone"), Outcome.DROPPED),
        (smtplib.SMTPConnectError(554, b"Closed"), Outcome.AWAY),
        (smtplib.SMTPAuthenticationError(535, b"Wrong"), Outcome.AWAY),
        (smtplib.SMTPNotSupportedError("utf8"), Outcome.UNSENDABLE),
        (ConnectionRefusedError(), Outcome.AWAY),
        (TimeoutError(), Outcome.AWAY),
        (ValueError("two lines"), Outcome.UNSENDABLE),
    ],
)
def test_what_an_error_means(error: Exception, outcome: Outcome) -> None:
    assert rules.outcome_of(error) is outcome


def test_what_is_refused_for_good_is_not_tried_again() -> None:
    assert [one for one in Outcome if rules.given_up(one, 1)] == [Outcome.REFUSED, Outcome.UNSENDABLE]
    assert [rules.given_up(Outcome.LATER, tries) for tries in (MAX_ATTEMPTS - 1, MAX_ATTEMPTS)] == [False, True]


def test_pauses_grow_and_stay_bounded() -> None:
    pauses = [rules.pause_after(tries) for tries in range(1, MAX_ATTEMPTS + 1)]
    assert pauses == sorted(pauses)
    assert pauses[:3] == [timedelta(minutes=5), timedelta(minutes=10), timedelta(minutes=20)]
    assert rules.pause_after(1000) == rules.LONGEST_PAUSE
