"""A paper of four hundred rows: a bar shows how far reading, confirming and undoing are, and then comes the result."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.pages.imports import CheckPage, ConfirmPage, ImportedPage, NewImportPage
from tests.journeys.visitor import Visitor

OFFICER = "Imogen Tarrant"
WORDS = "That the Council looks at street {n} before the winter, mends what it finds there and says when it has."
LONG = "\n".join(
    ["No.\tRecommendation\tAgree?\tComment"]
    + [f"{n}\t{WORDS.format(n=n)}\tAgree\tStreet {n} has been looked at by the team." for n in range(1, 401)]
)
PHONE = {"width": 360, "height": 640}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_long_paper_comes_in_and_is_taken_back(visit: Callable[..., Visitor], own_site: str, scripts: bool) -> None:
    officer = visit(own_site, scripts=scripts).picks(OFFICER)
    officer.scanned.add(CheckPage)  # of two hundred rows; other journeys scan it
    NewImportPage.found_by(officer).paste(LONG)
    confirm = CheckPage(officer).go_on()
    confirm.field("What the review is called").fill("Streets in winter")
    confirm.confirm(Date_of_the_paper="12 November 2024")
    officer.page.wait_for_url("**/imports/*-*/")
    imported = ImportedPage(officer)
    assert imported.done() == "The paper is in the tracker."
    expect(imported.main).to_contain_text("400 recommendations")
    undone = imported.undo("It was a draft of the paper.")
    assert undone.done() == "The import is undone."
    officer.page.go_back()
    # The page of the job is not gone back to, and nothing is done twice.
    expect(officer.page.locator(".working")).to_have_count(0)


def test_a_bar_says_how_far_it_is(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    officer.scanned.add(CheckPage)
    NewImportPage.found_by(officer).paste(LONG)
    confirm = CheckPage(officer).go_on()
    confirm.field("What the review is called").fill("Streets in winter")
    page = officer.page
    page.route("**/confirm/*", lambda route: _as_sent(route, bars=6))
    confirm.confirm(Date_of_the_paper="12 November 2024")
    officer.sees_heading("Confirming the import")
    expect(page.get_by_role("progressbar")).to_have_count(1)
    expect(page.get_by_role("progressbar", name="Writing it down")).to_be_visible()
    officer.scan()
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("progressbar")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_job_that_is_refused_shows_its_form(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    officer.scanned.add(CheckPage)
    NewImportPage.found_by(officer).paste(LONG)
    confirm = CheckPage(officer).go_on()
    confirm.field("What the review is called").fill("Streets in winter")
    confirm.confirm(Date_of_the_paper="12 November 2090")
    expect(officer.page.locator(".govuk-error-summary")).to_contain_text("12 November 2090 has not come yet.")
    expect(officer.page.get_by_role("progressbar")).to_have_count(0)
    officer.scan()
    ConfirmPage(officer).confirm(Date_of_the_paper="12 November 2024")
    officer.page.wait_for_url("**/imports/*-*/")
    assert ImportedPage(officer).done() == "The paper is in the tracker."


def _as_sent(route: Route, *, bars: int) -> None:
    """The page of a job as it is when so many bars have come and the end has not."""
    if route.request.method != "POST":
        route.continue_()
        return
    answer = route.fetch()
    found = list(re.finditer(r'<div class="working-bar">.*?</div>', answer.text(), re.DOTALL))
    route.fulfill(response=answer, body=answer.text()[: found[bars - 1].end()])
