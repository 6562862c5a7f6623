"""After a committee, responses, owners and dates are entered with the keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.reviews import OutcomesPage, ReviewPage
from tests.journeys.visitor import Visitor

STEPS = {"Agreed": 2, "Agreed in part": 3, "Not agreed": 4}  # of the down arrow, from "None entered"
TREES = "Tree and Woodland Officer"


def test_three_rows_by_keyboard_alone(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks("Imogen Tarrant")
    review = ReviewPage.named(officer, "Review 9")
    keys = officer.page.keyboard
    officer.tab_to(review.page.get_by_role("link", name="After a committee: enter responses, owners and dates"))
    keys.press("Enter")
    sheet = OutcomesPage(officer)
    officer.tab_to(sheet.field("Responses decided on"))
    keys.type("6 October 2026")
    for number, answer, detail, owner, due in [
        ("1", "Agreed", "", TREES, "March 2027"),
        ("2", "Agreed in part", "Once in five years.", TREES, "31 March 2027"),
        ("3", "Not agreed", "There is no land for so many.", "", ""),
    ]:
        officer.tab_to(sheet.cell("Response", number))
        for _step in range(STEPS[answer]):
            keys.press("ArrowDown")
        for words in (detail, owner, due):
            keys.press("Tab")
            keys.type(words)
    officer.tab_to(sheet.button("Save"))
    keys.press("Enter")
    officer.page.wait_for_url("**/reviews/*-*/")
    saved = ReviewPage(officer)
    assert saved.done() == "Saved: 3 recommendations have changed."
    for number, *shown in [
        ("1", "Agreed", TREES, "March 2027"),
        ("2", "Agreed in part", TREES, "31 March 2027"),
        ("3", "Not agreed", "None expected", "No owner"),
        ("4", "Awaiting response", "No owner"),
    ]:
        for words in shown:
            expect(saved.row(number)).to_contain_text(words)
    saved.recommendation("2")
    expect(RecommendationPage(officer).main).to_contain_text("Once in five years.")


def test_a_row_that_cannot_be_saved_is_named_and_nothing_is_lost(visit: Callable[..., Visitor], site: str) -> None:
    officer = visit(site).picks("Imogen Tarrant")
    ReviewPage.named(officer, "Review 9").page.get_by_role("link", name="After a committee: enter responses").click()
    sheet = OutcomesPage(officer)
    sheet.cell("Response", "3").select_option(label="Not agreed")
    sheet.cell("Owner", "4").fill("Nobody we know")
    sheet.press("Save")
    problems = sheet.problems()
    assert [problem[:2] for problem in problems] == ["3:", "4:"]
    officer.scan()
    assert sheet.cell("Owner", "4").input_value() == "Nobody we know"
    officer.page.get_by_role("link", name=problems[1], exact=True).click()
    expect(sheet.cell("Owner", "4")).to_be_focused()
