"""A passkey, with a key that Chromium pretends is plugged in; and an authenticator app where there are no scripts.

Browsers give passkeys to names only, so this visitor comes to localhost and not to 127.0.0.1.
"""

import re
import time
from collections.abc import Callable

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins
from tests.journeys.conftest import PHONE
from tests.journeys.pages.account import SignInPage, SignOutPage
from tests.journeys.visitor import Visitor

OFFICER = sign_ins()[0]
PAGES = (
    "/account/second-step/",
    "/account/second-step/confirm/",
    "/account/second-step/app/remove/",
    "/account/second-step/recovery/",
    "/account/second-step/recovery/new/",
    "/account/second-step/passkeys/confirm/",
    "/account/second-step/passkeys/{key}/remove/",
)
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in_a_key(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def signs_in(visitor: Visitor) -> None:
    visitor.open("/account/sign-in/")
    SignInPage(visitor).sign_in(OFFICER.email, DEMO_PASSWORD)


def signs_out(visitor: Visitor) -> None:
    visitor.open("/account/sign-out/")
    SignOutPage(visitor).press("Sign out")
    visitor.sees_heading("Sign in")


def confirms(visitor: Visitor) -> None:
    visitor.sees_heading("Confirm that it is you")
    visitor.page.locator("#id_password").fill(DEMO_PASSWORD)
    visitor.page.get_by_role("button", name="Confirm").click()


def sets_up_a_passkey(visitor: Visitor) -> None:
    visitor.sees_heading("Set up a passkey")
    visitor.scan()
    visitor.page.get_by_label("Name of the passkey").fill("Test key")
    visitor.page.get_by_role("button", name="Set up the passkey").click()


def sets_up_an_app(visitor: Visitor) -> None:
    visitor.open("/account/second-step/app/")
    confirms(visitor)
    visitor.sees_heading("Set up an authenticator app")
    secret = re.sub(r"\s", "", visitor.page.locator("dd").first.inner_text())
    # A code that is typed at the very end of its half minute comes too late.
    time.sleep(max(0.0, 6 - (30 - time.time() % 30)))
    visitor.page.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    visitor.page.get_by_role("button", name="Set it up").click()
    visitor.sees_heading("Recovery codes")


def test_a_passkey_is_set_up_and_used(visit: Callable[..., Visitor], own_site: str) -> None:
    visitor = visit(own_site.replace("127.0.0.1", "localhost"))
    plug_in_a_key(visitor.page)
    signs_in(visitor)
    visitor.follow("Your sign-in")
    visitor.scan()
    visitor.follow("Set up a second step")
    visitor.sees_heading("The second step")
    visitor.scan()
    visitor.page.get_by_role("button", name="Set up a passkey").click()
    confirms(visitor)
    sets_up_a_passkey(visitor)
    visitor.sees_heading("Recovery codes")
    visitor.scan()
    signs_out(visitor)
    signs_in(visitor)
    visitor.sees_heading("The second step")
    visitor.scan()
    visitor.page.get_by_role("button", name="Use a passkey").click()
    visitor.page.wait_for_url(f"**/{OFFICER.council}/")
    visitor.open("/account/second-step/")
    expect(visitor.page.locator("main")).to_contain_text("Test key")


def test_an_authenticator_app_is_set_up_without_scripts(visit: Callable[..., Visitor], own_site: str) -> None:
    visitor = visit(own_site, scripts=False, viewport=PHONE)
    signs_in(visitor)
    sets_up_an_app(visitor)
    code = visitor.page.locator("code").first.inner_text()
    signs_out(visitor)
    signs_in(visitor)
    visitor.page.get_by_label("Code").fill(code)
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()
    visitor.page.wait_for_url(f"**/{OFFICER.council}/")
    visitor.open("/account/second-step/passkeys/add/")
    confirms(visitor)
    expect(visitor.page.locator("main")).to_contain_text("A passkey needs JavaScript")
    expect(visitor.page.get_by_role("button", name="Set up the passkey")).to_be_hidden()


def test_axe_finds_nothing_on_the_pages_of_somebody_with_a_second_step(
    visit: Callable[..., Visitor], own_site: str
) -> None:
    visitor = visit(own_site.replace("127.0.0.1", "localhost"))
    plug_in_a_key(visitor.page)
    signs_in(visitor)
    sets_up_an_app(visitor)
    visitor.open("/account/second-step/passkeys/add/")  # confirmed a moment ago
    sets_up_a_passkey(visitor)
    visitor.sees_heading("The second step")
    [key] = re.findall(r"passkeys/(\d+)/remove/", visitor.page.content())
    for path in PAGES:
        scans(visitor, path.format(key=key))
    administrator = visit(own_site).picks("Priya Summerhayes")
    administrator.open("/merrowbridge/people/")
    administrator.follow(OFFICER.name)
    administrator.follow("Remove the second step")
    scans(administrator, administrator.page.url)


def scans(visitor: Visitor, address: str) -> None:
    """Axe at a desk's width, and nothing wider than a telephone."""
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    assert visitor.open(address).status == 200
    visitor.scan()
    visitor.page.set_viewport_size(PHONE)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
