"""What is asked of whoever writes a report."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.councils import queries as councils
from followthrough.lib.printable import printable
from followthrough.packs.rules import LONGEST_TEXT, Dates, Kind, Layout, Section, proposed_dates
from followthrough.web import words
from followthrough.web.fields import DayField
from followthrough.web.forms import PlainForm
from followthrough.web.packs.layout_forms import choices, chosen

if TYPE_CHECKING:
    from followthrough.councils.models import Council, Meeting
    from followthrough.packs.queries import ReportView


class DaysForm(PlainForm):
    """The days of a report but for the meeting's own. `Dates` calls them the same."""

    cutoff = DayField(
        label=_("Cut-off"),
        required=False,
        help_text=_("The report tells what was known by the end of this day. What comes later is for a supplement."),
    )
    clearance = DayField(label=_("Cleared by"), required=False)
    publication = DayField(
        label=_("Published on"),
        required=False,
        help_text=_("In England five clear days before the meeting, counting neither."),
    )

    def dates(self, meeting: "Meeting") -> Dates:
        """What was entered; a day that was left out is the one that fits the meeting. Call when the form is valid."""
        given = {name: day for name, day in self.cleaned_data.items() if name in DaysForm.base_fields and day}
        return replace(proposed_dates(meeting.day), **given)


class BeginForm(DaysForm):
    """For which meeting, laid out how."""

    meeting = forms.ChoiceField(
        label=_("Meeting"), error_messages={"required": _("Choose the meeting that the report is for.")}
    )
    layout = forms.ChoiceField(label=_("Layout"))

    field_order = ("meeting", "layout", "cutoff", "clearance", "publication")

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.council = council
        held = [(str(one.id), f"{words.day(one.day)}, {one.committee.name}") for one in councils.meetings(council)]
        self.fields["meeting"].choices = [("", _("Choose a meeting")), *held]  # type: ignore[attr-defined]
        self.fields["layout"].choices = choices(council)  # type: ignore[attr-defined]
        for name in DaysForm.base_fields:
            self.fields[name].help_text = self.fields[name].help_text or ""
        self.fields["cutoff"].help_text = _("Leave the three days empty for days that fit the meeting.")

    def chosen_meeting(self) -> "Meeting":
        found = councils.meeting(self.council, UUID(self.cleaned_data["meeting"]))
        assert found is not None, "one of the choices"
        return found

    def chosen_layout(self) -> Layout:
        return chosen(self.council, self.cleaned_data["layout"])


class TextsForm(forms.Form):
    """The texts of some sections. `seen` is from which serial of each the writer began."""

    def __init__(self, view: "ReportView", sections: list[Section], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections
        for one in sections:
            draft = view.drafts.get(one.key)
            self.fields[one.key] = _text_field(one, draft.text if draft else "")
            self.fields[f"seen-{one.key}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=draft.serial if draft else 0
            )

    def texts(self) -> dict[str, str]:
        return {one.key: printable(self.cleaned_data[one.key]).strip() for one in self.sections}

    def seen(self) -> dict[str, int]:
        return {one.key: self.cleaned_data[f"seen-{one.key}"] or 0 for one in self.sections}

    def look_again(self, view: "ReportView") -> None:
        """Sent once more, the form counts as having seen what was saved meanwhile."""
        now = {f"seen-{one.key}": view.drafts[one.key].serial for one in self.sections if one.key in view.drafts}
        self.data = {**dict(self.data.items()), **now}

    def insert(self, section: str, citation: str) -> None:
        """Put a citation at the end of what has been typed."""
        typed = self.data.get(section, "")
        gap = "" if not typed or typed[-1].isspace() else " "
        self.data = {**dict(self.data.items()), section: f"{typed}{gap}[[{citation}]]"}


def _text_field(section: Section, text: str) -> forms.CharField:
    return forms.CharField(
        label=section.heading,
        help_text=section.guidance,
        required=False,
        strip=False,
        initial=text,
        widget=forms.TextInput if section.kind is Kind.FIELD else forms.Textarea,
        max_length=LONGEST_TEXT,
        error_messages={
            "max_length": _(
                "This has %(show_value)d characters, and a section may have %(limit_value)d. Nothing was saved and all"
                " of it is still here: take some of it to an appendix, or split it between sections."
            )
        },
    )


class ClearForm(PlainForm):
    """Whose clearance it is."""

    given_by = forms.CharField(
        label=_("Cleared by"),
        max_length=120,
        help_text=_("The post, such as Head of Financial Services."),
        error_messages={"required": _("Enter who cleared it.")},
    )
    note = forms.CharField(
        label=_("What they said"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Such as where the e-mail is kept. Leave empty if there is nothing to say."),
    )


class ReleaseForm(PlainForm):
    """Why words that the guard found may be published."""

    reason = forms.CharField(
        label=_("Why they may be published"),
        max_length=500,
        widget=forms.Textarea,
        help_text=_("Such as: an elected member, named in the committee’s own papers. It is kept with your name."),
        error_messages={"required": _("Enter why these words may be published.")},
    )


class SupplementForm(PlainForm):
    """Up to which day a supplement tells."""

    day = DayField(
        label=_("Tells what was known by"),
        required=False,
        help_text=_("Leave this empty for today, or for the day of the meeting once that has passed."),
    )


class TemplateForm(PlainForm):
    """A Word template of the council's own."""

    file = forms.FileField(
        label=_("Upload a template"),
        allow_empty_file=True,
        help_text=_("A Word document (.docx or .dotx) with marks in it. At most 10 MB."),
        error_messages={"required": _("Choose the file of the template.")},
        widget=forms.FileInput,
    )

    def template(self) -> tuple[bytes, str]:
        """Its bytes and what it is called. Call when the form is valid."""
        file = self.cleaned_data["file"]
        return file.read(), printable(file.name)


class ReturnedForm(PlainForm):
    """A Word file of a version that came back."""

    file = forms.FileField(
        label=_("The file that came back"),
        allow_empty_file=True,
        help_text=_(
            "The Word document (.docx), at most 20 MB. Tracked insertions are read as text and tracked deletions are"
            " left out, as if they were accepted. Comments are not read."
        ),
        error_messages={"required": _("Choose the file that came back.")},
        widget=forms.FileInput({"accept": ".docx"}),
    )

    def document(self) -> tuple[bytes, str]:
        """Its bytes and what it is called. Call when the form is valid."""
        file = self.cleaned_data["file"]
        return file.read(), printable(file.name)


class PutForm(PlainForm):
    """The words that are put to an owner."""

    text = forms.CharField(
        label=_("The words that you put to the owner"),
        widget=forms.Textarea,
        help_text=_("Take out what is no part of the update, such as a state or a date. The owner can change it too."),
        error_messages={"required": _("Enter the words that you put to the owner.")},
    )

    def clean_text(self) -> str:
        return printable(self.cleaned_data["text"])


class DeclineForm(PlainForm):
    """Why an owner will not say what was put to them."""

    reason = forms.CharField(
        label=_("What is not right"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("A few words. Whoever put it to you reads them, and they are kept."),
        error_messages={"required": _("Enter what is not right.")},
    )

    def clean_reason(self) -> str:
        return printable(self.cleaned_data["reason"])
