"""`followthrough report REVIEW`: the appendix or a progress report as at a day; or a report to a committee, whole."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from followthrough.cli import committee_report, start
from followthrough.cli.committee_report import Asked, NoReportError
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse

if TYPE_CHECKING:
    from followthrough.cli.start import Subparsers
    from followthrough.councils.models import Council
    from followthrough.reviews.queries.lines import ReviewView

FORMATS = ("html", "docx", "pdf", "csv", "json", "xlsx")
KINDS = ("appendix", "progress", "committee")


def add(subparsers: "Subparsers") -> argparse.ArgumentParser:
    """Declare the command."""
    parser = subparsers.add_parser("report", help="write a review's appendix, progress report or report to a committee")
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
        help="the exempt appendix; with csv, xlsx or json the rows with their exempt texts; committee: the exempt "
        "appendix too (not for publication)",
    )
    parser.add_argument("--meeting", metavar="DATE", help="committee: the meeting's day (default: the latest's)")
    parser.add_argument(
        "--version",
        metavar="N",
        help='committee: which finalised version, or "draft" for how it reads now (default: the latest version)',
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="where to write it (default: standard output); for a report to a committee a folder",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """0 with the report written, or 2 with one sentence on standard error."""
    try:
        wanted = _wanted(args)
        start.set_up_django()
        council, view = _one_review(args.council, args.review, AsAt.on(wanted.day))
        if wanted.committee:
            for name in committee_report.write(_committee_report(council, view, wanted.committee), args.output):
                print(name)
        else:
            _write(_maker(council, view, AsAt.on(wanted.day), wanted)(), args.output)
    except NoReportError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


@dataclass(frozen=True)
class _Wanted:
    """What to make of a review, as at which day; `since` is None for the usual one.

    `committee`: which report to a committee, and then nothing else counts.
    """

    what: str
    day: date
    since: date | None
    form: str
    exempt: bool
    committee: Asked | None


def _wanted(args: argparse.Namespace) -> _Wanted:
    wanted = _Wanted(
        args.what,
        _day(args.as_at) if args.as_at is not None else clock.today(),
        _day(args.since) if args.since is not None else None,
        args.format,
        args.exempt,
        _asked(args),
    )
    if wanted.what != "progress" and wanted.since:
        raise NoReportError("--since belongs to a progress report: add --what progress, or leave it out.")
    if wanted.what == "progress" and wanted.exempt:
        raise NoReportError("A progress report leaves exempt texts out: leave --exempt out, or --what progress.")
    if wanted.since and wanted.since >= wanted.day:
        raise NoReportError("--since is not before the day of the report: give an earlier day.")
    return wanted


def _asked(args: argparse.Namespace) -> Asked | None:
    if args.what != "committee":
        if args.meeting is not None or args.version is not None:
            raise NoReportError("--meeting and --version belong to a report to a committee: add --what committee.")
        return None
    version = args.version or "latest"
    if version not in ("latest", "draft") and not version.isdecimal():
        raise NoReportError(f'{version!r} is no version: give its number, or "draft".')
    return Asked(_any_day(args.meeting) if args.meeting is not None else None, version, args.exempt)


def _day(printed: str) -> date:
    day = _any_day(printed)
    if day > clock.today():
        raise NoReportError(f"{printed!r} is still to come: give today or an earlier day.")
    return day


def _any_day(printed: str) -> date:
    day = parse(printed)
    if day.first is None or day.first != day.last:
        raise NoReportError(f"{printed!r} is not a day: give one such as 2024-01-16 or 16 January 2024.")
    return day.first


def _one_review(slug: str | None, name: str, as_at: AsAt) -> "tuple[Council, ReviewView]":
    from followthrough.councils.queries import all_councils
    from followthrough.councils.scope import reading

    councils = [council for council in all_councils() if slug in (None, council.slug)]
    if not councils:
        raise NoReportError(f"There is no council {slug!r}: check its short name.")
    found = []
    for council in councils:
        with reading(council):
            view = _view(council, name, as_at)
            found += [(council, view)] if view else []
    if len(found) > 1:
        raise NoReportError(f"Several councils have a review {name!r}: name the council with --council.")
    if not found:
        raise NoReportError(f"There was no review {name!r} on that day: check its neutral name and the day.")
    return found[0]


def _committee_report(council: "Council", view: "ReviewView", asked: Asked) -> dict[str, bytes]:
    from followthrough.councils.scope import reading

    with reading(council):
        return committee_report.files(council, view.review, asked)


def _maker(council: "Council", view: "ReviewView", as_at: AsAt, wanted: _Wanted) -> Callable[[], bytes]:
    """Reads what is needed, and gives what then writes the file."""
    from followthrough.councils.scope import reading
    from followthrough.reports.exports import DOCUMENTS, export, export_exempt, export_progress
    from followthrough.reports.gather import appendix_source
    from followthrough.reports.gather_progress import progress_source
    from followthrough.reviews.queries.changes import earlier_days
    from followthrough.rounds.silence import silences

    with reading(council):
        if wanted.what == "progress":
            then = AsAt(wanted.since or earlier_days(council, view.review, as_at)[0], as_at.cutoff)
            return partial(export_progress, progress_source(council, view, then, as_at), wanted.form)
        write = export_exempt if wanted.exempt and wanted.form in DOCUMENTS else export
        source = appendix_source(council, view, as_at, exempt=wanted.exempt, silences=silences)
        return partial(write, source, wanted.form)


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
        raise NoReportError(f"{output!r} cannot be written ({reason}): choose another place with -o.") from None
