"""The list across reviews: what SQL chooses is what a look at every line chooses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery
from followthrough.councils import actions as councils
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.lib.ids import new_id
from followthrough.lib.refused import Refused
from followthrough.reviews import actions
from followthrough.reviews.actions import Answer
from followthrough.reviews.queries.kept import Ids, kept
from followthrough.reviews.queries.lines import Line, all_lines
from followthrough.reviews.queries.listing import NO_OWNER, ORDERS, UNNAMED, Wanted, chosen, review_names, shown
from followthrough.reviews.rules import Response, Scrutiny, is_open
from followthrough.web import states
from tests.cast import ENDORSED, FIRST_PAPER, SmallReview, small_review

Home = tuple[Any, Any]
START = date(2024, 1, 1)
CODES = [(axis, code) for axis, labels in states.AXES.items() for code in labels]


@pytest.fixture
def cast(home: Home) -> SmallReview:
    return small_review(*home)


def numbers(home: Home, as_at: AsAt, **wanted: Any) -> list[str]:
    found = shown(home[0], chosen(home[0], Wanted(**wanted), as_at), as_at)
    return [line.recommendation.number for line in found]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "1234"),
        ({"response": "agreed"}, "1"),
        ({"response": "awaiting"}, "3"),
        ({"delivery": "not_stated"}, "23"),
        ({"delivery": "none_expected"}, "4"),
        ({"scrutiny": "closed"}, "1"),
        ({"scrutiny": "monitoring"}, "234"),
        ({"owner": NO_OWNER}, "234"),
        ({"owner": UNNAMED}, ""),
        ({"due_before": date(2024, 1, 1)}, "1"),
        ({"due_before": date(2023, 12, 31)}, ""),
        ({"overdue": True}, ""),
        ({"silent_since": date(2024, 1, 17)}, "23"),
        ({"silent_since": date(2024, 1, 16)}, "3"),
        ({"response": "nonsense"}, ""),
        ({"order": "-number"}, "4321"),
        ({"order": "due"}, "1234"),
        ({"order": "-update"}, "1234"),
        ({"order": "update", "scrutiny": "monitoring"}, "234"),
    ],
)
def test_what_a_list_asks_for(home: Home, cast: SmallReview, wanted: dict[str, Any], expected: str) -> None:
    assert "".join(numbers(home, AsAt.now(), **wanted)) == expected


def test_it_is_as_at_the_day(home: Home, cast: SmallReview) -> None:
    assert numbers(home, AsAt.on(ENDORSED - timedelta(days=1))) == []
    assert numbers(home, AsAt.on(FIRST_PAPER), delivery="in_progress") == ["1"]
    assert numbers(home, AsAt.on(date(2024, 1, 10)), overdue=True) == ["1"]
    assert numbers(home, AsAt.on(date(2023, 12, 31)), overdue=True) == []


def test_a_team_owns_what_its_posts_own(home: Home, cast: SmallReview) -> None:
    for owner in (cast.post.id, cast.post.team_id):
        assert numbers(home, AsAt.now(), owner=owner) == ["1"]
    assert numbers(home, AsAt.now(), owner=cast.review.id) == []


def test_the_newest_review_comes_first_and_one_can_be_asked_for(home: Home, cast: SmallReview) -> None:
    other = small_review(*home, neutral_name="Review 4")
    found = shown(home[0], chosen(home[0], Wanted(), AsAt.now()), AsAt.now())
    assert [line.recommendation.review_id for line in found] == [other.review.id] * 4 + [cast.review.id] * 4
    assert len(chosen(home[0], Wanted(review=cast.review.id), AsAt.now())) == 4
    assert review_names(home[0], AsAt.now()) == [(other.review.id, "Review 4"), (cast.review.id, "Review 3")]
    assert review_names(home[0], AsAt.on(date(2020, 1, 1))) == []


def test_another_council_finds_nothing(home: Home, away: Home, cast: SmallReview) -> None:
    mine = chosen(home[0], Wanted(), AsAt.now())
    assert len(chosen(away[0], Wanted(), AsAt.now())) == 0
    assert shown(away[0], mine, AsAt.now()) == []
    assert len(chosen(away[0], Wanted(owner=cast.post.id), AsAt.now())) == 0


def test_an_import_that_was_undone_is_not_listed(home: Home, cast: SmallReview) -> None:
    ref = new_id()
    actions.add_recommendation(
        council=home[0], by=home[1], review=cast.review, number="9", text="Benches.", told=Told(import_ref=ref)
    )
    assert len(chosen(home[0], Wanted(), AsAt.now())) == 5
    actions.withdraw_import(council=home[0], by=home[1], import_ref=ref, reason="The wrong paper.")
    assert len(chosen(home[0], Wanted(), AsAt.now())) == 4


def test_it_is_found_once_until_something_is_done(
    home: Home, cast: SmallReview, django_assert_num_queries: Callable[[int], Any]
) -> None:
    first = chosen(home[0], Wanted(delivery="complete"), AsAt.now())
    with django_assert_num_queries(1):
        assert list(chosen(home[0], Wanted(delivery="complete"), AsAt.now())) == list(first)
    head = cast.recommendations[1].commitment
    commitments.record_progress(council=home[0], by=home[1], commitment=head, state=Delivery.COMPLETE)
    assert numbers(home, AsAt.now(), delivery="complete_part") == ["2"]
    assert len(chosen(home[0], Wanted(delivery="not_stated"), AsAt.now())) == 1


def test_an_earlier_moment_is_found_anew(home: Home, cast: SmallReview) -> None:
    before = AsAt.now()
    head = cast.recommendations[1].commitment
    commitments.record_progress(council=home[0], by=home[1], commitment=head, state=Delivery.PAUSED)
    assert numbers(home, AsAt.now(), delivery="paused") == ["2"]
    assert numbers(home, before, delivery="paused") == []
    assert numbers(home, before, delivery="not_stated") == ["2", "3"]


def test_only_so_many_answers_are_kept(home: Home, cast: SmallReview) -> None:
    asked: list[int] = []
    for n in [*range(40), 39, 0]:
        kept(home[0], AsAt.now(), n, lambda n=n: asked.append(n) or [])  # type: ignore[misc]
    assert asked == [*range(40), 0]


def test_many_ids_in_little_room(cast: SmallReview) -> None:
    wanted = [r.id for r in cast.recommendations]
    ids = Ids(wanted)
    assert (len(ids), list(ids), ids[1:3], ids[3:9]) == (4, wanted, wanted[1:3], wanted[3:])


Step = tuple[str, int, int, str]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("update"), st.integers(0, 2), st.integers(0, 30), st.sampled_from([*Delivery])),
        st.tuples(st.just("respond"), st.integers(0, 2), st.integers(0, 30), st.sampled_from([*Response])),
        st.tuples(st.just("company"), st.integers(0, 2), st.integers(0, 30), st.sampled_from([*Response])),
        st.tuples(st.just("decide"), st.integers(0, 2), st.integers(0, 30), st.sampled_from([*Scrutiny])),
        st.tuples(st.just("due"), st.integers(0, 2), st.integers(0, 30), st.sampled_from([*Dated])),
        st.tuples(st.just("withdraw"), st.integers(0, 12), st.just(0), st.just("")),
    ),
    min_size=4,
    max_size=14,
)


@given(steps=STEPS, asked=st.integers(0, 31))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sql_and_a_look_at_every_line_agree(db: None, steps: list[Step], asked: int) -> None:
    council = councils.create_council(slug=f"town-{new_id().hex[-12:]}", name="Town")
    _live(council, steps)
    as_at = AsAt.on(START + timedelta(days=asked))
    lines = all_lines(council, as_at)
    for axis, code in CODES:
        expected = {line.recommendation.id for line in lines if _shows(line, axis, code)}
        assert set(chosen(council, replace(Wanted(), **{axis: code}), as_at)) == expected, (axis, code)
    late = {line.recommendation.id for line in lines if line.days_overdue}
    assert set(chosen(council, Wanted(overdue=True), as_at)) == late
    silent = {line.recommendation.id for line in lines if is_open(line.axes) and _told_before(line, as_at.day)}
    assert set(chosen(council, Wanted(silent_since=as_at.day), as_at)) == silent
    for order in ORDERS:
        assert len(chosen(council, Wanted(order=order), as_at)) == len(lines)
    due = [_due(line) for line in shown(council, chosen(council, Wanted(order="due"), as_at), as_at)]
    assert due == sorted(due, key=lambda day: day or date.max)


def _shows(line: Line, axis: str, code: str) -> bool:
    return dict(zip(states.AXES, states.shown(line.axes), strict=True))[axis] == code


def _told_before(line: Line, day: date) -> bool:
    return line.standing.update is None or line.standing.update.known_on < day


def _due(line: Line) -> date | None:
    return line.standing.current_due.last if line.standing.current_due else None


def _live(council: Any, steps: list[Step]) -> None:
    """A review of three recommendations to which all that happens, as far as it is not refused."""
    mine: dict[str, Any] = {"council": council, "by": None}
    company = councils.add_body(**mine, name="Homes Ltd", kind="company")
    review = actions.create_review(
        **mine, neutral_name="Review 1", about=actions.About(name="Bins"), told=Told(known_on=START)
    )
    heads = [
        actions.add_recommendation(**mine, review=review, number=str(n), text="Ask.", told=Told(known_on=START))
        for n in range(3)
    ]
    made: list[Any] = []
    for what, number, day, value in steps:
        told = Told(known_on=START + timedelta(days=day))
        try:
            if what == "withdraw":
                if number < len(made):
                    commitments.withdraw(**mine, row=made[number], reason="Wrong.")
            else:
                made.append(_do(mine, what, heads[number], company, value, told))
        except Refused:
            continue


def _do(mine: dict[str, Any], what: str, head: Any, company: Any, value: Any, told: Told) -> Any:
    if what == "update":
        about = {"commitment": head.commitment, "state": value, "text": "Words.", "reason": "Because."}
        return commitments.record_progress(**mine, **about, told=told)
    if what == "due":
        day = parse(f"{told.known_on:%d %B %Y}")
        about = {"commitment": head.commitment, "due": day, "kind": value, "reason": "Rain.", "approved_by": "Cabinet"}
        return commitments.promise(**mine, **about, told=told)
    if what == "decide":
        return actions.decide(**mine, recommendation=head, state=value, minute_ref="Minute 1", told=told)
    answer = Answer(state=value, which_part="Half.", reason="Money.", until=parse("May 2030"))
    respondent = company if what == "company" else None
    return actions.respond(**mine, recommendation=head, answer=answer, respondent=respondent, told=told)
