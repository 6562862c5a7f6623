from datetime import date, timedelta
from typing import Any

import pytest

from followthrough.councils import actions as councils
from followthrough.joining.actions import sessions
from followthrough.joining.models import Session
from followthrough.joining.sessions import SessionStore
from followthrough.lib import clock


@pytest.fixture
def user(db: None) -> Any:
    return councils.create_sign_in(email="ann@saltmere.example", password=None)


def signed_in(user: Any = None) -> SessionStore:
    store = SessionStore()
    if user:
        store["_auth_user_id"] = str(user.pk)
    store.create()
    return store


def test_a_session_knows_whose_it_is_since_when_and_on_which_day_it_was_used(user: Any) -> None:
    store = signed_in(user)
    row = Session.objects.get()
    assert (row.user, row.last_used_on) == (user, clock.today())
    since = row.since
    store["more"] = 1
    store.save()
    assert Session.objects.get().since == since


def test_nobodys_session_is_nobodys(db: None) -> None:
    signed_in()
    row = Session.objects.get()
    assert (row.user, row.since) == (None, None)


def test_looking_writes_nothing_but_the_first_use_of_another_day(user: Any) -> None:
    key = signed_in(user).session_key
    again = SessionStore(key)
    again.load()
    assert not again.modified
    Session.objects.update(last_used_on=date(2020, 1, 1))
    again = SessionStore(key)
    assert again.get("_auth_user_id") == str(user.pk)
    assert again.modified
    again.save()
    assert Session.objects.get().last_used_on == clock.today()


def test_one_all_others_and_only_ones_own(user: Any) -> None:
    other = councils.create_sign_in(email="bea@saltmere.example", password=None)
    mine, second, theirs = (signed_in(one).session_key for one in (user, user, other))
    assert sessions.end_one(user=user, key=str(theirs)) is False
    assert sessions.end_one(user=user, key=str(second)) is True
    signed_in(user)
    assert sessions.end_others(user=user, but=str(mine)) == 1
    assert {row.session_key for row in Session.objects.all()} == {mine, theirs}


def test_what_has_run_out_is_cleared(user: Any) -> None:
    signed_in(user)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    kept = signed_in(user).session_key
    sessions.clear_expired()
    assert [row.session_key for row in Session.objects.all()] == [kept]


def test_an_ended_session_does_not_come_back(user: Any) -> None:
    store = signed_in(user)
    Session.objects.all().delete()
    assert SessionStore(store.session_key).get("_auth_user_id") is None
