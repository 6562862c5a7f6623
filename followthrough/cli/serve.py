"""`followthrough serve`: the pages, for real."""

import argparse
import sys
from typing import TYPE_CHECKING

from followthrough.cli import start
from followthrough.cli.check import database_faults, trace_faults
from followthrough.cli.server import count_together, serve

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("serve", help="serve the pages (put an HTTPS proxy before it)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default 127.0.0.1)")
    parser.add_argument("--workers", type=int, default=2, help="processes, each with 8 threads (default 2)")
    return parser


def run(args: argparse.Namespace) -> int:
    """Runs until stopped. CannotStart when the configuration, the port or the database is not ready."""
    port = start.configuration().port
    start.check_port(args.host, port)
    start.check_folder()
    count_together()
    start.set_up_django()
    _check_database()
    serve(args.host, port, f"Followthrough is listening on {args.host}, port {port}.", workers=args.workers)
    return 0


def _check_database() -> None:
    for fault in database_faults():
        raise start.CannotStart(fault)
    for fault in trace_faults():
        print(fault, file=sys.stderr)
