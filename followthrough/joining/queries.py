"""Who has been invited, who is signed in where, and of whom a second step is asked."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from followthrough.councils import queries as councils
from followthrough.councils.models import Council, Membership, Person, User
from followthrough.councils.permissions import SecondStep, owes_second_step
from followthrough.councils.queries import Member
from followthrough.joining import rules
from followthrough.joining.models import Invitation, Session
from followthrough.joining.rules import Invited
from followthrough.lib import clock


def invitations(council: Council, person: Person) -> QuerySet[Invitation]:
    """A person's invitations, the latest first."""
    return Invitation.objects.filter(council=council, person=person).order_by("-made_at")


def invitation(council: Council, invitation_id: UUID) -> Invitation | None:
    """One invitation of a council."""
    return Invitation.objects.filter(council=council, id=invitation_id).select_related("person").first()


def invited(council: Council) -> dict[UUID, Invitation]:
    """The latest invitation of each person who has not taken one up, by person."""
    rows = Invitation.objects.filter(council=council, joined_at=None, withdrawn_at=None)
    return {row.person_id: row for row in rows.order_by("made_at")}


def open_invitation(council: Council, mark: str) -> Invitation | None:
    """The invitation with that mark, if it still lets somebody in; used, withdrawn and expired are as if unknown."""
    found = Invitation.objects.filter(council=council, mark=mark).select_related("person", "council").first()
    if found is None or found.state is not Invited.WAITING:
        return None
    # Its address may have been corrected since: then it went to somebody else's letter box.
    return found if found.sent_to == rules.mark_of_address(found.person.email or "") else None


def sign_in_for(invitation: Invitation) -> User | None:
    """The sign-in that already uses the invited address, at whichever council."""
    return User.objects.filter(email__iexact=invitation.person.email or "", is_active=True).first()


def sign_in_of(council: Council, person: Person) -> User | None:
    """The sign-in with which a person comes in, or came in last."""
    row = Membership.objects.filter(council=council, person=person).select_related("user").order_by("first_day").last()
    return row.user if row else None


def sessions(user: User) -> QuerySet[Session]:
    """Where somebody is signed in, the latest first."""
    return Session.objects.filter(user=user, expire_date__gt=clock.now()).order_by("-since")


def has_second_step(user: User) -> bool:
    """Whether signing in asks for an authenticator app or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def lacks_second_step(user: User, member: Member) -> bool:
    """Whether the council asks a second step of this person, who has none. Costs a query only where one is asked."""
    if not owes_second_step(SecondStep(member.council.second_step), member.roles):
        return False
    return not has_second_step(user)


def is_gone(council: Council, person: Person) -> bool:
    """Whether a person holds no role, post or seat, today or later."""
    today = clock.today()
    held = (
        councils.memberships(council, person),
        councils.holdings_of(council, person),
        councils.seats_of(council, person),
    )
    return not any(rows.exclude(last_day__lt=today).exists() for rows in held)
