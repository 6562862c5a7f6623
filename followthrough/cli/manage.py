"""`followthrough manage …`: Django's own commands, such as `migrate`."""

import argparse
from typing import TYPE_CHECKING

from django.core.management import execute_from_command_line
from django.db import OperationalError

from followthrough.cli import start

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


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
    return 0
