"""The list of recommendations across reviews: filters, order, pages, days; and the same rows as files."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from followthrough.councils.permissions import Role
from followthrough.reviews import actions
from tests.cast import SmallReview, small_review
from tests.web.client import PageClient
from tests.web.pages import cells, summary, text_of

LIST = "/saltmere/recommendations/"


def numbers(response: Any) -> list[str]:
    """Review and number of each row, in the page's order."""
    return [row[0] for row in cells(response, "recommendations")[1:]]


def many(council: Any, review: Any, number: int) -> None:
    for n in range(number):
        actions.add_recommendation(council=council, by=None, review=review, number=f"1{n:02}", text=f"Ask {n}.")


def test_it_has_a_row_for_each_recommendation(officer: PageClient, council: Any, review: SmallReview) -> None:
    small_review(council, None, "Review 4")
    page = officer.get(LIST)
    assert numbers(page) == [f"Review {r}, Recommendation {n}" for r in (4, 3) for n in "1234"]
    row = cells(page, "recommendations")[5]
    assert row[2] == "Response: Agreed Delivery: Complete Scrutiny: Closed"
    assert row[3:5] == [
        "Tree officer of Review 3, Parks of Review 3",
        "December 2023 Extended once, first due March 2022",
    ]
    assert row[5] == "16 January 2024All are planted."
    assert "8 recommendations." in text_of(page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("response=agreed", "1"),
        ("delivery=not_stated&sort=-number", "32"),
        ("scrutiny=closed", "1"),
        ("owner=none", "234"),
        ("due_before=1/1/2024", "1"),
        ("silent_since=17 January 2024", "23"),
        ("as-at=2024-01-10&overdue=yes", "1"),
        ("sort=nonsense&page=nonsense", "1234"),
        ("page=99", "1234"),
        ("page=²", "1234"),
    ],
)
def test_filters_and_order(officer: PageClient, review: SmallReview, query: str, expected: str) -> None:
    assert "".join(row[-1] for row in numbers(officer.get(f"{LIST}?{query}"))) == expected


def test_by_review_and_by_team(officer: PageClient, council: Any, review: SmallReview) -> None:
    small_review(council, None, "Review 4")
    assert len(numbers(officer.get(LIST, {"review": review.review.id}))) == 4
    assert numbers(officer.get(LIST, {"owner": review.post.team_id})) == ["Review 3, Recommendation 1"]


def test_nothing_fits_or_is_there_at_all(officer: PageClient, council: Any) -> None:
    assert "There is no recommendation yet. Add them to a review" in text_of(officer.get(LIST))
    small_review(council, None)
    assert "No recommendation fits." in text_of(officer.get(f"{LIST}?overdue=yes"))
    assert "No recommendation was known on 1 January 2020." in text_of(officer.get(f"{LIST}?as-at=2020-01-01"))


@pytest.mark.parametrize(
    ("query", "where", "says"),
    [
        (
            "due_before=31/02/2024",
            "#filter-due_before",
            "“31/02/2024” is not a day: that month ends on 29 February 2024.",
        ),
        ("review=nonsense", "#filter-review", "Choose one from the list."),
        ("owner=nonsense", "#filter-owner", "Choose one from the list."),
    ],
)
def test_what_is_not_understood_is_said(
    officer: PageClient, review: SmallReview, query: str, where: str, says: str
) -> None:
    page = officer.get(f"{LIST}?{query}&response=agreed")
    assert summary(page) == [(where, says)]
    assert numbers(page) == []
    assert 'value="agreed" selected' in page.content.decode()
    reply = officer.get(f"{LIST}rows.csv?{query}")
    assert reply.status_code == 400
    assert says in reply.content.decode()


def test_fifty_a_page(officer: PageClient, council: Any, review: SmallReview) -> None:
    many(council, review.review, 49)
    first, second = officer.get(f"{LIST}?sort=number"), officer.get(f"{LIST}?page=2")
    assert (len(numbers(first)), len(numbers(second))) == (50, 3)
    assert "53 recommendations. Here are 51 to 53." in text_of(second)
    assert f'href="{LIST}?page=1"' in second.content.decode()


def test_the_number_of_queries_does_not_grow(
    officer: PageClient, council: Any, review: SmallReview, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30) as few:
        officer.get(f"{LIST}?response=agreed&sort=due")
    many(council, small_review(council, None, "Review 4").review, 60)
    with django_assert_max_num_queries(len(few)):
        officer.get(f"{LIST}?response=agreed&sort=due")


def test_the_files_have_the_rows_of_all_pages(officer: PageClient, council: Any, review: SmallReview) -> None:
    many(council, review.review, 49)
    query = "sort=-number&as-at="
    found = json.loads(officer.get(f"{LIST}rows.json?{query}").content)
    assert [row["number"] for row in found["rows"]][-2:] == ["2", "1"]
    assert len(found["rows"]) == 53
    assert found["notice"] == "Not checked for publication"
    text = officer.get(f"{LIST}rows.csv?{query}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Number"] for row in rows] == [row["number"] for row in found["rows"]]
    assert {row["Notice"] for row in rows} == {"Not checked for publication"}


def test_cells_of_a_workbook_have_types(officer: PageClient, review: SmallReview) -> None:
    reply = officer.get(f"{LIST}rows.xlsx?as-at=2024-01-10&overdue=yes")
    [heading, row] = CalamineWorkbook.from_filelike(io.BytesIO(reply.content)).get_sheet_by_index(0).to_python()
    cell = dict(zip(heading, row, strict=True))
    assert (str(cell["Due by"]), cell["Days overdue"], cell["Due"]) == ("2023-12-31", 10.0, "December 2023")
    assert reply.headers["Content-Disposition"] == 'attachment; filename="recommendations-as-at-2024-01-10.xlsx"'


def test_who_may(signed_in: Callable[[Role], PageClient], stranger: PageClient, nobody: PageClient) -> None:
    assert {signed_in(role).get(LIST).status_code for role in Role} == {200}
    for address in (LIST, f"{LIST}rows.csv"):
        assert stranger.get(address).status_code == 404
        assert nobody.get(address).status_code == 302


def test_other_kinds_of_file_are_not_there(officer: PageClient) -> None:
    assert officer.get(f"{LIST}rows.pdf").status_code == 404
