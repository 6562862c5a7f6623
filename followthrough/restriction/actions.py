"""Restricting something to named readers, naming others, lifting it; and setting down who opened it."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from followthrough.audit import actions as audit
from followthrough.commitments.ledger import Head
from followthrough.commitments.models import Commitment, Wording
from followthrough.councils import veil
from followthrough.councils.models import Council, Person, Reader, Restriction
from followthrough.councils.scope import writing
from followthrough.exchange.queries import papers_saying
from followthrough.lib import clock
from followthrough.lib.redacted import MARK
from followthrough.lib.refused import Refused
from followthrough.restriction import queries, rules
from followthrough.reviews.models import STANDING, Recommendation, Review


def restrict(
    *, council: Council, by: Person, thing: Commitment | Review, readers: Sequence[Person], reason: str
) -> Restriction:
    """From now on, and for every day, the thing is there for those readers only.

    Refused: reason_needed, already_restricted, two_readers_needed, keeper_needed.
    """
    if not reason.strip():
        raise Refused("reason_needed", "reason")
    with writing(council):
        audit.take_turn(council.id)
        _check_readers(council, {person.id for person in readers}, "readers")
        if _is_restricted(council, thing):
            raise Refused("already_restricted")
        made = Restriction.objects.create(council=council, subject_id=thing.id, reason=reason.strip(), by=by)
        _flag(council, made, True)
        # Papers that still wait say it too: what is set down with a thing that is hidden is hidden with it.
        papers = papers_saying(council, _wordings(council, made))
        _record(made, by, "restriction.made", {"reason": made.reason}, *papers)
        for person in readers:
            _name(made, by, person)
    return made


def name_reader(*, council: Council, by: Person, restriction: Restriction, person: Person) -> None:
    """Let one more person read it."""
    with writing(council):
        audit.take_turn(council.id)
        restriction = _in_force(council, restriction)
        if person.id in _named(council, restriction):
            return
        if person.id not in {one.id for one in queries.people_to_name(council, clock.today())}:
            raise Refused("reader_cannot_sign_in", "person")
        _name(restriction, by, person)


def end_reader(*, council: Council, by: Person, restriction: Restriction, person: Person) -> None:
    """Take a person off the readers. Refused when too few would be left."""
    with writing(council):
        audit.take_turn(council.id)
        restriction = _in_force(council, restriction)
        _check_readers(council, _named(council, restriction) - {person.id})
        rows = Reader.objects.filter(council=council, restriction=restriction, person=person, ended_at=None)
        if rows.update(ended_at=clock.now(), ended_by=by):
            _record(restriction, by, "restriction.reader_ended", {"reader": str(person.id)})


def lift(*, council: Council, by: Person, restriction: Restriction, reason: str) -> None:
    """Everybody who may read may read it again, as at any day.

    Refused: reason_needed; number_used_meanwhile and name_used_meanwhile when another thing has taken its identity.
    """
    if not reason.strip():
        raise Refused("reason_needed", "reason")
    with writing(council):
        audit.take_turn(council.id)
        restriction = _in_force(council, restriction)
        _check_identity(council, restriction)
        restriction.lifted_at, restriction.lifted_by = clock.now(), by
        restriction.save(update_fields=["lifted_at", "lifted_by"])
        _flag(council, restriction, False)
        _record(restriction, by, "restriction.lifted", {"reason": reason.strip()})


def record_opening(*, council: Council, by: Person, restriction: Restriction) -> None:
    """Set down that a reader opens it: once a person and day. Refused unless the person is named in it now."""
    with writing(council):
        audit.take_turn(council.id)
        if not queries.still_named(council, by, [restriction.id]):
            raise Refused("not_a_reader")
        if not queries.read_on(council, restriction, by, clock.today()):
            _record(restriction, by, queries.OPENED, {})


def _name(restriction: Restriction, by: Person, person: Person) -> None:
    Reader.objects.create(council=restriction.council, restriction=restriction, person=person, named_by=by)
    _record(restriction, by, "restriction.reader_named", {"reader": str(person.id)})


def _named(council: Council, restriction: Restriction) -> set[UUID]:
    rows = Reader.objects.filter(council=council, restriction=restriction, ended_at=None)
    return set(rows.values_list("person_id", flat=True))


def _check_readers(council: Council, named: Collection[UUID], field: str = "") -> None:
    day = clock.today()
    able = {person.id for person in queries.people_to_name(council, day)}
    for code in rules.readers_faults(named, able, {person.id for person in queries.keepers(council, day)}):
        raise Refused(code, field)


def _in_force(council: Council, restriction: Restriction) -> Restriction:
    found = Restriction.objects.select_for_update().get(council=council, id=restriction.id)
    if found.lifted_at is not None:
        raise Refused("not_restricted")
    return found


def _is_restricted(council: Council, thing: Commitment | Review) -> bool:
    """Whether it is restricted already, by itself or with its review or programme."""
    around = queries.around(council, [thing.id])
    return Restriction.objects.filter(council=council, subject_id__in=around, lifted_at=None).exists()


def _heads(council: Council, restriction: Restriction) -> list[Head]:
    """The thing itself; a recommendation is a commitment and its place in a review."""
    subject = restriction.subject_id
    return [
        *Review.everything.filter(council=council, id=subject),
        *Commitment.everything.filter(council=council, id=subject),
        *Recommendation.everything.filter(council=council, commitment=subject),
    ]


def _flag(council: Council, restriction: Restriction, restricted: bool) -> None:
    for head in _heads(council, restriction):
        type(head).everything.filter(council=council, id=head.id).update(restricted=restricted)
    veil.look_again()


def _check_identity(council: Council, restriction: Restriction) -> None:
    """While it was restricted its number or name was free for others, who must not learn of it."""
    subject = restriction.subject_id
    for head in Recommendation.everything.filter(council=council, commitment=subject, withdrawn=False):
        mine = {"number": head.number, "section": head.section, "recipient": head.recipient_id}
        others = Recommendation.everything.filter(STANDING, council=council, review=head.review_id, **mine)
        if others.exclude(id=head.id).exists():
            raise Refused("number_used_meanwhile", number=head.number)
    for review in Review.everything.filter(council=council, id=subject, withdrawn=False).exclude(neutral_name=MARK):
        named = Review.everything.filter(council=council, neutral_name=review.neutral_name)
        if named.filter(withdrawn=False, restricted=False).exclude(id=review.id).exists():
            raise Refused("name_used_meanwhile", name=review.neutral_name)


def _wordings(council: Council, restriction: Restriction) -> list[str]:
    """Every wording that the thing, or a recommendation of it, has ever had."""
    subject = restriction.subject_id
    asked = Recommendation.everything.filter(council=council, review=subject).values("commitment_id")
    rows = Wording.everything.filter(Q(commitment=subject) | Q(commitment__in=asked), council=council)
    return list(rows.values_list("text", flat=True))


def _record(restriction: Restriction, by: Person, verb: str, said: dict[str, Any], *more: UUID) -> None:
    subjects = [restriction.subject_id, restriction.id, *more]
    audit.record(council_id=restriction.council_id, by=by.id, verb=verb, subjects=subjects, said=said)
