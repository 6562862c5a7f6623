"""Searching: the same questions have the same answers on both engines, as at any day."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.models import ProgressUpdate
from followthrough.commitments.rules import Delivery, Kind, Whose
from followthrough.councils.permissions import Role
from followthrough.councils.veil import seeing
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.restriction import actions as restriction
from followthrough.reviews import actions as reviews
from followthrough.reviews.queries.found import Results, find
from followthrough.search.rules import Kind as Text
from followthrough.search.rules import asked, question_faults
from tests.fixtures import make_council
from tests.reviews.corpus import label, plant
from tests.reviews.questions import ANY, QUESTIONS, TODAY
from tests.web.conftest import add_member


@pytest.fixture(scope="module")
def planted(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """The corpus, for all the questions: made once, and gone with its transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        council, officer = make_council("saltmere", "Saltmere City Council")
        plant(council, officer)
        yield council, officer
        transaction.set_rollback(True)


def answer(council: Any, typed: str, day: str = TODAY, **how: Any) -> list[str]:
    first = parse(day).first
    found = find(council, asked(typed), AsAt.on(first) if first else AsAt.now(), **how)
    assert found.count == len(found.found)
    return [ANY] * (found.any_word and found.count > 0) + [label(one) for one in found.found]


@pytest.mark.parametrize(("typed", "day", "expected"), QUESTIONS, ids=lambda value: ascii(value)[:30])
def test_a_question_has_its_answer(planted: Any, typed: str, day: str, expected: list[str]) -> None:
    assert answer(planted[0], typed, day) == expected


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_is_answered(planted: Any, typed: str) -> None:
    if not question_faults(typed):
        find(planted[0], asked(typed), AsAt.now())


def test_each_question_is_asked_once() -> None:
    assert len({(typed, day) for typed, day, _expected in QUESTIONS}) == len(QUESTIONS) > 60


def programme(home: tuple[Any, Any], text: str, **told: Any) -> Any:
    council, by = home
    return commitments.open_commitment(council=council, by=by, kind=Kind.PROGRAMME, text=text, told=Told(**told))


def test_another_council_s_words_are_not_found(home: tuple[Any, Any], away: tuple[Any, Any]) -> None:
    programme(home, "Otters return")
    assert (answer(home[0], "otters"), answer(away[0], "otters")) == (["Otters return"], [])


def test_what_is_restricted_is_found_by_its_readers_alone(home: tuple[Any, Any]) -> None:
    council, officer = home
    reader = add_member(council, Role.LEAD_OFFICER).memberships.get().person
    hidden = programme(home, "Otters return")
    programme(home, "Otters leave")
    made = restriction.restrict(
        council=council, by=officer, thing=hidden, readers=[officer, reader], reason="It names a home."
    )
    assert answer(council, "otters") == ["Otters leave"]
    assert answer(council, "return") == []
    with seeing([made.id]):
        assert answer(council, "otters") == ["Otters leave", "Otters return"]


def test_it_looks_in_the_kinds_that_are_asked_for(planted: Any) -> None:
    assert answer(planted[0], "planted", kinds=(Text.EVIDENCE, Text.UPDATE)) == ["3/1"]
    assert answer(planted[0], "sapling", kinds=(Text.EVIDENCE, Text.UPDATE)) == []


def test_a_text_shows_its_row_and_how_many_more_there_are(planted: Any) -> None:
    [one] = find(planted[0], asked("planted"), AsAt.now()).found
    assert [hit.kind for hit in one.hits] == [Text.NUMBER, Text.WORDING, Text.UPDATE]
    assert (one.count, one.hits[2].texts[0]) == (5, "All are planted, and recommendation 12 was helped.")


def test_an_import_that_was_undone_is_found_no_more(planted: Any) -> None:
    council, by = planted
    paper = UUID(int=5)
    with transaction.atomic():
        told = Told(import_ref=paper)
        about = reviews.About(name="Quince orchards")
        review = reviews.create_review(council=council, by=by, neutral_name="Review 9", about=about, told=told)
        reviews.add_recommendation(council=council, by=by, review=review, number="9", text="Plant quinces.", told=told)
        assert answer(council, "quince") == ["Review 9", "9/9"]
        reviews.withdraw_import(council=council, by=by, import_ref=paper, reason="Wrong paper.")
        assert answer(council, "quince") == answer(council, "R9") == []
        assert "Review 9" not in answer(council, "Review 9")
        transaction.set_rollback(True)


def test_words_of_before_are_found_beside_those_in_force(home: tuple[Any, Any]) -> None:
    council, by = home
    about = reviews.About(name="Water")
    told = Told(known_on=date(2021, 3, 2))
    review = reviews.create_review(council=council, by=by, neutral_name="Review 1", about=about, told=told)
    ask = reviews.add_recommendation(council=council, by=by, review=review, number="1", text="Dig a pond.", told=told)
    reviews.reword(
        council=council, by=by, recommendation=ask, text="Dig a lake.", whose=Whose.COMMITTEE, minute_ref="Minute 2"
    )
    [one] = find(council, asked("pond"), AsAt.now()).found
    assert (one.hits[0].row.text, one.words and one.words.text) == ("Dig a pond.", "Dig a lake.")


def test_what_was_entered_later_is_known_from_its_own_day(home: tuple[Any, Any]) -> None:
    day = clock.today() - timedelta(days=400)
    programme(home, "Otters return", known_on=day)
    assert answer(home[0], "otters", day.isoformat()) == ["Otters return"]
    assert answer(home[0], "otters", (day - timedelta(days=1)).isoformat()) == []


def many(home: tuple[Any, Any], count: int) -> None:
    """So many programmes, each with an update, all with the word *otter*."""
    for n in range(count):
        made = programme(home, f"Otter holt {n}")
        update = ProgressUpdate(council=home[0], by=home[1], commitment=made, state=Delivery.PAUSED, text="No otter.")
        update.known_on = update.ordered_on = clock.today()
        update.place = update.id
        commitments.append(update, verb="commitments.progress_recorded")


def test_pages_follow_each_other(home: tuple[Any, Any]) -> None:
    many(home, 5)
    pages = [find(home[0], asked("otter"), AsAt.now(), page=n, most=2) for n in (0, 1, 2, 3, 9)]
    assert [(p.page, p.pages, p.first, p.count, len(p.found)) for p in pages] == [
        (3, 3, 5, 5, 1),
        (1, 3, 1, 5, 2),
        (2, 3, 3, 5, 2),
        (3, 3, 5, 5, 1),
        (3, 3, 5, 5, 1),
    ]
    assert [label(one) for p in pages[1:4] for one in p.found] == [f"Otter holt {n}" for n in (4, 3, 2, 1, 0)]


def queries(council: Any) -> int:
    with CaptureQueriesContext(connection) as seen:
        find(council, asked("otter"), AsAt.now())
    return len(seen)


def test_the_number_of_queries_does_not_grow_with_what_is_found(home: tuple[Any, Any]) -> None:
    many(home, 1)
    few = queries(home[0])
    many(home, 12)
    assert queries(home[0]) == few < 25


def test_more_texts_than_are_looked_at(home: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followthrough.search.queries.MOST_FOUND", 7)
    many(home, 5)
    found: Results = find(home[0], asked("otter"), AsAt.now())
    assert (found.capped, found.count, [hit.kind for hit in found.found[0].hits]) == (
        True,
        5,
        [Text.WORDING, Text.UPDATE],
    )
    monkeypatch.setattr("followthrough.search.queries.MOST_FOUND", 10)
    assert find(home[0], asked("otter"), AsAt.now()).capped is False
