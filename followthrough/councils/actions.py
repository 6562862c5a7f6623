"""Changing councils and their people. Each verb writes its audit event in the same transaction."""

from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from followthrough.audit import actions as audit
from followthrough.councils.models import (
    Body,
    Committee,
    CommitteeSeat,
    Council,
    CouncilRow,
    Meeting,
    Membership,
    Person,
    Post,
    PostHolding,
    Team,
    User,
)
from followthrough.councils.permissions import Role
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.refused import Refused

Row = TypeVar("Row", bound=CouncilRow)


def create_council(*, slug: str, name: str, executive: str = "Cabinet", colour: str = "#1d4f91") -> Council:
    """A new tenant, with its executive as the body that answers unless another is named."""
    with transaction.atomic():
        council = Council.objects.create(slug=slug, name=name, executive=executive, colour=colour)
        audit.record(
            council_id=council.id,
            by=None,
            verb="councils.created",
            subjects=[council.id],
            said={"slug": slug, "name": name},
        )
    return council


def create_sign_in(*, email: str, password: str | None) -> User:
    """A sign-in for an e-mail address; the one that exists if there is one, its password untouched."""
    found = User.objects.filter(email__iexact=email.strip()).first()
    return found or User.objects.create_user(email, password)


def add_person(*, council: Council, by: Person | None, name: str, email: str = "") -> Person:
    """Somebody the council knows; signing in needs a membership as well."""
    with writing(council):
        audit.take_turn(council.id)
        if email and Person.objects.filter(council=council, email__iexact=email.strip()).exists():
            raise Refused("already_there", "email")
        return _add(by, "councils.person_added", Person(council=council, name=name, email=email))


def rename_person(*, council: Council, by: Person, person: Person, name: str, email: str) -> Person:
    """Correct a person's name or address; the record elsewhere holds only the id."""
    with writing(council):
        person.name, person.email = name, email
        person.save()
        _record(by, "councils.person_corrected", person, {})
    return person


def give_role(
    *, council: Council, by: Person | None, user: User, person: Person, role: Role, first_day: date
) -> Membership:
    """Let a sign-in act as `person` with a role from a day on."""
    row = Membership(council=council, user=user, person=person, role=role, first_day=first_day)
    return _add(by, "councils.role_given", row, person.id)


def let_in(
    *, council: Council, by: Person | None, person: Person, email: str, role: Role, first_day: date
) -> Membership:
    """Give a person a role and, where there is none, a sign-in without a password, which nobody can guess."""
    with writing(council):
        audit.take_turn(council.id)
        user = create_sign_in(email=email, password=None)
        if Membership.objects.filter(council=council, user=user).exclude(person=person).exists():
            raise Refused("already_there", "email")
        if not person.email:
            person.email = user.email
            person.save()
        return give_role(council=council, by=by, user=user, person=person, role=role, first_day=first_day)


def admit(*, council: Council, by: Person | None, name: str, email: str, role: Role, first_day: date) -> Person:
    """Somebody new with a role from a day on, and a sign-in without a password."""
    with writing(council):
        person = add_person(council=council, by=by, name=name, email=email)
        let_in(council=council, by=by, person=person, email=email, role=role, first_day=first_day)
    return person


def end_role(*, council: Council, by: Person, membership: Membership, last_day: date) -> None:
    """End a role; `last_day` is the last on which it holds. The last administrator's does not end."""
    with writing(council):
        audit.take_turn(council.id)
        if membership.role == Role.COUNCIL_ADMINISTRATOR and not _stays_administered(membership, last_day):
            raise Refused("last_administrator")
        _end(council, by, "councils.role_ended", membership, last_day)


def _stays_administered(ending: Membership, last_day: date) -> bool:
    """Whether another role of administrator holds on the day after, with no end in sight."""
    others = Membership.objects.filter(council=ending.council, role=Role.COUNCIL_ADMINISTRATOR, last_day=None)
    return others.exclude(id=ending.id).filter(first_day__lte=last_day + timedelta(days=1)).exists()


def add_team(*, council: Council, by: Person | None, name: str) -> Team:
    """A team of the council."""
    return _add(by, "councils.team_added", Team(council=council, name=name))


def add_body(*, council: Council, by: Person | None, name: str, kind: str) -> Body:
    """A partner body, a company of the council, or another executive that answers."""
    return _add(by, "councils.body_added", Body(council=council, name=name, kind=kind))


def add_post(
    *, council: Council, by: Person | None, title: str, team: Team | None = None, body: Body | None = None
) -> Post:
    """A post in a team or in a body."""
    return _add(by, "councils.post_added", Post(council=council, title=title, team=team, body=body))


def take_up_post(*, council: Council, by: Person | None, post: Post, person: Person, first_day: date) -> PostHolding:
    """`person` holds `post` from a day on; whoever held it before stops the day before."""
    with writing(council):
        # Whoever enters another holder at the same moment waits here, and then sees this one.
        audit.take_turn(council.id)
        still = Q(last_day=None) | Q(last_day__gte=first_day)
        for held in PostHolding.objects.filter(still, council=council, post=post):
            if held.first_day >= first_day:
                raise Refused("post_taken", "first_day", since=held.first_day)
            held.last_day = date.fromordinal(first_day.toordinal() - 1)
            held.save()
        row = PostHolding(council=council, post=post, person=person, first_day=first_day)
        return _add(by, "councils.post_taken_up", row, post.id, person.id)


def leave_post(*, council: Council, by: Person, holding: PostHolding, last_day: date) -> None:
    """End a holding; the post stays, vacant from the next day."""
    _end(council, by, "councils.post_left", holding, last_day, holding.post_id)


def add_committee(*, council: Council, by: Person | None, name: str) -> Committee:
    """A committee."""
    return _add(by, "councils.committee_added", Committee(council=council, name=name))


def add_meeting(*, council: Council, by: Person | None, committee: Committee, day: date) -> Meeting:
    """A sitting of a committee on a day."""
    return _add(by, "councils.meeting_added", Meeting(council=council, committee=committee, day=day))


def approve_minutes(*, council: Council, by: Person | None, meeting: Meeting, on: date) -> None:
    """Minutes of a meeting are approved: its decisions are no longer drafts. Called again, it corrects the day."""
    if on < meeting.day:
        raise Refused("approved_before_it_met", "on", day=meeting.day)
    if on > clock.today():
        raise Refused("approved_in_the_future", "on", day=on)
    with writing(council):
        meeting.minutes_approved_on = on
        meeting.save()
        _record(by, "councils.minutes_approved", meeting, {"on": on.isoformat()})


def seat(
    *,
    council: Council,
    by: Person | None,
    committee: Committee,
    person: Person,
    kind: str,
    first_day: date,
    last_day: date | None = None,
    only_meeting: Meeting | None = None,
) -> CommitteeSeat:
    """Give a person a seat; a substitute or co-optee may sit for one meeting only, which is then its only day."""
    if only_meeting is not None:
        first_day = last_day = only_meeting.day
    if last_day is not None and last_day < first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=first_day)
    row = CommitteeSeat(
        council=council,
        committee=committee,
        person=person,
        kind=kind,
        first_day=first_day,
        last_day=last_day,
        only_meeting=only_meeting,
    )
    with writing(council):
        audit.take_turn(council.id)
        sits = CommitteeSeat.objects.filter(council=council, committee=committee, person=person)
        if sits.filter(Q(last_day=None) | Q(last_day__gte=first_day), first_day__lte=last_day or date.max).exists():
            raise Refused("already_there", "person")
        return _add(by, "councils.seated", row, committee.id, person.id)


def leave_seat(*, council: Council, by: Person, seat: CommitteeSeat, last_day: date) -> None:
    """End a seat; `last_day` is the last on which it is held."""
    _end(council, by, "councils.seat_left", seat, last_day, seat.committee_id)


def _add(by: Person | None, verb: str, row: Row, *subjects: UUID) -> Row:
    with writing(row.council):
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            if "append-only" in str(error) or "crosses" in str(error) or "guard_" in str(error):
                raise
            raise Refused("already_there") from error
        _record(by, verb, row, _said(row), *subjects)
    return row


def _end(council: Council, by: Person, verb: str, row: Any, last_day: date, *subjects: UUID) -> None:
    if last_day < row.first_day:
        raise Refused("ends_before_it_begins", "last_day", first_day=row.first_day)
    with writing(council):
        row.last_day = last_day
        row.save()
        _record(by, verb, row, {"last_day": last_day.isoformat()}, row.person_id, *subjects)


def _record(by: Person | None, verb: str, row: CouncilRow, said: dict[str, Any], *subjects: UUID) -> None:
    audit.record(
        council_id=row.council_id,
        by=by.id if by else None,
        verb=verb,
        subjects=[row.id, *subjects],
        said=said,
    )


def _said(row: CouncilRow) -> dict[str, Any]:
    # A person's name and address live in one table only, so that a leaver can be forgotten.
    hidden = {"name", "email"} if isinstance(row, Person) else set()
    fields = [f for f in row._meta.local_fields if f.name not in hidden | {"id", "council"}]
    return {f.name: str(f.value_from_object(row)) for f in fields}
