"""What is asked of whoever wants words redacted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.web.forms import OnceForm


class AskForm(OnceForm):
    """The words and the reason."""

    words = forms.CharField(
        label=_("Words to be redacted"),
        max_length=1000,
        help_text=_("Exactly as they stand, such as a street or a name. Capital letters and line ends do not matter."),
        widget=forms.Textarea,
        error_messages={"required": _("Enter the words to be redacted.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("It stays on the record, so do not repeat the words in it."),
        widget=forms.Textarea,
        error_messages={"required": _("Enter the reason.")},
    )
