"""The weekly letter: once a week to whom something waits, in counts and nothing else."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Kind
from followthrough.councils import actions as councils
from followthrough.councils.models import Membership, Person
from followthrough.councils.permissions import Role
from followthrough.desk import actions
from followthrough.desk.headings import heading
from followthrough.desk.models import Digest
from followthrough.desk.queries import digests
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.outbox import actions as outbox
from followthrough.outbox.models import Email
from followthrough.restriction import actions as restriction
from tests.cast import REAL_NAME, TEXTS, SmallReview, small_review

Home = tuple[Any, Any]


@pytest.fixture
def cast(home: Home) -> SmallReview:
    return small_review(*home)


def admitted(home: Home, role: Role, name: str = "Ann") -> Any:
    given = {"name": name, "email": f"{name.lower()}@saltmere.example", "first_day": date(2024, 1, 1)}
    return councils.admit(council=home[0], by=home[1], role=role, **given)


def letters() -> list[Email]:
    return list(Email.objects.filter(kind="digest").order_by("made_at"))


def test_a_letter_counts_what_waits_and_says_no_more(home: Home, cast: SmallReview) -> None:
    assert actions.write_digests(council=home[0]) == 1
    [letter] = letters()
    assert (letter.to, letter.subject) == (home[1].email, "What waits for you this week")
    lines = [line for line in letter.body.splitlines() if line.startswith("- ")]
    assert "- 1 recommendation awaits a response" in lines
    assert "/saltmere/yours/" in letter.body
    assert [words for words in (REAL_NAME, *TEXTS, home[1].name, "Review 3") if words in letter.body] == []
    assert letter.secret is False


def test_none_comes_when_nothing_waits(home: Home) -> None:
    admitted(home, Role.LEAD_OFFICER)  # holds no post, which is no work
    assert actions.write_digests(council=home[0]) == 0
    assert letters() == []


def test_a_second_run_in_a_week_writes_nothing_and_the_next_week_does(
    home: Home, cast: SmallReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = [
        (datetime(2031, 6, 8, 22, 59, tzinfo=UTC), 1),  # Sunday in London
        (datetime(2031, 6, 8, 23, 1, tzinfo=UTC), 1),  # Monday there, Sunday in UTC
        (datetime(2031, 6, 9, 9, 0, tzinfo=UTC), 0),
        (datetime(2031, 6, 15, 22, 59, tzinfo=UTC), 0),
        (datetime(2031, 6, 16, 9, 0, tzinfo=UTC), 1),
    ]
    for moment, written in moments:
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        assert actions.write_digests(council=home[0]) == written, moment
    assert list(Digest.objects.order_by("week").values_list("week", flat=True)) == [
        date(2031, 6, 2),
        date(2031, 6, 9),
        date(2031, 6, 16),
    ]


def test_stopped_in_the_middle_it_goes_on_with_the_rest(
    home: Home, cast: SmallReview, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ann", "Bea"):
        admitted(home, Role.SCRUTINY_OFFICER, name)
    post, left = outbox.post, [1]

    def breaks(**given: Any) -> Email:
        row = post(**given)
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return row

    with monkeypatch.context() as patched:
        patched.setattr(outbox, "post", breaks)
        with pytest.raises(KeyboardInterrupt):
            actions.write_digests(council=home[0])
    assert (len(letters()), Digest.objects.count()) == (1, 1)
    assert actions.write_digests(council=home[0]) == 2
    assert len({letter.to for letter in letters()}) == len(letters()) == 3


@pytest.mark.parametrize("what", ["role", "address"])
def test_whoever_leaves_while_letters_are_written_has_none(
    home: Home, cast: SmallReview, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    council, officer = home
    due = digests.due

    def overtaken(*given: Any) -> Any:
        found = list(due(*given))
        if what == "address":
            Person.objects.filter(id=officer.id).update(email="")
        else:
            Membership.objects.filter(person=officer).update(last_day=clock.today() - timedelta(days=1))
        return found

    monkeypatch.setattr(digests, "due", overtaken)
    assert actions.write_digests(council=council) == 0
    assert letters() == []


def test_a_letter_goes_to_the_address_of_now(home: Home, cast: SmallReview, monkeypatch: pytest.MonkeyPatch) -> None:
    council, officer = home
    due = digests.due

    def overtaken(*given: Any) -> Any:
        found = list(due(*given))
        Person.objects.filter(id=officer.id).update(email="new@saltmere.example")
        return found

    monkeypatch.setattr(digests, "due", overtaken)
    actions.write_digests(council=council)
    assert [letter.to for letter in letters()] == ["new@saltmere.example"]


def test_whoever_switched_it_off_has_none_until_it_is_on_again(home: Home, cast: SmallReview) -> None:
    council, officer = home
    for wanted, written in ((False, 0), (True, 1)):
        actions.choose_digest(council=council, by=officer, wanted=wanted)
        assert digests.wanted(council, officer) is wanted
        assert actions.write_digests(council=council) == written


def test_whoever_has_left_or_no_address_has_none(home: Home, cast: SmallReview) -> None:
    council, officer = home
    councils.end_role(
        council=council,
        by=officer,
        membership=admitted(home, Role.SCRUTINY_OFFICER).memberships.get(),
        last_day=date(2024, 2, 1),
    )
    type(officer).objects.filter(id=officer.id).update(email="")
    assert actions.write_digests(council=council) == 0


def test_nothing_restricted_is_counted(home: Home) -> None:
    council, officer = home
    mine = {"council": council, "by": officer}
    programme = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Move the depot.")
    readers = [officer, admitted(home, Role.SCRUTINY_OFFICER)]
    restriction.restrict(**mine, thing=programme, readers=readers, reason="Staff have not been told.")
    assert actions.write_digests(council=council) == 0


def test_another_councils_letters_are_its_own(home: Home, away: Home, cast: SmallReview) -> None:
    small_review(*away)
    actions.write_digests(council=away[0])
    assert [letter.to for letter in letters()] == [away[1].email]


def test_what_a_letter_counts_is_what_the_desk_shows(home: Home, cast: SmallReview) -> None:
    [due] = digests.due(home[0], AsAt.now())
    assert {one.key for one in due.sections} >= {"awaited"}
    assert [heading(one.key, one.count) for one in due.sections if one.count == 0] == []
