"""Getting in: by keyboard alone, without JavaScript, on the narrowest screen, with a mistake; and out again."""

from collections.abc import Callable

from playwright.sync_api import expect

from followthrough.sample.sign_ins import DEMO_PASSWORD, sign_ins
from tests.journeys.conftest import PHONE
from tests.journeys.pages.account import SignInPage, SignOutPage
from tests.journeys.pages.home import HomePage
from tests.journeys.visitor import Visitor

OFFICER = sign_ins()[0]


def test_signing_in_by_keyboard_alone(visit: Callable[..., Visitor], site: str) -> None:
    visitor = visit(site)
    visitor.open("/")
    form = SignInPage(visitor)
    visitor.tab_to(form.field("E-mail address"))
    visitor.page.keyboard.type(OFFICER.email)
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(DEMO_PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"{site}/{OFFICER.council}/")
    HomePage(visitor)


def test_a_mistake_moves_the_focus_to_what_is_wrong(visit: Callable[..., Visitor], site: str) -> None:
    visitor = visit(site)
    visitor.open("/account/sign-in/")
    SignInPage(visitor).press("Sign in")
    expect(visitor.page.locator(".govuk-error-summary")).to_be_focused()
    assert visitor.page.title().startswith("Error: Sign in")
    visitor.scan()
    visitor.page.get_by_role("link", name="Enter your password").click()
    expect(visitor.page.locator("#id_password")).to_be_focused()


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(visit: Callable[..., Visitor], site: str) -> None:
    answers = []
    for email in (OFFICER.email, "nobody.at.all@merrowbridge.example"):
        visitor = visit(site)
        visitor.open("/account/sign-in/")
        SignInPage(visitor).sign_in(email, "not the password of anybody")
        form = SignInPage(visitor)
        answers.append(([*form.problems(), form.main.inner_text()], visitor.page.url))
    assert answers[0] == answers[1]


def test_signed_out_there_is_nothing_to_see(visit: Callable[..., Visitor], site: str) -> None:
    visitor = visit(site).picks(OFFICER.name)
    assert visitor.open("/nowhere-at-all/").status == 404
    visitor.open("/")
    visitor.follow("Sign out")
    SignOutPage(visitor).press("Sign out")
    visitor.page.wait_for_url(f"{site}/account/sign-in/")
    SignInPage(visitor)
    visitor.open(f"/{OFFICER.council}/reviews/")
    visitor.page.wait_for_url(f"{site}/account/sign-in/?next=/{OFFICER.council}/reviews/")


def test_after_signing_in_one_is_where_one_wanted_to_be(visit: Callable[..., Visitor], site: str) -> None:
    visitor = visit(site)
    visitor.open(f"/{OFFICER.council}/reviews/")
    SignInPage(visitor).sign_in(OFFICER.email, DEMO_PASSWORD)
    visitor.page.wait_for_url(f"{site}/{OFFICER.council}/reviews/")


def test_without_scripts_on_the_narrowest_screen(visit: Callable[..., Visitor], site: str) -> None:
    visitor = visit(site, scripts=False, viewport=PHONE).picks(OFFICER.name)
    visitor.follow("Sign out")
    SignOutPage(visitor).press("Sign out")
    visitor.page.wait_for_url(f"{site}/account/sign-in/")


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(visit: Callable[..., Visitor], site: str) -> None:
    visitor = visit(site)
    visitor.open("/accessibility/")
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to main content")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#main-content")).to_be_focused()
