"""What a post owns passes to its team with one press, and comes back."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

POST, TEAM = "Domestic Abuse Lead", "Team: Community Safety"


def test_everything_of_a_post_passes_and_comes_back(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks("Imogen Tarrant")
    officer.open("/merrowbridge/people/posts/")
    officer.follow(POST)
    officer.follow("Hand-over pack")
    officer.sees_heading(f"Hand-over: {POST}")
    owned = officer.page.get_by_role("table").locator("tbody tr").count()
    officer.follow("Pass on what the post owns to another post, team or body")
    officer.scan()
    boxes = officer.page.get_by_role("checkbox")
    assert 0 < boxes.count() <= owned
    officer.page.get_by_label("Who owns it from then on").select_option(TEAM)
    officer.page.get_by_role("button", name="Pass it on").click()
    officer.sees_heading("What has passed")
    officer.scan()
    officer.page.get_by_label("Why is it taken back?").fill("The wrong team.")
    officer.page.get_by_role("button", name="Take it back").click()
    expect(officer.page.get_by_text(re.compile("back with (its|their) owner"))).to_be_visible()
