"""`followthrough export COUNCIL FILE`: everything of one council, in open formats that describe themselves."""

import argparse
from typing import TYPE_CHECKING

from followthrough.cli import archives, start

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("export", help="write everything of one council into one file of open formats")
    parser.add_argument("council", metavar="COUNCIL", help="the council's short name, as in its addresses")
    parser.add_argument("file", metavar="FILE", help="where to, such as council.zip; a file that is not there yet")
    archives.add_seal_options(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the file written whole; CannotStart with one sentence, and no file, otherwise."""
    archives.ready()
    from followthrough.archive.queries import write_council
    from followthrough.councils.queries import council_by_slug

    council = council_by_slug(args.council)
    if council is None:
        raise start.CannotStart(f"There is no council {args.council!r}: check its short name.")
    with archives.one_sentence():
        archives.write(args, lambda target, tell: write_council(target, council, tell))
    return 0
