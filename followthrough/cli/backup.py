"""`followthrough backup FILE`: everything of this system in one file, while it is in use."""

import argparse
from typing import TYPE_CHECKING

from followthrough.cli import archives

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("backup", help="write everything of this system into one file, while it is in use")
    parser.add_argument("file", metavar="FILE", help="where to; a file that is not there yet")
    archives.add_seal_options(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the file written whole; CannotStart with one sentence, and no file, otherwise."""
    archives.ready()
    from followthrough.archive.queries import write_everything
    from followthrough.health.actions import note_backup

    with archives.one_sentence():
        archives.write(args, write_everything)
        note_backup()
    return 0
