"""Reports of a council: what has been written of them, cleared and frozen, and what they can cite."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from followthrough.councils.models import Council
from followthrough.councils.veil import seeing
from followthrough.files.queries import content as stored_content
from followthrough.files.queries import kept
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.packs import rules
from followthrough.packs.facts import Fact, Figures, facts, groups
from followthrough.packs.models import (
    Clearance,
    Draft,
    Pack,
    PackFile,
    PutAnswer,
    PutUpdate,
    Report,
    ReportLayout,
    Returned,
    Ruling,
    WordTemplate,
)
from followthrough.packs.rules import Cleared, Dates, Lack, Layout
from followthrough.reports.gather import appendix_source
from followthrough.reports.gather_progress import progress_source
from followthrough.reports.progress_source import ProgressSource
from followthrough.reports.source import AppendixSource
from followthrough.restriction import queries as restriction
from followthrough.reviews.models import Review
from followthrough.reviews.queries.changes import earlier_days
from followthrough.reviews.queries.lines import review as review_as_at
from followthrough.rounds.silence import silences


@dataclass(frozen=True)
class ReportView:
    """A report with its latest texts, by section, and what can be cited in them."""

    report: Report
    layout: Layout
    drafts: dict[str, Draft]
    figures: Figures
    as_at: AsAt

    @property
    def dates(self) -> Dates:
        one = self.report
        return Dates(one.cutoff_on, one.clearance_on, one.publication_on, one.meeting.day)

    @property
    def texts(self) -> dict[str, str]:
        return {key: draft.text for key, draft in self.drafts.items()}

    @cached_property
    def fact_groups(self) -> dict[str, list[Fact]]:
        """What can be cited, under what it is about."""
        return groups(self.figures)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        return facts(self.figures)

    @property
    def words(self) -> dict[str, str]:
        """What each citation becomes."""
        return {code: fact.words for code, fact in self.facts.items()}


@dataclass(frozen=True)
class Told:
    """What the committee has been told in a version: the point that it tells up to, its number, of which report."""

    report: Report
    number: int
    as_at: AsAt


def layouts(council: Council) -> QuerySet[ReportLayout]:
    """The council's layouts by name."""
    return ReportLayout.objects.filter(council=council)


def layout(council: Council, layout_id: UUID) -> ReportLayout | None:
    return layouts(council).filter(id=layout_id).first()


def reports(council: Council) -> QuerySet[Report]:
    """The council's reports that have not been given up, latest meeting first."""
    rows = Report.objects.filter(council=council, given_up_at=None)
    return rows.select_related("review", "meeting__committee").order_by("-meeting__day", "-begun_at")


def of_review(council: Council, review: Review) -> QuerySet[Report]:
    return reports(council).filter(review=review)


def report(council: Council, report_id: UUID) -> Report | None:
    return reports(council).filter(id=report_id).first()


def view(council: Council, report: Report, as_at: AsAt) -> ReportView | None:
    """The report as it reads now, with its figures as at the point (`as_at_of`). None if no review is known by then."""
    figures = figures_of(council, report, as_at)
    if figures is None:
        return None
    return ReportView(report, rules.layout_of(report.layout), drafts(council, report), figures, as_at)


def as_at_of(cutoff: date) -> AsAt:
    """The point at which a report looks: the end of its cut-off day, or of today where that is to come."""
    return AsAt.on(min(cutoff, clock.today()))


def figures_of(council: Council, report: Report, as_at: AsAt) -> Figures | None:
    """The review as at the point, and as at the report before, for readers of committee papers."""
    now = paper_source(council, report.review, as_at)
    if now is None:
        return None
    told = told_before(council, report)
    return Figures(now, paper_source(council, report.review, told.as_at) if told else None)


def paper_source(council: Council, review: Review, as_at: AsAt) -> AppendixSource | None:
    """The review as a paper of the committee may show it; None when it was not known by then."""
    found = review_as_at(council, review.id, as_at)
    if found is None:
        return None
    with for_papers(council, review):
        return appendix_source(council, found, as_at, silences=silences)


def progress(council: Council, found: ReportView) -> ProgressSource:
    """What changed from the last report to this one's cut-off; before the first report, since the news before these."""
    review, told = found.report.review, told_before(council, found.report)
    with for_papers(council, review):
        usual = earlier_days(council, review, found.as_at)[0]
        return _progress(council, review, told.as_at if told else AsAt(usual, found.as_at.cutoff), found.as_at)


def progress_after(council: Council, found: ReportView, told: Told) -> ProgressSource:
    """What became known after a version, up to the point of the view."""
    with for_papers(council, found.report.review):
        return _progress(council, found.report.review, told.as_at, found.as_at)


def _progress(council: Council, review: Review, then: AsAt, as_at: AsAt) -> ProgressSource:
    known = review_as_at(council, review.id, as_at)
    assert known is not None, "a report is about a review that is known by its cut-off"
    return progress_source(council, known, then, as_at)


def for_papers(council: Council, review: Review) -> AbstractContextManager[None]:
    """A paper goes to people who are no readers: of what is restricted it holds only what its whole review is."""
    whole = restriction.of(council, review)
    return seeing([whole.id] if whole else ())


def drafts(council: Council, report: Report) -> dict[str, Draft]:
    """The latest text of each section."""
    found: dict[str, Draft] = {}
    for row in Draft.objects.filter(council=council, report=report).select_related("by"):
        found.setdefault(row.section, row)
    return found


def history(council: Council, report: Report, section: str) -> QuerySet[Draft]:
    """Everything that was saved of a section, latest first."""
    return Draft.objects.filter(council=council, report=report, section=section).select_related("by")


def clearances(council: Council, report: Report) -> QuerySet[Clearance]:
    """Every clearance and taking back, in order."""
    return Clearance.objects.filter(council=council, report=report).select_related("by")


def cleared(rows: Iterable[Clearance]) -> list[Cleared]:
    return [Cleared(row.clearer, row.of) for row in rows]


def lacks(council: Council, found: ReportView) -> list[Lack]:
    """What the report lacks, in its order."""
    given = cleared(clearances(council, found.report))
    return rules.lacks(found.layout, found.dates, found.texts, given, found.words, clock.today())


def rulings(council: Council, report: Report) -> list[Ruling]:
    """What was decided of words that the guard found, in order: the latest of each counts."""
    return list(Ruling.objects.filter(council=council, report=report).select_related("by"))


def packs(council: Council, report: Report) -> QuerySet[Pack]:
    """The finalised versions, latest first."""
    return Pack.objects.filter(council=council, report=report).select_related("by")


def pack(council: Council, report: Report, number: int) -> Pack | None:
    return packs(council, report).filter(number=number).first()


def whole_before(council: Council, pack: Pack) -> Pack | None:
    """The last version before this one that is the whole report and no supplement."""
    return packs(council, pack.report).filter(number__lt=pack.number, supplement=False).first()


def told_last(council: Council, report: Report) -> Told | None:
    """The latest version of a report, also where what it says is for others: from there a supplement goes on."""
    return _told(Pack.everything.filter(council=council, report=report).order_by("-number"))


def told_before(council: Council, report: Report) -> Told | None:
    """The last version of the review's report for an earlier meeting, also where what it says is for others."""
    rows = Pack.everything.filter(council=council, report__review=report.review, report__given_up_at=None)
    return _told(rows.filter(report__meeting__day__lt=report.meeting.day).order_by("-report__meeting__day", "-number"))


def _told(rows: QuerySet[Pack]) -> Told | None:
    last = rows.select_related("report").first()
    return Told(last.report, last.number, AsAt(last.as_at, last.cutoff)) if last else None


def packs_of_review(council: Council, review: Review) -> QuerySet[Pack]:
    """The versions of all reports on a review, latest first."""
    rows = Pack.objects.filter(council=council, report__review=review, report__given_up_at=None)
    return rows.select_related("report__meeting").order_by("-report__meeting__day", "-number")


def files(council: Council, pack: Pack) -> QuerySet[PackFile]:
    return PackFile.objects.filter(council=council, pack=pack)


@dataclass(frozen=True)
class NamedFile:
    """The bytes of a pack's file, under the name that it goes out with: the review's neutral name only."""

    name: str
    data: bytes


def file(council: Council, pack: Pack, name: str) -> NamedFile | None:
    """One file of a pack; None where there is none of that name, or a redaction took it."""
    row = files(council, pack).filter(name=name).first()
    stored = kept(council.id, row.file_id) if row else None
    data = stored_content(stored) if stored else None
    if data is None:
        return None
    review = "".join(c if c.isalnum() else "-" for c in pack.report.review.neutral_name.lower())
    return NamedFile(f"{review}-{pack.as_at.isoformat()}-v{pack.number}-{name}", data)


def with_versions(council: Council) -> list[tuple[Report, Pack | None]]:
    """The council's reports, each with its latest version."""
    latest: dict[UUID, Pack] = {}
    for one in Pack.objects.filter(council=council).order_by("number"):
        latest[one.report_id] = one
    return [(one, latest.get(one.id)) for one in reports(council)]


def returned(council: Council, pack: Pack) -> QuerySet[Returned]:
    """The files of a version that came back, latest first."""
    return Returned.objects.filter(council=council, pack=pack).select_related("by")


def one_returned(council: Council, returned_id: UUID) -> Returned | None:
    rows = Returned.objects.filter(council=council, id=returned_id)
    return rows.select_related("by", "pack", "report__review", "report__meeting").first()


def puts(council: Council, file: Returned) -> dict[int, tuple[PutUpdate, PutAnswer | None]]:
    """What was put of a file that came back, by the place of its difference, each with its answer."""
    rows = PutUpdate.objects.filter(council=council, returned=file).select_related("by")
    given = {one.put_id: one for one in PutAnswer.objects.filter(council=council, put__returned=file)}
    return {one.position: (one, given.get(one.id)) for one in rows}


def put(council: Council, put_id: UUID) -> PutUpdate | None:
    rows = PutUpdate.objects.filter(council=council, id=put_id)
    return rows.select_related("by", "commitment", "returned__pack", "report__review", "report__meeting").first()


def put_answer(council: Council, put: PutUpdate) -> PutAnswer | None:
    """What the owner made of it; None while it waits."""
    return PutAnswer.objects.filter(council=council, put=put).first()


def waiting_puts(council: Council) -> list[PutUpdate]:
    """What was put to owners and waits for them, oldest first."""
    answered = PutAnswer.objects.filter(council=council, put=OuterRef("id"))
    return list(PutUpdate.objects.filter(~Exists(answered), council=council).select_related("by"))


def templates(council: Council) -> list[WordTemplate]:
    """Every Word template that the council has saved or taken away, latest first."""
    return list(WordTemplate.objects.filter(council=council).select_related("by"))


def template(council: Council, template_id: UUID) -> WordTemplate | None:
    """One of the council's templates; None for a row that only says that one was taken away."""
    rows = WordTemplate.objects.filter(council=council, id=template_id).exclude(file_id=None)
    return rows.select_related("by").first()


def template_in_use(council: Council) -> WordTemplate | None:
    """The template by which the council's Word files are made; None where the product's own look counts."""
    latest = WordTemplate.objects.filter(council=council).select_related("by").first()
    return latest if latest and latest.file_id else None


def template_bytes(council: Council, row: WordTemplate) -> bytes | None:
    """The template's file; None where a redaction took it, or it is lost."""
    stored = kept(council.id, row.file_id) if row.file_id else None
    return stored_content(stored) if stored else None
