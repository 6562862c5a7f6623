"""What is asked of a number: what was counted, in which unit, over which period."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from followthrough.registers.rules import Unit, gives_away
from followthrough.reports.programme_words import unit_words
from followthrough.web.commitments.forms import text_box
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm

MOST = 2**31 - 1  # what the column holds


class CountForm(EntryForm):
    """One number. A few people can be told apart, so that is asked about once more and can be recorded."""

    what = forms.CharField(
        label=_("What was counted"),
        max_length=200,
        help_text=_("Such as “champions trained”. Numbers of the same thing stand together."),
        error_messages={"required": _("Enter what was counted, such as “champions trained”.")},
    )
    number = forms.IntegerField(
        label=_("How many"),
        min_value=0,
        max_value=MOST,
        error_messages={
            "required": _("Enter how many."),
            "invalid": _("Enter a whole number, such as 23."),
            "min_value": _("A number of things counted cannot be below zero. Enter 0 or more."),
        },
    )
    unit = forms.ChoiceField(
        label=_("Of what"),
        widget=forms.RadioSelect,
        help_text=_(
            "People and households are never added together. “32 victims/survivors and their children” is not clear:"
            " find out whether these are adults, children or households, and enter adults and children as two numbers."
        ),
        error_messages={"required": _("Choose what the number counts.")},
    )
    period = FuzzyDayField(
        label=_("Of which day or period"),
        help_text=_("Such as 16 January 2024, 2023 or 2022-23."),
        error_messages={
            "required": _("Enter the day or the period that the number is of, such as 16 January 2024 or 2023-24.")
        },
    )
    note = text_box(_("Note"), hint=_("Where the number comes from, such as a report. No names."), rows=2)
    sure = forms.BooleanField(label=_("Record it although it is so few people"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, unit_words(one)) for one in Unit]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]
        if not self.is_bound or self._has_many():
            self.fields["sure"].widget = forms.HiddenInput()

    def _has_many(self) -> bool:
        """Whether what was sent does not ask about few people."""
        unit = self.data.get("unit", "")
        try:
            number = self.fields["number"].to_python(self.data.get("number"))
        except ValidationError:  # no number, or of more digits than Python reads
            return True
        return number is None or unit not in set(Unit) or not gives_away(number, Unit(unit))

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        number, unit = given.get("number"), given.get("unit")
        if number is not None and unit and gives_away(number, Unit(unit)) and not given["sure"]:
            self.add_error(
                "number",
                now(
                    "A number of people from 1 to 4 may give one of them away. Enter it over a longer period or for"
                    " more people together; or tick below to record it. It is then marked."
                ),
            )
        return given
