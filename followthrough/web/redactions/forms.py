"""What is asked of whoever wants words redacted."""

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from followthrough.web import words
from followthrough.web.forms import OnceForm

if TYPE_CHECKING:
    from followthrough.files.models import StoredFile


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


class ApproveForm(forms.Form):
    """Which of the kept files that cannot be searched go with the words."""

    drop = forms.TypedMultipleChoiceField(
        label=_("Kept files that cannot be searched"),
        help_text=_("Look at each under Imports. Tick those that hold the words: they are dropped, for good."),
        coerce=UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("One of these files is no longer kept. Look at the list again.")},
    )

    def offer(self, kept: "list[StoredFile]") -> None:
        """Say which there are; without any there is nothing to tick."""
        field = self.fields["drop"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [
            (str(one.id), now("%(name)s, kept since %(day)s") % {"name": one.name, "day": words.day(one.kept_at)})
            for one in kept
        ]
        if not kept:
            del self.fields["drop"]
