"""`followthrough check`: is this installation sound? Our own plain sentences, then Django's checks."""

import argparse
import io
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from followthrough.cli import start

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("check", help="say whether this installation is sound, and what to do if not")
    parser.add_argument(
        "--trust-records",
        action="store_true",
        help="sign each council's record as it stands: after restoring a copy, or with a new SECRET_KEY",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """0 when nothing is wrong; 1 with a sentence for each thing that is."""
    start.set_up_django()
    faults = [*folder_faults(), *page_faults(), *database_faults()]
    faults += [] if faults else [*trace_faults(), *record_faults(trust=args.trust_records)]
    try:
        production = start.configuration().production
        call_command("check", deploy=production, fail_level="WARNING", stdout=io.StringIO())
    except SystemCheckError as problem:
        faults.append(str(problem))
    print("\n".join(faults) or "Everything is in order.")
    return 1 if faults else 0


def folder_faults() -> Iterator[str]:
    """Whether DATA_DIR can be written to."""
    folder = start.configuration().data_dir
    if not folder.is_dir():
        yield f"The folder {folder} (DATA_DIR) does not exist: make it, and give it to the user that runs this."
    elif not os.access(folder, os.W_OK):
        yield f"The folder {folder} (DATA_DIR) cannot be written to: give it to the user that runs this."


def page_faults() -> Iterator[str]:
    """Whether the pages' styles are there."""
    from django.contrib.staticfiles import finders

    if not finders.find("vendor/govuk-frontend.min.css"):
        yield "The styles of the pages are missing: run `make setup`, or install a built package."


def database_faults() -> Iterator[str]:
    """Whether the database answers, is up to date and guards what may not be changed."""
    from followthrough.audit import guards

    try:
        connection.ensure_connection()
    except OperationalError:
        yield start.NO_ANSWER
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is not up to date: run `followthrough manage migrate` (and make a copy before it)."
    elif missing := guards.missing(connection):
        yield f"Guards are missing from the database ({len(missing)}): run `followthrough manage migrate`."


def trace_faults() -> Iterator[str]:
    """Clears what redactions have left in the database's file, and says so if it cannot."""
    from followthrough.redaction import actions

    if not actions.clear_traces():
        yield (
            "Redacted words have left traces in the database's file, and something that is reading it is in the way: "
            "end what else has it open, such as a copy being made, and run `followthrough check` again."
        )


def record_faults(trust: bool) -> Iterator[str]:
    """Whether the record of what was done verifies, in each council; with `trust` its end is signed as it stands."""
    from followthrough.audit import actions, queries
    from followthrough.councils.queries import all_councils

    for council in all_councils():
        if trust:
            actions.trust_end(council.id)
        if queries.faults(council.id):
            yield (
                f"The record of {council.slug} does not verify: /{council.slug}/trail/ says why. If a copy has been "
                "restored or SECRET_KEY is new, `followthrough check --trust-records` signs it as it stands."
            )
