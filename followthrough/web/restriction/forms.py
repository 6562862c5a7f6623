"""What is asked of whoever restricts something, names a reader or lifts a restriction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.web.commitments.forms import Choices, text_box
from followthrough.web.forms import OnceForm


class RestrictForm(OnceForm):
    """Who may read it, and why nobody else."""

    readers = forms.MultipleChoiceField(
        label=_("Who may read it"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least two people, one of them a scrutiny officer."),
        error_messages={"required": _("Choose who may read it.")},
    )
    reason = text_box(
        _("Reason"), required=_("Enter the reason."), hint=_("Only those who may read it see the reason."), rows=3
    )

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].choices = people  # type: ignore[attr-defined]


class ReaderForm(OnceForm):
    """One more reader."""

    person = forms.ChoiceField(label=_("Who may read it too"), error_messages={"required": _("Choose a person.")})

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


class LiftForm(OnceForm):
    """Why everybody may read it again."""

    reason = text_box(_("Reason"), required=_("Enter the reason."), rows=3)
