"""A real mail server on loopback, which can be told to be difficult."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.journeys.server import free_port


@dataclass
class Post:
    """What the server does. `mail`, `rcpt` and `data` are replies, to us or by address; all but `got` can be changed.

    `hang_up` closes the connection before a letter is taken, `mute` after it was taken and before that is said.
    `held`: addresses of which a letter is taken, said to have come by `taken`, and answered only after `go_on`.
    """

    mail: str = ""
    rcpt: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    hang_up: set[str] = field(default_factory=set)
    mute: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    taken: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    connections: int = 0
    got: list[tuple[str, Message]] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.mail or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        refused = self.rcpt.get(address)
        if refused is None:
            envelope.rcpt_tos.append(address)
        return refused or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        [address] = envelope.rcpt_tos
        if address in self.hang_up:
            self.hang_up.discard(address)
            server.transport.abort()
            return "250 Never heard"
        refused = self.data.get(address)
        if refused is None:
            self.got.append((address, message_from_bytes(bytes(envelope.content or b""))))
        if address in self.mute:
            self.mute.discard(address)
            server.transport.abort()
        if address in self.held:
            self.held.discard(address)
            self.taken.set()
            await asyncio.get_running_loop().run_in_executor(None, self.go_on.wait, 60)
        return refused or "250 Taken"


@contextmanager
def serving(post: Post, **options: Any) -> Iterator[int]:
    """Run the server on a free port of loopback; that port."""
    port = free_port()
    controller = Controller(post, hostname="127.0.0.1", port=port, loop=asyncio.new_event_loop(), **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
        controller.loop.close()
