"""One pass over the e-mails that wait, of all councils: what `followthrough send` does, and the demo by itself."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.utils import formataddr, parseaddr
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.outbox.actions import Letter, Pass

# A mail server far away answers in a tenth of a second, four times a letter; more lanes than these it may not like.
LANES, COUNCILS_A_LANE = 4, 25
# How often a service is asked which letters came back.
ASKED_EVERY = 3600
ASKED = "asked-what-came-back"


def waiting() -> "list[Council]":
    """The councils of which an e-mail is due, once the letters that were asked for have been written."""
    from followthrough.councils import queries as councils
    from followthrough.joining.actions import passwords

    passwords.write_resets()
    return councils.with_letters_due()


def all_that_waits() -> "Pass":
    """One pass through a server that is always there, without a word: for the demo."""
    server = get_connection()
    try:
        return send(waiting(), server)
    finally:
        server.close()


def count(councils: "Iterable[Council]") -> int:
    """How many e-mails of these councils are due, for whoever looks on; 0 where nobody does."""
    import sys

    from followthrough.councils.scope import reading
    from followthrough.outbox import queries

    found = 0
    for council in councils if sys.stderr.isatty() else []:
        with reading(council):
            found += queries.count_due(council.id)
    return found


def send(councils: "Sequence[Council]", server: BaseEmailBackend, told: Callable[[], None] = lambda: None) -> "Pass":
    """Send what is due of each council through the open `server`, where there are many through more; `told` after each.

    Ends with the first council of which the server could not be reached.
    """
    work = Work(deque(councils), told)
    lanes = min(LANES, 1 + len(councils) // COUNCILS_A_LANE)
    with ThreadPoolExecutor(lanes) as pool:
        others = [pool.submit(_beside, work) for _lane in range(lanes - 1)]
        try:
            _along(work, server)
        finally:
            work.councils.clear()  # what is broken off here is broken off everywhere
    for one in others:
        one.result()
    return work.done


@dataclass
class Work:
    """What is left to do, and what has been done; several lanes take from it and put to it."""

    councils: "deque[Council]"
    told: Callable[[], None]
    done: "Pass" = field(default_factory=lambda: _nothing())
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> "Council | None":
        with self.lock:
            return self.councils.popleft() if self.councils and not self.done.away else None

    def add(self, one: "Pass") -> None:
        with self.lock:
            sent, failed, away = self.done
            self.done = self.done._replace(sent=sent + one.sent, failed=failed + one.failed, away=away or one.away)

    def tell(self) -> None:
        with self.lock:
            self.told()


def _nothing() -> "Pass":
    from followthrough.outbox.actions import Pass

    return Pass(0, 0)


def _along(work: Work, server: BaseEmailBackend) -> None:
    """One lane: council after council, for as long as there is one."""
    while council := work.next():
        work.add(_send_of(council, server, work.tell))


def _beside(work: Work) -> None:
    """One more lane, with connections of its own; none where the mail server wants no more of them."""
    server = get_connection()
    try:
        server.open()
    except OSError:
        return
    try:
        _along(work, server)
    finally:
        server.close()
        connections.close_all()


def note_what_came_back(server: BaseEmailBackend) -> int:
    """Ask a service that can tell which letters came back, once an hour at most; how many were new."""
    from django.core.cache import cache

    ask = getattr(server, "came_back", None)
    if ask is None or not cache.add(ASKED, True, ASKED_EVERY):
        return 0
    return sum(note_bounce(letter_id) for letter_id in ask())


def note_bounce(letter_id: Any) -> bool:
    """Note that a letter of whichever council came back; False when it is nobody's, or its fate was known."""
    from followthrough.councils import queries as councils
    from followthrough.councils.scope import writing
    from followthrough.outbox import actions

    council = councils.council_of_letter(letter_id)
    if council is None:
        return False
    with writing(council):
        return actions.bounced(council_id=council.id, email_id=letter_id)


def _send_of(council: "Council", server: BaseEmailBackend, told: Callable[[], None]) -> "Pass":
    from followthrough.councils.scope import staying
    from followthrough.outbox import actions

    # Not one transaction: what the mail server has taken must be on record before the next is tried.
    with staying(council):
        return actions.send_waiting(council.id, through(server, council), told=told)


def through(server: BaseEmailBackend, council: "Council") -> "Callable[[Letter], None]":
    """How a letter goes to a server; a connection that broke is made anew for the next letter."""
    deliver = getattr(server, "deliver", None)  # of a service that takes letters otherwise than as messages
    if deliver is not None:
        return deliver  # type: ignore[no-any-return]
    marks = {"Organization": council.name} if getattr(server, "marked", False) else {}

    def send(letter: "Letter") -> None:
        try:
            message(letter, server, marks).send()
        except OSError:
            server.close()
            raise

    return send


def message(letter: "Letter", server: BaseEmailBackend, marks: dict[str, str]) -> EmailMultiAlternatives:
    """A letter as it is handed to a mail server."""
    from django.conf import settings

    host = urlsplit(settings.BASE_URL).hostname
    # The same name at every try, by which a mail system knows a letter that it has had before.
    headers = {"Message-ID": f"<{letter.id}@{host}>", "Auto-Submitted": "auto-generated", **marks}
    made = EmailMultiAlternatives(
        letter.subject, letter.body, _from(letter), to=[letter.to], connection=server, headers=headers
    )
    if letter.html:
        made.attach_alternative(letter.html, "text/html")
    return made


def _from(letter: "Letter") -> str:
    """Our address, after the letter's own name where it has one."""
    from django.conf import settings

    address = str(settings.DEFAULT_FROM_EMAIL)
    return formataddr((letter.sender, parseaddr(address)[1])) if letter.sender else address
