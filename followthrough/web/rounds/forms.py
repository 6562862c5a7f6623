"""What is asked of the scrutiny officer who plans and runs a round."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from followthrough.lib.workdays import Calendar
from followthrough.rounds.actions.planning import Plan
from followthrough.rounds.rules import LONGEST_TEXT, LONGEST_WORDING, usual_days
from followthrough.web import words
from followthrough.web.commitments.forms import Choices, line_box, text_box
from followthrough.web.fields import DayField
from followthrough.web.people.forms import PlainForm

if TYPE_CHECKING:
    from followthrough.councils.models import Meeting
    from followthrough.rounds.models import Round

DAYS_LEFT = _("Leave it empty for the usual day of the meeting that you choose.")


class StepsField(forms.CharField):
    """Numbers of days as people write them, "10, 3": a tuple of whole numbers above 0. None for nothing."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return value
        parts = [part for part in re.split(r"[\s,;]+|\band\b", super().to_python(value) or "") if part]
        if not all(re.fullmatch(r"[1-9]\d{0,2}", part) for part in parts):
            raise ValidationError(_now("Enter numbers of days with commas between them, such as 10, 3."))
        return tuple(int(part) for part in parts)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(one) for one in value) if isinstance(value, tuple) else value


class DaysForm(PlainForm):
    """The days of a round, when reminders go, and the scrutiny officer's own sentences."""

    due_on = DayField(label=_("Answers are due by"), error_messages={"required": _("Enter the day.")})
    closes_on = DayField(
        label=_("The round closes on"),
        help_text=_("The links work until the end of this day. It is not later than the meeting."),
        error_messages={"required": _("Enter the day.")},
    )
    before = StepsField(
        label=_("Reminders before answers are due"),
        required=False,
        help_text=_(
            "How many days before, such as 10, 3. They go by themselves to whoever has not answered, on working days."
        ),
    )
    after = StepsField(
        label=_("Reminders after that day"), required=False, help_text=_("How many days after, such as 1.")
    )
    wording = forms.CharField(
        label=_("Your own sentences in the letter"),
        required=False,
        max_length=LONGEST_WORDING,
        widget=forms.Textarea,
        help_text=_(
            "Everybody gets them. Name no person and repeat no recommendation: letters are read on telephones."
        ),
    )

    def plan(self) -> Plan:
        """What was entered. Call when the form is valid."""
        given = self.cleaned_data
        ladder = (*(-step for step in given["before"]), *given["after"])
        return Plan(given["due_on"], given["closes_on"], ladder, given["wording"])


def days_of(one: "Round") -> dict[str, Any]:
    """What the form shows of a round."""
    return {"due_on": one.due_on, "closes_on": one.closes_on, "wording": one.wording, **steps_of(one.ladder)}


def steps_of(ladder: Iterable[int]) -> dict[str, tuple[int, ...]]:
    """A ladder as its two fields."""
    steps = sorted(ladder)
    return {"before": tuple(-step for step in steps if step < 0), "after": tuple(step for step in steps if step > 0)}


class PlanForm(DaysForm):
    """What it asks about, for which meeting; a day that is left out is the usual one."""

    reviews = forms.MultipleChoiceField(
        label=_("What do you ask about?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one review.")},
    )
    meeting = forms.ChoiceField(
        label=_("For which meeting?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the meeting that the updates are for.")},
    )
    field_order = ("reviews", "meeting", "due_on", "closes_on", "before", "after", "wording")

    def __init__(
        self, reviews: Choices, meetings: "Sequence[Meeting]", usual: "tuple[int, Calendar]", *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(one.id): one for one in meetings}
        self.usual = usual
        self.fields["reviews"].choices = reviews  # type: ignore[attr-defined]
        self.fields["meeting"].choices = [(key, self._called(one)) for key, one in self.meetings.items()]  # type: ignore[attr-defined]
        for name in ("due_on", "closes_on"):
            self.fields[name].required = False
            self.fields[name].help_text = DAYS_LEFT

    def _called(self, meeting: "Meeting") -> str:
        due, closes = self._usual(meeting.day)
        said = _now("%(meeting)s, %(committee)s: usually answers by %(due)s, closes on %(closes)s")
        return said % {
            "meeting": words.day(meeting.day),
            "committee": meeting.committee.name,
            "due": words.day(due),
            "closes": words.day(closes),
        }

    def _usual(self, meeting: date) -> tuple[date, date]:
        return usual_days(meeting, *self.usual)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        chosen = self.meetings.get(given.get("meeting", ""))
        if chosen:
            due, closes = self._usual(chosen.day)
            if "due_on" not in self.errors:
                given["due_on"] = given.get("due_on") or due
            if "closes_on" not in self.errors:
                given["closes_on"] = given.get("closes_on") or max(
                    closes, min(given["due_on"], chosen.day - timedelta(1))
                )
        return given


class ThingsForm(PlainForm):
    """Which things of a round are asked."""

    asked = forms.MultipleChoiceField(label=_("Asked"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, things: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].choices = things  # type: ignore[attr-defined]


class AskForm(PlainForm):
    """Whom to ask, and about what."""

    items = forms.MultipleChoiceField(
        label=_("About what?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what they are to be asked about.")},
    )
    who = forms.ChoiceField(label=_("Whom do you ask?"), error_messages={"required": _("Choose whom to ask.")})
    field_order = ("who", "items")

    def __init__(self, things: Choices, whom: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = things  # type: ignore[attr-defined]
        self.fields["who"].choices = [("", _("Choose")), *whom]  # type: ignore[attr-defined]


class AddForm(PlainForm):
    """One more thing to ask about."""

    thing = forms.ChoiceField(
        label=_("What else do you ask about?"), error_messages={"required": _("Choose what to ask about.")}
    )

    def __init__(self, things: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thing"].choices = [("", _("Choose")), *things]  # type: ignore[attr-defined]


class NoteForm(PlainForm):
    """What one recipient alone is told."""

    note = forms.CharField(
        label=_("What only they are told"),
        required=False,
        max_length=LONGEST_WORDING,
        widget=forms.Textarea,
        help_text=_("It stands in their letter after your own sentences. Leave it empty to say nothing more."),
    )


class QuestionForm(PlainForm):
    """What scrutiny asks about an answer."""

    text = text_box(_("What do you ask?"), required=_("Enter the question."))


class InsistForm(PlainForm):
    """Why it is theirs after all."""

    note = text_box(_("Why it is theirs"), required=_("Say why."), hint=_("They read it on the page of their link."))


class ExtensionForm(PlainForm):
    """What was decided of a later date, by whom."""

    granted = forms.TypedChoiceField(
        label=_("What was decided?"),
        choices=[("yes", _("The later date is granted")), ("no", _("It is refused: the date stays"))],
        coerce=lambda given: given == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what was decided.")},
    )
    decided_by = line_box(_("Who decided it"), 120, hint=_("A post or a body, not a person’s name."))
    note = text_box(_("Reason"), hint=_("Needed where it is refused."), rows=3)


class AboveForm(PlainForm):
    """The letter above a service, as drafted of what was `seen`; `decided` is asked in a pre-election period only."""

    text = forms.CharField(
        label=_("The letter"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
        error_messages={"required": _("Write what the letter says.")},
    )
    decided = forms.BooleanField(required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, decider: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if decider:
            said = _now("The holder of the post %(post)s has decided that this is sent") % {"post": decider}
            self.fields["decided"].label = said
        else:
            del self.fields["decided"]

    def draft_anew(self, text: str, seen: str) -> None:
        """Show another draft in the place of what was entered, because something has come in since."""
        self.data = {**self.data.dict(), "text": text, "seen": seen}  # type: ignore[attr-defined]


class AgainForm(PlainForm):
    """A press that sends once: `sent` is how many letters had gone when the page was shown."""

    sent = forms.IntegerField(widget=forms.HiddenInput)
