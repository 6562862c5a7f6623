"""A newcomer is invited, comes in with the link of the letter, leaves, and is forgotten."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.journeys.conftest import PHONE
from tests.journeys.visitor import Visitor

NAME, ADDRESS, PASSWORD = "Juniper Ashcombe", "juniper.ashcombe@merrowbridge.example", "some long enough words"


def letters(site: str, folder: Path) -> str:
    """What `followthrough send` prints in the demo, as docs/configuration.md says."""
    program = Path(sys.executable).parent / "followthrough"
    given = {"DEMO": "1", "DATA_DIR": str(folder), "PORT": site.rpartition(":")[2]}
    command = [str(program), "send"]
    return subprocess.run(command, env=os.environ | given, capture_output=True, text=True, check=True).stdout


def link_in(printed: str) -> str:
    [link] = [line.strip() for line in printed.splitlines() if "/account/join/" in line]
    return link


def test_somebody_comes_in_and_leaves(visit: Callable[..., Visitor], own_site: str, tmp_path: Path) -> None:
    administrator = visit(own_site).picks("Priya Summerhayes")
    invites(administrator)
    link = link_in(letters(own_site, tmp_path / "demo"))
    comes_in(visit(own_site, viewport=PHONE), link)
    assert visit(own_site).open(link).status == 404
    forgets(administrator)


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


def comes_in(newcomer: Visitor, link: str) -> None:
    newcomer.open(link)
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
