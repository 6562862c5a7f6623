"""`followthrough send`: the e-mails that wait, sent once; for a timer."""

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from followthrough.cli import start
from followthrough.cli.check import database_faults

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers

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
    from followthrough.outbox import actions, queries

    if not queries.due(limit=1):
        print("No e-mail waits.")
        return 0
    server = get_connection()
    try:
        server.open()
    except OSError:
        # Before any is tried: a server that is away for an hour must not use up their attempts.
        raise start.CannotStart(AWAY) from None
    done = actions.send_waiting(_through(server))
    server.close()
    said = f"Sent: {done.sent}."
    if done.failed:
        tries = actions.MAX_ATTEMPTS
        print(f"{said} Not taken by the mail server: {done.failed} (each is tried {tries} times).", file=sys.stderr)
        return 1
    print(said)
    return 0


def _through(server: BaseEmailBackend) -> Callable[[str, str, str], None]:
    def send(to: str, subject: str, body: str) -> None:
        EmailMessage(subject, body, to=[to], connection=server).send()

    return send
