"""Reports begun, written, cleared, looked at by the guard, frozen."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.audit import queries as trail
from followthrough.councils.models import Council, Meeting, Person
from followthrough.councils.scope import reading, writing
from followthrough.files import actions as files
from followthrough.lib import clock, digest
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Step, Steps, at_once
from followthrough.packs import making, queries, rules, screening
from followthrough.packs.making import Made
from followthrough.packs.models import Clearance, Draft, Pack, PackFile, Report, Ruling
from followthrough.packs.rules import ADVICE, LONGEST_TEXT, Dates, Kind, Layout
from followthrough.reports.house_template.checking import Unfilled
from followthrough.reports.words import day_words
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import lines


def lay_out(*, council: Council, by: Person, report: Report, layout: Layout) -> None:
    """Another layout for a report that is being written. Texts stay by the key of their section.

    Sections that nobody has written begin with the standing words; the same layout once more changes nothing.
    """
    with writing(council):
        report = _in_turn(council, report)
        if rules.layout_of(report.layout) == layout:
            return
        report.layout = rules.as_data(layout)
        report.save(update_fields=["layout"])
        written = queries.drafts(council, report)
        for section, text in _first_texts(council, report, layout).items():
            if section not in written:
                _draft(report, by, section, text, 1)
        _record(report, by, "packs.laid_out", {"name": layout.name})


def begin(*, council: Council, by: Person, review: Review, meeting: Meeting, layout: Layout, dates: Dates) -> Report:
    """A report on a review for a meeting. It starts from the last one's texts, or from the layout's standing ones."""
    for code, field in rules.date_faults(dates):
        raise Refused(code, field)
    with writing(council):
        audit.take_turn(council.id)
        if queries.of_review(council, review).filter(meeting=meeting).exists():
            raise Refused("report_there", "meeting")
        report = Report.objects.create(
            council=council,
            review=review,
            meeting=meeting,
            layout=rules.as_data(layout),
            cutoff_on=dates.cutoff,
            clearance_on=dates.clearance,
            publication_on=dates.publication,
            begun_by=by,
        )
        _check_cutoff(council, report, dates.cutoff)
        for section, text in _first_texts(council, report, layout).items():
            _draft(report, by, section, text, 1)
        _record(report, by, "packs.begun", {"meeting": meeting.day.isoformat()})
    return report


def move(*, council: Council, by: Person, report: Report, dates: Dates) -> None:
    """Other days for a report that is being written; the meeting stays."""
    for code, field in rules.date_faults(dates):
        raise Refused(code, field)
    with writing(council):
        report = _in_turn(council, report)
        _check_cutoff(council, report, dates.cutoff)
        if (report.cutoff_on, report.clearance_on, report.publication_on) == (
            dates.cutoff,
            dates.clearance,
            dates.publication,
        ):
            return
        report.cutoff_on, report.clearance_on, report.publication_on = dates.cutoff, dates.clearance, dates.publication
        report.save(update_fields=["cutoff_on", "clearance_on", "publication_on"])
        said = {"cutoff": dates.cutoff.isoformat(), "publication": dates.publication.isoformat()}
        _record(report, by, "packs.moved", said)


def write(*, council: Council, by: Person, report: Report, texts: Mapping[str, str], seen: Mapping[str, int]) -> None:
    """Save sections; those whose text is as it was are left alone.

    `seen`: of each section the serial that the writer began from. Where somebody saved since, nothing is saved and
    Refused says which.
    """
    for section, text in texts.items():
        if len(text) > LONGEST_TEXT:
            raise Refused("text_too_long", section, most=LONGEST_TEXT, length=len(text))
    with writing(council):
        report = _in_turn(council, report)
        layout = rules.layout_of(report.layout)
        for section in texts:
            if layout.section(section) is None:
                raise Refused("no_such_section", section)
        latest = queries.drafts(council, report)
        changed = {s: t for s, t in texts.items() if t != (latest[s].text if s in latest else "")}
        for section in changed:
            serial = latest[section].serial if section in latest else 0
            if seen.get(section, 0) != serial:
                raise Refused("written_meanwhile", section)
        for section, text in changed.items():
            _draft(report, by, section, text, seen.get(section, 0) + 1)
        if changed:
            _record(report, by, "packs.written", {"sections": sorted(changed)})


def clear(*, council: Council, by: Person, report: Report, clearer: str, given_by: str, note: str = "") -> None:
    """Set down somebody's clearance of the sections as they read now; the same once more changes nothing."""
    if not given_by.strip():
        raise Refused("given_by_needed", "given_by")
    with writing(council):
        report = _in_turn(council, report)
        layout = rules.layout_of(report.layout)
        of = next((one for one in layout.clearers if one.key == clearer), None)
        if of is None:
            raise Refused("no_such_clearer")
        view = queries.view(council, report, queries.as_at_of(report.cutoff_on))
        if view is None:
            raise Refused("review_not_known_then", day=report.cutoff_on)
        given = (rules.digest_of(layout, of, view.texts, view.words), given_by.strip(), note.strip())
        last = queries.clearances(council, report).filter(clearer=clearer).last()
        if last is not None and (last.of, last.given_by, last.note) == given:
            return
        _clearance(report, by, clearer, *given)
        _record(report, by, "packs.cleared", {"clearer": of.name})


def take_back(*, council: Council, by: Person, report: Report, clearer: str) -> None:
    """A clearance is taken back; where none was given, or it is taken back already, nothing changes."""
    with writing(council):
        report = _in_turn(council, report)
        last = queries.clearances(council, report).filter(clearer=clearer).last()
        if last is None or not last.of:
            return
        _clearance(report, by, clearer, "", "", "")
        _record(report, by, "packs.clearance_taken_back", {"clearer": clearer})


def rule(
    *, council: Council, by: Person, report: Report, kind: str, words: str, released: bool, reason: str = ""
) -> None:
    """Release words that the guard found, with a reason, or withhold them after all.

    The same decision once more changes nothing.
    """
    if released and not reason.strip():
        raise Refused("reason_needed", "reason")
    with writing(council):
        report = _in_turn(council, report)
        decided = {screening.key(one.kind, one.words): one for one in queries.rulings(council, report)}
        last = decided.get(screening.key(kind, words))
        if last is not None and (last.released, last.reason) == (released, reason.strip()):
            return
        Ruling.objects.create(
            council=council, report=report, by=by, kind=kind, words=words, released=released, reason=reason.strip()
        )
        _record(report, by, "packs.released" if released else "packs.withheld", {"kind": kind})


def finalising(*, council: Council, by: Person, report: Report) -> Steps[Pack]:
    """Freeze the report as its next version: what it says, its figures, its files and their digest."""
    as_at = AsAt(report.cutoff_on, clock.now())

    def make(row: Report) -> Made:
        _check_cutoff(council, row, row.cutoff_on)
        view = queries.view(council, row, as_at)
        if view is None or any(one.what not in ADVICE for one in queries.lacks(council, view)):
            raise Refused("not_ready")
        made = making.made(council, view)
        last = queries.packs(council, row).filter(supplement=False).first()
        same = (making.digest_of(made.content()), made.template.digest if made.template else "")
        if last is not None and (last.digest, last.template) == same:
            raise Refused("nothing_changed", number=last.number)
        return made

    return (yield from _freezing(council, by, report, as_at, make, supplement=False))


finalise = at_once(finalising)


def supplementing(*, council: Council, by: Person, report: Report, day: date) -> Steps[Pack]:
    """Freeze what became known from the latest version to the end of `day` as a version of its own."""
    as_at = AsAt(day, clock.now())

    def make(row: Report) -> Made:
        told = queries.told_last(council, row)
        if told is None:
            raise Refused("nothing_finalised")
        for code, field in rules.supplement_faults(told.as_at.day, day, row.meeting.day, clock.today()):
            raise Refused(code, field, day=told.as_at.day, meeting=row.meeting.day)
        view = queries.view(council, row, as_at)
        made = making.made_supplement(council, view, told) if view else None
        if made is None:
            raise Refused("nothing_since", "day", day=told.as_at.day)
        return made

    return (yield from _freezing(council, by, report, as_at, make, supplement=True))


supplement = at_once(supplementing)


def _freezing(
    council: Council, by: Person, report: Report, as_at: AsAt, make: Callable[[Report], Made], *, supplement: bool
) -> Steps[Pack]:
    """Make it and its files, and then keep them. Others can write meanwhile: only the keeping takes its turn."""
    yield Step("made")
    with reading(council):
        done = trail.end(council.id)
        made = make(_there(council, report))
        template = queries.template_bytes(council, made.template) if made.template else None
    try:
        written = yield from made.files(template)
    except Unfilled as error:
        raise Refused("template_unfilled", faults=error.faults) from error
    with writing(council):
        report = _in_turn(council, report)
        if trail.end(council.id) != done and make(report).content() != made.content():
            raise Refused("report_changed_meanwhile")
        return _freeze(by, report, as_at, made, written, supplement=supplement)


def _freeze(
    by: Person, report: Report, as_at: AsAt, made: Made, written: list[tuple[str, bytes]], *, supplement: bool
) -> Pack:
    council, content = report.council, made.content()
    pack = Pack.objects.create(
        council=council,
        report=report,
        by=by,
        number=_next_number(council, report),
        supplement=supplement,
        as_at=as_at.day,
        cutoff=as_at.cutoff,
        content=content,
        digest=making.digest_of(content),
        template=made.template.digest if made.template else "",
    )
    for name, data in written:
        kept = files.keep(council_id=council.id, data=data, name=name)
        PackFile.objects.create(council=council, pack=pack, name=name, file_id=kept.id, digest=digest.of_bytes(data))
    said = {"version": pack.number, "digest": pack.digest}
    subjects = [pack.id, report.id, report.review_id, *_touched(council, report, as_at)]
    verb = "packs.supplemented" if supplement else "packs.finalised"
    audit.record(council_id=council.id, by=by.id, verb=verb, subjects=subjects, said=said)
    return pack


def give_up(*, council: Council, by: Person, report: Report) -> None:
    """Leave off a report of which nothing has been finalised. Its texts are kept, and it is on no list."""
    with writing(council):
        report = _in_turn(council, report)
        if _next_number(council, report) > 1:
            raise Refused("finalised_already")
        report.given_up_at = clock.now()
        report.save(update_fields=["given_up_at"])
        _record(report, by, "packs.given_up", {})


def _check_cutoff(council: Council, report: Report, cutoff: date) -> None:
    """By then the review is known, and the report before has told less."""
    if queries.paper_source(council, report.review, queries.as_at_of(cutoff)) is None:
        raise Refused("review_not_known_then", "cutoff", day=cutoff)
    told = queries.told_before(council, report)
    if told is not None and cutoff <= told.as_at.day:
        raise Refused("cutoff_before_last_report", "cutoff", day=told.as_at.day)


def _first_texts(council: Council, report: Report, layout: Layout) -> dict[str, str]:
    """What the sections begin with: the last report's words, except what belongs to one meeting only."""
    told = queries.told_before(council, report)
    before = queries.drafts(council, told.report) if told else {}
    of_meeting = {"to": report.meeting.committee.name, "date": day_words(report.meeting.day)}
    texts = {}
    for section in layout.written():
        kept = before[section.key].text if section.key in before else section.standing
        text = of_meeting.get(section.key, kept) if section.kind is Kind.FIELD else kept
        if text:
            texts[section.key] = text
    return texts


def _touched(council: Council, report: Report, as_at: AsAt) -> list[UUID]:
    """What the report says something of: what is restricted later takes its packs with it."""
    with queries.for_papers(council, report.review):
        found = lines(council, report.review, as_at)
    heads = [key for one in found for key in (one.recommendation.id, one.recommendation.commitment_id)]
    return list(dict.fromkeys([*heads, *(row.on_id for one in found for row in one.standing.relies_on)]))


def _next_number(council: Council, report: Report) -> int:
    """Versions that are restricted to others count too."""
    told = queries.told_last(council, report)
    return told.number + 1 if told else 1


def _there(council: Council, report: Report) -> Report:
    found = queries.report(council, report.id)
    if found is None:
        raise Refused("report_given_up")
    return found


def _in_turn(council: Council, report: Report) -> Report:
    """The report as it is now, which nobody else changes until this transaction is over."""
    audit.take_turn(council.id)
    row = Report.objects.select_for_update(of=("self",)).select_related("review", "meeting__committee")
    found = row.filter(council=council, id=report.id, given_up_at=None).first()
    if found is None:
        raise Refused("report_given_up")
    return found


def _draft(report: Report, by: Person, section: str, text: str, serial: int) -> None:
    Draft.objects.create(council_id=report.council_id, report=report, by=by, section=section, text=text, serial=serial)


def _clearance(report: Report, by: Person, clearer: str, of: str, given_by: str, note: str) -> None:
    Clearance.objects.create(
        council_id=report.council_id, report=report, by=by, clearer=clearer, of=of, given_by=given_by, note=note
    )


def _record(report: Report, by: Person, verb: str, said: dict[str, Any]) -> None:
    # Of a review that is restricted, the trail of its reports is too.
    subjects = [report.id, report.review_id]
    audit.record(council_id=report.council_id, by=by.id, verb=verb, subjects=subjects, said=said)
