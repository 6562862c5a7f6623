"""Last year's paper starts a review; this year's goes into it, settled by keyboard on a telephone; and one twice."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.pages.imports import CheckPage, ConfirmPage, ImportedPage, NewImportPage
from tests.journeys.pages.place import SummaryOfProblems
from tests.journeys.pages.recommendations import RecommendationPage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor

OFFICER = "Imogen Tarrant"
HEADINGS = "Recommendation\tAgree?\tComment\n"
LAST_YEAR = f"""{HEADINGS}\
1) That the Council lends its halls to lunch clubs without charge.\tAgree\tThree halls are lent.
2) That the Council lists every lunch club on its web pages.\tAgree\tThe list is being made. Ongoing work
3) That the Council pays for a cook at each club.\tNot agreed\t
4) That the bus company is asked to stop at every hall.\tAgree\tIt was asked.
"""
# The first reworded, the second moved, the third as it was, the fourth in quite other words; the fifth is new.
THIS_YEAR = f"""{HEADINGS}\
1) That the Council lends its halls to all lunch clubs without charge.\tAgree\tAll halls are lent. Complete
7) That the Council lists every lunch club on its web pages.\tAgree\tThe list is being made. Ongoing work
3) That the Council pays for a cook at each club.\tNot agreed\t
4) That nobody waits for longer than an hour in the rain.\tAgree\tShelters were built.
5) That gardeners grow vegetables behind their allotment sheds.\tAgree\tThey have begun.
"""


def started(officer: Visitor) -> ReviewPage:
    """Last year's paper, confirmed into a review of its own."""
    NewImportPage.found_by(officer).paste(LAST_YEAR)
    confirm = CheckPage(officer).go_on()
    confirm.field("What the review is called").fill("Review of lunch clubs")
    confirm.confirm(Date_of_the_paper="10 June 2024")
    officer.page.wait_for_url("**/imports/*-*/")
    ImportedPage(officer).page.get_by_role("link", name="Go to Review 12").click()
    officer.page.wait_for_url("**/reviews/*-*/")
    return ReviewPage(officer)


def test_this_years_paper_goes_into_last_years_review(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks(OFFICER)
    review = started(officer)
    NewImportPage.found_by(officer).paste(THIS_YEAR)
    check = CheckPage(officer)
    officer.scan()  # the groups beside a review are not what the first scan saw
    check.page.locator("#review").select_option(label="Review 12")
    check.press("Compare")
    check = CheckPage(officer)
    assert check.groups() == [
        "To be settled or mended by you (1)", "Reworded (1)", "Moved: another number or section (1)",
        "New recommendations (1)", "Nothing new (1)",
    ]  # fmt: skip
    expect(check.row(1).locator("ins")).to_have_text("all ")
    check.press("Continue")
    officer.page.wait_for_url("**stopped**")
    assert len(SummaryOfProblems(officer).problems()) == 1

    officer.page.set_viewport_size(PHONE)
    assert officer.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    officer.scan()
    officer.tab_to(check.page.get_by_label("The same as recommendation 4"))
    officer.page.keyboard.press("Space")
    officer.tab_to(check.page.get_by_label("the words, as the committee’s amended wording"))
    officer.page.keyboard.press("Space")
    officer.tab_to(check.button("Keep the ticks"))
    officer.page.keyboard.press("Enter")
    expect(check.row(4)).to_contain_text("Recommendation 4, as you said.")
    match = CheckPage(officer).choose(4)
    assert officer.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    match.save()

    CheckPage(officer).go_on().confirm(Date_of_the_paper="9 June 2025")
    officer.page.wait_for_url("**/imports/*-*/")
    for brought in ("1 recommendation", "1 amended wording", "3 progress updates", "1 note"):
        expect(ImportedPage(officer).main).to_contain_text(brought)
    officer.page.set_viewport_size({"width": 1280, "height": 800})
    officer.open(review.address)
    after = ReviewPage(officer)
    assert after.numbers() == ["1", "2", "3", "4", "5"]
    assert after.as_at("8 June 2025").numbers() == ["1", "2", "3", "4"]
    officer.open(review.address)
    ReviewPage(officer).recommendation("2")
    expect(RecommendationPage(officer).main).to_contain_text("Number in another paper")


def test_the_same_paper_again_says_that_everything_is_known(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site, scripts=False).picks(OFFICER)
    started(officer)
    NewImportPage.found_by(officer).paste(LAST_YEAR)
    check = CheckPage(officer)
    expect(check.main).to_contain_text("This very file was confirmed on")
    expect(check.main).to_contain_text("Everything in this paper is already known.")
    assert check.groups() == ["Nothing new (4)"]
    check.press("Continue")
    confirm = ConfirmPage(officer)
    expect(confirm.main).to_contain_text("Everything in this paper is already known.")
    confirm.press("Confirm")
    officer.page.wait_for_url("**/imports/*-*/")
    expect(ImportedPage(officer).main).to_contain_text("Nothing in this paper was new, so nothing was added.")
