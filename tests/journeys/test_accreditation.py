"""A criterion is judged as met, and what relied on it is complete as soon as its owner says so."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

LANDLORD, RENTS = "Landlord Services", "Rents and Benefits"


def to_the_programme(visitor: Visitor) -> None:
    visitor.follow("Programmes")
    visitor.follow("DAHA accreditation")


def presses(visitor: Visitor, name: str) -> None:
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name=name, exact=True).click()


def judges(reviewer: Visitor, service: str, criterion: str) -> None:
    """The criterion is met in the service's last review."""
    to_the_programme(reviewer)
    reviewer.follow("Service reviews")
    reviewer.page.get_by_role("link", name=service).last.click()
    reviewer.page.get_by_role("link", name=re.compile("Judge.*2 Case Management")).first.click()
    reviewer.sees_heading("2 Case Management")
    reviewer.scan()
    reviewer.page.get_by_role("group", name=f"How it stands ({criterion})").get_by_label("Met", exact=True).check()
    reviewer.page.get_by_label(f"What shows it ({criterion})").fill("Ten files of November, all passed on the same day")
    presses(reviewer, "Record")


def test_one_criterion_met_moves_what_relies_on_it(visit: Callable[..., Visitor], own_site: str) -> None:
    reviewer = visit(own_site).picks("Marguerite Selwood")
    for service in (LANDLORD, RENTS):
        judges(reviewer, service, "2.1")
    to_the_programme(reviewer)
    reviewer.follow("What relies on it")
    expect(reviewer.page.get_by_text("1 gap is open, in Landlord Services.")).to_be_visible()

    reviewer.follow("Findings and gaps")
    reviewer.page.get_by_role("row", name=re.compile("Repairs staff")).get_by_role("link").first.click()
    reviewer.follow("Close this gap")
    reviewer.page.get_by_label("What shows that it is closed").fill("The number has been answered for three months")
    reviewer.scan()
    presses(reviewer, "Close the gap")
    expect(reviewer.page.get_by_text("The number has been answered for three months").first).to_be_visible()

    owner = visit(own_site).picks("Gethin Pomfret")
    to_the_programme(owner)
    owner.follow("What relies on it")
    owner.page.get_by_role("checkbox", name=re.compile("Review 7, 16")).check()
    owner.page.get_by_role("textbox", name="What has been done, in your words").fill("The procedure is in force.")
    owner.scan()
    presses(owner, "Record the ticked ones as complete")
    owner.sees_heading("What relies on it")
    expect(owner.page.get_by_role("checkbox", name=re.compile("Review 7, 16"))).to_have_count(0)
    owner.follow("Review 7, 16")
    expect(owner.page.get_by_text("The procedure is in force.").first).to_be_visible()


def test_the_steering_groups_pack_is_one_press(visit: Callable[..., Visitor], own_site: str) -> None:
    chair = visit(own_site).picks("Leopold Ashgrove")
    to_the_programme(chair)
    chair.follow("Steering group")
    chair.follow("Make the pack for a meeting")
    chair.sees_heading("Steering group: DAHA accreditation")
    chair.scan()
    with chair.page.expect_download() as word:
        chair.page.get_by_role("link", name="Word").click()
    assert word.value.suggested_filename.endswith(".docx")
