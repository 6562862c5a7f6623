"""allauth's forms in our words."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext as _


class SignInForm(forms.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login=_("E-mail address"), password=_("Password"))


class AskResetForm(forms.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=_("E-mail address"))


class ResetForm(forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, twice, from the link in the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_new_password(self)


class ChangeForm(forms.ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword=_("Your present password"))
        _ask_new_password(self)


def _ask_new_password(form: Any) -> None:
    _say(form, password1=_("New password"), password2=_("New password again"))
    form.fields["password1"].help_text = _("At least 12 characters, and not a common password.")


def _say(form: Any, **labels: str) -> None:
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].help_text = ""
        form.fields[name].error_messages["required"] = _("Enter: %(what)s.") % {"what": label.lower()}
