"""What the pages about a steering group ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.accreditation.rules import Rating
from followthrough.reports.programme_words import rating_words
from followthrough.web.commitments.forms import Choices, line_box, text_box
from followthrough.web.forms import EntryForm


class AskForm(EntryForm):
    """Something for the group to decide."""

    text = text_box(_("What is it asked to decide?"), required=_("Enter what the group is asked to decide."))
    meeting = forms.ChoiceField(label=_("At which meeting"), required=False)

    def __init__(self, meetings: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [("", _("The next one")), *meetings]  # type: ignore[attr-defined]


class DecideForm(EntryForm):
    """What the group decided at a meeting."""

    meeting = forms.ChoiceField(
        label=_("At which meeting"), error_messages={"required": _("Choose the meeting that decided it.")}
    )
    answers = forms.ChoiceField(label=_("What it had been asked"), required=False)
    text = text_box(_("What was decided"), required=_("Enter what the group decided."))
    action = forms.ChoiceField(
        label=_("The action that carries it out"),
        required=False,
        help_text=_("The pack for the next meeting says how far that is."),
    )
    minute_ref = line_box(_("Minute"), 80, hint=_("The number or the paragraph, if the minutes give one."))

    def __init__(self, meetings: Choices, asked: Choices, actions: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "meeting": [("", _("Choose")), *meetings],
            "answers": [("", _("Nothing: of its own")), *asked],
            "action": [("", _("None, or none yet")), *actions],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class RiskForm(EntryForm):
    """A risk, or how it stands now."""

    name = forms.CharField(
        label=_("What it is called"),
        max_length=120,
        help_text=_("In a few words. The same name is the same risk."),
        error_messages={"required": _("Enter what the risk is called, in a few words.")},
    )
    rating = forms.ChoiceField(
        label=_("How much does it matter?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how much it matters.")},
    )
    text = text_box(_("What may go wrong"), rows=3)
    response = text_box(_("What is done about it"), rows=3)
    closed = forms.BooleanField(label=_("It is closed: it is no risk any more"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, rating_words(one.value)) for one in Rating]
        self.fields["rating"].choices = choices  # type: ignore[attr-defined]
