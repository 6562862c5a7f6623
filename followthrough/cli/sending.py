"""One pass over the e-mails that wait, of all councils: what `followthrough send` does, and the demo by itself."""

from collections.abc import Callable, Iterable
from email.utils import formataddr, parseaddr
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.outbox.actions import Letter, Pass

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


def send(councils: "Iterable[Council]", server: BaseEmailBackend, told: Callable[[], None] = lambda: None) -> "Pass":
    """Send what is due of each council through one open `server`; `told` after each letter.

    Ends with the first council of which the server could not be reached.
    """
    from followthrough.outbox.actions import Pass

    done = Pass(0, 0)
    for council in councils:
        one = _send_of(council, server, told)
        done = Pass(done.sent + one.sent, done.failed + one.failed, one.away)
        if one.away:
            break
    return done


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
