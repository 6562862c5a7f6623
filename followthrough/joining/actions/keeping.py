"""What an administrator keeps about signing in: who needs a second step, and how a colleague comes in."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from followthrough.audit import actions as audit
from followthrough.councils import queries as councils
from followthrough.councils.actions import check_present
from followthrough.councils.models import Council, Person, User
from followthrough.councils.permissions import SecondStep
from followthrough.councils.scope import writing
from followthrough.joining import letters, queries
from followthrough.joining.actions import sessions
from followthrough.lib.refused import Refused
from followthrough.outbox import actions as outbox


def require_second_step(*, council: Council, by: Person, of: SecondStep) -> None:
    """Ask a second step of nobody, of administrators or of everybody; it holds from the next page that is opened."""
    with writing(council):
        audit.take_turn(council.id)
        if Council.objects.filter(id=council.id, second_step=of).exists():
            return
        council.second_step = of
        council.save(update_fields=["second_step"])
        audit.record(
            council_id=council.id,
            by=by.id,
            verb="joining.second_step_asked",
            subjects=[council.id],
            said={"of": str(of)},
        )


def remove_second_step(*, council: Council, by: Person, person: Person) -> None:
    """Take away a colleague's second step, as when a telephone is lost; they are signed out and get a letter."""
    with writing(council):
        audit.take_turn(council.id)
        user = _colleagues_sign_in(council, by, person)
        gone, _by_kind = Authenticator.objects.filter(user=user).delete()
        if not gone:
            return
        sessions.end_others(user=user, but=None)
        outbox.post(council_id=council.id, to=user.email, **letters.second_step_removed())
        audit.record(council_id=council.id, by=by.id, verb="joining.second_step_removed", subjects=[person.id], said={})


def correct_sign_in(*, council: Council, by: Person, person: Person, email: str) -> None:
    """Let a colleague sign in with another address; both addresses get a letter, and all sessions end."""
    with writing(council):
        audit.take_turn(council.id)
        user, email = _colleagues_sign_in(council, by, person), email.strip().lower()
        if email == user.email == person.email:
            return
        others = Person.objects.filter(council=council, email__iexact=email).exclude(id=person.id)
        if others.exists() or User.objects.filter(email__iexact=email).exclude(id=user.id).exists():
            raise Refused("address_taken", "email")
        for address in {user.email, email}:
            outbox.post(council_id=council.id, to=address, **letters.address_changed(email))
        user.email = person.email = email
        user.save()
        person.save()
        EmailAddress.objects.filter(user=user).delete()  # what allauth remembers would still sign in
        sessions.end_others(user=user, but=None)
        audit.record(council_id=council.id, by=by.id, verb="joining.address_changed", subjects=[person.id], said={})


def _colleagues_sign_in(council: Council, by: Person, person: Person) -> User:
    """A colleague's sign-in, because one's own session would end in the middle of the change.

    Not one that another council uses too: whoever changes that could come in there.
    """
    if person.id == by.id:
        raise Refused("own_sign_in")
    check_present(person)
    user = queries.sign_in_of(council, person)
    if user is None:
        raise Refused("no_sign_in")
    if councils.used_elsewhere(user, council):
        raise Refused("sign_in_shared")
    return user
