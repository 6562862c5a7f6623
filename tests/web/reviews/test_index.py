"""The list of reviews."""

from typing import Any

from followthrough.councils.permissions import Role
from tests.cast import REAL_NAME, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import cells, text_of, title_of

ADDRESS = "/saltmere/reviews/"


def test_reviews_with_their_counts(officer: PageClient, small: SmallReview) -> None:
    page = officer.get(ADDRESS)
    assert cells(page, "govuk-table")[1] == [
        f"Review 3 {REAL_NAME}",
        "Scrutiny Committee of Review 3",
        "4",
        "2",
        "50% (1 of 2)",
        "25% (1 of 4)",
    ]
    assert REAL_NAME not in title_of(page)


def test_an_empty_council_says_what_to_do(officer: PageClient) -> None:
    assert "There is no review yet. Create one, or import an old tracker" in text_of(officer.get(ADDRESS))


def test_before_the_first_review(officer: PageClient, small: SmallReview) -> None:
    assert "No review was known on 1 January 2020." in text_of(officer.get(f"{ADDRESS}?as-at=2020-01-01"))


def test_the_day_stays_in_the_links(officer: PageClient, small: SmallReview) -> None:
    page = officer.get(f"{ADDRESS}?as-at=2022-05-01").content.decode()
    assert f'href="{ADDRESS}{small.review.id}/?as-at=2022-05-01"' in page


def test_only_those_who_keep_reviews_are_asked_to_make_one(signed_in: Any, small: SmallReview) -> None:
    assert "Create a review" not in text_of(signed_in(Role.COMMITTEE_MEMBER).get(ADDRESS))


def test_another_councils_reviews_are_not_among_them(officer: PageClient, elsewhere: Any) -> None:
    small_review(elsewhere, None, "Review 9")
    assert "Review 9" not in text_of(officer.get(ADDRESS))


def test_the_number_of_queries_does_not_grow(
    officer: PageClient, council: Any, django_assert_max_num_queries: Any
) -> None:
    small_review(council, None, "Review 1")
    with django_assert_max_num_queries(60) as few:
        officer.get(ADDRESS)
    small_review(council, None, "Review 2")
    small_review(council, None, "Review 3")
    with django_assert_max_num_queries(len(few)):
        officer.get(ADDRESS)
