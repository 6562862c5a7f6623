"""Messages that came back, and messages that only look like it: nothing but a letter's id comes out of one."""

import pytest

from followthrough.lib.ids import new_id
from followthrough.outbox.bounces import LARGEST, letter_in, returned
from tests.bounce import report

LETTER = new_id()


@pytest.mark.parametrize("part", ["message/rfc822", "text/rfc822-headers"])
def test_a_letter_that_came_back_is_known_by_its_name(part: str) -> None:
    assert letter_in(report(LETTER, part=part)) == LETTER


@pytest.mark.parametrize(
    ("action", "status", "back"),
    [
        ("failed", "5.1.1", True),
        ("Failed", "5.0.0", True),
        ("failed", "4.4.7", True),  # given up after days of trying
        ("delayed", "4.4.1", False),
        ("delivered", "2.0.0", False),
        ("relayed", "2.0.0", False),
        ("failed", "nonsense", False),
    ],
)
def test_only_what_was_given_up_counts(action: str, status: str, back: bool) -> None:
    assert letter_in(report(LETTER, action=action, status=status)) == (LETTER if back else None)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\xff" * 500,
        b"Subject: I am on holiday\n\nUntil Monday.",
        b"Content-Type: multipart/report; boundary=x\n\nno parts",
        report(LETTER).replace(b"message/delivery-status", b"text/plain"),
        report(LETTER).replace(b"multipart/report", b"multipart/mixed"),
        report(LETTER).replace(str(LETTER).encode(), b"somebody-elses"),
        report(LETTER).replace(b"Message-ID", b"X-Message-ID"),
    ],
)
def test_what_is_no_such_message_means_nothing(raw: bytes) -> None:
    assert letter_in(raw) is None


def test_the_message_itself_cannot_name_a_letter() -> None:
    about = report(new_id()).replace(b"Subject: Undelivered", f"Message-ID: <{LETTER}@x>\nSubject: U".encode())
    assert letter_in(about) != LETTER


def test_in_a_child_process_the_same() -> None:
    assert returned(report(LETTER)) == LETTER
    assert returned(b"Subject: Hello\n\nHello.") is None


@pytest.mark.parametrize(
    "raw",
    [
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5_000)),
        b"Content-Type: multipart/report; " + b';x="' * (LARGEST // 4) + b"\n\n",
        b"Content-Type: message/rfc822\n\n" * 8_000,
        b"X: " + b"(" * LARGEST,
        report(LETTER) + b"x" * 20 * LARGEST,
    ],
    ids=["nested", "quotes", "letters in letters", "brackets", "long"],
)
def test_what_is_made_to_hurt_ends_and_says_at_most_its_letter(raw: bytes) -> None:
    assert returned(raw) in (None, LETTER)
