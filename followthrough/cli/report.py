"""`followthrough report REVIEW`: the committee's appendix or a progress report as at a day, in several formats."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.cli import start
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers
    from followthrough.councils.models import Council
    from followthrough.reviews.queries.lines import ReviewView

FORMATS = ("html", "docx", "pdf", "csv", "json", "xlsx")
KINDS = ("appendix", "progress")


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("report", help="write a review's appendix or progress report as at a day")
    parser.add_argument("review", metavar="REVIEW", help='the review\'s neutral name, such as "Review 7", or its id')
    parser.add_argument(
        "--council", metavar="SLUG", help="the council's short name (needed if several have such a review)"
    )
    parser.add_argument("--as-at", metavar="DATE", help="the day, such as 2024-01-16 (default: today)")
    parser.add_argument("--what", choices=KINDS, default="appendix", help="what to make (default: appendix)")
    parser.add_argument(
        "--since",
        metavar="DATE",
        help="progress: the day since the end of which changes count (default: the last day of news before the latest)",
    )
    parser.add_argument("--format", choices=FORMATS, default="html", help="what to write (default: html)")
    parser.add_argument(
        "--exempt",
        action="store_true",
        help="the exempt appendix; with csv, xlsx or json the rows with their exempt texts (not for publication)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it (default: standard output)")
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the report written, or 2 with one sentence on standard error."""
    try:
        wanted = _wanted(args)
        start.set_up_django()
        _write(_report(args.council, args.review, wanted), args.output)
    except _NoReportError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


class _NoReportError(Exception):
    """There is no such report; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class _Wanted:
    """What to make of a review, as at which day; `since` is None for the usual one."""

    what: str
    day: date
    since: date | None
    form: str
    exempt: bool


def _wanted(args: argparse.Namespace) -> _Wanted:
    wanted = _Wanted(
        args.what,
        _day(args.as_at) if args.as_at is not None else clock.today(),
        _day(args.since) if args.since is not None else None,
        args.format,
        args.exempt,
    )
    if wanted.what != "progress" and wanted.since:
        raise _NoReportError("--since belongs to a progress report: add --what progress, or leave it out.")
    if wanted.what == "progress" and wanted.exempt:
        raise _NoReportError("A progress report leaves exempt texts out: leave --exempt out, or --what progress.")
    if wanted.since and wanted.since >= wanted.day:
        raise _NoReportError("--since is not before the day of the report: give an earlier day.")
    return wanted


def _day(printed: str) -> date:
    day = parse(printed)
    if day.first is None or day.first != day.last:
        raise _NoReportError(f"{printed!r} is not a day: give one such as 2024-01-16 or 16 January 2024.")
    if day.first > clock.today():
        raise _NoReportError(f"{printed!r} is still to come: give today or an earlier day.")
    return day.first


def _report(slug: str | None, name: str, wanted: _Wanted) -> bytes:
    from followthrough.councils.queries import all_councils
    from followthrough.councils.scope import reading

    as_at = AsAt.on(wanted.day)
    councils = [council for council in all_councils() if slug in (None, council.slug)]
    if not councils:
        raise _NoReportError(f"There is no council {slug!r}: check its short name.")
    makers = []
    for council in councils:
        with reading(council):
            view = _view(council, name, as_at)
            makers += [_maker(council, view, as_at, wanted)] if view else []
    if len(makers) > 1:
        raise _NoReportError(f"Several councils have a review {name!r}: name the council with --council.")
    if not makers:
        raise _NoReportError(f"There was no review {name!r} on that day: check its neutral name and the day.")
    return makers[0]()


def _maker(council: "Council", view: "ReviewView", as_at: AsAt, wanted: _Wanted) -> Callable[[], bytes]:
    """Reads what is needed, and gives what then writes the file."""
    from followthrough.reports.exports import DOCUMENTS, export, export_exempt, export_progress
    from followthrough.reports.gather import appendix_source
    from followthrough.reports.gather_progress import progress_source
    from followthrough.reviews.queries.changes import earlier_days

    if wanted.what == "progress":
        since = wanted.since or earlier_days(council, view.review, as_at)[0]
        return partial(export_progress, progress_source(council, view, since, as_at), wanted.form)
    write = export_exempt if wanted.exempt and wanted.form in DOCUMENTS else export
    return partial(write, appendix_source(council, view, as_at, exempt=wanted.exempt), wanted.form)


def _view(council: "Council", name: str, as_at: AsAt) -> "ReviewView | None":
    from followthrough.reviews.queries.lines import review, review_named

    key = _uuid(name)
    return review(council, key, as_at) if key else review_named(council, name, as_at)


def _uuid(name: str) -> UUID | None:
    try:
        return UUID(name)
    except ValueError:
        return None


def _write(data: bytes, output: str | None) -> None:
    if output in (None, "-"):
        sys.stdout.buffer.write(data)
        return
    try:
        Path(output).write_bytes(data)
    except OSError as problem:
        reason = (problem.strerror or "unknown").lower()
        raise _NoReportError(f"{output!r} cannot be written ({reason}): choose another place with -o.") from None
