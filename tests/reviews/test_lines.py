from datetime import date
from typing import Any

import pytest

from followthrough.commitments import actions as commitments
from followthrough.commitments.rules import Delivery, Whose
from followthrough.councils import actions as councils
from followthrough.lib.as_at import AsAt
from followthrough.lib.ids import new_id
from followthrough.reviews import actions
from followthrough.reviews.actions import Answer, Told
from followthrough.reviews.queries.changes import changes
from followthrough.reviews.queries.lines import Line, line, lines, review, review_named, reviews
from followthrough.reviews.rules import Link, Response, Scrutiny, position
from tests.cast import ANSWERED, ENDORSED, FIRST_PAPER, REAL_NAME, SECOND_PAPER, SmallReview, small_review

Home = tuple[Any, Any]


@pytest.fixture
def cast(home: Home) -> SmallReview:
    return small_review(*home)


def on(home: Home, cast: SmallReview, day: date) -> list[Line]:
    return lines(home[0], cast.review, AsAt.on(day))


def states(found: list[Line]) -> list[tuple[str, str | None, str]]:
    return [(x.axes.response, x.axes.delivery, x.axes.scrutiny) for x in found]


def test_the_three_axes_as_at_each_paper(home: Home, cast: SmallReview) -> None:
    assert on(home, cast, date(2021, 3, 1)) == []
    assert states(on(home, cast, ENDORSED)) == [("awaiting", None, "monitoring")] * 4
    answered = ["agreed", "agreed_in_part", "awaiting", "not_agreed"]
    assert [s[0] for s in states(on(home, cast, ANSWERED))] == answered
    assert [s[1] for s in states(on(home, cast, FIRST_PAPER))] == ["in_progress", None, None, None]
    assert states(on(home, cast, SECOND_PAPER)) == [
        ("agreed", "complete", "closed"),
        ("agreed_in_part", "not_stated", "monitoring"),
        ("awaiting", None, "monitoring"),
        ("not_agreed", None, "monitoring"),
    ]


def test_overdue_by_days_until_it_is_extended_or_done(home: Home, cast: SmallReview) -> None:
    assert [on(home, cast, day)[0].days_overdue for day in (date(2022, 3, 31), date(2022, 4, 2))] == [0, 2]
    assert on(home, cast, FIRST_PAPER)[0].days_overdue == 0
    assert on(home, cast, date(2024, 1, 1))[0].days_overdue == 1
    assert on(home, cast, SECOND_PAPER)[0].days_overdue == 0


def test_reviews_show_from_the_day_they_were_known(home: Home, cast: SmallReview) -> None:
    assert reviews(home[0], AsAt.on(date(2021, 3, 1))) == []
    assert [v.particulars.name for v in reviews(home[0], AsAt.on(ENDORSED))] == [REAL_NAME]
    assert review_named(home[0], "review 3", AsAt.now()) == review(home[0], cast.review.id, AsAt.now())


def test_another_councils_ids_find_nothing(home: Home, away: Home, cast: SmallReview) -> None:
    assert review(away[0], cast.review.id, AsAt.now()) is None
    assert line(away[0], cast.recommendations[0].id, AsAt.now()) is None
    assert lines(away[0], cast.review, AsAt.now()) == []
    assert line(home[0], new_id(), AsAt.now()) is None


def test_several_respondents_each_have_their_word(home: Home, cast: SmallReview) -> None:
    council, officer = home
    company = councils.add_body(council=council, by=officer, name="Saltmere Homes Ltd", kind="company")
    actions.respond(
        council=council,
        by=officer,
        recommendation=cast.recommendations[0],
        answer=Answer(state=Response.NOT_AGREED, reason="The company owns no trees."),
        respondent=company,
        told=Told(known_on=ANSWERED),
    )
    found = on(home, cast, SECOND_PAPER)[0]
    assert [(r.respondent, r.state) for r in found.responses] == [(None, "agreed"), (company, "not_agreed")]
    assert found.axes.response is Response.AGREED


def test_progress_never_changes_the_response(home: Home, cast: SmallReview) -> None:
    """A refusal that was carried out all the same stays a refusal."""
    commitments.record_progress(
        council=home[0],
        by=home[1],
        commitment=cast.recommendations[3].commitment,
        state=Delivery.COMPLETE,
        text="The post was filled after all.",
    )
    found = lines(home[0], cast.review, AsAt.now())[3]
    assert (found.axes.response, found.axes.delivery) == (Response.NOT_AGREED, Delivery.COMPLETE)


def test_a_reworded_recommendation_keeps_the_original_beside_it(home: Home, cast: SmallReview) -> None:
    actions.reword(
        council=home[0],
        by=home[1],
        recommendation=cast.recommendations[1],
        text="That the Council publishes its list when it changes.",
        whose=Whose.EXECUTIVE,
        told=Told(known_on=FIRST_PAPER),
    )
    before, after = (on(home, cast, day)[1].standing for day in (ANSWERED, FIRST_PAPER))
    assert before.reworded is None
    assert after.words == before.words
    assert after.reworded is not None
    assert after.reworded.text == "That the Council publishes its list when it changes."


def test_what_changed_between_two_papers(home: Home, cast: SmallReview) -> None:
    found = changes(home[0], cast.review, AsAt.on(FIRST_PAPER), AsAt.on(SECOND_PAPER))
    kinds = {c.after.recommendation.number: [x.kind for x in c.changes] for c in found.changed}
    assert kinds == {"1": ["state", "update", "evidence", "decision"], "2": ["state", "update"]}
    assert found.unchanged == 2
    assert (found.count("state"), found.count("extended"), found.count("added")) == (2, 0, 0)


def test_what_changed_since_before_the_review(home: Home, cast: SmallReview) -> None:
    found = changes(home[0], cast.review, AsAt.on(date(2020, 1, 1)), AsAt.on(ENDORSED))
    assert [[x.kind for x in c.changes] for c in found.changed] == [["added"]] * 4


def test_nothing_changed_on_a_quiet_day(home: Home, cast: SmallReview) -> None:
    found = changes(home[0], cast.review, AsAt.on(date(2022, 6, 1)), AsAt.on(date(2022, 7, 1)))
    assert (found.changed, found.unchanged) == ((), 4)


def test_queries_do_not_grow_with_recommendations(
    home: Home, cast: SmallReview, django_assert_num_queries: Any
) -> None:
    other = small_review(*home, neutral_name="Review 4").review
    for n in range(9, 19):
        actions.add_recommendation(council=home[0], by=home[1], review=other, number=str(n), text=f"Do {n}.")
    for some in (cast.review, other):
        with django_assert_num_queries(15):
            lines(home[0], some, AsAt.now())


def test_every_day_of_three_years_is_consistent(home: Home, cast: SmallReview) -> None:
    """The state can only change on the days on which something became known."""
    days = [date.fromordinal(n) for n in range(date(2021, 2, 1).toordinal(), date(2024, 3, 1).toordinal(), 21)]
    seen = [tuple(states(on(home, cast, day))) for day in days]
    assert len(set(seen)) == 5
    assert seen == sorted(seen, key=seen.index)


def test_a_decision_is_draft_until_its_minutes_are_approved(home: Home, cast: SmallReview) -> None:
    council, officer = home
    draft = actions.decide(
        council=council,
        by=officer,
        recommendation=cast.recommendations[1],
        state=Scrutiny.KEPT_OPEN,
        draft=True,
        told=Told(known_on=SECOND_PAPER),
    )
    actions.decide(
        council=council,
        by=officer,
        recommendation=cast.recommendations[1],
        state=Scrutiny.KEPT_OPEN,
        minute_ref="Minute 44",
        corrects=draft,
        told=Told(known_on=date(2024, 3, 5)),
    )
    at_meeting, later = (on(home, cast, day)[1].decision for day in (SECOND_PAPER, date(2024, 3, 5)))
    assert at_meeting is not None
    assert later is not None
    assert (at_meeting.draft, later.draft, later.minute_ref) == (True, False, "Minute 44")


def test_draft_minutes_stop_being_drafts_when_they_are_approved(home: Home, cast: SmallReview) -> None:
    mine = {"council": home[0], "by": home[1]}
    actions.decide(
        **mine,
        recommendation=cast.recommendations[1],
        state=Scrutiny.NOTED,
        meeting=cast.meeting,
        draft=True,
        told=Told(known_on=SECOND_PAPER),
    )
    councils.approve_minutes(**mine, meeting=cast.meeting, on=date(2024, 3, 12))
    seen = [on(home, cast, day)[1].draft for day in (SECOND_PAPER, date(2024, 3, 11), date(2024, 3, 12))]
    assert seen == [True, True, False]


def test_what_is_complete_after_it_was_kept_open_is_proposed_for_closure(home: Home, cast: SmallReview) -> None:
    mine = {"council": home[0], "by": home[1]}
    head = cast.recommendations[1]
    report = {"commitment": head.commitment, "state": Delivery.COMPLETE}
    commitments.record_progress(**mine, **report, text="Listed.", told=Told(known_on=SECOND_PAPER))
    kept = Told(known_on=date(2024, 2, 1))
    actions.decide(**mine, recommendation=head, state=Scrutiny.KEPT_OPEN, minute_ref="Minute 44", told=kept)
    commitments.record_progress(**mine, **report, text="And printed.", told=Told(known_on=date(2024, 3, 1)))
    days = (SECOND_PAPER, date(2024, 2, 1), date(2024, 3, 1))
    assert [position(on(home, cast, day)[1].axes) for day in days] == [
        "closure_proposed",
        "kept_open",
        "closure_proposed",
    ]


def test_amendments_parts_ties_and_reliances_are_changes(home: Home, cast: SmallReview) -> None:
    mine = {"council": home[0], "by": home[1]}
    first, second, third, fourth = cast.recommendations
    words = {"recommendation": first, "text": "That the Council plants."}
    actions.reword(**mine, **words, whose=Whose.EXECUTIVE, told=Told(known_on=FIRST_PAPER))
    then = Told(known_on=date(2024, 6, 1))
    actions.reword(**mine, **words, whose=Whose.COMMITTEE, minute_ref="Minute 50", told=then)
    actions.add_part(**mine, recommendation=second, label="(a)", text="each spring", told=then)
    actions.link(**mine, recommendation=third, other=fourth, kind=Link.MERGED_INTO, minute_ref="Minute 51", told=then)
    commitments.rely(**mine, commitment=fourth.commitment, on=first.commitment, told=then)
    found = changes(home[0], cast.review, AsAt.on(date(2024, 5, 1)), AsAt.on(date(2024, 7, 1)))
    kinds = {c.after.recommendation.number: [x.kind for x in c.changes] for c in found.changed}
    assert kinds == {"1": ["amended"], "2": ["part"], "3": ["tie"], "4": ["relies"]}
