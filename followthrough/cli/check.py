"""`followthrough check`: is this installation sound? Our own plain sentences, then Django's checks."""

import argparse
import io
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from followthrough.cli import isolation, start, unsafe

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers

DATABASE = {
    "database_away": start.NO_ANSWER,
    "database_newer": (
        "The database was brought up to date by a newer version of Followthrough: install that version again, "
        "or restore the backup from before it (docs/running.md, Going back)."
    ),
    "migrations_pending": (
        "The database is not up to date: run `followthrough manage migrate` (and make a copy before it)."
    ),
    "guards_missing": "Guards are missing from the database (%(count)s): run `followthrough manage migrate`.",
}
UPKEEP = {
    "disk_full": "Nothing can be written to DATA_DIR, and nobody can save anything: make room on its disk.",
    "disk_low": "Less than 200 MB are free where DATA_DIR lies: make room before nobody can save anything.",
    "clock_behind": (
        "This machine's clock shows a time before what was recorded last: set it right (`timedatectl` shows it). "
        "Nothing is lost; new entries are recorded after the last one."
    ),
    "letters_stuck": "Letters have waited for more than 45 minutes: see that the timer runs `followthrough send`.",
    "letters_failed": "Letters were given up after several tries: check EMAIL_URL, then send them anew where needed.",
    "backup_never": "There is no backup yet: let a timer run `followthrough backup` (docs/running.md).",
    "backup_old": "The last backup is more than two days old: see why the timer of `followthrough backup` fails.",
}


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
    config = start.configuration()
    faults = [*folder_faults(), *page_faults(), *database_faults()]
    faults += [] if faults else [*trace_faults(), *record_faults(trust=args.trust_records), *index_faults()]
    faults += [] if faults else upkeep_faults()
    faults += [*unsafe.setting_faults(config), *unsafe.place_faults(config)]
    try:
        call_command("check", deploy=config.production, fail_level="WARNING", stdout=io.StringIO())
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
    """Whether the database answers, fits this version, guards what may not be changed and keeps councils apart."""
    from followthrough.audit import guards
    from followthrough.health import queries

    # A role that may not look at the tables is told that, and not that they are out of date.
    if queries.answers() and (refused := list(isolation.role_faults())):
        yield from refused
        return
    codes = queries.database_faults()
    for code in codes:
        missing = guards.missing(connection) if code == "guards_missing" else []
        yield DATABASE[code] % {"count": len(missing)}
    if not codes:
        yield from isolation.faults()


def upkeep_faults() -> Iterator[str]:
    """What has been left to lie: the clock, letters, backups, space, and councils that nobody administers."""
    from followthrough.health import queries

    for code in [*queries.disk_faults(), *queries.standing_faults(), *queries.neglect()]:
        yield UPKEEP[code]
    for slug in queries.without_administrator():
        yield f"Nobody administers {slug}: run `followthrough council {slug} --administrator NAME EMAIL`."


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
    from followthrough.councils.scope import reading

    for council in all_councils():
        with reading(council):
            if trust:
                actions.trust_end(council.id)
            broken = bool(queries.faults(council.id))
        if broken:
            yield (
                f"The record of {council.slug} does not verify: /{council.slug}/trail/ says why. If a copy has been "
                "restored or SECRET_KEY is new, `followthrough check --trust-records` signs it as it stands."
            )


def index_faults() -> Iterator[str]:
    """Whether everything that is recorded can be found by searching."""
    from followthrough.councils.queries import all_councils
    from followthrough.councils.scope import reading
    from followthrough.search import queries

    lacking = 0
    for council in all_councils():
        with reading(council):
            lacking += queries.lacking(council.id)
    if lacking:
        yield f"Texts are missing from the search index ({lacking}): run `followthrough reindex`."
    elif not queries.answers():
        yield "The search index does not answer as it should: run `followthrough reindex`."
