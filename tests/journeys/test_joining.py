"""A newcomer is invited, comes in with the link of the letter, leaves, and is forgotten."""

from collections.abc import Callable

from tests.journeys.conftest import PHONE
from tests.journeys.visitor import Visitor

NAME, ADDRESS, PASSWORD = "Juniper Ashcombe", "juniper.ashcombe@merrowbridge.example", "some long enough words"
LOOKS = 500  # at the mailbox, in which a letter is after two seconds


def test_somebody_comes_in_and_leaves(visit: Callable[..., Visitor], own_site: str) -> None:
    administrator = visit(own_site).picks("Priya Summerhayes")
    invites(administrator)
    newcomer = visit(own_site, viewport=PHONE)
    link = link_in_mailbox(newcomer)
    comes_in(newcomer)
    assert visit(own_site).open(link).status == 404
    forgets(administrator)


def link_in_mailbox(newcomer: Visitor) -> str:
    """Open the letter in the demo's mailbox once it has come; the link in it, which is followed."""
    invitation = newcomer.page.get_by_role("link", name=f"You are invited to sign in to {ADDRESS}")
    newcomer.open("/demo/")
    newcomer.follow("read the mailbox")
    for _look in range(LOOKS):
        if invitation.count():
            break
        newcomer.page.reload()
    newcomer.scan()
    invitation.click()
    newcomer.sees_heading("You are invited to sign in")
    newcomer.scan()
    link = newcomer.page.get_by_role("link", name="/account/join/")
    found = link.get_attribute("href")
    assert found is not None
    link.click()
    return found


def invites(administrator: Visitor) -> None:
    page = administrator.page
    administrator.open("/merrowbridge/people/add/")
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_label("Contributor").check()
    page.get_by_label("First day").fill("1 September 2026")
    page.get_by_role("button", name="Add and invite").click()
    administrator.follow(NAME)
    administrator.sees_heading(NAME)
    administrator.scan()
    for leads, heading in {"Withdraw it": "Withdraw the invitation", "Send a new link": "a new link"}.items():
        administrator.follow(leads)
        administrator.sees_heading(heading)
        administrator.scan()
        page.go_back()
    administrator.open("/merrowbridge/letters/")
    administrator.sees_heading("Letters")
    administrator.scan()


def comes_in(newcomer: Visitor) -> None:
    newcomer.sees_heading("Choose a password and come in")
    newcomer.scan()
    newcomer.page.locator("#id_password1").fill(PASSWORD)
    newcomer.page.locator("#id_password2").fill(PASSWORD)
    newcomer.page.get_by_role("button", name="Come in").click()
    newcomer.page.wait_for_url("**/merrowbridge/")
    newcomer.scan()


def forgets(administrator: Visitor) -> None:
    page = administrator.page
    administrator.open("/merrowbridge/people/")
    administrator.follow(NAME)
    page.get_by_role("link", name="End the role of").click()
    page.get_by_label("Last day").fill("30 September 2026")
    page.get_by_role("button", name="End the role").click()
    administrator.follow("Forget this person")
    administrator.sees_heading(f"Forget {NAME}")
    administrator.scan()
    page.get_by_role("textbox").fill(NAME)
    page.get_by_role("button", name="Forget this person").click()
    administrator.sees_heading("A former colleague")
    administrator.scan()
