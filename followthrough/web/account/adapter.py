"""Sign-in glue: nobody signs themselves up, and links in letters begin with the configured address."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CHANGED = "account/messages/password_changed.txt"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """What allauth asks us about accounts, and says through us."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy(
            "That e-mail address and password do not belong together. Check both, or reset your password."
        ),
        "account_inactive": gettext_lazy("This sign-in has been switched off. Ask your council's administrator."),
        "too_many_login_attempts": gettext_lazy("Too many wrong passwords. Wait five minutes and try again."),
        "enter_current_password": gettext_lazy("That is not your present password. Type it again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.BASE_URL}{path}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("start")

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """Says only what a person would otherwise wonder about; "signed in" one can see."""
        template = args[0] if args else kwargs.get("message_template")
        if template == CHANGED:
            messages.success(request, _("Your password has been changed."))

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        super().send_notification_mail(template_prefix, user, context, email or user.email)
