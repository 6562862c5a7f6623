"""Making a review, changing what is known of it, adding recommendations."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from followthrough.councils.permissions import Role
from followthrough.lib.as_at import AsAt
from followthrough.reviews.queries import lines as queries
from tests.cast import REAL_NAME, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import summary, text_of

At = Callable[..., str]
NEW = "/saltmere/reviews/new/"
FIELDS = {"neutral_name": "Review 12", "name": "Footpaths at night", "origin": "motion", "endorsed": "March 2021"}


def numbers(council: Any, small: SmallReview) -> list[str]:
    return [line.recommendation.number for line in queries.lines(council, small.review, AsAt.now())]


def test_a_review_is_made_and_shown(officer: PageClient, council: Any) -> None:
    page = officer.post(NEW, FIELDS, follow=True)
    said = text_of(page)
    assert "Footpaths at night" in said
    assert "Endorsed: March 2021." in said
    assert "This review has no recommendations yet." in said
    assert [one.review.neutral_name for one in queries.reviews(council, AsAt.now())] == ["Review 12"]


def test_sent_twice_it_is_one_review(officer: PageClient, council: Any) -> None:
    sent = FIELDS | {"request_id": str(uuid4())}
    first, second = officer.post(NEW, sent), officer.post(NEW, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert len(queries.reviews(council, AsAt.now())) == 1


def test_a_review_of_an_older_paper_is_known_from_its_day(officer: PageClient, council: Any) -> None:
    officer.post(NEW, FIELDS | {"known_on": "2 March 2021"})
    assert "Footpaths at night" in text_of(officer.get("/saltmere/reviews/?as-at=2021-03-02"))


def test_what_is_missing_or_taken_is_said(officer: PageClient, small: SmallReview) -> None:
    page = officer.post(NEW, {"origin": "motion", "endorsed": "soon", "update_months": "many"})
    assert summary(page) == [
        ("#id_neutral_name", "Enter a neutral name, such as Review 7."),
        ("#id_name", "Enter what the review is called."),
        ("#id_endorsed", "“soon” is not a date: write it like 16 January 2024, March 2025 or summer 2025."),
        ("#id_update_months", "Enter a number of months, such as 6."),
    ]
    page = officer.post(NEW, FIELDS | {"neutral_name": "review 3"})
    assert summary(page) == [
        ("#id_neutral_name", "There is already a review called review 3. Choose another neutral name.")
    ]
    assert "Footpaths at night" in page.content.decode()


def test_particulars_change_from_a_day(officer: PageClient, small: SmallReview, at: At) -> None:
    page = officer.get(at("particulars/"))
    assert f'value="{REAL_NAME}"' in page.content.decode()
    sent = {"name": "Street trees, shade and water", "origin": "review_group", "known_on": "1 June 2023"}
    officer.post(at("particulars/"), sent)
    assert "Street trees, shade and water" in text_of(officer.get(at()))
    assert REAL_NAME in text_of(officer.get(at() + "?as-at=2023-05-31"))


def test_a_recommendation_is_added_by_hand(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = {"number": "5", "text": "That the Council waters young trees.", "section": "Water"}
    page = officer.post(at("recommendations/add/"), sent, follow=True)
    assert "Recommendation 5 has been added." in text_of(page)
    assert numbers(council, small) == ["1", "2", "3", "4", "5"]
    page = officer.post(at("recommendations/add/"), sent)
    assert summary(page)[0][0] == "#id_number"
    assert "That the Council waters young trees." in page.content.decode()


def test_add_and_then_another(officer: PageClient, at: At) -> None:
    sent = {"number": "5", "text": "That the Council waters young trees.", "another": "yes"}
    assert officer.post(at("recommendations/add/"), sent).headers["Location"] == at("recommendations/add/")


def test_several_are_looked_at_and_then_added(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = {"lines": "5. That one.\n\nRecommendation 6: That another.\n7a\tThat a third.\n"}
    page = officer.post(at("recommendations/paste/"), sent)
    assert "3 recommendations were understood" in text_of(page)
    assert numbers(council, small) == ["1", "2", "3", "4"]
    officer.post(at("recommendations/paste/"), sent | {"save": "yes"})
    assert numbers(council, small) == ["1", "2", "3", "4", "5", "6", "7a"]


def test_all_or_none_are_added(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = {"lines": "5. That one.\n4. That another.", "save": "yes"}
    page = officer.post(at("recommendations/paste/"), sent)
    assert "Number 4 has been used" in summary(page)[0][1]
    assert numbers(council, small) == ["1", "2", "3", "4"]


def test_lines_that_are_none_are_said(officer: PageClient, council: Any, small: SmallReview, at: At) -> None:
    sent = {"lines": "5. That one.\nand more of it\n5. That again.", "save": "yes"}
    page = officer.post(at("recommendations/paste/"), sent)
    assert "Line 2, “and more of it”, begins with no number." in text_of(page)
    assert "Line 3, “5. That again.”, has a number that stands above already." in text_of(page)
    assert numbers(council, small) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("rest", ["particulars/", "recommendations/add/", "recommendations/paste/"])
def test_others_may_not(
    signed_in: Any, officer: PageClient, stranger: PageClient, at: At, elsewhere: Any, rest: str
) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    assert signed_in(Role.LEAD_OFFICER).get(at(rest)).status_code == 403
    assert stranger.get(at(rest)).status_code == 404
    assert officer.get(at(rest)).status_code == 200
    assert officer.post(f"/saltmere/reviews/{theirs.review.id}/{rest}", FIELDS).status_code == 404
    assert officer.post(at(rest), {}).status_code == 200


def test_another_councils_committee_and_body_cannot_be_chosen(
    officer: PageClient, at: At, council: Any, elsewhere: Any
) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    page = officer.post(NEW, FIELDS | {"committee": str(theirs.committee.id)})
    assert summary(page)[0][0] == "#id_committee"
