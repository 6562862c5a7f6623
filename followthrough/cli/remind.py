"""`followthrough remind`: the reminders of open rounds that are due today; for a timer, each morning."""

import argparse
import sys
import traceback
from typing import TYPE_CHECKING

from followthrough.cli import start
from followthrough.cli.check import database_faults

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers
    from followthrough.councils.models import Council
    from followthrough.rounds.actions.sending import Reminded


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    return subparsers.add_parser("remind", help="write the reminders that are due today (let a timer run it each day)")


def run(args: argparse.Namespace) -> int:
    """0 when all are written, also where there was nothing to write; 1 where those of a council could not be.

    Run again on a day, it writes nothing twice.
    """
    start.check_folder()
    start.set_up_django()
    for fault in database_faults():
        raise start.CannotStart(fault)
    return _remind()


def _remind() -> int:
    from followthrough.councils import queries as councils

    tried = [_remind_of(council) for council in councils.all_councils()]
    found = [one for one in tried if one is not None]
    sent, gone = sum(one.sent for one in found), sum(one.gone for one in found)
    print(f"Reminders written: {sent}." if sent else "No reminder is due.")
    if gone:
        said = "have left, are away or no longer hold the post: their rounds' pages say whom to ask instead"
        print(f"Not reminded: {gone} who {said}.", file=sys.stderr)
    return 0 if len(found) == len(tried) else 1


def _remind_of(council: "Council") -> "Reminded | None":
    """None where something went wrong, which is said: the other councils' reminders go all the same."""
    from followthrough.councils.scope import staying
    from followthrough.lib import clock
    from followthrough.rounds.actions import sending

    # Not one transaction for a council: each round's is its own, so that a kill loses no reminder and doubles none.
    try:
        with staying(council):
            return sending.remind(council=council, day=clock.today())
    except Exception:
        print(f"No reminders at {council.slug}, because of a fault:", file=sys.stderr)
        traceback.print_exc()
        return None
