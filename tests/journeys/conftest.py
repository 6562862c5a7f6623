"""A real browser, and a real server on a copy of the sample council."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import server

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


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `followthrough demo` has loaded the sample council, and stopped."""
    folder = tmp_path_factory.mktemp("template") / "demo"
    with server.demo(folder):
        return folder


@pytest.fixture
def site(loaded_demo: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server of this journey's own, on a copy of the sample council.

    A copy, because what a journey writes to the ledger cannot be deleted again.
    """
    folder = shutil.copytree(loaded_demo, tmp_path / "demo")
    with server.demo(folder) as address:
        yield address
