"""Sign-in glue: nobody signs themselves up, and letters go through the outbox."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from followthrough.joining.actions import passwords, sessions
from followthrough.web.account import devices

SAID = {
    "account/messages/password_changed.txt": gettext_lazy("Your password has been changed."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Your authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Your authenticator app is no longer used."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("The passkey is no longer used."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("You have new recovery codes. Keep them safe."),
}
# Whoever got in before somebody secured their sign-in does not stay in.
SECURED = {"mfa/email/totp_activated", "mfa/email/webauthn_added"}
WRONG_CODE = gettext_lazy("That code is not right. Wait for the next one, and type it while it is shown.")
WRONG_RECOVERY_CODE = gettext_lazy(
    "That code is not right, or it has been used: each recovery code works once. Enter another of them."
)
TOO_MANY = gettext_lazy("Too many wrong codes. Wait five minutes and try again.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """What allauth asks us about accounts, and says through us."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "That e-mail address and password do not belong together. Check both, or reset your password."
        ),
        "account_inactive": gettext_lazy("This sign-in has been switched off. Ask your council's administrator."),
        "too_many_login_attempts": gettext_lazy("Too many wrong passwords. Wait five minutes and try again."),
        "enter_current_password": gettext_lazy("That is not your present password. Type it again."),
        "incorrect_password": gettext_lazy("That is not your password. Type it again."),
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        devices.remember(request)
        sessions.clear_expired()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("start")

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Says only what a person would otherwise wonder about; "signed in" one can see."""
        words = SAID.get(str(args[0] if args else kwargs.get("message_template")), kwargs.get("message"))
        if words:
            messages.add_message(request, level, str(words))

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        if template_prefix in SECURED and self.request:
            sessions.end_others(user=user, but=self.request.session.session_key)
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter, with the change that it tells of; the worker sends it."""
        letter = self.render_mail(template_prefix, email, context)
        kind = template_prefix.rpartition("/")[2]
        passwords.post_to_user(context["user"], kind=kind, subject=letter.subject, body=letter.body)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """What allauth asks us about authenticator apps and passkeys."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def _get_site_name(self) -> str:
        return "Followthrough"

    def build_totp_svg(self, url: str) -> str:
        """The square to scan, as markup for the page itself."""
        # It brings a library of pictures along, for a page that few open.
        import qrcode  # noqa: PLC0415
        from qrcode.image.svg import SvgPathImage  # noqa: PLC0415

        drawn = qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode")
        return str(drawn)

    def generate_authenticator_name(self, *_who: Any) -> str:
        return _("Passkey")
