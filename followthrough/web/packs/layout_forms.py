"""What is asked of whoever sets down how reports are laid out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.lib.printable import printable
from followthrough.packs import queries
from followthrough.packs.arranging import FIRST, before
from followthrough.packs.layouts import presets
from followthrough.packs.rules import LONGEST_TEXT, Clearer, Kind, Layout, Numbering, Section, layout_of, new_key
from followthrough.web.forms import PlainForm
from followthrough.web.packs import words

if TYPE_CHECKING:
    from followthrough.councils.models import Council

LONGEST_GUIDANCE = 2000
Choices = list[tuple[str, Any]]


def choices(council: "Council") -> Choices:
    """Every layout that a report can be begun in: the council's own by id, those that come with the product by key."""
    own = [(str(one.id), one.name) for one in queries.layouts(council) if one.sections]
    ready = [(key, _("%(name)s (comes with Followthrough)") % {"name": one.name}) for key, one in presets().items()]
    return [*own, *ready]


def chosen(council: "Council", key: str) -> Layout:
    """The layout of that choice."""
    own = None if key in presets() else queries.layout(council, UUID(key))
    return layout_of(own.sections) if own else presets()[key]


class VersionForm(PlainForm):
    """A form that changes a layout, and knows the version that whoever fills it in had seen.

    `standing` is what somebody entered meanwhile, field by field, once the action has refused.
    """

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("This form is damaged. Open the page again and fill it in anew."),
            "invalid": _("This form is damaged. Open the page again and fill it in anew."),
        },
    )
    key = ""  # of what stands already
    standing: list[tuple[str, str]] | None = None

    def look_again(self, version: int) -> None:
        """Show what stands now where it is not what was typed; sent once more, the form counts as having seen it."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.data = data
        if not self.key:
            return
        typed = {name: self.cleaned_data.get(name) for name in self.initial}
        differing = [name for name, value in self.initial.items() if value != typed[name] and name != "version"]
        self.standing = [(str(self.fields[name].label), self._in_words(name)) for name in differing]

    def _in_words(self, name: str) -> str:
        value, field = self.initial[name], self.fields[name]
        if isinstance(value, bool):
            return str(_("Yes") if value else _("No"))
        if isinstance(field, forms.ChoiceField):
            chosen = value if isinstance(value, list) else [value]
            told = [str(text) for key, text in field.choices if key in chosen]  # type: ignore[misc,union-attr]
            return "; ".join(told) or str(_("None"))
        return str(value) or str(_("Empty"))


class AddLayoutForm(PlainForm):
    """A layout of the council's own, which begins as another is."""

    start = forms.ChoiceField(
        label=_("Start from"), help_text=_("It is copied. Change it as you like: the other stays as it is.")
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("Such as: Reports to the scrutiny committee."),
        error_messages={"required": _("Enter a name for the layout.")},
    )

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"].choices = choices(council)  # type: ignore[attr-defined]


class NameForm(VersionForm):
    """What a layout is called, and how its paragraphs are numbered."""

    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Enter a name for the layout.")}
    )
    numbering = forms.ChoiceField(
        label=_("Paragraphs are numbered"), choices=[*words.NUMBERINGS.items()], widget=forms.RadioSelect
    )

    key = "name"

    def numbered(self) -> Numbering:
        return Numbering(self.cleaned_data["numbering"])


class SectionForm(VersionForm):
    """One section of a layout, and where it stands."""

    heading = forms.CharField(
        label=_("Heading"), max_length=150, error_messages={"required": _("Enter the heading of the section.")}
    )
    kind = forms.ChoiceField(label=_("What it holds"), choices=[*words.SECTIONS.items()], widget=forms.RadioSelect)
    after = forms.ChoiceField(label=_("Where it stands"), required=False)
    required = forms.BooleanField(
        label=_("It has to be written before a report is finalised"),
        required=False,
        help_text=_("Implications always have to be, if only to say that there are none."),
    )
    numbered = forms.BooleanField(label=_("Its paragraphs are numbered"), required=False)
    guidance = forms.CharField(
        label=_("Guidance for whoever writes it"),
        required=False,
        max_length=LONGEST_GUIDANCE,
        widget=forms.Textarea,
        help_text=_("It stands above the box, and never in the report."),
    )
    standing_text = forms.CharField(
        label=_("Standing text"),
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea,
        help_text=_("What a new report begins with. An empty line begins a paragraph; a list has one entry a line."),
    )

    def __init__(self, layout: Layout, section: Section | None, version: int, *args: Any) -> None:
        super().__init__(*args, initial=_of_section(layout, section) | {"version": version})
        self.layout, self.key = layout, section.key if section else ""
        others = [(one.key, _("After “%(heading)s”") % {"heading": one.heading}) for one in layout.sections]
        self.fields["after"].choices = _places(others, self.key)  # type: ignore[attr-defined]

    def section(self) -> Section:
        """What was entered. Call when the form is valid."""
        given = self.cleaned_data
        heading = printable(given["heading"])
        return Section(
            key=self.key or new_key(heading, [one.key for one in self.layout.sections]),
            heading=heading,
            kind=Kind(given["kind"]),
            required=given["required"],
            numbered=given["numbered"],
            guidance=printable(given["guidance"]),
            standing=printable(given["standing_text"]).strip(),
        )


class ClearerForm(VersionForm):
    """Whose clearance a report needs, of which sections."""

    name = forms.CharField(
        label=_("Who"),
        max_length=120,
        help_text=_("A post, not a person: Finance, Monitoring Officer, Director, Portfolio holder."),
        error_messages={"required": _("Enter who clears it.")},
    )
    sections = forms.MultipleChoiceField(
        label=_("Which sections they answer for"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none if they answer for the whole report."),
    )
    after = forms.ChoiceField(label=_("Where they stand in the list"), required=False)

    field_order = ("version", "name", "after", "sections")

    def __init__(self, layout: Layout, clearer: Clearer | None, version: int, *args: Any) -> None:
        super().__init__(*args, initial=_of_clearer(layout, clearer) | {"version": version})
        self.layout, self.key = layout, clearer.key if clearer else ""
        self.fields["sections"].choices = [(one.key, one.heading) for one in layout.written()]  # type: ignore[attr-defined]
        others = [(one.key, _("After %(name)s") % {"name": one.name}) for one in layout.clearers]
        self.fields["after"].choices = _places(others, self.key)  # type: ignore[attr-defined]

    def clearer(self) -> Clearer:
        """What was entered. Call when the form is valid."""
        name = printable(self.cleaned_data["name"])
        key = self.key or new_key(name, [one.key for one in self.layout.clearers])
        return Clearer(key, name, tuple(self.cleaned_data["sections"]))


class LayOutForm(PlainForm):
    """Which layout a report takes that is being written."""

    layout = forms.ChoiceField(label=_("Layout"))

    def __init__(self, council: "Council", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["layout"].choices = choices(council)  # type: ignore[attr-defined]


def _of_section(layout: Layout, section: Section | None) -> dict[str, Any]:
    one = section or Section("", "")
    return {
        "heading": one.heading,
        "kind": str(one.kind),
        "after": before(layout.sections, one.key),
        "required": one.required,
        "numbered": one.numbered,
        "guidance": one.guidance,
        "standing_text": one.standing,
    }


def _of_clearer(layout: Layout, clearer: Clearer | None) -> dict[str, Any]:
    one = clearer or Clearer("", "")
    return {"name": one.name, "sections": [*one.sections], "after": before(layout.clearers, one.key)}


def _places(others: Iterable[tuple[str, Any]], own: str) -> Choices:
    return [(FIRST, _("First")), *((key, words) for key, words in others if key != own)]
