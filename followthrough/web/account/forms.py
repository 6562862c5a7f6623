"""allauth's forms in our words."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext as _


class SignInForm(forms.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", _("E-mail address"), _("Enter your e-mail address"))
        _say(self, "password", _("Password"), _("Enter your password"))


class AskResetForm(forms.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "email", _("E-mail address"), _("Enter your e-mail address"))


class ResetForm(forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, twice, from the link in the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_new_password(self)


class ChangeForm(forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", _("Your present password"), _("Enter your present password"))
        _ask_new_password(self)


def _ask_new_password(form: Any) -> None:
    _say(form, "password1", _("New password"), _("Enter a new password"))
    _say(form, "password2", _("New password again"), _("Enter the new password again"))
    form.fields["password1"].help_text = _("At least 12 characters, and not a common password.")


def _say(form: Any, name: str, label: str, when_empty: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages["required"] = when_empty
