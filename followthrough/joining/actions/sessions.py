"""Ending sessions: one, all others, or all of somebody's."""

from followthrough.audit import actions as audit
from followthrough.councils.models import Council, Person, User
from followthrough.councils.scope import writing
from followthrough.joining import queries
from followthrough.joining.models import Session
from followthrough.lib import clock


def clear_expired() -> None:
    """Forget sessions that have run out; called at each signing in, so that no timer is needed."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()


def end_one(*, user: User, key: str) -> bool:
    """End one of somebody's own sessions; False when it is not theirs or has ended."""
    ended, _kinds = Session.objects.filter(user=user, session_key=key).delete()
    return bool(ended)


def end_others(*, user: User, but: str | None) -> int:
    """End all of somebody's sessions but the one with that key; returns how many."""
    ended, _kinds = Session.objects.filter(user=user).exclude(session_key=but or "").delete()
    return ended


def end_all_of(*, council: Council, by: Person, person: Person) -> None:
    """An administrator signs a colleague out everywhere, at once; nothing is set down where nobody was signed in."""
    with writing(council):
        audit.take_turn(council.id)
        user = queries.sign_in_of(council, person)
        if user is None or not end_others(user=user, but=None):
            return
        audit.record(council_id=council.id, by=by.id, verb="joining.sessions_ended", subjects=[person.id], said={})
