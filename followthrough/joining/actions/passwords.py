"""Letters about passwords. The page only notes that one was asked for, whoever asked: the worker does the rest."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from followthrough.councils import queries as councils
from followthrough.councils.models import Council, User
from followthrough.councils.scope import writing
from followthrough.joining import letters
from followthrough.joining.keys import ResetKeys
from followthrough.joining.models import ResetAsked
from followthrough.lib import clock
from followthrough.outbox import actions as outbox
from followthrough.outbox.html import with_html


def ask_reset(*, address: str) -> None:
    """Note that a letter was asked for; exactly the same for an address that is known and one that is not."""
    ResetAsked.objects.create(address=address.strip().lower())


def write_resets(limit: int = 100) -> int:
    """Write a letter for each that was asked for and whose address signs in somewhere; returns how many."""
    return sum(_answer(asked) for asked in ResetAsked.objects.order_by("id")[:limit])


def _answer(asked: ResetAsked) -> bool:
    user = User.objects.filter(email__iexact=asked.address, is_active=True).first()
    council = _first_council(user) if user else None
    if user is None or council is None:
        _take(asked)
        return False
    with writing(council):
        if not _take(asked):
            return False
        outbox.post(council_id=council.id, to=user.email, **letters.reset(council, _address(user)))
    return True


def _take(asked: ResetAsked) -> bool:
    taken, _kinds = ResetAsked.objects.filter(id=asked.id).delete()
    return bool(taken)


def _address(user: User) -> str:
    key = {"uidb36": user_pk_to_url_str(user), "key": ResetKeys().make_token(user)}
    return settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key)


def _first_council(user: User) -> Council | None:
    return next(iter(councils.councils_of(user, clock.today())), None)


def post_to_user(user: User, *, kind: str, subject: str, body: str) -> None:
    """Queue a letter to a sign-in, on the account of the first of its councils; none to a stranger to all of them."""
    council = _first_council(user)
    if council is not None:
        with writing(council):
            letter = with_html({"kind": kind, "subject": subject, "body": body})
            outbox.post(council_id=council.id, to=user.email, **letter)
