"""The only writer of reports: begun, written, cleared, looked at by the guard, frozen."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.councils.models import Council, Meeting, Person
from followthrough.councils.scope import writing
from followthrough.files import actions as files
from followthrough.lib import clock, digest
from followthrough.lib.as_at import AsAt
from followthrough.lib.refused import Refused
from followthrough.lib.steps import Step, Steps, at_once
from followthrough.packs import house, making, queries, rules, screening
from followthrough.packs.models import Clearance, Draft, Pack, PackFile, Report, ReportLayout, Ruling, WordTemplate
from followthrough.packs.rules import ADVICE, LONGEST_TEXT, Dates, Kind, Layout
from followthrough.reports.house_template.checking import Unfilled
from followthrough.reports.words import day_words
from followthrough.reviews.models import Review
from followthrough.reviews.queries.lines import lines


def save_layout(
    *, council: Council, by: Person, layout: Layout, of: ReportLayout | None, version: int = 0
) -> ReportLayout:
    """Set down how reports are laid out: anew, or in the place of `of`, whose `version` was seen."""
    for code, words in rules.layout_faults(layout):
        raise Refused(code, "sections", name=words)
    if not layout.name.strip():
        raise Refused("layout_name_needed", "name")
    with writing(council):
        audit.take_turn(council.id)
        taken = ReportLayout.objects.filter(council=council, name=layout.name)
        if (taken.exclude(id=of.id) if of else taken).exists():
            raise Refused("layout_name_taken", "name", name=layout.name)
        row = (
            ReportLayout.objects.select_for_update().get(council=council, id=of.id)
            if of
            else ReportLayout(council=council)
        )
        if of and row.version != version:
            raise Refused("layout_changed_meanwhile")
        row.name, row.sections, row.version = layout.name, rules.as_data(layout), row.version + bool(of)
        row.save()
        audit.record(
            council_id=council.id, by=by.id, verb="packs.layout_saved", subjects=[row.id], said={"name": row.name}
        )
    return row


def save_template(*, council: Council, by: Person, data: bytes, name: str) -> WordTemplate:
    """Make the council's Word files by a template from now on; the same once more changes nothing.

    It is kept as the checker leaves it. Refused with its faults where it has any; the one in use then stays.
    """
    checked = house.looked_at(council, data)
    if checked.faults:
        raise Refused("template_faulty", "file", faults=checked.faults)
    mark = digest.of_bytes(checked.template)
    with writing(council):
        audit.take_turn(council.id)
        used = queries.template_in_use(council)
        if used and (used.digest, used.name) == (mark, name):
            return used
        kept = files.keep(council_id=council.id, data=checked.template, name=name)
        return _set_template(council, by, "packs.template_saved", name, kept.id, mark)


def put_back_template(*, council: Council, by: Person, former: WordTemplate) -> WordTemplate:
    """Use a former template again; one that is in use stays as it is."""
    with writing(council):
        audit.take_turn(council.id)
        used = queries.template_in_use(council)
        if used and used.digest == former.digest:
            return used
        if queries.template_bytes(council, former) is None:
            raise Refused("template_gone")
        return _set_template(council, by, "packs.template_put_back", former.name, former.file_id, former.digest)


def remove_template(*, council: Council, by: Person) -> None:
    """Go back to the product's own look. What was used is kept, and can be put back."""
    with writing(council):
        audit.take_turn(council.id)
        if queries.template_in_use(council):
            _set_template(council, by, "packs.template_removed", "", None, "")


def _set_template(council: Council, by: Person, verb: str, name: str, file_id: UUID | None, mark: str) -> WordTemplate:
    last = WordTemplate.objects.filter(council=council).first()
    number = last.number + 1 if last else 1
    row = WordTemplate.objects.create(
        council=council, by=by, number=number, name=name[:255], file_id=file_id, digest=mark
    )
    audit.record(council_id=council.id, by=by.id, verb=verb, subjects=[row.id], said={"name": row.name})
    return row


def begin(*, council: Council, by: Person, review: Review, meeting: Meeting, layout: Layout, dates: Dates) -> Report:
    """A report on a review for a meeting. It starts from the last one's texts, or from the layout's standing ones."""
    for code, field in rules.date_faults(dates):
        raise Refused(code, field)
    with writing(council):
        audit.take_turn(council.id)
        if queries.of_review(council, review).filter(meeting=meeting).exists():
            raise Refused("report_there", "meeting")
        _known_by(council, review, dates)
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
        _known_by(council, report.review, dates)
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
    layout = rules.layout_of(report.layout)
    for section, text in texts.items():
        if layout.section(section) is None:
            raise Refused("no_such_section", section)
        if len(text) > LONGEST_TEXT:
            raise Refused("text_too_long", section, most=LONGEST_TEXT, length=len(text))
    with writing(council):
        report = _in_turn(council, report)
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
        texts = {key: draft.text for key, draft in queries.drafts(council, report).items()}
        given = (rules.digest_of(layout, of, texts), given_by.strip(), note.strip())
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
    yield Step("made")
    with writing(council):
        report = _in_turn(council, report)
        as_at = AsAt(report.cutoff_on, clock.now())
        view = queries.view(council, report, as_at)
        if view is None or any(one.what not in ADVICE for one in queries.lacks(council, view)):
            raise Refused("not_ready")
        made = making.made(council, view)
        last = queries.packs(council, report).filter(supplement=False).first()
        if last is not None and last.digest == making.digest_of(made.content()):
            raise Refused("nothing_changed", number=last.number)
        return (yield from _freeze(council, by, report, as_at, made, supplement=False))


finalise = at_once(finalising)


def supplementing(*, council: Council, by: Person, report: Report, day: date) -> Steps[Pack]:
    """Freeze what became known from the latest version's cut-off to the end of `day` as a version of its own."""
    yield Step("made")
    with writing(council):
        report = _in_turn(council, report)
        last = queries.packs(council, report).first()
        if last is None:
            raise Refused("nothing_finalised")
        for code, field in rules.supplement_faults(last.as_at, day, clock.today()):
            raise Refused(code, field, day=last.as_at)
        as_at = AsAt(day, clock.now())
        view = queries.view(council, report, as_at)
        made = making.made_supplement(council, view, last, as_at) if view else None
        if made is None:
            raise Refused("nothing_since", "day", day=last.as_at)
        return (yield from _freeze(council, by, report, as_at, made, supplement=True))


supplement = at_once(supplementing)


def _freeze(
    council: Council, by: Person, report: Report, as_at: AsAt, made: making.Made, *, supplement: bool
) -> Steps[Pack]:
    content = made.content()
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
    )
    used = queries.template_in_use(council)
    try:
        written = yield from made.files(queries.template_bytes(council, used) if used else None)
    except Unfilled as error:
        raise Refused("template_unfilled", faults=error.faults) from error
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


def _known_by(council: Council, review: Review, dates: Dates) -> None:
    if queries.paper_source(council, review, queries.as_at_of(dates.cutoff)) is None:
        raise Refused("review_not_known_then", "cutoff", day=dates.cutoff)


def _first_texts(council: Council, report: Report, layout: Layout) -> dict[str, str]:
    """What the sections begin with: the last report's words, except what belongs to one meeting only."""
    last = queries.pack_before(council, report)
    before = queries.drafts(council, last.report) if last else {}
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
        heads = [one.recommendation for one in lines(council, report.review, as_at)]
    return [key for head in heads for key in (head.id, head.commitment_id)]


def _next_number(council: Council, report: Report) -> int:
    """Versions that are restricted to others count too."""
    last = Pack.everything.filter(council=council, report=report).first()
    return last.number + 1 if last else 1


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
