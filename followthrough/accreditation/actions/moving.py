"""Moving a programme to another edition: judgements and reliances go over by the mapping, the rest is judged anew."""

from dataclasses import dataclass, replace

from followthrough.accreditation.actions.programmes import Follows, charter
from followthrough.accreditation.actions.reviewing import carry_over
from followthrough.accreditation.models import Charter, Criterion, Edition, Judgement, ServiceAudit
from followthrough.accreditation.queries import frameworks, reviewing
from followthrough.accreditation.queries import programmes as reading
from followthrough.accreditation.queries.frameworks import Loaded
from followthrough.audit import actions as audit
from followthrough.commitments import actions as commitments
from followthrough.commitments import queries
from followthrough.commitments.actions import Told
from followthrough.commitments.models import Commitment, Reliance
from followthrough.councils.models import Council, Person
from followthrough.councils.scope import writing
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import FuzzyDay
from followthrough.lib.refused import Refused


@dataclass(frozen=True)
class Moving:
    """What a move would do: what each service takes over, and what becomes of each reliance on a part."""

    before: Charter
    old: Loaded
    new: Loaded
    carried: list[tuple[ServiceAudit, dict[Criterion, Judgement]]]
    reliances: list[tuple[Reliance, Criterion | None]]

    @property
    def judged(self) -> tuple[Criterion, ...]:
        """Everything that the new edition has judged, in its order."""
        return tuple(one for some in self.new.judged.values() for one in some)

    def anew(self, taken: dict[Criterion, Judgement]) -> list[Criterion]:
        """What has to be judged anew in a service that takes those over."""
        return [one for one in self.judged if one not in taken]


def moving(council: Council, programme: Commitment, edition: Edition) -> Moving:
    """What moving to that edition would take over today; refused where there is nothing to move from or to."""
    now = AsAt.now()
    before = reading.charter(council, programme, now)
    if before is None:
        raise Refused("follows_nothing")
    if before.edition_id == edition.id:
        raise Refused("same_edition", "edition")
    old, new = frameworks.loaded(before.edition), frameworks.loaded(edition)
    maps = frameworks.maps(before.edition, edition)
    audits = [one for one in reviewing.audits(council, programme, now) if one.audit.edition_id == before.edition_id]
    carried = (
        reviewing.carrying(council, audits, old, new, now)
        if maps
        else [(audit_of, {}) for audit_of in {one.audit.team_id: one.audit for one in audits}.values()]
    )
    rows = [row for row in queries.reliances_on(council, [programme.id], now) if row.part]
    return Moving(before, old, new, carried, [(row, _became(row.part, new) if maps else None) for row in rows])


def _became(ref: str, new: Loaded) -> Criterion | None:
    """What one reference became, where that is one thing."""
    found = [row for row in new.rows if ref in row.was]
    return found[0] if len(found) == 1 else None


def move(
    *, council: Council, by: Person | None, programme: Commitment, edition: Edition, told: Told = Told()
) -> Moving:
    """Follow another edition from now on. A reliance whose part became nothing or several things stays, flagged.

    A move is known today: on an earlier day nothing of what is carried over was known under the new edition.
    """
    told = replace(told, known_on=None)
    once = replace(told, request_id=None)
    with writing(council):
        audit.take_turn(council.id)
        found = moving(council, programme, edition)
        charter(council=council, by=by, programme=programme, follows=_following(found.before, edition), told=told)
        carry_over(council=council, by=by, audits=found.carried, edition=edition, told=once)
        for row, became in found.reliances:
            if became is not None:
                _rely(council, by, row, row.part, once, released=True)
                _rely(council, by, row, became.ref, once, released=False)
    return found


def _following(before: Charter, edition: Edition) -> Follows:
    return Follows(
        edition=edition,
        sponsor=before.sponsor,
        steering_group=before.steering_group,
        aligned=before.aligned,
        annual_fee=before.annual_fee,
        fee_about=before.fee_about,
        expires=FuzzyDay(before.expires_printed, before.expires_first, before.expires_last),
    )


def _rely(council: Council, by: Person | None, row: Reliance, part: str, told: Told, *, released: bool) -> None:
    commitments.rely(
        council=council,
        by=by,
        commitment=row.commitment,
        on=row.on,
        part=part,
        outside=row.outside,
        note=row.note,
        released=released,
        told=told,
    )
