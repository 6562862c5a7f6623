"""What is asked when what somebody owns passes on."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.lib.ids import new_id
from followthrough.web.forms import EntryForm, OnceForm

Choices = list[tuple[str, str]]


class PassOnForm(EntryForm):
    """Which things pass, to whom, and from which day on; nothing is left out until it is unticked."""

    to = forms.ChoiceField(
        label=_("Who owns it from then on"), error_messages={"required": _("Choose a post, a team or a body.")}
    )
    things = forms.MultipleChoiceField(
        label=_("What passes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick what stays."),
        error_messages={"invalid_choice": _("Something here has passed meanwhile. Open the page again.")},
    )

    def __init__(self, to: Choices, things: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known_on"].label = _("From which day on")
        self.fields["known_on"].help_text = _(
            "Leave empty for today. It may be a day in the past on which all of it had this owner; for a day to come,"
            " come back then."
        )
        self.fields["to"].choices = [("", _("Choose")), *to]  # type: ignore[attr-defined]
        self.fields["things"].choices = things  # type: ignore[attr-defined]
        self.fields["things"].initial = [value for value, _words in things]

    def clean_request_id(self) -> UUID:
        """What passes together is found again by it, so there is one even where the page sent none."""
        return self.cleaned_data["request_id"] or new_id()


class TakeBackForm(OnceForm):
    """Why it is taken back."""

    reason = forms.CharField(
        label=_("Why is it taken back?"),
        max_length=400,
        help_text=_("The reason stays on record."),
        error_messages={"required": _("Enter the reason.")},
    )
