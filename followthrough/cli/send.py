"""`followthrough send`: the e-mails that wait, sent once; for a timer."""

import argparse
import sys
from typing import TYPE_CHECKING

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from followthrough.cli import sending, start
from followthrough.cli.check import database_faults
from followthrough.cli.progress import Bar

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers
    from followthrough.councils.models import Council
    from followthrough.outbox.actions import Pass

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
    waiting, server = sending.waiting(), get_connection()
    try:
        done = _through(server, waiting)
    finally:
        server.close()
    if done is None:
        print("No e-mail waits.")
        return 0
    said = f"Sent: {done.sent}."
    if done.failed:
        print(f"{said} Not taken by the mail server: {done.failed} (the page Letters says which).", file=sys.stderr)
        return 1
    print(said)
    return 0


def _through(server: BaseEmailBackend, waiting: "list[Council]") -> "Pass | None":
    """What became of what waits; None when nothing does."""
    try:
        sending.note_what_came_back(server)
        if not waiting:
            return None
        server.open()
    except OSError:
        # Before any is tried: a server that is away for an hour must not use up their attempts.
        raise start.CannotStart(AWAY) from None
    return _showing(server, waiting)


def _showing(server: BaseEmailBackend, waiting: "list[Council]") -> "Pass":
    """Send, with a bar for whoever is looking."""
    bar, total, done = Bar("e-mails"), sending.count(waiting), 0

    def told() -> None:
        nonlocal done
        done += 1
        bar(done, max(total, done))

    try:
        return sending.send(waiting, server, told)
    finally:
        bar.close()
