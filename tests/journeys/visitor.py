"""Somebody at a browser: one person, one screen, one copy of the sample."""

from dataclasses import dataclass, field
from typing import Self

from playwright.sync_api import Locator, Page, Response, expect

from tests.journeys.accessible import assert_accessible

MERROWBRIDGE = "merrowbridge"
STOPS = 400  # of the Tab key: more than any page has


@dataclass
class Visitor:
    """A page of a browser and the server that it looks at. Without scripts there is no scan: axe is a script."""

    page: Page
    site: str
    scripts: bool = True
    scanned: set[type] = field(default_factory=set)

    def picks(self, name: str, council: str = MERROWBRIDGE) -> Self:
        """Sign in as a sample person by the demo's page."""
        self.page.goto(f"{self.site}/demo/")
        self.page.get_by_role("button", name=f"Sign in as {name}", exact=True).click()
        self.page.wait_for_url(f"{self.site}/{council}/")
        return self

    def open(self, path: str) -> Response:
        """Go to an address of the site, or a whole address; the server's answer."""
        answer = self.page.goto(path if path.startswith("http") else f"{self.site}{path}")
        assert answer is not None
        return answer

    def status(self, path: str) -> int:
        """What the server answers this person at an address, without going there."""
        return self.page.request.get(f"{self.site}{path}", max_redirects=0).status

    def menu(self) -> list[str]:
        """The entries of the menu."""
        return self.page.get_by_role("navigation", name="Menu").get_by_role("link").all_inner_texts()

    def follow(self, name: str) -> None:
        """Press the first link of that very name, and wait for the page behind it."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=True).first.click()

    def tab_to(self, target: Locator) -> None:
        """Go on with the Tab key until the focus is there; fails where the keyboard alone does not lead."""
        for _stop in range(STOPS):
            self.page.keyboard.press("Tab")
            if target.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"The Tab key never came to {target}")

    def scan(self) -> None:
        """Axe finds nothing on the page, once all of it is there."""
        self.page.wait_for_load_state()
        if self.scripts:
            assert_accessible(self.page)

    def sees_heading(self, words: str) -> None:
        """Wait for the page with this first heading, and for all that stands below it."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)
        self.page.wait_for_load_state()
