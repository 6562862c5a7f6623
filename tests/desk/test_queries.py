"""What waits for whom, in a small council, as at several days."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Dated, Delivery, Kind
from followthrough.councils import actions as councils
from followthrough.desk.queries.keeping import keeping
from followthrough.desk.queries.owning import owning
from followthrough.desk.queries.picture import Picture, picture
from followthrough.desk.queries.posts import owned_lines, staffing
from followthrough.desk.queries.watching import late, watching
from followthrough.lib import clock
from followthrough.lib.as_at import AsAt
from followthrough.lib.days import parse
from followthrough.reviews import actions as reviews
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review
from tests.cast import ANSWERED, ENDORSED, FIRST_PAPER, SECOND_PAPER, SmallReview, small_review

LATER = date(2024, 3, 1)


@pytest.fixture
def cast(home: tuple[Any, Any]) -> SmallReview:
    return small_review(*home)


def on(home: tuple[Any, Any], day: date) -> Picture:
    return picture(home[0], AsAt.on(day))


def numbers(lines: Any) -> list[str]:
    return [line.recommendation.number for line in lines]


def test_responses_are_awaited_since_the_review_was_endorsed(home: tuple[Any, Any], cast: SmallReview) -> None:
    [before] = keeping(on(home, ENDORSED)).awaited
    [after] = keeping(on(home, ANSWERED)).awaited
    assert (numbers(before.lines), before.since) == (["1", "2", "3", "4"], ENDORSED)
    assert (numbers(after.lines), after.since) == (["3"], ENDORSED)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2022, 3, 31), []),
        (date(2022, 4, 1), ["1"]),
        (FIRST_PAPER, []),
        (date(2024, 1, 1), ["1"]),
        (SECOND_PAPER, []),
    ],
)
def test_overdue_and_silent_until_somebody_reports(
    home: tuple[Any, Any], cast: SmallReview, day: date, found: list[str]
) -> None:
    assert numbers(keeping(on(home, day)).late_and_silent) == found


def test_closure_is_proposed_for_the_next_meeting(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    commitments.record_progress(
        council=council,
        by=officer,
        commitment=cast.recommendations[1].commitment,
        state=Delivery.COMPLETE,
        text="The list is out.",
        told=Told(known_on=LATER),
    )
    meeting = councils.add_meeting(council=council, by=officer, committee=cast.committee, day=date(2024, 3, 12))
    [found] = keeping(on(home, LATER)).proposed
    assert (numbers(found.lines), found.meeting) == (["2"], meeting)
    [unscheduled] = keeping(on(home, date(2024, 3, 13))).proposed
    assert unscheduled.meeting is None
    assert keeping(on(home, SECOND_PAPER)).proposed == ()


def test_minutes_are_drafts_until_they_are_approved(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    assert keeping(on(home, SECOND_PAPER)).drafts == ()
    assert keeping(on(home, LATER)).drafts == (cast.meeting,)
    councils.approve_minutes(council=council, by=officer, meeting=cast.meeting, on=LATER)
    assert keeping(on(home, LATER)).drafts == ()


def test_a_review_misses_its_updates(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    about = About(name="Street trees", committee=cast.committee, decided=parse("9 June 2021"), update_months=6)
    reviews.describe_review(council=council, by=officer, review=cast.review, about=about, told=Told(known_on=ANSWERED))
    assert keeping(on(home, date(2021, 12, 9))).missed == ()
    [never] = keeping(on(home, date(2021, 12, 10))).missed
    assert (never.last, never.due) == (None, date(2021, 12, 9))
    [again] = keeping(on(home, date(2022, 10, 6))).missed
    assert (again.last, again.due) == (FIRST_PAPER, date(2022, 10, 5))


def test_what_a_post_owns(home: tuple[Any, Any], cast: SmallReview) -> None:
    seen = on(home, date(2023, 11, 1))
    found = owning(seen, [cast.post])
    [one] = found.owned
    assert (one.due, one.days_overdue, one.soon, one.silent) == (date(2023, 12, 31), 0, True, False)
    assert (found.overdue, found.soon, found.silent) == (0, 1, 0)
    assert numbers(owned_lines(seen, cast.post)) == ["1"]


def test_what_is_finished_waits_for_no_owner_and_nothing_waits_without_a_post(
    home: tuple[Any, Any], cast: SmallReview
) -> None:
    assert owning(on(home, SECOND_PAPER), [cast.post]).owned == ()
    assert owning(on(home, FIRST_PAPER), []).posts == ()


def test_a_team_owns_through_its_posts_and_programmes_count(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    mine: dict[str, Any] = {"council": council, "by": officer}
    told = Told(known_on=LATER)
    programme = commitments.open_commitment(**mine, kind=Kind.PROGRAMME, text="Get the award.", told=told)
    commitments.assign(**mine, commitment=programme, team=cast.post.team, told=told)
    commitments.promise(
        **mine, commitment=programme, due=parse("May 2024"), kind=Dated.FORECAST, reason="First plan", told=told
    )
    [one] = owning(on(home, LATER), [cast.post]).owned
    assert (one.line, one.due, one.soon) == (None, date(2024, 5, 31), True)
    assert (one.silent, one.silent_since) == (True, SECOND_PAPER)
    passed = [
        owning(on(home, day), [cast.post]).owned[0].forecast_passed for day in (date(2024, 5, 31), date(2024, 6, 1))
    ]
    assert passed == [False, True]


def test_late_silent_and_extended_again(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    assert numbers(late(on(home, ANSWERED)).silent) == ["1", "2"]
    assert numbers(late(on(home, date(2024, 1, 2))).overdue) == ["1"]
    assert late(on(home, date(2024, 1, 2))).extended_again == ()
    commitments.promise(
        council=council,
        by=officer,
        commitment=cast.recommendations[0].commitment,
        due=parse("June 2024"),
        kind=Dated.EXTENSION,
        reason="Frost.",
        approved_by="Head of Parks",
        told=Told(known_on=date(2024, 1, 2)),
    )
    found = late(on(home, date(2024, 1, 2)))
    assert (found.overdue, numbers(found.extended_again)) == ((), ["1"])


def test_a_member_sees_what_changed_since_the_committee_met(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    [unmet] = watching(on(home, FIRST_PAPER), officer).news
    assert (unmet.since, unmet.changed, unmet.unchanged) == (None, (), 4)
    commitments.record_progress(
        council=council,
        by=officer,
        commitment=cast.recommendations[1].commitment,
        state=Delivery.IN_PROGRESS,
        text="Half of it.",
        told=Told(known_on=LATER),
    )
    [news] = watching(on(home, LATER), officer).news
    assert (news.since, news.unchanged) == (SECOND_PAPER, 3)
    assert [[c.kind for c in line.changes] for line in news.changed] == [["state", "update"]]


def test_a_member_sees_the_reviews_of_their_own_committees(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    other = small_review(council, officer, neutral_name="Review 4")
    seats: dict[str, Any] = {"council": council, "by": officer, "kind": "member", "first_day": ENDORSED}
    both = watching(on(home, LATER), officer).news
    assert {news.view.review for news in both} == {cast.review, other.review}
    councils.seat(**seats, committee=other.committee, person=officer)
    assert [news.view.review for news in watching(on(home, LATER), officer).news] == [other.review]


def test_what_waits_for_an_administrator(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    new = councils.add_person(council=council, by=officer, name="New Here")
    found = staffing(on(home, FIRST_PAPER))
    assert [(v.post, v.last_held, v.owns) for v in found.vacancies] == [(cast.post, None, 1)]
    assert (found.without_role, found.ending) == ((new,), ())
    held = councils.take_up_post(council=council, by=officer, post=cast.post, person=officer, first_day=ENDORSED)
    councils.leave_post(council=council, by=officer, holding=held, last_day=FIRST_PAPER)
    assert staffing(on(home, FIRST_PAPER)).vacancies == ()
    assert [v.last_held for v in staffing(on(home, LATER)).vacancies] == [FIRST_PAPER]


def test_next_meetings_are_one_a_committee(home: tuple[Any, Any], cast: SmallReview) -> None:
    council, officer = home
    for day in (date(2024, 3, 12), date(2024, 6, 11)):
        councils.add_meeting(council=council, by=officer, committee=cast.committee, day=day)
    seen = on(home, LATER)
    assert [m.day for m in seen.next_meetings()] == [date(2024, 3, 12)]
    last = seen.last_meeting(cast.committee.id)
    assert last == cast.meeting


def test_nothing_of_another_council(home: tuple[Any, Any], away: tuple[Any, Any], cast: SmallReview) -> None:
    seen = on(away, LATER)
    assert (seen.lines, seen.reviews, seen.meetings) == ((), {}, ())


def everything(home: tuple[Any, Any], posts: list[Any]) -> int:
    """How many queries it takes to look at everything for everybody."""
    with CaptureQueriesContext(connection) as asked:
        seen = on(home, LATER)
        keeping(seen), owning(seen, posts), late(seen), watching(seen, home[1]), staffing(seen)
    return len(asked)


def test_three_reviews_take_as_many_queries_as_one(home: tuple[Any, Any], cast: SmallReview) -> None:
    one = everything(home, [cast.post])
    for name in ("Review 4", "Review 5"):
        small_review(*home, neutral_name=name)
    assert everything(home, [cast.post]) == one


def test_single_recommendations_past_the_interval_and_programmes_past_their_date(
    home: tuple[Any, Any], cast: SmallReview
) -> None:
    council, by = home
    about = About(name="Trees", decided=parse("9 June 2021"), update_months=12)
    reviews.describe_review(council=council, by=by, review=cast.review, about=about, told=Told(known_on=ANSWERED))
    programme = commitments.open_commitment(
        council=council, by=by, kind=Kind.PROGRAMME, text="Get the award.", told=Told(known_on=ANSWERED)
    )
    commitments.promise(
        council=council,
        by=by,
        commitment=programme,
        due=parse("December 2023"),
        kind=Dated.FORECAST,
        reason="It is slow.",
        told=Told(known_on=ANSWERED),
    )
    seen = {day: keeping(on(home, day)) for day in (date(2022, 6, 1), date(2023, 12, 31), LATER)}
    assert [numbers(one.stale) for one in seen.values()] == [[], ["1", "2"], []]
    assert [len(one.forecasts_passed) for one in seen.values()] == [0, 0, 1]


def test_news_counts_what_was_entered_since_about_earlier_days(home: tuple[Any, Any]) -> None:
    council, by = home
    today = clock.today()
    committee = councils.add_committee(council=council, by=by, name="Scrutiny Committee")
    councils.add_meeting(council=council, by=by, committee=committee, day=today - timedelta(days=5))
    review = Review.objects.create(council=council, neutral_name="Review 5", made_at=clock.now() - timedelta(days=9))
    mine: dict[str, Any] = {"council": council, "by": by, "told": Told(known_on=today - timedelta(days=20))}
    reviews.describe_review(**mine, review=review, about=About(name="Benches", committee=committee))
    reviews.add_recommendation(**mine, review=review, number="1", text="That benches are mended.")
    [news] = watching(on(home, today), by).news
    assert (len(news.changed), news.entered_later) == (0, 1)
