"""Ending a membership with everything that hangs on it, and forgetting whoever has left."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from followthrough.audit import actions as audit
from followthrough.audit import erasures
from followthrough.audit.erasures import Erasure
from followthrough.councils import actions as councils
from followthrough.councils import queries as people
from followthrough.councils.models import Council, Membership, Person, User
from followthrough.councils.scope import writing
from followthrough.joining import queries
from followthrough.joining.actions import invitations, sessions
from followthrough.joining.models import Invitation, ResetAsked
from followthrough.lib import clock
from followthrough.lib.former import FORMER
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email

NOBODY = "@forgotten.invalid"


def end_role(*, council: Council, by: Person, membership: Membership, last_day: date, seen: int | None = None) -> None:
    """End a role. If none holds after today, the person's sessions end at once and what invites them is withdrawn."""
    with writing(council):
        councils.end_role(council=council, by=by, membership=membership, last_day=last_day, seen=seen)
        person = membership.person
        later = people.memberships(council, person).exclude(last_day__lte=clock.today())
        if not later.exists():
            sessions.end_others(user=membership.user, but=None)
            invitations.withdraw_all(council=council, by=by, person=person)


def forget(*, council: Council, by: Person, person: Person) -> None:
    """Take a leaver's name and address out of everything, for good. What they entered stays, under nobody's name.

    Refused as `still_here` while a role, a post or a seat holds, today or later.
    """
    with writing(council):
        audit.take_turn(council.id)
        person = Person.objects.get(council=council, id=person.id)
        if person.forgotten_at:
            raise Refused("forgotten_already")
        if not queries.is_gone(council, person):
            raise Refused("still_here")
        invitations.withdraw_all(council=council, by=by, person=person)
        letters: list[UUID] = []
        for address in _addresses(council, person):
            letters += outbox.forget_address(council_id=council.id, address=address)
            ResetAsked.objects.filter(address__iexact=address).delete()
        _sever(council, person)
        councils.forget_absences(council=council, person=person)
        Invitation.objects.filter(council=council, person=person).update(sent_to="")
        person.name, person.email, person.forgotten_at = FORMER, "", clock.now()
        person.save()
        audit.record(council_id=council.id, by=by.id, verb="joining.forgotten", subjects=[person.id], said={})
        erasures.remember(_erased(council, person, letters))


def _erased(council: Council, person: Person, letters: list[UUID]) -> Iterator[Erasure]:
    """What a copy made before must not bring back; sign-ins are let go of anew, by `let_go_again`."""
    assert person.forgotten_at is not None
    left = {"name": FORMER, "email": "", "forgotten_at": clock.written(person.forgotten_at)}
    yield erasures.erasure(council.id, Person._meta.db_table, person.id, left, None)
    for email_id in letters:
        yield erasures.erasure(council.id, Email._meta.db_table, email_id, outbox.FORGOTTEN, None)
    for row_id in queries.invitations(council, person).values_list("id", flat=True):
        yield erasures.erasure(council.id, Invitation._meta.db_table, row_id, {"sent_to": ""}, None)


def let_go_again(*, council: Council) -> None:
    """After a copy was put back: let go again of the sign-ins and absences of people who were forgotten since it."""
    with writing(council):
        for person in Person.objects.filter(council=council).exclude(forgotten_at=None):
            _sever(council, person)
            councils.forget_absences(council=council, person=person)


def _addresses(council: Council, person: Person) -> set[str]:
    signed_in = people.memberships(council, person).values_list("user__email", flat=True)
    return {address for address in (person.email, *signed_in) if address}


def _sever(council: Council, person: Person) -> None:
    """Put a sign-in that nobody can use in the place of theirs, which goes unless another council uses it."""
    theirs = User.objects.filter(memberships__council=council, memberships__person=person)
    for user in theirs.exclude(email__endswith=NOBODY).distinct():
        nobody = User.objects.create_user(f"{new_id()}{NOBODY}", None, is_active=False)
        Membership.objects.filter(council=council, person=person, user=user).update(user=nobody)
        if people.used_elsewhere(user, council):
            continue
        sessions.end_others(user=user, but=None)
        Authenticator.objects.filter(user=user).delete()
        EmailAddress.objects.filter(user=user).delete()
        user.delete()
