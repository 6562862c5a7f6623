"""A review's page: its figures, its table with filters and order, and every day."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from followthrough.councils.permissions import Role
from followthrough.reviews import actions
from tests.cast import REAL_NAME, SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import cells, text_of, title_of

At = Callable[..., str]


def numbers(response: Any) -> list[str]:
    """The numbers of the recommendations in the page's table, in its order."""
    return [row[0].removeprefix("Recommendation ") for row in cells(response, "recommendations")[1:]]


def test_the_page_has_the_figures_the_plot_and_the_table(officer: PageClient, at: At) -> None:
    officer.neutral = (REAL_NAME,)
    page = officer.get(at())
    assert page.status_code == 200
    assert numbers(page) == ["1", "2", "3", "4"]
    said = text_of(page)
    assert REAL_NAME in said
    assert "Delivery: of the 2 accepted" in said
    assert "Complete 50% (1 of 2)" in said
    assert "Agreed in part 25% (1 of 4)" in said
    assert title_of(page).startswith("Review 3 –")


def test_a_row_says_the_three_axes_in_order_and_the_rest(officer: PageClient, at: At) -> None:
    row = cells(officer.get(at()), "recommendations")[1]
    assert row[2] == "Response: Agreed Delivery: Complete Scrutiny: Closed"
    assert row[3] == "Tree officer of Review 3, Parks of Review 3"
    assert row[4] == "December 2023 Extended once, first due March 2022"
    assert row[5].startswith("16 January 2024")


def test_what_nobody_said_is_said(officer: PageClient, at: At) -> None:
    rows = cells(officer.get(at()), "recommendations")
    assert rows[2][2] == "Response: Agreed in part Delivery: Not stated Scrutiny: Monitoring"
    assert rows[3][2:] == [
        "Response: Awaiting response Delivery: Not stated Scrutiny: Monitoring",
        "No owner",
        "No date",
        "No update",
    ]
    assert rows[4][2] == "Response: Not agreed Delivery: None expected Scrutiny: Monitoring"
    assert rows[4][5] == "None expected"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("response=agreed", ["1"]),
        ("delivery=not_stated", ["2", "3"]),
        ("scrutiny=closed", ["1"]),
        ("owner=Parks of Review 3", ["1"]),
        ("owner=none", ["2", "3", "4"]),
        ("overdue=yes", []),
        ("q=TREE felled", []),
        ("q=tree fells", ["1"]),
        ("q=drawn up", ["2"]),
        ("sort=-number", ["4", "3", "2", "1"]),
        ("sort=due", ["1", "2", "3", "4"]),
        ("sort=-update", ["1", "2", "3", "4"]),
        ("sort=state", ["3", "1", "2", "4"]),
        ("sort=nonsense", ["1", "2", "3", "4"]),
        ("response=nonsense", []),
    ],
)
def test_filters_and_order(officer: PageClient, at: At, query: str, expected: list[str]) -> None:
    page = officer.get(f"{at()}?{query}")
    assert numbers(page) == expected if expected else "No recommendation fits." in text_of(page)


def test_as_at_a_past_day(officer: PageClient, at: At) -> None:
    page = officer.get(f"{at()}?as-at=2022-12-31")
    row = cells(page, "recommendations")[1]
    assert row[2] == "Response: Agreed Delivery: In progress Scrutiny: Monitoring"
    assert "As at 31 December 2022." in text_of(page)
    assert f"{at()}?as-at=2022-12-31".split("?")[0] + "recommendations.csv?as-at=2022-12-31" in page.content.decode()


def test_overdue_says_by_how_much(officer: PageClient, at: At) -> None:
    page = officer.get(f"{at()}?as-at=2024-01-10&overdue=yes")
    assert numbers(page) == ["1"]
    assert "Overdue by 10 days" in cells(page, "recommendations")[1][4]
    assert "1 recommendation is overdue." in text_of(page)


def test_before_anything_was_known(officer: PageClient, at: At) -> None:
    page = officer.get(f"{at()}?as-at=2020-01-01")
    assert page.status_code == 200
    assert "Nothing was known of this review on 1 January 2020." in text_of(page)


def test_a_bad_day_and_a_day_to_come_are_today(officer: PageClient, at: At) -> None:
    assert "is not a day" in text_of(officer.get(f"{at()}?as-at=31/02/2024"))
    assert numbers(officer.get(f"{at()}?as-at=2999-01-01")) == ["1", "2", "3", "4"]


def test_every_role_reads_it(signed_in: Callable[[Role], PageClient], at: At) -> None:
    assert {signed_in(role).get(at()).status_code for role in Role} == {200}


def test_others_do_not(stranger: PageClient, officer: PageClient, at: At, elsewhere: Any) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    assert stranger.get(at()).status_code == 404
    assert officer.get(f"/saltmere/reviews/{theirs.review.id}/").status_code == 404
    assert officer.get(f"/saltmere/reviews/{uuid4()}/").status_code == 404


def test_the_number_of_queries_does_not_grow(
    officer: PageClient, council: Any, small: SmallReview, at: At, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(60) as few:
        officer.get(at())
    bigger = small_review(council, None, "Review 4")
    for n in range(5, 12):
        actions.add_recommendation(council=council, by=None, review=bigger.review, number=str(n), text=f"Ask {n}.")
    with django_assert_max_num_queries(len(few)):
        officer.get(f"/saltmere/reviews/{bigger.review.id}/")
