"""The accessibility scan that every page of a journey goes through."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Best practices too: a heading order or a landmark that is wrong is worth knowing before a person meets it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """Fail with axe's own report if it finds anything at all on the page as it is now."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
