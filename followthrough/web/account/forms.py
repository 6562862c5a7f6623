"""allauth's forms in our words."""

from typing import Any

from allauth.account import forms
from allauth.mfa.base import forms as codes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms import EmailField
from django.http import HttpRequest
from django.utils.translation import gettext as _

from followthrough.joining.actions import passwords
from followthrough.web.account.adapter import TOO_MANY, WRONG_RECOVERY_CODE

LONGEST_ADDRESS = 254  # what every column for one holds
APP_DIGITS = 6


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
        self.fields["email"].validators.append(MaxLengthValidator(LONGEST_ADDRESS))

    def clean_email(self) -> str:
        """The address as it was typed: whether anybody has it is not looked up while somebody waits for the page."""
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Note that a letter was asked for; the same work whoever asked."""
        address = str(self.cleaned_data["email"])
        passwords.ask_reset(address=address)
        return address


class NewPasswordForm(forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A password, twice, of somebody who comes in for the first time; `user` is compared with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_new_password(self)
        self.fields["password1"].label = _("Choose a password")
        self.fields["password2"].label = _("The same password again")


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


class PasswordAgainForm(forms.ReauthenticateForm):  # type: ignore[misc]
    """The password, before something about signing in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", _("Password"), _("Enter your password"))


class _AnyCode:
    """Says what is wrong with a code, by which of the two kinds it is."""

    def clean_code(self) -> str:
        typed = "".join(char for char in self.cleaned_data["code"] if char.isalnum())  # type: ignore[attr-defined]
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except ValidationError as wrong:
            if wrong.code == "too_many_login_attempts":
                raise ValidationError(TOO_MANY, code=wrong.code) from wrong
            if wrong.code == "incorrect_code" and len(typed) > APP_DIGITS:
                raise ValidationError(WRONG_RECOVERY_CODE, code=wrong.code) from wrong
            raise


class CodeForm(_AnyCode, codes.AuthenticateForm):  # type: ignore[misc]
    """A code of the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self, _("Six digits from your authenticator app, or one of your recovery codes."))


class CodeAgainForm(_AnyCode, codes.ReauthenticateForm):  # type: ignore[misc]
    """The same, before something about signing in is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self, _("Six digits from your authenticator app, or one of your recovery codes."))


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app, which shows that it has been set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_code(self, _("Six digits. Your app shows new ones every half minute."))


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A name for a passkey, and what the browser says about it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "name", _("Name of the passkey"), _("Enter a name"))
        self.fields["name"].help_text = _("So that you know it again, such as “work laptop”.")


def _ask_code(form: Any, hint: str) -> None:
    _say(form, "code", _("Code"), _("Enter the code"))
    form.fields["code"].help_text = hint
    form.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


def _ask_new_password(form: Any) -> None:
    _say(form, "password1", _("New password"), _("Enter a new password"))
    _say(form, "password2", _("New password again"), _("Enter the new password again"))
    form.fields["password1"].help_text = _("At least 12 characters, and not a common password.")


def _say(form: Any, name: str, label: str, when_empty: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages["required"] = when_empty
    if isinstance(field, EmailField):
        field.error_messages["invalid"] = _("Enter an e-mail address, such as name@council.gov.uk.")
