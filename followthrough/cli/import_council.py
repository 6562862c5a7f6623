"""`followthrough import FILE`: one council out of an archive, into a system that does not have it."""

import argparse
from typing import TYPE_CHECKING

from followthrough.archive.unfit import Unfit
from followthrough.cli import archives
from followthrough.cli.progress import Bar

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("import", help="take in a council that was exported from another system")
    parser.add_argument("file", metavar="FILE", help="what `followthrough export` wrote")
    archives.add_open_options(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the council here; CannotStart with one sentence, and nothing changed, otherwise."""
    archives.ready()
    from followthrough.archive.actions.putting_back import bring_in

    bar = Bar()
    with archives.one_sentence(), archives.opened(args) as archive:
        if archive.kind != "council":
            raise Unfit("This is a backup and not the export of one council: use `followthrough restore`.")
        [within] = archive.councils
        try:
            done = bring_in(archive=archive, within=within, wish=archives.wish(args, bar))
        finally:
            bar.close()
    archives.say_done(done, archive.missing)
    print(archives.new_sign_ins(done))
    return 0
