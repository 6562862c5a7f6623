"""What every form that enters something has in common."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from followthrough.commitments.actions import Told
from followthrough.lib.ids import new_id
from followthrough.lib.printable import printable
from followthrough.web.fields import DayField
from followthrough.web.seen import SeenField, sealed, seen

if TYPE_CHECKING:
    from followthrough.web.meanwhile import Meanwhile

# What Django itself says of a field, in our words; a field that has its own sentence keeps it.
SENTENCES = {
    "required": _("Fill this in."),
    "invalid_choice": _("Choose one from the list."),
    "max_length": _("This is too long: it has %(show_value)d characters and may have %(limit_value)d. Shorten it."),
    "max_value": _("Enter %(limit_value)s or less."),
    "min_value": _("Enter %(limit_value)s or more."),
    "null_characters_not_allowed": _(
        "This holds a character that cannot be kept. Type it again instead of pasting it."
    ),
}


class PlainForm(forms.Form):
    """A form whose every complaint is in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            in_our_words(field)


def in_our_words(field: forms.Field) -> forms.Field:
    """The field, complaining in our words; for one that a form adds after it was begun."""
    usual = _usual_messages(field)
    for code, said in SENTENCES.items():
        if field.error_messages.get(code) is usual.get(code):
            field.error_messages[code] = said
    return field


def _usual_messages(field: forms.Field) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        found |= getattr(kind, "default_error_messages", {})
    return found


class SeenForm(PlainForm):
    """A form that knows what its reader had seen, so that what somebody entered meanwhile is not overruled unseen.

    `seen` travels hidden and goes to the action. `meanwhile` is what somebody entered, once the action has refused.
    """

    seen = SeenField()
    meanwhile: "Meanwhile | None" = None

    def look_again(self, meanwhile: "Meanwhile | None" = None) -> None:
        """Show what was entered meanwhile; sent once more, the form counts as having seen it."""
        self.meanwhile = meanwhile
        self.data = {**dict(self.data.items()), self.add_prefix("seen"): sealed(seen())}


class OnceForm(SeenForm):
    """A form that makes one row however often it is sent. Texts come out without control characters.

    `request_id` is made with the empty form, travels hidden and goes to the action.
    """

    request_id = forms.UUIDField(
        widget=forms.HiddenInput,
        required=False,
        initial=new_id,
        error_messages={"invalid": _("This form is damaged. Open the page again and fill it in anew.")},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {name: printable(value) if isinstance(value, str) else value for name, value in given.items()}

    def told(self) -> Told:
        """When and where it was told: now, here. Call when the form is valid."""
        return Told(request_id=self.cleaned_data["request_id"], seen=self.cleaned_data["seen"])


class EntryForm(OnceForm):
    """A form whose entry may come from an older paper: the last two fields ask which day and which paper."""

    known_on = DayField(
        label=_("Known on"),
        required=False,
        help_text=_(
            "Leave empty if it is known from today; give the date of the paper if you are entering something older."
        ),
    )
    source = forms.CharField(
        label=_("Paper it comes from"),
        required=False,
        max_length=200,
        help_text=_("Only for something older: the title of the paper, such as “Progress report, April 2022”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [name for name in self.fields if name not in ("known_on", "source")]
        self.order_fields([*own, "known_on", "source"])

    def known_today(self) -> None:
        """Ask neither day nor paper, and take none: what is entered is known from today."""
        del self.fields["known_on"], self.fields["source"]

    def told(self) -> Told:
        """When and where it was told; today when no day is given. Call when the form is valid."""
        given = self.cleaned_data
        known_on, source = given.get("known_on"), given.get("source", "").strip()
        return Told(known_on=known_on, source=source, request_id=given["request_id"], seen=given["seen"])
