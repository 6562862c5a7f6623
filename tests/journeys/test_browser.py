"""The browser, the server and the scan work, and the scan is seen to fail."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.accessible import assert_accessible
from tests.journeys.server import serving

GOOD = '<h1>Reviews</h1><p><label for="number">Number</label> <input id="number"></p>'
BAD = "<h1>Reviews</h1><p>Number <input></p>"


def html(body: str) -> str:
    return f'<!doctype html><html lang="en"><title>Reviews</title><main>{body}</main></html>'


@pytest.fixture
def small_site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "good.html").write_text(html(GOOD))
    (tmp_path / "bad.html").write_text(html(BAD))

    def command(port: int) -> list[str]:
        server = [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(tmp_path)]
        return [*server, str(port)]

    with serving(command, tmp_path) as address:
        yield address


def test_a_good_page_passes_the_scan(page: Page, small_site: str) -> None:
    page.goto(f"{small_site}/good.html")
    assert page.get_by_role("heading").all_inner_texts() == ["Reviews"]
    assert_accessible(page)


def test_an_input_without_a_label_fails_the_scan(page: Page, small_site: str) -> None:
    page.goto(f"{small_site}/bad.html")
    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_a_server_that_cannot_start_says_why(tmp_path: Path) -> None:
    def command(port: int) -> list[str]:
        return [sys.executable, "-c", "raise SystemExit('no such review')"]

    with pytest.raises(RuntimeError, match="no such review"), serving(command, tmp_path):
        pass


def test_the_sample_council_is_served(page: Page, site: str) -> None:
    answer = page.goto(f"{site}/demo/")
    assert answer is not None
    assert answer.status == 200
    assert_accessible(page)
