"""The scrutiny officer plans a round, looks at it, sends it, watches it, closes it and opens it again."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

PLANNED, OPEN = "Who will be asked for what", "Updates for the meeting of"


def looks_at(officer: Visitor, *links: str) -> None:
    """Each page behind a link of the page where one is, and back."""
    here = officer.page.url
    for link in links:
        officer.follow(link)
        officer.scan()
        officer.open(here)


def presses(officer: Visitor, name: str) -> None:
    officer.page.get_by_role("button", name=name, exact=True).click()


def test_a_round_from_the_plan_to_its_end(visit: Callable[..., Visitor], own_site: str) -> None:
    officer = visit(own_site).picks("Imogen Tarrant")
    officer.follow("Rounds")
    officer.follow("Plan a round")
    officer.page.get_by_role("checkbox", name="Review 9").check()
    officer.page.get_by_role("radio").last.check()
    presses(officer, "Show the plan")
    officer.sees_heading(PLANNED)
    officer.follow("Leave things out, or take them in")
    officer.scan()
    for box in officer.page.get_by_role("checkbox").all():
        box.check()
    presses(officer, "Save")
    officer.follow("Ask somebody else")
    officer.scan()
    for box in officer.page.get_by_role("checkbox").all():
        box.check()
    officer.page.get_by_label("Whom do you ask?").select_option(label="Rhodri Penhallow")
    presses(officer, "Ask them")
    officer.sees_heading(PLANNED)
    officer.scan()
    behind = [re.compile(f"{what}.*Rhodri Penhallow") for what in ("See the letter", "Add a note")]
    addresses = [officer.page.get_by_role("link", name=name).get_attribute("href") or "" for name in behind]
    plan = officer.page.url
    for address in addresses:
        officer.open(address)
        officer.scan()
    officer.open(plan)
    looks_at(officer, "Change the days and sentences", "Ask about something else too", "Give the round up")
    presses(officer, "Look again whom to ask")
    expect(officer.page.get_by_text("Nothing has changed since it was planned.")).to_be_visible()
    presses(officer, "Send to 1 recipient")
    expect(officer.page.get_by_text("One letter is on its way.")).to_be_visible()
    officer.scan()
    looks_at(
        officer,
        "Who was asked, and reminded",
        "Later dates asked for",
        "Closures proposed to the committee",
        "Services that have not answered, and letters above them",
        "Change the days",
    )
    officer.follow("Close the round now")
    officer.scan()
    presses(officer, "Close the round")
    expect(officer.page.get_by_text("The round is closed.")).to_be_visible()
    officer.follow("Open the round again")
    officer.scan()
    presses(officer, "Open the round again")
    expect(officer.page.get_by_text("The round is open again.")).to_be_visible()
