"""Everything works with JavaScript switched off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from followthrough.sample.sign_ins import DEMO_PASSWORD
from tests.journeys.pages.account import SignInPage
from tests.journeys.pages.home import HomePage
from tests.journeys.pages.imports import CheckPage, ImportedPage, NewImportPage
from tests.journeys.pages.recommendations import UpdatePage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor


@pytest.fixture
def plain(visit: Callable[..., Visitor]) -> Callable[[str], Visitor]:
    """Somebody whose browser runs no scripts."""
    return lambda site: visit(site, scripts=False)


def test_signing_in_reading_and_reporting(plain: Callable[[str], Visitor], own_site: str) -> None:
    owner = plain(own_site)
    owner.open("/")
    SignInPage(owner).sign_in("beatrix.ollerenshaw@merrowbridge.example", DEMO_PASSWORD)
    HomePage(owner).update_on("Review 7", "8")
    after = UpdatePage(owner).record("In progress", "The course began again.")
    expect(after.updates().first).to_contain_text("The course began again.")
    review = ReviewPage.named(owner, "Review 7").as_at("23 January 2024").filter("Response", "Not agreed")
    assert len(review.numbers()) == 9


def test_a_paper_comes_in(plain: Callable[[str], Visitor], own_site: str, paper: Path) -> None:
    officer = plain(own_site).picks("Imogen Tarrant")
    NewImportPage.found_by(officer).upload(paper)
    check = CheckPage(officer)
    check.row(7).get_by_role("button", name="Leave out").click()
    expect(check.row(7)).to_contain_text("Left out")
    check.go_on().confirm(Date_of_the_paper="12 November 2024")
    officer.page.wait_for_url("**/imports/*-*/")
    assert ImportedPage(officer).done() == "The paper is in the tracker."
