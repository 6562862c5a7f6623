"""A real browser, real servers on copies of the sample council, and visitors."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, expect, sync_playwright

from tests.journeys import server
from tests.journeys.visitor import Visitor

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
PHONE = ViewportSize(width=320, height=568)
# A busy machine is no fault of a page: what is waited for may take as long as Playwright waits for anything.
expect.set_options(timeout=30_000)
BRITISH: dict[str, Any] = {"locale": "en-GB", "timezone_id": "Europe/London"}


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
    context = browser.new_context(**BRITISH)
    yield context.new_page()
    context.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """`visit(site, …)`: somebody new at that site; further words are Playwright's for a context.

    At the end no script of any page has failed, and nothing was stopped by the content policy.
    """
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def arrive(site: str, *, scripts: bool = True, **options: Any) -> Visitor:
        context = browser.new_context(**BRITISH, java_script_enabled=scripts, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda message: faults.extend(complaint(message)))
        return Visitor(page, site, scripts)

    yield arrive
    for context in contexts:
        context.close()
    assert faults == []


def complaint(message: ConsoleMessage) -> list[str]:
    """What the browser complains of; a refusal that a journey asks for is no complaint."""
    wrong = message.type == "error" and not message.text.startswith("Failed to load resource")
    return [f"{message.location.get('url')}: {message.text}"] if wrong else []


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `followthrough demo` has loaded the sample council, and stopped."""
    folder = tmp_path_factory.mktemp("template") / "demo"
    with server.demo(folder):
        return folder


@pytest.fixture(scope="package")
def site(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that all journeys share which only read."""
    with server.demo(shutil.copytree(loaded_demo, tmp_path_factory.mktemp("shared") / "demo")) as address:
        yield address


@pytest.fixture
def own_site(loaded_demo: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server of this journey's own, on a copy of the sample council.

    A copy, because what a journey writes to the ledger cannot be deleted again.
    """
    with server.demo(shutil.copytree(loaded_demo, tmp_path / "demo")) as address:
        yield address


@pytest.fixture
def paper(loaded_demo: Path) -> Path:
    """The Word paper of November 2024, which the demo leaves to try the import with."""
    return loaded_demo / "review-7-progress-november-2024.docx"
