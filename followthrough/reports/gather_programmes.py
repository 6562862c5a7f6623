"""From the ledger to the programmes that recommendations of a review rest on, as plain data."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from followthrough.accreditation.queries import programmes, resting
from followthrough.accreditation.queries.readiness import Readiness, readiness_of
from followthrough.accreditation.queries.resting import Followed, Resting
from followthrough.accreditation.rules import Outcome
from followthrough.commitments.models import Commitment
from followthrough.commitments.queries import Standing, standings
from followthrough.commitments.rules import Kind
from followthrough.councils.models import Council
from followthrough.lib.as_at import AsAt
from followthrough.reports.exempt_words import mark
from followthrough.reports.following import outcome_of, why_done
from followthrough.reports.gather_ready import count_sources, dated, ready_source, target
from followthrough.reports.programme_source import ProgrammeSource, RestsOn, Slipped
from followthrough.reports.resting_words import outcome_words, reason_words
from followthrough.reviews.queries.lines import Line

Lines = Mapping[UUID, Line]


def programme_sources(
    council: Council, lines: Lines, relied_on: Collection[Commitment], as_at: AsAt, *, exempt: bool
) -> Iterator[ProgrammeSource]:
    """The programmes that follow a framework, of which something among those is relied on.

    `lines`: those of the recommendations, by their commitments. `exempt`: texts that are exempt are told.
    """
    over = _over(council, relied_on)
    ready = readiness_of(council, set(over.values()), as_at)
    if not ready:
        return
    heads = Commitment.objects.filter(council=council, id__in=list(ready)).order_by("id")
    found = resting.followed(council, list(lines), as_at)
    for i, standing in standings(council, heads, as_at).items():
        yield _programme(council, standing, ready[i], as_at, tuple(_rests(lines, found, i, over)), exempt)


def _over(council: Council, relied_on: Collection[Commitment]) -> dict[UUID, UUID]:
    """The programme of each of those, by its id: a phase or an action is part of one."""
    parts = [one.id for one in relied_on if one.kind in (Kind.PHASE, Kind.ACTION)]
    belongs = programmes.belonging(council, parts) if parts else {}
    whole = {one.id: one.id for one in relied_on if one.kind == Kind.PROGRAMME}
    return whole | {i: head.id for i, head in belongs.items()}


def _programme(
    council: Council, standing: Standing, ready: Readiness, as_at: AsAt, rests: tuple[RestsOn, ...], exempt: bool
) -> ProgrammeSource:
    gaps = [one for one in ready.findings if one.is_gap]
    return ProgrammeSource(
        name=_shown(standing, exempt),
        target=target(standing),
        slips=tuple(
            Slipped(
                dated(one.before), dated(one.after), one.days, one.after.known_on, one.after.cause, one.after.reason
            )
            for one in programmes.slips([standing])
        ),
        ready=ready_source(ready) if ready.services else None,
        gaps=len(gaps),
        closed=sum(one.closed for one in gaps),
        rests=rests,
        counts=tuple(count_sources(council, standing.commitment, as_at)),
    )


def _shown(standing: Standing, exempt: bool) -> str:
    return mark() if standing.exempt(standing.words) and not exempt else standing.words.text


def _rests(lines: Lines, found: Iterable[Followed], programme: UUID, over: Mapping[UUID, UUID]) -> Iterator[RestsOn]:
    """What rests on that programme, in the order of the review."""
    by_id = {one.standing.commitment.id: one for one in found}
    for i, line in lines.items():
        one = by_id.get(i)
        on = [each for each in one.resting if over.get(each.reliance.on_id) == programme] if one else []
        if one and on:
            reasons = [reason_words(reason) for each in on for reason in each.rests.reasons]
            outcome = outcome_of(one, line)
            said = why_done(one, line) or outcome_words(outcome)
            # Where it waits for something else as well, that is said too; a word on what follows comes first.
            reasons += [] if reasons or said else [reason_words(reason) for reason in one.reasons]
            told = reasons if outcome is Outcome.STAYS else [said, *reasons]
            yield RestsOn(line.recommendation.number, tuple(map(_part, on)), tuple(dict.fromkeys(told)))


def _part(one: Resting) -> str:
    """Which part of the programme something rests on."""
    if one.criterion is not None:
        return f"{one.criterion.ref} {one.criterion.title}"
    if one.reliance.part:
        return one.reliance.part
    if one.on is not None and one.on.commitment.kind == Kind.PHASE:
        return _("a phase")
    if one.on is not None and one.on.commitment.kind == Kind.ACTION:
        return _("an action")
    return _("the whole")
