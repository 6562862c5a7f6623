"""`followthrough report REVIEW --what committee`: every file of a report to a committee, into a folder."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followthrough.councils.models import Council
    from followthrough.packs.models import Report
    from followthrough.reviews.models import Review


class NoReportError(Exception):
    """There is no such report; the message is one sentence that says what to do."""


@dataclass(frozen=True)
class Asked:
    """For which meeting (None: the latest that has a report), and which version: a number, "latest" or "draft".

    `exempt`: with the exempt appendix, which is not for publication as the other files are.
    """

    meeting: date | None
    version: str
    exempt: bool


def files(council: "Council", review: "Review", asked: Asked) -> dict[str, bytes]:
    """The files by name. Call it while the council is read. Raises NoReportError."""
    from followthrough.packs import making, queries

    found = queries.of_review(council, review)
    report = (found.filter(meeting__day=asked.meeting) if asked.meeting else found).first()
    if report is None:
        raise NoReportError("There is no report on this review for that meeting: begin one on its page.")
    draft = asked.version == "draft"
    written = _as_it_reads_now(council, report) if draft else _kept(council, report, asked.version)
    return {name: data for name, data in written.items() if asked.exempt or not name.startswith(making.EXEMPT)}


def _as_it_reads_now(council: "Council", report: "Report") -> dict[str, bytes]:
    from followthrough.lib.steps import finished
    from followthrough.packs import making, queries
    from followthrough.reports.house_template.checking import Unfilled

    view = queries.view(council, report, queries.as_at_of(report.cutoff_on))
    if view is None:
        raise NoReportError("Nothing was known of this review by the cut-off: move the cut-off day.")
    made = making.made(council, view)
    try:
        return dict(finished(made.files(queries.template_bytes(council, made.template) if made.template else None)))
    except Unfilled:
        raise NoReportError("It does not go into the council’s Word template: its page says why.") from None


def _kept(council: "Council", report: "Report", version: str) -> dict[str, bytes]:
    from followthrough.packs import queries

    packs = queries.packs(council, report)
    pack = (packs.filter(number=int(version)) if version.isdecimal() else packs).first()
    if pack is None:
        raise NoReportError(
            "No such version is finalised: ask for another with --version, or for the draft with --version draft."
        )
    found = ((one.name, queries.file(council, pack, one.name)) for one in queries.files(council, pack))
    kept = {name: one.data for name, one in found if one}
    if not kept:
        raise NoReportError("A redaction has taken the files of this version: ask for a later one.")
    return kept


def write(found: dict[str, bytes], folder: str | None) -> Iterable[str]:
    """Write the files into the folder, which is made where it is missing; yields the name of each."""
    if folder is None:
        raise NoReportError("A report to a committee is several files: name a folder for them with -o.")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name, data in found.items():
            (Path(folder) / name).write_bytes(data)
            yield name
    except OSError as problem:
        reason = (problem.strerror or "unknown").lower()
        raise NoReportError(f"{folder!r} cannot be written to ({reason}): choose another folder with -o.") from None
