"""`followthrough send`: the e-mails that wait, sent once; for a timer."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from followthrough.cli import start
from followthrough.cli.check import database_faults

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers
    from followthrough.councils.models import Council
    from followthrough.outbox.actions import Letter, Pass

AWAY = "The mail server cannot be used: check EMAIL_URL and that the server runs. No e-mail was lost; run this again."


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    return subparsers.add_parser("send", help="send the e-mails that wait, once (let a timer run it each minute)")


def run(args: argparse.Namespace) -> int:
    """0 when nothing failed; 1 with one sentence when the server is away or did not take an e-mail."""
    start.check_folder()
    start.set_up_django()
    for fault in database_faults():
        raise start.CannotStart(fault)
    return _send()


def _send() -> int:
    from followthrough.joining.actions import passwords

    passwords.write_resets()
    waiting = _with_e_mails()
    if not waiting:
        print("No e-mail waits.")
        return 0
    server = get_connection()
    try:
        server.open()
    except OSError:
        server.close()
        # Before any is tried: a server that is away for an hour must not use up their attempts.
        raise start.CannotStart(AWAY) from None
    passes = [_send_of(council, server) for council in waiting]
    server.close()
    failed = sum(one.failed for one in passes)
    said = f"Sent: {sum(one.sent for one in passes)}."
    if failed:
        print(f"{said} Not taken by the mail server: {failed} (the page Letters says which).", file=sys.stderr)
        return 1
    print(said)
    return 0


def _with_e_mails() -> "list[Council]":
    """The councils of which an e-mail is due."""
    from followthrough.councils import queries as councils
    from followthrough.councils.scope import reading
    from followthrough.outbox import queries

    found = []
    for council in councils.all_councils():
        with reading(council):
            found += [council] if queries.due(council.id, limit=1) else []
    return found


def _send_of(council: "Council", server: BaseEmailBackend) -> "Pass":
    from followthrough.councils.scope import staying
    from followthrough.outbox import actions

    # Not one transaction: what the mail server has taken must be on record before the next is tried.
    with staying(council):
        return actions.send_waiting(council.id, through(server))


def through(server: BaseEmailBackend) -> "Callable[[Letter], None]":
    """How a letter goes to a mail server; a connection that broke is made anew for the next letter."""
    from django.conf import settings

    host = urlsplit(settings.BASE_URL).hostname

    def send(letter: "Letter") -> None:
        # The same name at every try, by which a mail system knows a letter that it has had before.
        headers = {"Message-ID": f"<{letter.id}@{host}>", "Auto-Submitted": "auto-generated"}
        message = EmailMessage(letter.subject, letter.body, to=[letter.to], connection=server, headers=headers)
        try:
            message.send()
        except OSError:
            server.close()
            raise

    return send
