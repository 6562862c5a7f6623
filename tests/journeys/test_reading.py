"""A committee member reads what changed, and takes away exactly what is shown; what is not theirs is not there."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.journeys.pages.home import HomePage
from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.reviews import ChangesPage, ReviewPage
from tests.journeys.visitor import Visitor

CHAIR = "Councillor Hamish Quillinan"
NOT_THEIRS = ("people/", "people/add/", "trail/", "imports/", "imports/new/", "redactions/", "reviews/new/")


def test_from_home_by_what_changed_to_a_recommendation(visit: Callable[..., Visitor], site: str) -> None:
    chair = visit(site).picks(CHAIR)
    home = HomePage(chair)
    news = home.page.get_by_role("region", name="What changed since the committee last met")
    about = news.get_by_role("heading", name="Review 7").locator("xpath=following-sibling::p[1]")
    about.get_by_role("link").first.click()
    changes = ChangesPage(chair).between("23 January 2024", "18 June 2024")
    corrected = changes.change("21")
    expect(corrected).to_contain_text("covers six of the nine community centres")
    corrected.get_by_role("link", name="See it whole").click()
    recommendation = RecommendationPage(chair)
    expect(recommendation.main).to_contain_text("As at 18 June 2024.")
    expect(recommendation.main.locator("del")).to_contain_text("covers all nine community centres")


def test_what_is_not_for_a_committee_member_is_not_shown_and_refused(visit: Callable[..., Visitor], site: str) -> None:
    chair = visit(site).picks(CHAIR)
    assert chair.menu() == ["Home", "Reviews", "Recommendations", "Programmes", "Reports", "Your sign-in", "Sign out"]
    assert {chair.status(f"/merrowbridge/{path}") for path in NOT_THEIRS} == {403}
    assert chair.open("/merrowbridge/people/").status == 403
    chair.scan()
    ReviewPage.named(chair, "Review 7").recommendation("21")
    expect(RecommendationPage(chair).main).not_to_contain_text("trail")


def test_the_rows_shown_are_the_rows_taken_away(visit: Callable[..., Visitor], site: str, tmp_path: Path) -> None:
    chair = visit(site).picks(CHAIR)
    shown = ReviewPage.named(chair, "Review 7").as_at("23 January 2024").filter("Response", "Not agreed")
    numbers = shown.numbers()
    assert len(numbers) == 9
    files = {name: shown.download(name, tmp_path) for name in ("CSV", "Excel", "JSON")}
    names = {name: file.name for name, file in files.items()}
    assert names == {
        "CSV": "review-7-recommendations-as-at-2024-01-23.csv",
        "Excel": "review-7-recommendations-as-at-2024-01-23.xlsx",
        "JSON": "review-7-recommendations-as-at-2024-01-23.json",
    }
    assert {name: numbers_in(file) for name, file in files.items()} == dict.fromkeys(files, numbers)


def numbers_in(file: Path) -> list[str]:
    """The numbers of the recommendations in a file, whatever kind it is."""
    if file.suffix == ".json":
        return [one["number"] for one in json.loads(file.read_bytes())["rows"]]
    if file.suffix == ".csv":
        table = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    else:
        sheet = openpyxl.load_workbook(file).worksheets[0]
        table = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    return column(table, "Number")


def column(table: list[list[str]], name: str) -> list[str]:
    """The cells below a heading; a note may stand above the headings or below the rows."""
    at = next(at for at, row in enumerate(table) if name in row)
    place = table[at].index(name)
    return [row[place] for row in table[at + 1 :] if len(row) > place and row[place]]


@pytest.mark.parametrize("kind", ["HTML", "Word", "PDF"])
def test_the_appendix_is_the_same_to_the_byte(
    visit: Callable[..., Visitor], site: str, tmp_path: Path, kind: str
) -> None:
    chair = visit(site).picks(CHAIR)
    review = ReviewPage.named(chair, "Review 7").as_at("23 January 2024")
    (tmp_path / "again").mkdir()
    first, second = review.download(kind, tmp_path), review.download(kind, tmp_path / "again")
    ending = {"HTML": "html", "Word": "docx", "PDF": "pdf"}[kind]
    assert first.name == second.name == f"review-7-appendix-as-at-2024-01-23.{ending}"
    assert first.read_bytes() == second.read_bytes()
