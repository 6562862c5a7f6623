"""Changing councils and their people. Each verb writes its audit event in the same transaction."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from followthrough.audit import actions as audit
from followthrough.audit import queries as trail
from followthrough.councils.actions.recording import add, done_meanwhile, end, record, who
from followthrough.councils.models import (
    Body,
    Committee,
    CommitteeSeat,
    Council,
    Meeting,
    Membership,
    Person,
    Post,
    PostHolding,
    Team,
    User,
)
from followthrough.councils.nations import Nation
from followthrough.councils.permissions import Role
from followthrough.councils.rules import slug_fault
from followthrough.councils.scope import writing
from followthrough.lib import clock
from followthrough.lib.refused import Refused


def create_council(*, slug: str, name: str, executive: str = "Cabinet", colour: str = "#1d4f91") -> Council:
    """A new tenant, with its executive as the body that answers unless another is named."""
    if fault := slug_fault(slug):
        raise Refused(fault, "slug")
    council = Council(slug=slug, name=name, executive=executive, colour=colour)
    with writing(council):
        council.save(force_insert=True)
        audit.record(
            council_id=council.id,
            by=None,
            verb="councils.created",
            subjects=[council.id],
            said={"slug": slug, "name": name},
        )
    return council


def set_nation(*, council: Council, by: Person, nation: Nation) -> None:
    """Say whose law on exempt information holds. What was marked before stays marked under the law it was."""
    with writing(council):
        audit.take_turn(council.id)
        if Council.objects.filter(id=council.id, nation=nation).exists():
            return
        council.nation = nation
        council.save(update_fields=["nation"])
        audit.record(
            council_id=council.id,
            by=by.id,
            verb="councils.nation_set",
            subjects=[council.id],
            said={"nation": str(nation)},
        )


def create_sign_in(*, email: str, password: str | None) -> User:
    """A sign-in for an e-mail address; the one that exists if there is one, its password untouched."""
    same = User.objects.filter(email__iexact=email.strip())
    found = same.first()
    if found:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(email, password)
    except IntegrityError:
        # Another council made it at the same moment: an address is one sign-in in the whole system.
        return same.get()


def add_person(*, council: Council, by: Person | None, name: str, email: str = "") -> Person:
    """Somebody the council knows; signing in needs a membership as well."""
    with writing(council):
        audit.take_turn(council.id)
        _check_address(council, None, email)
        return add(by, "councils.person_added", Person(council=council, name=name, email=email))


def take_address(*, council: Council, person: Person, email: str) -> None:
    """Give a person the address that they are known by; call in a transaction that records why.

    Refused where somebody else of the council has it, or where the person signs in with another: whoever could change
    that here would come in as that person.
    """
    audit.take_turn(council.id)
    check_present(person)
    _check_address(council, person, email)
    members = Membership.objects.filter(council=council, person=person)
    if members.exists() and not members.filter(user__email__iexact=email.strip()).exists():
        raise Refused("has_sign_in", "email")
    person.email = email.strip()
    person.save()


def _check_address(council: Council, person: Person | None, email: str) -> None:
    same = Person.objects.filter(council=council, email__iexact=email.strip())
    others = same.exclude(id=person.id) if person else same
    if email and others.exists():
        raise Refused("already_there", "email")


def check_present(person: Person) -> None:
    """Refused where the person has been forgotten: nothing new may come together under that id."""
    if Person.objects.filter(council=person.council_id, id=person.id).exclude(forgotten_at=None).exists():
        raise Refused("forgotten_already")


def rename_person(
    *, council: Council, by: Person, person: Person, name: str, email: str | None = None, seen: int | None = None
) -> Person:
    """Correct a person's name, and the address unless it is None; the record elsewhere holds only the id.

    Refused as `take_address` is.
    """
    wanted = {"name": name} | ({} if email is None else {"email": email})
    with writing(council):
        audit.take_turn(council.id)
        check_present(person)
        if done_meanwhile(person, "councils.person_corrected", seen, **wanted):
            return person
        if email is not None and email != (person.email or ""):
            take_address(council=council, person=person, email=email)
        person.name = name
        person.save()
        record(by, "councils.person_corrected", person, {})
    return person


def give_role(
    *, council: Council, by: Person | None, user: User, person: Person, role: Role, first_day: date
) -> Membership:
    """Let a sign-in act as `person` with a role from a day on. A person has one sign-in."""
    with writing(council):
        audit.take_turn(council.id)
        check_present(person)
        if Membership.objects.filter(council=council, person=person).exclude(user=user).exists():
            raise Refused("has_sign_in")
        row = Membership(council=council, user=user, person=person, role=role, first_day=first_day)
        return add(by, "councils.role_given", row, person.id)


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


def end_role(*, council: Council, by: Person, membership: Membership, last_day: date, seen: int | None = None) -> None:
    """End a role; `last_day` is the last on which it holds. The last administrator's does not end."""
    with writing(council):
        audit.take_turn(council.id)
        if membership.role == Role.COUNCIL_ADMINISTRATOR and not _stays_administered(membership, last_day):
            raise Refused("last_administrator")
        end(council, by, "councils.role_ended", membership, last_day, seen)


def _stays_administered(ending: Membership, last_day: date) -> bool:
    """Whether another role of administrator holds on the day after, with no end in sight."""
    others = Membership.objects.filter(council=ending.council, role=Role.COUNCIL_ADMINISTRATOR, last_day=None)
    return others.exclude(id=ending.id).filter(first_day__lte=last_day + timedelta(days=1)).exists()


def add_team(*, council: Council, by: Person | None, name: str, mailbox: str = "") -> Team:
    """A team of the council."""
    return add(by, "councils.team_added", Team(council=council, name=name, mailbox=mailbox))


def add_body(*, council: Council, by: Person | None, name: str, kind: str, mailbox: str = "") -> Body:
    """A partner body, a company of the council, or another executive that answers."""
    return add(by, "councils.body_added", Body(council=council, name=name, kind=kind, mailbox=mailbox))


def add_post(
    *, council: Council, by: Person | None, title: str, team: Team | None = None, body: Body | None = None
) -> Post:
    """A post in a team or in a body."""
    return add(by, "councils.post_added", Post(council=council, title=title, team=team, body=body))


def take_up_post(
    *,
    council: Council,
    by: Person | None,
    post: Post,
    person: Person,
    first_day: date,
    seen: int | None = None,
) -> PostHolding:
    """`person` holds `post` from a day on; whoever held it before stops the day before."""
    with writing(council):
        # Whoever enters another holder at the same moment waits here, and then sees this one.
        audit.take_turn(council.id)
        check_present(person)
        last = _taken_up_meanwhile(post, person, first_day, seen)
        if last is not None:
            return last
        still = Q(last_day=None) | Q(last_day__gte=first_day)
        for held in PostHolding.objects.filter(still, council=council, post=post):
            if held.first_day >= first_day:
                raise Refused("post_taken", "first_day", since=held.first_day)
            held.last_day = date.fromordinal(first_day.toordinal() - 1)
            held.save()
        row = PostHolding(council=council, post=post, person=person, first_day=first_day)
        return add(by, "councils.post_taken_up", row, post.id, person.id)


def _taken_up_meanwhile(post: Post, person: Person, first_day: date, seen: int | None) -> PostHolding | None:
    """The very holding, if it was entered after what was `seen`; refused if another one was."""
    done = None if seen is None else trail.done_since(post.council_id, post.id, seen, "councils.post_taken_up")
    last = PostHolding.objects.filter(council=post.council_id, post=post).order_by("first_day").last()
    if done is None or last is None:
        return None
    if (last.person_id, last.first_day) != (person.id, first_day):
        raise Refused("changed_meanwhile", now=[last.person, last.first_day], by=who(done), at=done.at)
    return last


def leave_post(*, council: Council, by: Person, holding: PostHolding, last_day: date, seen: int | None = None) -> None:
    """End a holding; the post stays, vacant from the next day."""
    end(council, by, "councils.post_left", holding, last_day, seen, holding.post_id)


def add_committee(*, council: Council, by: Person | None, name: str) -> Committee:
    """A committee."""
    return add(by, "councils.committee_added", Committee(council=council, name=name))


def add_meeting(*, council: Council, by: Person | None, committee: Committee, day: date) -> Meeting:
    """A sitting of a committee on a day."""
    return add(by, "councils.meeting_added", Meeting(council=council, committee=committee, day=day))


def approve_minutes(
    *, council: Council, by: Person | None, meeting: Meeting, on: date, seen: int | None = None
) -> None:
    """Minutes of a meeting are approved: its decisions are no longer drafts. Called again, it corrects the day."""
    if on < meeting.day:
        raise Refused("approved_before_it_met", "on", day=meeting.day)
    if on > clock.today():
        raise Refused("approved_in_the_future", "on", day=on)
    with writing(council):
        if done_meanwhile(meeting, "councils.minutes_approved", seen, minutes_approved_on=on):
            return
        meeting.minutes_approved_on = on
        meeting.save()
        record(by, "councils.minutes_approved", meeting, {"on": on.isoformat()})


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
        check_present(person)
        sits = CommitteeSeat.objects.filter(council=council, committee=committee, person=person)
        if sits.filter(Q(last_day=None) | Q(last_day__gte=first_day), first_day__lte=last_day or date.max).exists():
            raise Refused("already_there", "person")
        return add(by, "councils.seated", row, committee.id, person.id)


def leave_seat(*, council: Council, by: Person, seat: CommitteeSeat, last_day: date, seen: int | None = None) -> None:
    """End a seat; `last_day` is the last on which it is held."""
    end(council, by, "councils.seat_left", seat, last_day, seen, seat.committee_id)
