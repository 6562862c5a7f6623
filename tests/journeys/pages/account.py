"""Signing in and out."""

from tests.journeys.pages.place import Place


class SignInPage(Place):
    heading = "Sign in"

    def sign_in(self, email: str, password: str) -> None:
        self.field("E-mail address").fill(email)
        self.page.locator("#id_password").fill(password)
        self.press("Sign in")


class SignOutPage(Place):
    heading = "Sign out"
