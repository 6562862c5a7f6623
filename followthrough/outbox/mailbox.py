"""The demo's mailbox: e-mails that would have gone out, each a file in a folder, for whoever plays its reader.

`EMAIL_URL=mailbox:`. It stands for the mailboxes of those who were written to, so words and links stay there.
"""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

FOLDER = "mailbox"


class Mailbox(BaseEmailBackend):
    """Keeps each message as `<letter's id>.eml`; a letter that comes again replaces itself, as for a reader."""

    # Its messages say for which council they were sent, which real ones need not.
    marked: ClassVar[bool] = True

    def send_messages(self, email_messages: Any) -> int:
        place().mkdir(mode=0o700, parents=True, exist_ok=True)
        for one in email_messages:
            _keep(str(one.extra_headers["Message-ID"]), one.message().as_bytes(linesep="\r\n"))
        return len(email_messages)


class Kept(NamedTuple):
    """One message; `letter` is the id under which it is kept."""

    letter: UUID
    message: EmailMessage

    def header(self, name: str) -> str:
        """That header in words; "" when there is none."""
        return str(self.message.get(name, ""))

    @property
    def text(self) -> str:
        """Its plain words."""
        part = self.message.get_body(("plain",))
        return str(part.get_content()) if part else ""

    @property
    def has_html(self) -> bool:
        return self.message.get_body(("html",)) is not None


def place() -> Path:
    """The folder of the messages."""
    return Path(settings.DATA_DIR) / FOLDER


def names() -> list[UUID]:
    """The ids of the messages that are kept, the latest written first: ids are made in the order of time."""
    return sorted((UUID(file.stem) for file in place().glob("*.eml")), reverse=True)


def kept(letter: UUID) -> Kept | None:
    """One message."""
    file = place() / f"{letter}.eml"
    if not file.is_file():
        return None
    return Kept(letter, message_from_bytes(file.read_bytes(), policy=policy.default))


def _keep(message_id: str, data: bytes) -> None:
    letter = UUID(message_id.strip("<>").partition("@")[0])
    coming = place() / f"{letter}.part"
    coming.touch(mode=0o600)
    coming.write_bytes(data)
    coming.replace(place() / f"{letter}.eml")
