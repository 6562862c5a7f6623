"""Saying that what is proposed is complete."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.web.commitments.forms import text_box
from followthrough.web.forms import OnceForm


class AcceptForm(OnceForm):
    """Which of those that are proposed are complete, and the words with which that is recorded for each."""

    chosen = forms.MultipleChoiceField(
        label=_("Complete"),
        error_messages={
            "required": _("Tick at least one that is complete."),
            "invalid_choice": _(
                "One of these is no longer proposed as complete, so nothing was recorded. Look at the list again."
            ),
        },
    )
    text = text_box(
        _("What has been done, in your words"),
        required=_("Enter what has been done."),
        hint=_("The committee reads this as you write it, under each that you tick."),
    )

    def __init__(self, ids: list[UUID], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(str(i), str(i)) for i in ids]  # type: ignore[attr-defined]

    def ids(self) -> list[UUID]:
        """What was ticked. Call when the form is valid."""
        return [UUID(one) for one in self.cleaned_data["chosen"]]
