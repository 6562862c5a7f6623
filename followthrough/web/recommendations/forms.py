"""What is entered about a recommendation alone: responses, decisions, words, parts, ties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.rules import Whose
from followthrough.reviews.rules import Link, Response, Scrutiny
from followthrough.web import states
from followthrough.web.commitments.forms import Choices, line_box, text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm

MINUTE_HINT = _("As the minutes number it, such as “Minute 41”.")


class AnswerForm(EntryForm):
    """What a respondent answered. What each answer needs beside it is for the action to say."""

    state = forms.ChoiceField(
        label=_("Response"),
        choices=[(state.value, states.RESPONSES[state.value].text) for state in Response],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a response.")},
    )
    in_principle = forms.BooleanField(label=_("Accepted in principle: no commitment is made"), required=False)
    which_part = text_box(
        _("Which part"), hint=_("For “Agreed in part”, in the respondent’s own words if there are any.")
    )
    reason = text_box(_("Reason"), hint=_("For “Not agreed”."), rows=3)
    until = FuzzyDayField(label=_("Deferred until"), required=False, help_text=_("For “Deferred”, such as March 2025."))
    minute_ref = line_box(_("Minute of the decision"), 80, hint=MINUTE_HINT)


class ResponseForm(AnswerForm):
    """The same, with who answers."""

    respondent = forms.ChoiceField(label=_("Who answers"), widget=forms.RadioSelect, required=False)

    def __init__(self, respondents: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["respondent"].choices = respondents  # type: ignore[attr-defined]
        self.order_fields(["respondent"])


class DecisionForm(EntryForm):
    """What the committee decided."""

    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[(state.value, states.SCRUTINIES[state.value].text) for state in Scrutiny],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the committee decided.")},
    )
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    minute_ref = line_box(_("Minute"), 80, hint=MINUTE_HINT)
    draft = forms.BooleanField(label=_("The minutes are still a draft"), required=False)
    note = text_box(_("What else was said"), hint=_("Such as a date for the next report."), rows=3)

    def __init__(self, meetings: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [("", _("Not recorded")), *meetings]  # type: ignore[attr-defined]


class RewordForm(EntryForm):
    """New words: the committee's own by a minute, or the executive's."""

    whose = forms.ChoiceField(
        label=_("Whose words are they?"),
        choices=[
            (Whose.COMMITTEE.value, _("The committee’s: a minuted amendment")),
            (Whose.EXECUTIVE.value, _("The executive’s: delivery is then measured against them")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whose words they are.")},
    )
    text = text_box(_("The words, exactly as they were decided"), required=_("Enter the words."))
    minute_ref = line_box(_("Minute"), 80, hint=_("Needed when the committee amends its own words."))


class PartForm(EntryForm):
    """A lettered part, verbatim."""

    label = forms.CharField(
        label=_("Letter"),
        max_length=20,
        help_text=_("As the report has it, such as (a)."),
        error_messages={"required": _("Enter the letter that the part has in the report.")},
    )
    text = text_box(_("The words, exactly as they stand in the report"), required=_("Enter the words."))


class TieForm(EntryForm):
    """A minuted tie to another recommendation."""

    kind = forms.ChoiceField(
        label=_("This recommendation"),
        choices=[(link.value, states.LINKS[link.value]) for link in Link],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they are tied.")},
    )
    other = forms.ChoiceField(
        label=_("The other recommendation"), error_messages={"required": _("Choose the other recommendation.")}
    )
    minute_ref = line_box(_("Minute"), 80, hint=MINUTE_HINT)

    def __init__(self, others: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", _("Choose")), *others]  # type: ignore[attr-defined]
