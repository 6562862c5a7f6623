"""What changed between two days."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from followthrough.commitments import actions as commitments
from followthrough.commitments.actions import Told
from followthrough.commitments.rules import Delivery, Whose
from followthrough.lib import clock
from followthrough.reviews import actions
from followthrough.reviews.actions import About
from followthrough.reviews.models import Review
from followthrough.reviews.rules import Link
from followthrough.web import words
from tests.cast import SECOND_PAPER, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import summary, text_of

At = Callable[..., str]


def between(client: PageClient, at: At, since: str, until: str) -> Any:
    return client.get(f"{at('changes/')}?since={since}&until={until}")


def test_each_kind_of_change_is_told(officer: PageClient, at: At) -> None:
    said = text_of(between(officer, at, "2022-04-05", "2024-01-16"))
    assert "2 recommendations changed, 2 did not." in said
    assert "Delivery: In progress → now Delivery: Complete" in said
    assert "16 January 2024: All are planted." in said
    assert "No update before → now Delivery: Not stated" in said
    assert "Planting register 2023" in said
    assert "Scrutiny: Closed Minute 41" in said


def test_responses_owners_dates_and_extensions(officer: PageClient, at: At) -> None:
    said = text_of(between(officer, at, "2021-03-02", "2022-04-05"))
    assert "Cabinet: Response: Agreed in part Part agreed: The list, once a year." in said
    assert "Cabinet: Response: Not agreed Reason: There is no money for the post." in said
    assert "Tree officer of Review 3, Parks of Review 3" in said
    assert "Due date March 2022" in said
    assert "To December 2023. Reason: The nursery lost its stock. Approved by Head of Parks." in said


def test_what_is_new_is_added(officer: PageClient, at: At) -> None:
    said = text_of(between(officer, at, "2021-01-01", "2021-03-02"))
    assert "4 recommendations changed, 0 did not." in said
    assert "New in this time." in said


def test_amendments_parts_ties_and_reliances_are_told(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    first, second, third, fourth = small.recommendations
    mine = {"council": council, "by": None, "told": Told(known_on=date(2023, 1, 10))}
    words = "That the Council plants two trees for every tree that it fells."
    actions.reword(**mine, recommendation=first, text=words, whose=Whose.COMMITTEE, minute_ref="Minute 50")
    actions.add_part(**mine, recommendation=second, label="(a)", text="each spring")
    actions.link(**mine, recommendation=third, other=fourth, kind=Link.MERGED_INTO, minute_ref="Minute 51")
    commitments.rely(**mine, commitment=fourth.commitment, on=first.commitment)
    page = between(officer, at, "2023-01-01", "2023-02-01")
    said = text_of(page)
    assert "4 recommendations changed, 0 did not." in said
    assert "plants <del>a tree </del><ins>two trees </ins>for every" in page.content.decode()
    for told in ("Parts (a) each spring", "was merged into 4, Minute 51", "relies on Review 3, recommendation 1"):
        assert told in said


def test_reworded_words_are_struck_through_and_marked(
    officer: PageClient, council: Any, small: SmallReview, at: At
) -> None:
    actions.reword(
        council=council,
        by=None,
        recommendation=small.recommendations[0],
        text="That the Council plants two trees for every tree that it fells.",
        whose=Whose.EXECUTIVE,
        told=Told(known_on=date(2023, 1, 10)),
    )
    page = between(officer, at, "2023-01-01", "2023-02-01").content.decode()
    assert "plants <del>a tree </del><ins>two trees </ins>for every" in page


def test_an_empty_answer_is_said(officer: PageClient, at: At) -> None:
    said = text_of(between(officer, at, "2022-05-01", "2022-06-01"))
    assert "Nothing changed: all 4 recommendations stand as they did." in said
    assert "No recommendation was known by 1 June 2020." in text_of(between(officer, at, "2020-05-01", "2020-06-01"))


def test_without_days_it_begins_at_the_committees_last_meeting(officer: PageClient, at: At) -> None:
    said = text_of(officer.get(at("changes/")))
    assert f"From the end of {SECOND_PAPER.day} January 2024" in said
    assert "Nothing changed" in said


def test_days_on_which_something_became_known_are_offered(officer: PageClient, at: At) -> None:
    page = officer.get(at("changes/")).content.decode()
    assert f"{at('changes/')}?since=2022-04-04&amp;until=2022-04-05" in page
    assert "What became known on 5 April 2022" in text_of(officer.get(at("changes/")))


def test_bad_days_are_said(officer: PageClient, at: At) -> None:
    page = between(officer, at, "31/02/2024", "2024-01-16")
    assert summary(page) == [("#id_since", "“31/02/2024” is not a day: that month ends on 29 February 2024.")]
    page = between(officer, at, "2024-02-01", "2024-01-16")
    assert summary(page) == [("#id_since", "The first day must be before the second, and before today.")]
    assert between(officer, at, "2024-02-01", "2999-01-01").status_code == 200


def test_strangers_and_other_councils(officer: PageClient, stranger: PageClient, at: At, elsewhere: Any) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    assert stranger.get(at("changes/")).status_code == 404
    assert officer.get(f"/saltmere/reviews/{theirs.review.id}/changes/").status_code == 404
    assert officer.get(f"/saltmere/reviews/{uuid4()}/changes/").status_code == 404


def test_what_was_entered_since_about_earlier_days_is_said(officer: PageClient, council: Any) -> None:
    today = clock.today()
    old, since = today - timedelta(days=20), today - timedelta(days=5)
    # Entered ten days ago, as far as the record knows; what follows is entered today.
    review = Review.objects.create(council=council, neutral_name="Review 5", made_at=clock.now() - timedelta(days=10))
    mine: dict[str, Any] = {"council": council, "by": None, "told": Told(known_on=old)}
    actions.describe_review(**mine, review=review, about=About(name="Benches"))
    made = actions.add_recommendation(**mine, review=review, number="1", text="That benches are mended.")
    commitments.record_progress(**mine, commitment=made.commitment, state=Delivery.COMPLETE, text="They are.")
    page = officer.get(f"/saltmere/reviews/{review.id}/changes/?since={since}&until={today}")
    said = text_of(page)
    assert "Nothing changed" in said
    assert f"Entered since, about {words.day(since)} or earlier" in said
    assert f"Recommendation 1: 2 entries, known on {words.day(old)}" in said


def test_a_history_that_was_loaded_at_once_is_no_news(officer: PageClient, at: At) -> None:
    assert "Entered since" not in text_of(between(officer, at, "2022-04-05", "2024-01-16"))
