"""A real browser, and a real server on a copy of the sample council."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Nothing that would call out: this browser has one server to talk to, on loopback.
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("the browser journeys, because there is no Chromium here")
    # Chromium's sandbox refuses root; anybody else keeps it.
    arguments = [*QUIET, "--no-sandbox"] if os.getuid() == 0 else QUIET
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a new visitor: no cookies, British, and as wide as a desk's screen."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London")
    yield context.new_page()
    context.close()
