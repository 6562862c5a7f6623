"""`followthrough digest`: the weekly letters of all councils, once a week each; for a timer."""

import argparse
from typing import TYPE_CHECKING

from followthrough.cli import start
from followthrough.cli.check import database_faults

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    return subparsers.add_parser(
        "digest", help="write the weekly letters that say what waits (let a timer run it once a week)"
    )


def run(args: argparse.Namespace) -> int:
    """0 when every letter of the week is in the outbox, from where `followthrough send` takes them."""
    start.check_folder()
    start.set_up_django()
    for fault in database_faults():
        raise start.CannotStart(fault)
    from followthrough.councils import queries as councils
    from followthrough.desk import actions

    written = sum(actions.write_digests(council=council) for council in councils.all_councils())
    print(f"Letters written: {written}." if written else "No letter is due this week.")
    return 0
