"""From the ledger to the appendix: one review as at a point, as plain data."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from django.utils import translation

from followthrough.accreditation.queries.resting import part_names
from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import Assignment, DueDate, Evidence, ProgressUpdate, Reliance
from followthrough.commitments.queries import Standing, standings
from followthrough.commitments.rules import Basis, Delivery
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.reports.exempt_words import mark
from followthrough.reports.gather_programmes import programme_sources
from followthrough.reports.programme_source import ProgrammeSource
from followthrough.reports.resting_words import PartNames, by_thing, reliances_name
from followthrough.reports.source import (
    AppendixSource,
    Asked,
    Due,
    ExemptText,
    Extension,
    LastStated,
    LatestUpdate,
    LinkedTo,
    Part,
    RecommendationSource,
    ReliesOn,
    ResponseGiven,
    ScrutinyPosition,
)
from followthrough.reviews.models import RecommendationRow, Response
from followthrough.reviews.queries.lines import Line, ReviewView, lines
from followthrough.reviews.rules import position

Silences = Callable[[Council, Collection[UUID], AsAt], Mapping[UUID, Asked]]


def nobody_was_asked(council: Council, commitments: Collection[UUID], as_at: AsAt) -> Mapping[UUID, Asked]:
    """For whoever does not know of rounds."""
    return {}


def appendix_source(
    council: Council, view: ReviewView, as_at: AsAt, *, exempt: bool = False, silences: Silences = nobody_was_asked
) -> AppendixSource:
    """What the appendix of that review is made from, as known at that point.

    Texts that are exempt today are left out, whatever the day, unless they are asked for by `exempt`. `silences` says
    of which commitments an update was asked for and is not there (`rounds.silence.silences`).
    """
    found = lines(council, view.review, as_at)
    asked = silences(council, [line.standing.commitment.id for line in found], as_at)
    source = source_of(council, view, found, as_at, exempt=exempt, asked=asked)
    return replace(source, programmes=resting_on(council, found, as_at, exempt=exempt))


def resting_on(
    council: Council, found: list[Line], as_at: AsAt, *, exempt: bool = False
) -> tuple[ProgrammeSource, ...]:
    """The programmes that follow a framework and that those recommendations rest on."""
    lines_by_id = {line.standing.commitment.id: line for line in found}
    heads = {row.on_id: row.on for line in found for row in line.standing.relies_on}
    with translation.override(_language(council).lower()):
        return tuple(programme_sources(council, lines_by_id, heads.values(), as_at, exempt=exempt))


def _language(council: Council) -> str:
    return {"en": "en-GB"}.get(council.language, council.language)


def source_of(
    council: Council,
    view: ReviewView,
    found: list[Line],
    as_at: AsAt,
    *,
    exempt: bool = False,
    asked: Mapping[UUID, Asked] = MappingProxyType({}),
) -> AppendixSource:
    """The same from recommendations that have been read already: all that are to be in it."""
    language = _language(council)
    with translation.override(language.lower()):
        hide = _Hide(None if exempt else mark())
    relied_on = _relied_on(council, found, as_at, hide)
    what = view.particulars
    return AppendixSource(
        review_name=what.name,
        neutral_name=view.review.neutral_name,
        council_name=council.name,
        committee=what.committee.name if what.committee else "",
        review_group=what.group,
        endorsed=_fuzzy(what.endorsed_printed, what.endorsed_first, what.endorsed_last),
        decided=_fuzzy(what.decided_printed, what.decided_first, what.decided_last),
        as_at=as_at.day,
        language=language,
        recommendations=tuple(_recommendation(council, line, relied_on, hide, asked) for line in found),
        exempt_texts=tuple(one for line in found for one in _exempt_texts(line)),
        exempt_shown=exempt and any(line.standing.exemptions for line in found),
        restricted=view.review.restricted,
    )


@dataclass(frozen=True)
class _Hide:
    """Puts the `mark` in the place of a text that is exempt; None: every text is shown."""

    mark: str | None

    def of(self, stands: Standing, row: LedgerRow, text: str) -> str:
        return self.mark if self.mark and text and stands.exempt(row) else text


@dataclass(frozen=True, slots=True)
class _ReliedOn:
    """Each commitment that something relies on, by its id; and what the parts are called that are relied on."""

    whole: Mapping[UUID, ReliesOn]
    parts: PartNames


def _recommendation(
    council: Council, line: Line, relied_on: _ReliedOn, hide: _Hide, asked: Mapping[UUID, Asked]
) -> RecommendationSource:
    head, stands = line.recommendation, line.standing
    reworded, words = stands.reworded, hide.of(stands, stands.words, stands.words.text)
    return RecommendationSource(
        number=head.number,
        text=hide.of(stands, reworded, reworded.text) if reworded else words,
        section=head.section,
        recipient=head.recipient.name if head.recipient else "",
        original_text=words if reworded else "",
        # The parts are words of the recommendation, and exempt with it.
        parts=tuple(Part(part.label, hide.of(stands, stands.words, part.text)) for part in line.parts),
        responses=tuple(_response(council, stands, row, hide) for row in line.responses),
        owners=_owners(stands.owner),
        due=_due(line),
        forecasts=tuple(_dated(row) for row in stands.forecasts),
        update=_update(stands, stands.update, hide) if stands.update else None,
        last_stated=_last_stated(stands.update, stands.last_stated),
        evidence=tuple(hide.of(stands, row, _evidence(row)) for row in stands.evidence),
        scrutiny=_position(line, hide),
        links=tuple(LinkedTo(link.kind, link.other.number, link.minute_ref) for link in line.links),
        relies_on=tuple(_each_once(stands.relies_on, relied_on)),
        restricted=head.restricted,
        asked=asked.get(stands.commitment.id),
    )


def _response(council: Council, stands: Standing, row: Response, hide: _Hide) -> ResponseGiven:
    return ResponseGiven(
        respondent=row.respondent.name if row.respondent else council.executive,
        state=row.state,
        detail=hide.of(stands, row, row.which_part or row.reason or row.until_printed),
        decided=_happened(row),
        in_principle=row.in_principle,
    )


def _owners(row: Assignment | None) -> tuple[str, ...]:
    if row is None:
        return ()
    if row.post:
        return (f"{row.post.title}, {row.post.body.name}" if row.post.body else row.post.title,)
    named = row.team or row.body
    owner = named.name if named else row.printed
    return (owner,) if owner else ()


def _due(line: Line) -> Due | None:
    stands = line.standing
    current = stands.current_due
    if current is None:
        return None
    return Due(
        original=_dated(stands.due or current),
        current=_dated(current),
        extensions=tuple(Extension(_dated(row), row.reason, row.approved_by) for row in stands.extensions),
        days_overdue=line.days_overdue,
    )


def _update(stands: Standing, row: ProgressUpdate, hide: _Hide) -> LatestUpdate:
    return LatestUpdate(
        state=row.state,
        own_word=row.state_printed,
        text=hide.of(stands, row, row.text),
        as_of=_told_on(row),
        confirmed=row.basis == Basis.CONFIRMED,
        reason=hide.of(stands, row, row.reason),
        decided_by=row.decided_by,
    )


def _last_stated(update: ProgressUpdate | None, stated: ProgressUpdate | None) -> LastStated | None:
    """What was stated before, if the latest update states nothing."""
    if stated is None or update is None or update.state != Delivery.NOT_STATED:
        return None
    return LastStated(stated.state, _told_on(stated))


def _evidence(row: Evidence) -> str:
    return f"{row.reference} ({row.held_by})" if row.held_by else row.reference


def _position(line: Line, hide: _Hide) -> ScrutinyPosition:
    decision = line.decision
    shown = position(line.axes)
    if decision is None:
        return ScrutinyPosition(shown)
    day = decision.meeting.day if decision.meeting else None
    return ScrutinyPosition(
        state=shown,
        decided=FuzzyDay(day.isoformat(), day, day) if day else _happened(decision),
        minute=decision.minute_ref,
        draft=line.draft,
        note=hide.of(line.standing, decision, decision.note),
    )


def _exempt_texts(line: Line) -> Iterator[ExemptText]:
    """Every text that stands and is exempt, in the order of the appendix."""
    stands, parts = line.standing, "".join(f"\n{part.label} {part.text}" for part in line.parts)
    told: list[tuple[str, LedgerRow | None, str]] = [("words", stands.words, stands.words.text + parts)]
    if stands.reworded:
        told.append(("reworded", stands.reworded, stands.reworded.text))
    told += [
        ("response", r, "\n".join(filter(None, (r.which_part, r.reason, r.until_printed)))) for r in line.responses
    ]
    if stands.update:
        told.append(("update", stands.update, _lines(stands.update.text, stands.update.reason)))
    told += [("evidence", row, _evidence(row)) for row in stands.evidence]
    if line.decision:
        told.append(("decision", line.decision, line.decision.note))
    for what, row, text in told:
        why = stands.exempt(row)
        if why and text:
            number = line.recommendation.number
            yield ExemptText(number, what, text, why.nation, why.paragraph, why.reason, why.review_on)


def _relied_on(council: Council, found: list[Line], as_at: AsAt, hide: _Hide) -> _ReliedOn:
    """What those rely on: its words and its latest forecast, unless another date was set since."""
    rows = [row for line in found for row in line.standing.relies_on]
    heads = {row.on_id: row.on for row in rows}
    whole = {
        key: ReliesOn(
            hide.of(stands, stands.words, stands.words.text),
            _dated(stands.forecast) if stands.forecast else None,
        )
        for key, stands in standings(council, heads.values(), as_at).items()
    }
    return _ReliedOn(whole, part_names(council, rows, as_at))


def _each_once(rows: Iterable[Reliance], relied_on: _ReliedOn) -> Iterator[ReliesOn]:
    """What is relied on, each thing once, with its parts."""
    for key, some in by_thing(row for row in rows if row.on_id in relied_on.whole).items():
        one = relied_on.whole[key]
        yield replace(one, said=reliances_name(one.name, some, relied_on.parts))


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _dated(row: DueDate) -> FuzzyDay:
    return FuzzyDay(row.printed, row.first, row.last)


def _happened(row: RecommendationRow) -> FuzzyDay | None:
    return _fuzzy(row.happened_printed, row.happened_first, row.happened_last)


def _told_on(row: ProgressUpdate) -> FuzzyDay:
    """The day the update speaks of; where the paper gives none, the paper's own."""
    happened = _fuzzy(row.happened_printed, row.happened_first, row.happened_last)
    return happened or FuzzyDay(row.known_on.isoformat(), row.known_on, row.known_on)


def _fuzzy(printed: str, first: date | None, last: date | None) -> FuzzyDay | None:
    return FuzzyDay(printed, first, last) if printed or first else None
