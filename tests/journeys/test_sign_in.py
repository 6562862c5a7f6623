"""Getting in: by keyboard alone, without JavaScript, on the narrowest screen, and with a mistake."""

from playwright.sync_api import Browser, Page

from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins
from tests.journeys.accessible import assert_accessible

OFFICER = sign_ins()[0]
WIDTH = "document.documentElement.scrollWidth"


def test_signing_in_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    assert_accessible(page)
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(OFFICER.email)
    page.keyboard.press("Tab")
    page.keyboard.type(DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/{OFFICER.council}/")
    assert_accessible(page)


def test_a_mistake_moves_the_focus_to_what_is_wrong(page: Page, site: str) -> None:
    page.goto(f"{site}/account/sign-in/")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_function("document.activeElement.classList.contains('govuk-error-summary')")
    assert page.title().startswith("Error: Sign in")
    assert_accessible(page)
    page.get_by_role("link", name="Enter your password").click()
    assert page.evaluate("document.activeElement.id") == "id_password"


def test_without_scripts_on_the_narrowest_screen(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 568})
    page = context.new_page()
    page.goto(f"{site}/demo/")
    page.get_by_role("button", name=f"Sign in as {OFFICER.name}").click()
    page.wait_for_url(f"{site}/{OFFICER.council}/")
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{site}/account/sign-in/")
    context.close()


def test_no_page_of_its_own_is_wider_than_320_pixels(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 568})
    page = context.new_page()
    for path in ("/demo/", "/account/sign-in/", "/account/reset/", "/accessibility/", "/nowhere/"):
        page.goto(f"{site}{path}")
        assert (path, page.evaluate(WIDTH)) == (path, 320)
        assert_accessible(page)
    context.close()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(page: Page, site: str) -> None:
    page.goto(f"{site}/accessibility/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main-content'")
