"""Two people with the same page open: the second to save sees both texts and chooses."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.pages.home import HomePage
from tests.journeys.pages.recommendations import RecommendationPage, UpdatePage
from tests.journeys.visitor import Visitor

WIDTH = "document.documentElement.scrollWidth"
HERS = "The unions have agreed, says the owner."
THEIRS = "The unions have not answered, says the officer."


@pytest.mark.parametrize("scripts", [True, False])
def test_the_second_to_save_sees_both_and_chooses(visit: Callable[..., Visitor], own_site: str, scripts: bool) -> None:
    owner = visit(own_site, scripts=scripts, viewport=PHONE).picks("Beatrix Ollerenshaw")
    HomePage(owner).update_on("Review 7", "36")
    hers = UpdatePage(owner)
    officer = visit(own_site, scripts=scripts).picks("Imogen Tarrant")
    officer.open(owner.page.url)
    UpdatePage(officer).record("Paused", THEIRS)

    hers.field("Complete").check()
    hers.field("What has been done, in your words").fill(HERS)
    hers.press("Record the update")
    both = UpdatePage(owner)
    chosen = owner.page.get_by_role("region", name="Choose: both, or only what stands")
    expect(chosen).to_contain_text("Imogen Tarrant saved this")
    expect(chosen).to_contain_text(THEIRS)
    expect(chosen).to_contain_text(HERS)
    expect(both.field("What has been done, in your words")).to_have_value(HERS)
    if scripts:
        assert owner.page.evaluate(WIDTH) == PHONE["width"]
    owner.scan()

    both.press("Record the update")
    after = RecommendationPage(owner)
    expect(after.updates().nth(0)).to_contain_text(HERS)
    expect(after.updates().nth(1)).to_contain_text(THEIRS)


def test_what_stands_may_be_kept(visit: Callable[..., Visitor], own_site: str) -> None:
    owner = visit(own_site).picks("Beatrix Ollerenshaw")
    HomePage(owner).update_on("Review 7", "36")
    officer = visit(own_site).picks("Imogen Tarrant")
    officer.open(owner.page.url)
    UpdatePage(officer).record("Paused", THEIRS)
    hers = UpdatePage(owner)
    hers.field("Complete").check()
    hers.field("What has been done, in your words").fill(HERS)
    hers.press("Record the update")
    owner.follow("Keep what stands and drop what I typed")
    after = RecommendationPage(owner)
    expect(after.updates().first).to_contain_text(THEIRS)
    expect(after.main).not_to_contain_text(HERS)
