"""What can be taken away: exactly the rows shown, the appendix, the plot."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import REAL_NAME, small_review
from tests.web.client import PageClient

At = Callable[..., str]
ALL = (
    "recommendations.csv",
    "recommendations.xlsx",
    "recommendations.json",
    "appendix.html",
    "appendix.docx",
    "progress-report.html",
    "progress-report.csv",
)


def test_the_rows_are_those_shown_in_their_order(officer: PageClient, at: At) -> None:
    query = "sort=-number&q=tree"
    text = officer.get(f"{at('recommendations.csv')}?{query}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Number"] for row in rows] == ["4", "2", "1"]
    assert {row["Notice"] for row in rows} == {"Not checked for publication"}
    found = json.loads(officer.get(f"{at('recommendations.json')}?{query}").content)
    assert [row["number"] for row in found["rows"]] == ["4", "2", "1"]


def test_they_are_as_at_the_day(officer: PageClient, at: At) -> None:
    found = json.loads(officer.get(f"{at('recommendations.json')}?as-at=2022-12-31").content)
    assert found["rows"][0]["delivery"] == "In progress"
    assert found["rows"][0]["as_at"] == "2022-12-31"


@pytest.mark.parametrize("name", ALL)
def test_a_file_has_the_neutral_name_only(officer: PageClient, at: At, name: str) -> None:
    response = officer.get(f"{at(name)}?as-at=2024-01-16")
    what, kind = name.split(".")
    assert response.headers["Content-Disposition"] == f'attachment; filename="review-3-{what}-as-at-2024-01-16.{kind}"'
    assert REAL_NAME not in str(response.headers)


def test_the_appendix_says_that_it_is_not_checked(officer: PageClient, at: At) -> None:
    page = officer.get(at("appendix.html")).content.decode()
    assert "Not checked for publication" in page
    assert REAL_NAME in page


def test_the_appendix_as_pdf(officer: PageClient, at: At) -> None:
    response = officer.get(at("appendix.pdf"))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")


def test_the_plot_is_an_image_of_our_own(officer: PageClient, at: At) -> None:
    response = officer.get(at("fate.svg"))
    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "4  in all" in response.content.decode()


@pytest.mark.parametrize("name", ["recommendations.pdf", "appendix.csv", "recommendations.exe", "progress-report.exe"])
def test_other_kinds_are_not_there(officer: PageClient, at: At, name: str) -> None:
    assert officer.get(at(name)).status_code == 404


@pytest.mark.parametrize("name", [*ALL, "fate.svg"])
def test_strangers_and_other_councils(
    officer: PageClient, stranger: PageClient, at: At, elsewhere: Any, name: str
) -> None:
    theirs = small_review(elsewhere, None, "Review 9")
    assert stranger.get(at(name)).status_code == 404
    assert officer.get(f"/saltmere/reviews/{theirs.review.id}/{name}").status_code == 404
    assert officer.get(f"/saltmere/reviews/{uuid4()}/{name}").status_code == 404


@pytest.mark.parametrize("name", ["fate.svg", "appendix.html"])
def test_before_the_review_was_known(officer: PageClient, at: At, name: str) -> None:
    assert officer.get(f"{at(name)}?as-at=2020-01-01").status_code == 404


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("nonsense", "“nonsense” is not a day: write it like 16 January 2024."),
        ("2024-13-45", "is not a day"),
        ("6 March 2040", "That day is still to come."),
    ],
)
@pytest.mark.parametrize("name", [*ALL, "fate.svg"])
def test_a_day_that_is_none_gives_an_error_and_never_todays_file(
    officer: PageClient, at: At, name: str, day: str, says: str
) -> None:
    response = officer.get(at(name), {"as-at": day})
    assert response.status_code == 400
    assert says in response.content.decode()


@pytest.mark.parametrize("name", ALL)
def test_before_the_review_was_known_there_is_a_sentence(officer: PageClient, at: At, name: str) -> None:
    response = officer.get(at(name), {"as-at": "2001-01-01"})
    assert response.status_code == 404
    assert "Nothing was known of this review on 1 January 2001." in response.content.decode()


def text_of(reply: Any) -> str:
    return " ".join(reply.content.decode().split())


def test_the_progress_report_tells_what_changed_since_the_news_before_the_latest(officer: PageClient, at: At) -> None:
    report = text_of(officer.get(at("progress-report.html")))
    assert "with what changed since 5 April 2022" in report
    assert "All are planted." in report
    assert "Not checked for publication" in report


@pytest.mark.parametrize("day", ["2021-06-09", "9 June 2021"])
def test_it_can_begin_on_another_day(officer: PageClient, at: At, day: str) -> None:
    report = text_of(officer.get(at("progress-report.html"), {"since": day, "as-at": "2022-12-31"}))
    assert "As at 31 December 2022, with what changed since 9 June 2021" in report
    assert "The nursery lost its stock." in report


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("nonsense", "“nonsense” is not a day: write it like 16 January 2024."),
        ("spring 2021", "is not a day"),
        ("16 January 2024", "The day since which changes count must be before the day of the report."),
        ("1 May 2099", "must be before the day of the report"),
    ],
)
def test_an_earlier_day_that_is_none_is_an_error(officer: PageClient, at: At, since: str, says: str) -> None:
    reply = officer.get(at("progress-report.html"), {"since": since, "as-at": "2024-01-16"})
    assert reply.status_code == 400
    assert says in reply.content.decode()


def test_its_rows_are_the_four_tables(officer: PageClient, at: At) -> None:
    found = json.loads(officer.get(at("progress-report.json"), {"since": "2022-04-05"}).content)
    assert (found["since"], found["neutral_name"]) == ("2022-04-05", "Review 3")
    stands = [[row[f"table_{letter}"] for letter in "abcd"] for row in found["rows"]]
    assert stands == [["No", "Yes", "No", "No"], ["Yes", "No", "No", "No"], ["Yes", "No", "No", "No"], ["No"] * 4]
    assert (found["rows"][0]["delivery_before"], found["rows"][0]["delivery"]) == ("In progress", "Complete")


def test_the_page_offers_it_since_each_earlier_day(officer: PageClient, at: At) -> None:
    page = text_of(officer.get(at(), {"as-at": "2024-01-16"}))
    days = re.findall(r'<option value="(\d{4}-\d\d-\d\d)">([^<]*)</option>', page)
    assert days == [("2022-04-05", "5 April 2022"), ("2021-06-09", "9 June 2021"), ("2021-03-02", "2 March 2021")]
    assert f'formaction="{at("progress-report.docx")}"' in page
