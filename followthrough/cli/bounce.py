"""`followthrough bounce`: one message that came back, on standard input; for a pipe of the mail server."""

import argparse
import sys
from typing import TYPE_CHECKING

from followthrough.cli import start
from followthrough.cli.check import database_faults

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers

# What a mail server understands as "keep it, and bring it again" (sysexits.h).
COME_AGAIN = 75


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    return subparsers.add_parser("bounce", help="note an e-mail that came back, from a message on standard input")


def run(args: argparse.Namespace) -> int:
    """0 whatever the message is, so that no mail server answers it; 75 while nothing can be noted."""
    from followthrough.outbox.bounces import LARGEST

    raw = sys.stdin.buffer.read(LARGEST)
    while sys.stdin.buffer.read(LARGEST):
        continue  # to the end: a mail server may take a pipe that closes early for a failure
    try:
        return _note(raw)
    except start.CannotStart as fault:
        print(fault, file=sys.stderr)
        return COME_AGAIN


def _note(raw: bytes) -> int:
    start.check_folder()
    start.set_up_django()
    for fault in database_faults():
        raise start.CannotStart(fault)
    from followthrough.cli import sending
    from followthrough.outbox.bounces import returned

    letter = returned(raw)
    if letter is None:
        print("This is no message that an e-mail could not be delivered for good: nothing is noted.")
    elif sending.note_bounce(letter):
        print("Noted: an e-mail came back. The page Letters shows it.")
    else:
        print("No e-mail of this system that went is meant, or it is noted already.")
    return 0
