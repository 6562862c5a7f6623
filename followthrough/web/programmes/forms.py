"""Beginning to track something that is no recommendation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.web.commitments.forms import Choices, text_box
from followthrough.web.forms import EntryForm


class ProgrammeForm(EntryForm):
    """What is to be achieved, and who owns it."""

    text = text_box(
        _("What it is"),
        required=_("Enter what it is, such as “Accreditation of the housing service”."),
        hint=_("In the words of the plan or decision that began it."),
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def __init__(self, owners: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Not settled yet")), *owners]  # type: ignore[attr-defined]
