"""Which letter a mail server says it could not deliver: a delivery status notification (RFC 3464) read. No Django.

Anybody can write to the address that letters come from, so a message is read in a child process with limits
(`lib/confined.py`), and all that comes out of it is the id of a letter, which has to be one of ours.
"""

import re
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from uuid import UUID

from followthrough.lib import confined

# A message that came back whole comes with its headers before its text, so that the rest is not needed.
LARGEST = 256 * 1024
_OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@", re.IGNORECASE)
_HEADERS = "text/rfc822-headers"


def returned(raw: bytes) -> UUID | None:
    """The letter that came back for good in this message; None when it is no such message, or reports a delay."""
    try:
        said = confined.run(__name__, given=raw[:LARGEST]).decode("ascii")
    except (confined.Stopped, confined.Failed):
        return None
    return UUID(said) if said else None


def letter_in(raw: bytes) -> UUID | None:
    """The same, read in this process."""
    message = message_from_bytes(raw)
    if message.get_content_type() != "multipart/report" or not message.is_multipart():
        return None
    parts = [one for one in message.get_payload() if isinstance(one, Message)]
    if not any(_failed(part) for part in parts):
        return None
    return next((UUID(found) for part in parts for found in _ids(part)), None)


def _failed(part: Message) -> bool:
    """Whether a part says of a recipient that delivery has been given up; a delay is told as another action."""
    if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
        return False
    blocks = [one for one in part.get_payload() if isinstance(one, Message)]
    return any(
        str(one.get("Action", "")).strip().lower() == "failed" and str(one.get("Status", "5")).strip()[:1] in "45"
        for one in blocks
    )


def _ids(part: Message) -> Iterator[str]:
    """Our ids in the returned letter's own `Message-ID`."""
    if part.get_content_type() == _HEADERS:
        payload = part.get_payload(decode=True)
        inner: object = message_from_bytes(payload if isinstance(payload, bytes) else b"")
    elif part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
    else:
        return
    if isinstance(inner, Message):
        yield from _OURS.findall(str(inner.get("Message-ID", "")))


def main() -> None:
    """The child process: a message on standard input, the letter's id or nothing on standard output."""
    confined.limit()
    found = letter_in(sys.stdin.buffer.read())
    confined.answer(str(found or "").encode("ascii"))


if __name__ == "__main__":
    main()
