"""`followthrough reindex`: make the search index anew from what is recorded."""

import argparse
from typing import TYPE_CHECKING

from followthrough.cli import start

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    return subparsers.add_parser("reindex", help="make the search index anew; nobody can save anything meanwhile")


def run(args: argparse.Namespace) -> int:
    """All councils in one transaction: until it ends, searches find what they found before."""
    start.check_folder()
    start.set_up_django()
    from django.db import transaction

    from followthrough.councils.queries import all_councils
    from followthrough.councils.scope import writing
    from followthrough.search import actions

    with transaction.atomic():
        for council in all_councils():
            with writing(council):
                print(f"{council.slug}, texts in the index: {actions.rebuild(council.id)}")
        actions.make_whole()
    return 0
