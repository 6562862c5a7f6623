"""`followthrough manage …`: Django's own commands, such as `migrate`."""

import argparse
from typing import TYPE_CHECKING

from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

from followthrough.cli import start

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


INSUFFICIENT_PRIVILEGE = "42501"
NOT_THE_OWNER = (
    "The database role in DATABASE_URL may not do that: run it with the address of the role that owns the tables "
    "(docs/running-postgresql.md)."
)


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("manage", help="run one of Django's commands, such as migrate", add_help=False)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def run(args: argparse.Namespace) -> int:
    """Whatever Django's command does; it exits by itself when it fails."""
    start.check_folder()
    start.set_up_django()
    try:
        execute_from_command_line(["followthrough manage", *args.rest])
    except OperationalError:
        raise start.CannotStart(start.NO_ANSWER) from None
    except ProgrammingError as problem:
        if getattr(problem.__cause__, "sqlstate", None) == INSUFFICIENT_PRIVILEGE:
            raise start.CannotStart(NOT_THE_OWNER) from None
        raise
    return 0
