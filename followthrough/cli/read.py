"""`followthrough read FILE`: what was understood of a tracker, as JSON on standard output."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from followthrough.exchange.isolate import LARGEST_FILE, read_safely
from followthrough.exchange.unreadable import Unreadable

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("read", help="print what is understood of a tracker, as JSON")
    parser.add_argument(
        "file", help="a Word, Excel, OpenDocument, CSV, HTML, PDF or text file, or - for standard input"
    )
    for option, what in (("--take", "read this table, whatever it reads as"), ("--leave", "leave this table out")):
        says = f'{what}, by its place ("table 2", "sheet Key"); may be given again'
        parser.add_argument(option, metavar="TABLE", action="append", default=[], help=says)
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with JSON on standard output, or 2 with one line on standard error."""
    try:
        reading = read_safely(_bytes(args.file), args.file, take=args.take, leave=args.leave)
    except Unreadable as error:
        print(error.message, file=sys.stderr)
        return 2
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    json.dump(reading, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 0


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        name = Path(file).name or file
        raise Unreadable(f"The file {name!r} cannot be opened: check its name and that you may read it.") from error
