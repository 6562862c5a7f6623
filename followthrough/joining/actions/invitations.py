"""Inviting people, and their coming in."""

from datetime import date
from typing import Any
from uuid import UUID

from followthrough.audit import actions as audit
from followthrough.councils import actions as councils
from followthrough.councils.models import Council, Membership, Person, User
from followthrough.councils.permissions import Role
from followthrough.councils.scope import writing
from followthrough.joining import letters, queries, rules
from followthrough.joining.models import Invitation
from followthrough.joining.rules import Invited
from followthrough.lib import clock
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox


def invite_new(*, council: Council, by: Person, name: str, email: str, role: Role, first_day: date) -> Person:
    """Somebody new, who is sent a letter with a link and comes in with it."""
    with writing(council):
        person = councils.add_person(council=council, by=by, name=name, email=email)
        invite(council=council, by=by, person=person, role=role, first_day=first_day)
    return person


def invite(*, council: Council, by: Person, person: Person, role: Role, first_day: date, email: str = "") -> Invitation:
    """Send a person who has no role yet a link; what was sent before no longer works. `email` where there is none.

    Refused as `has_sign_in` for somebody who has come in before: they need no link, and nobody else may have one. The
    same again while the link waits sends nothing: `invite_again` does.
    """
    with writing(council):
        audit.take_turn(council.id)
        if queries.sign_in_of(council, person) is not None:
            raise Refused("has_sign_in")
        councils.check_present(person)
        if email and not person.email:
            councils.take_address(council=council, person=person, email=email)
        if not person.email:
            raise Refused("address_needed", "email")
        for earlier in queries.invitations(council, person):
            if _waits_with(earlier, role, first_day):
                return earlier
            _withdraw(earlier)
        token = rules.new_token()
        letter = outbox.post(council_id=council.id, to=person.email, **letters.invitation(council, token))
        row = Invitation.objects.create(
            council=council,
            person=person,
            role=role,
            first_day=first_day,
            mark=rules.mark_of(token),
            sent_to=rules.mark_of_address(person.email),
            email_id=letter.id,
            expires_at=clock.now() + rules.INVITATION_LASTS,
        )
        _record(row, by, "joining.invited", {"role": row.role, "first_day": first_day.isoformat()})
    return row


def _waits_with(row: Invitation, role: Role, first_day: date) -> bool:
    same = (row.role, row.first_day, row.sent_to) == (role, first_day, rules.mark_of_address(row.person.email or ""))
    return same and row.state is Invited.WAITING


def invite_again(*, council: Council, by: Person, invitation: Invitation) -> Invitation:
    """Send a new link, also for an invitation that has expired or been withdrawn; the older link no longer works."""
    if invitation.state is Invited.JOINED:
        raise Refused("joined_already")
    role, first_day = Role(invitation.role), invitation.first_day
    with writing(council):
        audit.take_turn(council.id)
        person = Person.objects.get(council=council, id=invitation.person_id)
        _withdraw(invitation)
        return invite(council=council, by=by, person=person, role=role, first_day=first_day)


def withdraw_invitation(*, council: Council, by: Person, invitation: Invitation) -> None:
    """Make the link useless; a letter that still waits is not sent."""
    with writing(council):
        audit.take_turn(council.id)
        row = Invitation.objects.get(council=council, id=invitation.id)
        if row.joined_at:
            raise Refused("joined_already")
        if _withdraw(row):
            _record(row, by, "joining.invitation_withdrawn", {})


def withdraw_all(*, council: Council, by: Person, person: Person) -> None:
    """Withdraw whatever invitations of a person still wait."""
    for row in queries.invitations(council, person).filter(joined_at=None, withdrawn_at=None):
        withdraw_invitation(council=council, by=by, invitation=row)


def _withdraw(row: Invitation) -> bool:
    open_still = Invitation.objects.filter(id=row.id, joined_at=None, withdrawn_at=None)
    outbox.withhold(council_id=row.council_id, email_id=row.email_id)
    return bool(open_still.update(withdrawn_at=clock.now()))


def join(*, council: Council, mark: str, password: str = "", signed_in: User | None = None) -> User:
    """Come in with the link whose mark that is, once: with a new password, or as whoever is signed in already.

    Refused as `link_dead` whatever is wrong with the link, and as `sign_in_first` where the address has a password.
    """
    with writing(council):
        audit.take_turn(council.id)
        row = queries.open_invitation(council, mark)
        if row is None:
            raise Refused("link_dead")
        user = _sign_in(row, password, signed_in)
        _membership(row, user)
        Invitation.objects.filter(id=row.id).update(joined_at=clock.now())
        withdraw_all(council=council, by=row.person, person=row.person)
        _record(row, row.person, "joining.joined", {"role": row.role})
    return user


def _sign_in(row: Invitation, password: str, signed_in: User | None) -> User:
    """The sign-in of the invited address. One that has a password proves itself by signing in, second step included."""
    user = queries.sign_in_for(row)
    if user is not None and user.has_usable_password():
        if signed_in is None or signed_in.id != user.id:
            raise Refused("sign_in_first")
        return user
    if not password:
        raise Refused("sign_in_first")
    user = councils.create_sign_in(email=row.person.email or "", password=None)
    user.set_password(password)
    user.save()
    return user


def _membership(row: Invitation, user: User) -> None:
    """The role that was offered; somebody who has it already, as from another link, keeps what they have."""
    had = Membership.objects.filter(council=row.council, user=user)
    if had.exclude(person=row.person).exists():
        raise Refused("already_there")
    if not had.filter(role=row.role, last_day=None).exists():
        councils.give_role(
            council=row.council,
            by=row.person,
            user=user,
            person=row.person,
            role=Role(row.role),
            first_day=row.first_day,
        )


def _record(row: Invitation, by: Person, verb: str, said: dict[str, Any]) -> None:
    subjects: list[UUID] = [row.id, row.person_id]
    audit.record(council_id=row.council_id, by=by.id, verb=verb, subjects=subjects, said=said)
