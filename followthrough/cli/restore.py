"""`followthrough restore FILE`: a backup into an empty system, or one council of it into one that does not have it."""

import argparse
from typing import TYPE_CHECKING

from followthrough.archive.unfit import Unfit
from followthrough.cli import archives
from followthrough.cli.progress import Bar

if TYPE_CHECKING:
    from followthrough.archive.actions.putting_back import Done
    from followthrough.archive.opening import Archive
    from followthrough.cli.start import Subparsers

NOBODY = "Nobody is signed in, and links that were sent before now open nothing."


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("restore", help="put a backup back into an empty system")
    parser.add_argument("file", metavar="FILE", help="what `followthrough backup` wrote")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--council", metavar="SLUG", help="only this council, into a system that does not have it")
    which.add_argument("--without", metavar="SLUG", action="append", help="all but this council; may be repeated")
    archives.add_open_options(parser)
    parser.add_argument(
        "--without-later-redactions",
        action="store_true",
        help="nothing was redacted since the backup was made, or the list of it is lost",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with everything back; CannotStart with one sentence, and nothing changed, otherwise."""
    archives.ready()
    bar = Bar()
    with archives.one_sentence(), archives.opened(args) as archive:
        if archive.kind != "backup":
            raise Unfit("This is the export of one council and not a backup: use `followthrough import`.")
        try:
            done = _put_back(args, archive, bar)
        finally:
            bar.close()
    archives.say_done(done, archive.missing)
    print(archives.new_sign_ins(done) if args.council else NOBODY)
    return 0


def _put_back(args: argparse.Namespace, archive: "Archive", bar: Bar) -> "Done":
    from followthrough.archive.actions import putting_back

    wish = archives.wish(args, bar, told=args.without_later_redactions)
    if args.council:
        return putting_back.bring_in(archive=archive, within=putting_back.find(archive, args.council), wish=wish)
    return putting_back.restore(archive=archive, wish=wish, without=frozenset(args.without or ()))
