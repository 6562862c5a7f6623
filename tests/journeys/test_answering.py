"""A round is answered by its links: in five presses, by keyboard, on a telephone; and by no scanner."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.conftest import PHONE
from tests.journeys.visitor import Visitor

LINK = re.compile(r"http\S+/answer/\S+")
# The mailbox of Communications is asked one thing, of which a paper said something; Beatrix is asked three.
ONE, THREE, CLEARS = "press", "beatrix.ollerenshaw", "Anneka Sowerby"
PASSES = 50  # of the sender, until both letters are in the mailbox
ENTER, DOWN = "Enter", "Space"
PRESSABLE = "main button, main input[type=submit], main a"


@pytest.fixture
def links(own_site: str, tmp_path: Path) -> dict[str, str]:
    """The link in the letter of the sample's round to each of the two, by the beginning of their address."""
    folder = tmp_path / "demo"
    given = os.environ | {"DEMO": "1", "DATA_DIR": str(folder), "PORT": own_site.rpartition(":")[2]}
    subprocess.run([sys.executable, "-m", "tests.journeys.a_round", str(folder)], env=given, check=True)
    found: dict[str, str] = {}
    for _pass in range(PASSES):
        # Beside the server, which sends by itself: whichever of the two takes a letter, it ends in the mailbox.
        subprocess.run([Path(sys.executable).parent / "followthrough", "send"], env=given, check=True)
        found = dict(filter(None, map(asking, (folder / "mailbox").glob("*.eml"))))
        if {ONE, THREE} <= found.keys():
            break
    # The sample was loaded at another port.
    return {to: own_site + urlsplit(link).path for to, link in found.items()}


def asking(file: Path) -> tuple[str, str] | None:
    """To whom a letter of the round went, and its link."""
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = letter.get_body(("plain",))
    link = LINK.search(body.get_content()) if body else None
    return (letter["To"].partition("@")[0], link[0]) if link else None


def scan(visitor: Visitor) -> None:
    """From the top: what is scrolled under the way out is in nobody's way."""
    visitor.page.evaluate("scrollTo(0, 0)")
    visitor.scan()


def test_five_presses_and_the_keyboard_are_enough(visit: Callable[..., Visitor], links: dict[str, str]) -> None:
    visitor = visit("")
    page, presses = visitor.page, 1
    visitor.open(links[ONE])  # the press on the link in the letter
    steps = [
        (page.get_by_role("radio", name="who was asked"), DOWN),
        (page.get_by_role("button", name="Continue"), ENTER),
        (page.get_by_role("button", name="No change"), ENTER),
        (page.get_by_role("button", name="Send"), ENTER),
    ]
    for target, key in steps:
        visitor.tab_to(target)
        if key == ENTER:
            with page.expect_navigation():
                page.keyboard.press(key)
        else:
            page.keyboard.press(key)
        presses += 1
    visitor.sees_heading("1 answer is sent")
    assert presses <= 5


def test_every_page_on_a_telephone_passes_the_scan(visit: Callable[..., Visitor], links: dict[str, str]) -> None:
    visitor = visit("", viewport=PHONE)
    page = visitor.page
    visitor.open(links[THREE])
    scan(visitor)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Choose who is answering.").first).to_be_visible()
    scan(visitor)
    page.get_by_role("radio", name="I answer for them").check()
    page.get_by_label("Your post or role").fill("Business support")
    page.get_by_role("button", name="Continue").click()
    visitor.sees_heading("3 updates are asked of you")
    scan(visitor)
    page.get_by_role("button", name="Not mine").first.click()
    visitor.sees_heading("whose is it?")
    scan(visitor)
    page.get_by_label("Or say who").fill("The water company")
    page.get_by_role("button", name="Put it down").click()
    visitor.sees_heading("2 updates are asked of you")
    page.get_by_role("button", name="Update").nth(1).click()
    visitor.sees_heading("How far is it now?")
    page.get_by_role("button", name="Put it down").click()
    expect(page.get_by_text("There is a problem")).to_be_visible()
    scan(visitor)
    page.get_by_role("radio", name="Complete").check()
    page.get_by_label("What has been done").fill("All of it.")
    page.get_by_role("button", name="Put it down").click()
    visitor.sees_heading("1 update is asked of you")
    scan(visitor)
    page.get_by_role("button", name="See 2 answers and send them").first.click()
    visitor.sees_heading("What the committee will read")
    expect(page.get_by_text("Goes to Head of People to clear")).to_be_visible()
    scan(visitor)
    page.get_by_role("button", name="Send").click()
    visitor.sees_heading("2 answers are sent")
    scan(visitor)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_what_is_asked_and_what_waits_on_screen(
    visit: Callable[..., Visitor], own_site: str, links: dict[str, str]
) -> None:
    owner = visit(own_site).picks("Beatrix Ollerenshaw")
    page = owner.page
    owner.follow("Everything asked of you")
    owner.sees_heading("Updates asked of you")
    owner.scan()
    page.get_by_role("main").get_by_role("link", name="Review 7").click()
    owner.sees_heading("3 updates are asked of you")
    owner.scan()
    page.get_by_role("button", name="No change to all 3 that are left").click()
    owner.sees_heading("What the committee will read")
    owner.scan()
    page.get_by_role("button", name="Send").click()
    owner.sees_heading("3 answers are sent")
    owner.scan()
    clearer = visit(own_site).picks(CLEARS)
    clearer.follow("Look at them, clear them or send them back")
    clearer.sees_heading("Answers to clear")
    clearer.scan()
    clearer.page.get_by_role("link", name="Send back with a note").first.click()
    clearer.page.get_by_label("What should be looked at again?").fill("Say how many.")
    clearer.scan()
    clearer.page.get_by_role("button", name="Send it back").click()
    expect(clearer.page.get_by_text("It is sent back with your note.")).to_be_visible()
    clearer.page.get_by_role("button", name="Clear all 2 that say no change").click()
    expect(clearer.page.get_by_text("2 answers are cleared.")).to_be_visible()
    expect(clearer.page.get_by_text("No answer waits for you.")).to_be_visible()
    clearer.scan()


def test_two_links_in_one_browser_do_not_mix(visit: Callable[..., Visitor], links: dict[str, str]) -> None:
    first = visit("")
    for link in (links[ONE], links[THREE]):
        first.open(link)
        first.page.get_by_role("radio", name="who was asked").check()
        first.page.get_by_role("button", name="Continue").click()
    first.sees_heading("3 updates are asked of you")
    first.open(links[ONE])
    # Opened anew, it asks anew who is answering; the other stays open.
    first.page.get_by_role("radio", name="who was asked").check()
    first.page.get_by_role("button", name="Continue").click()
    first.sees_heading("1 update is asked of you")
    first.page.go_back()
    cookies = first.page.context.cookies()
    assert len({one["path"] for one in cookies if one["name"] == "answer"}) == 2


# A scanner ---------------------------------------------------------------------------------------------


def test_a_scanner_that_presses_everything_sends_nothing(
    visit: Callable[..., Visitor], own_site: str, links: dict[str, str], tmp_path: Path
) -> None:
    scanner = visit(own_site)
    for link in (links[ONE], links[THREE]):
        follows_everything(scanner.page.context, link)
    owner = visit(own_site).picks("Beatrix Ollerenshaw")
    owner.follow("Everything asked of you")
    owner.page.get_by_role("main").get_by_role("link", name="Review 7").click()
    owner.sees_heading("3 updates are asked of you")
    assert owner.page.get_by_text("Put down, not sent").count() == 0
    log = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert [link for link in links.values() if link.rstrip("/").rpartition("/")[2] in log] == []


def follows_everything(context: BrowserContext, link: str) -> None:
    """What a mail scanner does at its worst: opens the page, runs its scripts, presses every button, follows links."""
    here = link.partition("/answer/")[0]
    context.route(lambda address: not address.startswith(here), lambda route: route.fulfill(body="Elsewhere."))
    page = context.new_page()
    page.goto(link)
    inside = page.url
    for address in (link, inside, f"{inside}all/", f"{inside}preview/"):
        page.goto(address)
        for at in range(page.locator(PRESSABLE).count()):
            presses(context, address, at)
    page.close()


def presses(context: BrowserContext, address: str, at: int) -> None:
    """One thing that can be pressed, on a page of its own."""
    page = context.new_page()
    page.goto(address)
    page.locator(PRESSABLE).nth(at).click()
    page.wait_for_load_state()
    page.close()
