"""From the ledger to the pack for a steering group's meeting: a programme as at a point, as plain data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from followthrough.accreditation.models import Judgement, SteeringItem
from followthrough.accreditation.queries import money, programmes, readiness, reviewing
from followthrough.accreditation.queries.money import Money, Part
from followthrough.accreditation.queries.programmes import ActionView, Slip
from followthrough.accreditation.queries.readiness import Readiness
from followthrough.accreditation.queries.reviewing import FindingView
from followthrough.accreditation.rules import Counts
from followthrough.commitments.ledger import LedgerRow
from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import Standing, updates_of
from followthrough.commitments.rules import Delivery
from followthrough.councils import queries as councils
from followthrough.councils.models import Council, Meeting
from followthrough.lib.as_at import AsAt
from followthrough.registers.queries.funding import Spending, promised_for
from followthrough.reports.exempt_words import mark
from followthrough.reports.gather_progress import service_of
from followthrough.reports.gather_ready import count_sources, dated, ready_source, target
from followthrough.reports.programme_words import certainty_words, cost_words, until_words
from followthrough.reports.steering_source import (
    AskedSource,
    CostSource,
    DecidedSource,
    Happened,
    Highlights,
    LastMeeting,
    Late,
    Outlived,
    PhaseSource,
    RiskSource,
    SlipSource,
    SteeringSource,
)


def last_met(council: Council, programme: Commitment, as_at: AsAt) -> Meeting | None:
    """The last meeting of a programme's steering group before that day."""
    charter = programmes.charter(council, programme, as_at)
    group = charter.steering_group if charter else None
    return councils.last_meeting(council, group, as_at.day) if group else None


def steering_source(
    council: Council, programme: Commitment, as_at: AsAt, since: date | None = None
) -> SteeringSource | None:
    """What the pack of a programme is made from; None for one that was not known by then.

    It tells what became known after `since`, or after the last meeting of the group if that is None. Texts that are
    exempt today are left out, whatever the day.
    """
    language = {"en": "en-GB"}.get(council.language, council.language)
    with translation.override(language.lower()):
        found = money.money(council, programme, as_at)
        if not found.parts:
            return None
        met = last_met(council, programme, as_at)
        return _source(_Seen(council, programme, as_at, since or (met.day if met else None), found), met, language)


@dataclass(frozen=True)
class _Seen:
    """The programme that is looked at, as at which point, since when, and its parts with their money."""

    council: Council
    programme: Commitment
    as_at: AsAt
    since: date | None
    money: Money

    @property
    def whole(self) -> Standing:
        return self.money.parts[0].standing


def _source(seen: _Seen, met: Meeting | None, language: str) -> SteeringSource:
    council, programme, as_at = seen.council, seen.programme, seen.as_at
    charter = programmes.charter(council, programme, as_at)
    ready = readiness.readiness(council, programme, as_at)
    actions = programmes.actions(council, programme, as_at)
    steering = programmes.steering(council, programme, as_at)
    whole = seen.whole
    slips = programmes.slips(part.standing for part in seen.money.parts)
    return SteeringSource(
        council_name=council.name,
        programme=_shown(whole, whole.words, whole.words.text),
        group=charter.steering_group.name if charter and charter.steering_group else "",
        as_at=as_at.day,
        since=seen.since,
        state=whole.state.value if whole.state else "no_update",
        target=target(whole),
        slipped=sum(slip.standing is whole for slip in slips),
        overdue=whole.days_overdue(as_at),
        aligned=tuple(filter(None, map(str.strip, charter.aligned.splitlines()))) if charter else (),
        phases=tuple(_phase(part, as_at) for part in seen.money.parts if part.phase is not None),
        highlights=_highlights(seen, actions, ready),
        ready=ready_source(ready) if ready and ready.services else None,
        actions=len(actions),
        late=tuple(_late(actions, as_at)),
        slips=tuple(_slip(seen, slip) for slip in slips),
        risks=tuple(
            RiskSource(row.name, row.rating, row.text, row.response, row.known_on)
            for row in programmes.risks(council, programme, as_at)
        ),
        outlived=tuple(_outlived(seen.money)),
        costs=tuple(_cost(part, one, as_at) for part, one in seen.money.costs),
        counts=tuple(count_sources(council, programme, as_at)),
        asked=tuple(
            AskedSource(row.text, row.known_on, row.meeting.day if row.meeting else None) for row in steering.open
        ),
        last=_last(met, steering.decided, actions, as_at) if met else None,
        language=language,
        restricted=any(part.standing.commitment.restricted for part in seen.money.parts),
    )


def _shown(standing: Standing, row: LedgerRow, text: str) -> str:
    return mark() if standing.exempt(row) else text


def _phase(part: Part, as_at: AsAt) -> PhaseSource:
    standing = part.standing
    return PhaseSource(
        name=_shown(standing, standing.words, standing.words.text),
        state=standing.state.value if standing.state else "no_update",
        due=dated(standing.current_due) if standing.current_due else None,
        forecast=dated(standing.forecasts[-1]) if standing.forecasts else None,
        overdue=standing.days_overdue(as_at),
    )


def named(part: Part) -> str:
    """What a part of a programme is called in the pack."""
    standing = part.standing
    text = _shown(standing, standing.words, standing.words.text)
    if part.action is not None:
        return _("Action %(number)s: %(text)s") % {"number": part.action.number, "text": text}
    return _("Phase: %(text)s") % {"text": text} if part.phase is not None else _("The programme")


# Highlights ------------------------------------------------------------------------------------------------


def _highlights(seen: _Seen, actions: list[ActionView], ready: Readiness | None) -> Highlights:
    council, programme, then = seen.council, seen.programme, _then(seen)
    before = programmes.actions(council, programme, then) if then else []
    findings = reviewing.findings(council, programme, actions, seen.as_at)
    old = {one.finding.id: one for one in reviewing.findings(council, programme, before, then)} if then else {}
    was_complete = {one.action.id for one in before if one.standing.state is Delivery.COMPLETE}
    return Highlights(
        updates=tuple(_updates(seen)),
        judged=tuple(_judged(seen, ready, then)),
        found=tuple(
            Happened(one.found.known_on, _finding(one), one.found.text) for one in findings if not _in(old, one)
        ),
        closed=tuple(_closed(findings, {i for i, one in old.items() if one.closed})),
        complete=tuple(_complete(actions, was_complete)),
    )


def _then(seen: _Seen) -> AsAt | None:
    return AsAt(seen.since, seen.as_at.cutoff) if seen.since else None


def _in(old: dict[UUID, FindingView], one: FindingView) -> bool:
    return one.finding.id in old


def _updates(seen: _Seen) -> Iterator[Happened]:
    """What owners said of the programme, its phases and its actions, by what it is about."""
    ids = [part.standing.commitment.id for part in seen.money.parts]
    said = updates_of(seen.council, ids, seen.as_at)
    for part in seen.money.parts:
        for row in said.get(part.standing.commitment.id, ()):
            if row.text and (seen.since is None or row.known_on > seen.since):
                yield Happened(row.known_on, named(part), _shown(part.standing, row, row.text))


def _judged(seen: _Seen, ready: Readiness | None, then: AsAt | None) -> Iterator[tuple[str, int, int]]:
    """How many criteria were judged in each service, or judged differently, and how many of them are met."""
    if ready is None:
        return
    was = readiness.readiness(seen.council, seen.programme, then) if then else None
    before = {where: row.verdict for where, row in _all_judged(seen.council, was, then).items()} if was and then else {}
    new: Counter[UUID] = Counter()
    met: Counter[UUID] = Counter()
    for where, row in _all_judged(seen.council, ready, seen.as_at).items():
        if before.get(where) != row.verdict:
            new[where[0]] += 1
            met[where[0]] += ready.count(row) is Counts.MET
    for team in ready.services:
        if new[team.id]:
            yield team.name, new[team.id], met[team.id]


def _all_judged(council: Council, ready: Readiness, as_at: AsAt) -> dict[tuple[UUID, UUID], Judgement]:
    return readiness.looking_at(council, ready, ready.loaded.areas, as_at).latest


def _finding(one: FindingView) -> str:
    service = one.found.team.name if one.found.team else _("no service in particular")
    return _("Finding %(number)s, %(service)s") % {"number": one.finding.number, "service": service}


def _closed(findings: Iterable[FindingView], before: set[UUID]) -> Iterator[Happened]:
    for one in findings:
        if one.closed and one.closing and one.finding.id not in before:
            yield Happened(one.closing.known_on, _finding(one), one.closing.evidence)


def _complete(actions: Iterable[ActionView], before: set[UUID]) -> Iterator[Happened]:
    for one in actions:
        update = one.standing.update
        if update and one.standing.state is Delivery.COMPLETE and one.action.id not in before:
            text = _shown(one.standing, one.standing.words, one.standing.words.text)
            yield Happened(update.known_on, _("Action %(number)s") % {"number": one.action.number}, text)


# What is late, what slipped, what it costs -----------------------------------------------------------------


def _late(actions: Iterable[ActionView], as_at: AsAt) -> list[Late]:
    """The actions whose day has passed, by service and the latest first."""
    late = [
        Late(
            service=service_of(one.standing.owner) or "",
            number=one.action.number,
            text=_shown(one.standing, one.standing.words, one.standing.words.text),
            due=dated(due),
            days=days,
            state=one.standing.state.value if one.standing.state else "no_update",
        )
        for one in actions
        if (days := one.standing.days_overdue(as_at)) and (due := one.standing.current_due)
    ]
    return sorted(late, key=lambda one: (one.service.casefold(), -one.days, one.number))


def _slip(seen: _Seen, slip: Slip) -> SlipSource:
    [part] = [part for part in seen.money.parts if part.standing is slip.standing]
    row = slip.after
    recent = seen.since is None or row.known_on > seen.since
    return SlipSource(
        named(part), dated(slip.before), dated(row), slip.days, row.known_on, row.cause, row.reason, recent
    )


def _outlived(found: Money) -> Iterator[Outlived]:
    for part in found.outlived:
        promised = promised_for(part.standing)
        if promised is not None and part.ends is not None:
            yield Outlived(named(part), promised, part.ends)


def _cost(part: Part, one: Spending, as_at: AsAt) -> CostSource:
    row, stream = one.cost, one.stream
    return CostSource(
        what=row.what,
        of=named(part),
        cost=cost_words(row),
        post=str(row.post) if row.post else "",
        stream=stream.stream.name if stream else "",
        certainty=certainty_words(stream.terms.certainty) if stream else "",
        until=until_words(one),
        ended=one.until is not None and one.until < as_at.day,
    )


def _last(met: Meeting, decided: Iterable[SteeringItem], actions: Iterable[ActionView], as_at: AsAt) -> LastMeeting:
    by_id = {one.action.id: one for one in actions}
    return LastMeeting(
        day=met.day,
        draft=not met.approved_by(as_at.day),
        decided=tuple(_decided(row, by_id) for row in decided if row.meeting_id == met.id),
    )


def _decided(row: SteeringItem, actions: dict[UUID, ActionView]) -> DecidedSource:
    carried = actions.get(row.action_id) if row.action_id else None
    state = carried.standing.state if carried else None
    return DecidedSource(
        text=row.text,
        minute=row.minute_ref,
        asked=row.answers.text if row.answers else "",
        action=_("Action %(number)s") % {"number": carried.action.number} if carried else "",
        state=(state.value if state else "no_update") if carried else "",
    )
