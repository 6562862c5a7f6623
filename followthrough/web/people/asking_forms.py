"""What the pages ask about reaching people: mailboxes, absences, who clears, the ladder, quiet periods."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from followthrough.councils.rules import MOST_ANSWER_DAYS
from followthrough.web.fields import DayField
from followthrough.web.people.forms import ChangeForm, PlainForm, first_day, mailbox, one_of


class ServiceForm(ChangeForm):
    """How a team or a body is asked, and who clears what it answers."""

    mailbox = mailbox()
    manager = one_of(_("Cleared by"), help_text=_("Such as the team manager. Leave empty if answers need no clearing."))
    director = one_of(_("And then by"), help_text=_("Such as the director. Leave empty if one clearance is enough."))


class AwayForm(PlainForm):
    """From when to when somebody is away, and who is asked instead. There is no field for a reason."""

    first_day = first_day(_("First day away"))
    last_day = DayField(label=_("Last day away"), required=False, help_text=_("Leave empty if it is not known."))
    deputy = one_of(
        _("Ask instead"), help_text=_("Leave empty if nobody stands in: then the mailbox of the team or body is asked.")
    )


class NumbersField(forms.CharField):
    """Whole numbers with commas between them; gives a list of them, each once and in order."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        parts = [one for one in re.split(r"[\s,;]+", super().to_python(value) or "") if one]
        if any(not re.fullmatch(r"\d{1,3}", one) for one in parts):
            raise ValidationError(_("Write whole numbers with commas between them, such as 10, 3."))
        return [int(one) for one in parts]

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(one) for one in value) if isinstance(value, list) else value


class DaysField(forms.CharField):
    """Days, one in a line; gives a list of dates."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        if isinstance(value, list):
            return value
        lines = [line for line in (super().to_python(value) or "").splitlines() if line.strip()]
        return [DayField().to_python(line) for line in lines]

    def prepare_value(self, value: Any) -> Any:
        day = DayField().prepare_value
        return "\n".join(day(one) for one in value) if isinstance(value, list) else value


class AskingForm(ChangeForm):
    """How updates are asked for."""

    answer_days = forms.IntegerField(
        label=_("Days before the meeting by which answers are due"), min_value=0, max_value=MOST_ANSWER_DAYS
    )
    before = NumbersField(
        label=_("Remind so many days before that day"),
        required=False,
        max_length=60,
        help_text=_("Such as 10, 3. Where the council is closed, the reminder goes on the last open day before."),
    )
    after = NumbersField(
        label=_("And so many days after it"),
        required=False,
        max_length=60,
        help_text=_("Such as 1. Where the council is closed, it goes on the next open day."),
    )
    decides_quiet = one_of(
        _("Who may decide in a pre-election period"),
        help_text=_("Without such a post nothing is sent on anybody’s decision while the period lasts."),
    )
    closed = DaysField(
        label=_("Days on which the council is closed"),
        required=False,
        max_length=4000,
        help_text=_("One day in a line. Weekends and bank holidays are known already."),
    )

    @property
    def ladder(self) -> list[int]:
        """Days from the day on which answers are due; call when the form is valid."""
        return [*(-n for n in self.cleaned_data["before"]), *self.cleaned_data["after"]]

    def clean_after(self) -> list[int]:
        found: list[int] = self.cleaned_data["after"]
        if 0 in found:
            raise ValidationError(_("A reminder on the day itself is 0 days before. Enter it there."))
        return found


def apart(ladder: list[int]) -> dict[str, list[int]]:
    """The rungs of a ladder as the form asks for them."""
    return {"before": sorted((-n for n in ladder if n <= 0), reverse=True), "after": [n for n in ladder if n > 0]}


class QuietForm(PlainForm):
    """A pre-election period."""

    first_day = first_day()
    last_day = DayField(label=_("Last day"), error_messages={"required": _("Enter the last day.")})


class EndQuietForm(ChangeForm):
    """When it ends after all."""

    last_day = DayField(
        label=_("Last day"),
        help_text=_("The last day on which it still holds."),
        error_messages={"required": _("Enter the last day.")},
    )


def written_days(days: list[str]) -> list[date]:
    """Days as they are kept, as dates."""
    return [date.fromisoformat(day) for day in days]
