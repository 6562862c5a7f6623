"""An owner says how far it is, on a telephone; and a mistake is put right without being hidden."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.pages.home import HomePage
from tests.journeys.pages.recommendations import RecommendationPage, UpdatePage
from tests.journeys.pages.reviews import ReviewPage
from tests.journeys.visitor import Visitor

WIDTH = "document.documentElement.scrollWidth"
OLD = "The course has stopped. Wendshire Police have no money for it in 2025/26."
NEW = "The course has stopped until the summer of 2025. The police will pay for it again from then."


def test_no_change_is_two_presses_and_an_update_three(visit: Callable[..., Visitor], own_site: str) -> None:
    owner = visit(own_site, viewport=PHONE, has_touch=True).picks("Beatrix Ollerenshaw")
    HomePage(owner).update_on("Review 7", "8")
    after = UpdatePage(owner).no_change()
    assert after.done() == "Recorded: no change. The last answer is given again today."
    assert owner.page.evaluate(WIDTH) == PHONE["width"]
    expect(after.updates().nth(0)).to_contain_text(OLD)
    expect(after.updates().nth(1)).to_contain_text(OLD)

    owner.open("/merrowbridge/")
    HomePage(owner).update_on("Review 7", "36")
    after = UpdatePage(owner).record("Complete", "The unions agreed to part (c), and all of it is adopted.")
    assert owner.page.evaluate(WIDTH) == PHONE["width"]
    expect(after.updates().first).to_contain_text("The unions agreed to part (c)")
    expect(after.updates().first).to_contain_text("Complete")
    expect(after.main).to_contain_text("Only the committee closes.")


def test_an_update_by_keyboard_alone(visit: Callable[..., Visitor], own_site: str) -> None:
    owner = visit(own_site).picks("Beatrix Ollerenshaw")
    keys = owner.page.keyboard
    owner.tab_to(owner.page.get_by_role("link", name="Update on Review 7, 8", exact=True))
    keys.press("Enter")
    form = UpdatePage(owner)
    owner.tab_to(form.field("Not stated"))
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(form.field("In progress")).to_be_checked()
    owner.tab_to(form.field("What has been done, in your words"))
    keys.type("The course began again.")
    owner.tab_to(form.button("Record the update"))
    keys.press("Enter")
    latest = RecommendationPage(owner).updates().first
    expect(latest).to_contain_text("The course began again.")
    expect(latest).to_contain_text("In progress")


def test_an_update_is_asked_for_until_it_says_something(visit: Callable[..., Visitor], site: str) -> None:
    owner = visit(site).picks("Beatrix Ollerenshaw")
    HomePage(owner).update_on("Review 7", "8")
    form = UpdatePage(owner)
    form.press("Record the update")
    assert form.problems() != []
    owner.scan()
    assert owner.page.title().startswith("Error: ")


def test_a_correction_leaves_the_old_words_readable(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks("Imogen Tarrant")
    ReviewPage.named(officer, "Review 7").recommendation("8")
    today = RecommendationPage(officer)
    before = today.as_at("2025-03-11").main.inner_text()
    assert OLD in before

    officer.open(today.address)
    form = RecommendationPage(officer).correct(today.updates().first)
    words = form.field("What has been done, in your words")
    assert words.input_value() == OLD
    words.fill(NEW)
    form.main.locator("form button[type=submit]").click()
    corrected = RecommendationPage(officer)
    expect(corrected.updates().nth(0)).to_contain_text(NEW)
    expect(corrected.updates().nth(1).locator("del")).to_contain_text(OLD)
    expect(corrected.updates().nth(1)).to_contain_text("Corrected: this no longer stands.")
    assert corrected.as_at("2025-03-11").main.inner_text() == before
