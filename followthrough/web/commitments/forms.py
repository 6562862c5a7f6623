"""What can be said about anything that is tracked."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.actions import NO_DAY, Told
from followthrough.commitments.rules import Cause, Delivery
from followthrough.lib import clock
from followthrough.lib.days import FuzzyDay
from followthrough.reports.words import cause_words
from followthrough.web import states
from followthrough.web.fields import FuzzyDayField
from followthrough.web.forms import EntryForm, OnceForm

if TYPE_CHECKING:
    from followthrough.commitments.models import DueDate

Choices = list[tuple[str, Any]]


def text_box(label: Any, *, required: Any = "", hint: Any = "", rows: int = 5) -> forms.CharField:
    """A box for prose; `required` is what is said when it is empty."""
    return forms.CharField(
        label=label,
        required=bool(required),
        help_text=hint,
        widget=forms.Textarea({"rows": rows}),
        error_messages={"required": required} if required else {},
    )


def line_box(label: Any, longest: int, *, hint: Any = "") -> forms.CharField:
    """One line of text; whether it is needed is for the action to say."""
    return forms.CharField(label=label, required=False, max_length=longest, help_text=hint)


class UpdateForm(EntryForm):
    """How far it is, in the owner's word and words."""

    state = forms.ChoiceField(
        label=_("How far is it?"),
        choices=[(state.value, states.DELIVERIES[state.value].text) for state in Delivery],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it is, or “Not stated” if you can only say it in words.")},
    )
    text = text_box(_("What has been done, in your words"), hint=_("The committee reads this as you write it."))
    reason = text_box(_("Reason"), hint=_("Needed for “Not pursued” and “Not deliverable”."), rows=2)
    decided_by = line_box(
        _("Who decided that"), 120, hint=_("For “Not pursued”: a post or a body, not a person’s name.")
    )
    happened = FuzzyDayField(
        label=_("When that was"),
        required=False,
        help_text=_("Such as the day on which it began or was finished. Leave empty if it is only known from today."),
    )

    def of_recommendation(self) -> None:
        """Do not ask when it was: of a recommendation the day counts on which the committee could know it."""
        del self.fields["happened"]

    def clean_happened(self) -> FuzzyDay | None:
        happened: FuzzyDay | None = self.cleaned_data["happened"]
        if happened and happened.first and happened.first > clock.today():
            raise ValidationError(_("That has not come yet. Give a later day as a forecast instead."))
        return happened

    def told(self) -> Told:
        return replace(super().told(), happened=self.cleaned_data.get("happened") or NO_DAY)


class AgainForm(OnceForm):
    """One press: the answer that stood on the page is given again."""

    last = forms.UUIDField(widget=forms.HiddenInput, required=False)


class UpdateWithEvidenceForm(UpdateForm):
    """The same, with what shows it, so that nobody has to come twice."""

    evidence = text_box(
        _("What shows it"),
        hint=_("A reference to the council’s own records, if there is one. Do not copy the record."),
        rows=2,
    )


class EvidenceForm(EntryForm):
    """A reference to what shows it."""

    reference = text_box(_("Reference"), hint=_("Where it is in the council’s own records. Do not copy the record."))
    held_by = line_box(_("Held by"), 120, hint=_("A service or a body."))


class OwnerForm(EntryForm):
    """A post, a team or a body, chosen from those the council knows."""

    owner = forms.ChoiceField(label=_("Owner"), error_messages={"required": _("Choose a post, a team or a body.")})

    def __init__(self, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]


def cause_field() -> forms.ChoiceField:
    """Why a date slipped, in a word."""
    return forms.ChoiceField(
        label=_("If it is later than before, what is that for?"),
        required=False,
        choices=[(cause.value, lazy(cause_words, str)(cause.value)) for cause in Cause],
        widget=forms.RadioSelect,
    )


class DueForm(EntryForm):
    """The date first promised."""

    due = FuzzyDayField(
        label=_("Due"),
        help_text=_("As precise as it was promised: 31 March 2025, March 2025, summer 2025."),
        error_messages={"required": _("Enter a date, such as 31 March 2025 or summer 2025.")},
    )


class ForecastForm(DueForm):
    """When the owner now expects it, and why."""

    due = FuzzyDayField(
        label=_("Expected"),
        help_text=_("As precise as it is known: 31 March 2025, March 2025, summer 2025."),
        error_messages={"required": _("Enter a date, such as 31 March 2025 or summer 2025.")},
    )
    cause = cause_field()
    reason = text_box(_("Reason"), hint=_("Every forecast is kept, with its reason."))

    def cause_given(self) -> Cause | None:
        """Why the date slipped, if that was said. Call when the form is valid."""
        return Cause(self.cleaned_data["cause"]) if self.cleaned_data["cause"] else None

    def needs_cause(self, before: "DueDate | None") -> None:
        """Complain where the date is later than the one `before` and nobody has said why in a word."""
        due = self.cleaned_data["due"]
        if before is None or before.last is None or due.last is None or self.cleaned_data["cause"]:
            return
        if due.last > before.last:
            self.add_error("cause", _("Choose why it is later than %(day)s.") % {"day": before.printed})


class ExtensionForm(DueForm):
    """A later promise, with why and by whose leave."""

    due = FuzzyDayField(
        label=_("New date"),
        error_messages={"required": _("Enter a date, such as 31 March 2025 or summer 2025.")},
    )
    reason = text_box(_("Reason"))
    approved_by = line_box(_("Approved by"), 120, hint=_("A post or a body, not a person’s name."))


class CorrectDateForm(DueForm):
    """A date that was entered wrongly; what it needs depends on which kind it is."""

    cause = cause_field()
    reason = text_box(_("Reason"), hint=_("Needed for an extension or a forecast."))
    approved_by = line_box(_("Approved by"), 120, hint=_("Needed for an extension: a post or a body."))


class OutsideForm(EntryForm):
    """Whether it lies outside what the other covers, and why it relies on that at all."""

    outside = forms.BooleanField(
        label=_("It lies outside what that covers"),
        required=False,
        help_text=_(
            "Tick this where the other’s completion says nothing about it, such as grants, companies or staff of the"
            " council where a programme looks at housing services only. Its completion is then never proposed."
        ),
    )
    note = text_box(_("Why"), rows=3)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("outside") and not given.get("note", "").strip():
            self.add_error("note", _("Say why it relies on that although it lies outside."))
        return given


class RelianceForm(OutsideForm):
    """What it relies on, and why."""

    on = forms.ChoiceField(label=_("It relies on"), error_messages={"required": _("Choose what it relies on.")})

    def __init__(self, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]
        self.order_fields(["on", *(name for name in self.fields if name != "on")])


class PartForm(OutsideForm):
    """Which part of a programme it relies on, and why."""

    of = forms.ChoiceField(label=_("Which part?"), error_messages={"required": _("Choose what it relies on.")})

    def __init__(self, choices: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["of", *(name for name in self.fields if name != "of")])


class OutsideAgainForm(OutsideForm):
    """Whether something that it relies on already leaves it outside, and why."""

    note = text_box(_("Why"), required=_("Say why it lies outside or inside."), rows=3)


class ReleaseForm(EntryForm):
    """Why it no longer relies on that."""

    note = text_box(_("Why"))


class WordingForm(EntryForm):
    """Words, verbatim."""

    text = text_box(_("The words, exactly as they stand in the paper"), required=_("Enter the words."))


class WithdrawForm(OnceForm):
    """Why it is taken back."""

    reason = text_box(
        _("Why is it taken back?"), required=_("Enter the reason."), hint=_("The reason stays on record.")
    )
